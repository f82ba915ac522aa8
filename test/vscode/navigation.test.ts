import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Session } from '../../src/core/session';
import { IdTerminalLinks } from '../../src/vscode/ids/terminalLinks';
import { poll } from '../support/workbench/poll';
import { openText } from './openText';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const GAME = '0fce0a7a-2d92-4740-aa3e-2360ad642ee0';
const ORDER = '7b0f4f0e-3b1c-4e57-8b42-0d6f3a1f9c20';
const MARKET = 'KXNBAGAME-26NYKBOS-BOS';

const closeAll = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.closeAllEditors');
const open = (content: string, language = 'json'): Thenable<vscode.TextDocument> =>
  openText(language, content);

const positionOf = (document: vscode.TextDocument, text: string, shift = 4): vscode.Position =>
  document.positionAt(document.getText().indexOf(text) + shift);

describe('the definition of an id in VS Code', () => {
  afterEach(closeAll);

  async function definitionsOf(document: vscode.TextDocument, text: string): Promise<vscode.LocationLink[]> {
    return vscode.commands.executeCommand(
      'vscode.executeDefinitionProvider',
      document.uri,
      positionOf(document, text),
    );
  }

  for (const [content, id, path] of [
    [
      `{"basketball_team": "${BOSTON.toUpperCase()}"}`,
      BOSTON.toUpperCase(),
      `/structuredTarget/${BOSTON}.json`,
    ],
    [`{"milestone_id": "${GAME}"}`, GAME, `/milestone/${GAME}.json`],
    [`{"x": "${GAME}"}`, GAME, `/milestone/${GAME}.json`],
    [`{"ticker": "${MARKET}"}`, MARKET, `/market/${MARKET}.json`],
    ['{"event_ticker": "SENATEWY-26"}', 'SENATEWY-26', '/event/SENATEWY-26.json'],
  ] as const) {
    it(`is its raw JSON: ${path}`, async () => {
      const document = await open(content);
      const [definition, ...more] = await definitionsOf(document, id);
      assert.ok(definition);
      assert.deepEqual(more, []);
      assert.equal(definition.targetUri.toString(), `kalshi://sample${path}`);
      assert.equal(document.getText(definition.originSelectionRange), id);
    });
  }

  it('is a document that can be read, and has definitions in it too', async () => {
    const [market] = await definitionsOf(await open(`{"ticker": "${MARKET}"}`), MARKET);
    const document = await vscode.workspace.openTextDocument(market!.targetUri);
    assert.equal((JSON.parse(document.getText()) as { ticker: string }).ticker, MARKET);
    const [team] = await definitionsOf(document, BOSTON);
    assert.equal(team?.targetUri.path, `/structuredTarget/${BOSTON}.json`);
  });

  it('is none for ids of other things and beside ids', async () => {
    const document = await open(`{"order_id": "${ORDER}", "z": "9e8d7c6b-5a49-4837-b625-1403f2e1d0c9"}`);
    for (const text of [ORDER, '"order_id"', '9e8d7c6b'])
      assert.deepEqual(await definitionsOf(document, text), []);
  });
});

describe('highlights of an id in VS Code', () => {
  afterEach(closeAll);

  async function highlighted(content: string, text: string): Promise<readonly string[]> {
    const document = await open(content);
    const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[] | undefined>(
      'vscode.executeDocumentHighlights',
      document.uri,
      positionOf(document, text),
    );
    return (found ?? []).map(({ range }) => document.getText(range));
  }

  it('are the same id everywhere, as a key and in other letters', async () => {
    const other = BOSTON.toUpperCase();
    const content = `{"kalshi": "${BOSTON}", "${other}": 1,\n"b": ["${GAME}", "x ${BOSTON}"]} // ${BOSTON}a`;
    assert.deepEqual(await highlighted(content, BOSTON), [BOSTON, other, BOSTON]);
    assert.deepEqual(await highlighted(content, other), [BOSTON, other, BOSTON]);
    assert.deepEqual(await highlighted(`["${MARKET}", "${MARKET}X", "${MARKET}"]`, MARKET), [MARKET, MARKET]);
  });

  it('follow an edit', async () => {
    const document = await open(`["${BOSTON}",\n"${GAME}", "kalshi"]`);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(1, 1, 1, 37), BOSTON);
    await vscode.workspace.applyEdit(edit);
    const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      new vscode.Position(0, 5),
    );
    assert.equal(found.length, 2);
  });
});

describe('links on ids in VS Code', () => {
  const configuration = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('kalshi');
  const turn = (on: true | undefined): Thenable<void> =>
    configuration().update('links.enabled', on, vscode.ConfigurationTarget.Global);

  before(async () => {
    await turn(true);
    for (const id of [BOSTON, MARKET]) {
      const document = await open(`{"ticker": "${id}"}`);
      await vscode.commands.executeCommand(
        'vscode.executeHoverProvider',
        document.uri,
        positionOf(document, id),
      );
    }
  });
  after(() => turn(undefined));
  afterEach(closeAll);

  async function linksOf(
    document: vscode.TextDocument,
  ): Promise<readonly (readonly [text: string, link: vscode.DocumentLink])[]> {
    const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    return found
      .filter(({ target }) => target?.scheme === 'kalshi')
      .map((link) => [document.getText(link.range), link]);
  }

  /** Asked again, as an editor does, where the provider was registered anew while it answered: then there are none. */
  async function linksIn(content: string): Promise<Awaited<ReturnType<typeof linksOf>>> {
    const document = await open(content);
    return poll('links', async () => {
      const links = await linksOf(document);
      return links.length > 0 ? links : undefined;
    });
  }

  it('lead where the definition leads, and say the name', async () => {
    const [[text, link] = ['', undefined], ...more] = await linksIn(`{"kalshi_anything": "${BOSTON}"}`);
    assert.deepEqual(more, []);
    assert.equal(text, BOSTON);
    assert.equal(link?.target?.toString(), `kalshi://sample/structuredTarget/${BOSTON}.json`);
    assert.equal(link.tooltip, 'Boston');
  });

  it('are only on what is known', async () => {
    const ids = ['11111111-2222-4333-8444-555555555555', 'KXUNSEEN-26', MARKET, ORDER];
    const links = await linksIn(
      `{"milestone_id": "${ids[0]}", "a": "${ids[1]}", "b": "${ids[2]}", "order_id": "${ids[3]}"}`,
    );
    assert.deepEqual(
      links.map(([text]) => text),
      [MARKET],
    );
  });

  it('are at most two thousand, and none far to the right', async () => {
    assert.equal((await linksIn(`[${Array(3_000).fill(`"${MARKET}"`).join(',\n')}]`)).length, 2_000);
    const wide = await linksIn(`["${'x'.repeat(9_900)}", "${MARKET}", "${'x'.repeat(100)}", "${BOSTON}"]`);
    assert.deepEqual(
      wide.map(([text]) => text),
      [MARKET],
    );
  });

  it('are off unless they are turned on', async () => {
    await turn(undefined);
    try {
      assert.deepEqual(await linksOf(await open(`["${MARKET}"]`)), []);
    } finally {
      await turn(true);
    }
    assert.equal((await linksIn(`["${MARKET}"]`)).length, 1);
  });
});

describe('links in a terminal', () => {
  const LINE = `12:00 quote KXNBAGAME-26NYKBOS-BOS team_id=${BOSTON} order_id=${ORDER} utf-8`;

  it('are the ids of the exchange in the line, where they stand', async () => {
    let requests = 0;
    const session = new Session({
      environment: 'sample',
      baseUrl: 'https://example.com',
      transport: () => {
        requests++;
        throw new Error('nothing is sent');
      },
      perSecond: 5,
      concurrency: 1,
      log: () => undefined,
    });
    try {
      const links = await new IdTerminalLinks(() => session).provide(LINE);
      assert.deepEqual(
        links.map(({ startIndex, length }) => LINE.slice(startIndex, startIndex + length)),
        ['KXNBAGAME-26NYKBOS-BOS', BOSTON],
      );
      assert.deepEqual(
        links.map(({ tooltip }) => tooltip),
        ['Look up on Kalshi', 'Look up on Kalshi'],
      );
      assert.equal(requests, 0);
    } finally {
      await session.dispose();
    }
  });
});
