import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sampleUuid } from '../../src/core/sample/data/sampleUuid';
import { openText } from './openText';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const NEW_YORK = '0b67acc5-ee5a-4a07-aa42-3e3d1a5ff9c9';
const ALAVES = sampleUuid('soccer_team/Alavés');
const GAME = '0fce0a7a-2d92-4740-aa3e-2360ad642ee0';
const MARKET = 'KXNBAGAME-26NYKBOS-BOS';

const closeAll = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.closeAllEditors');

/** Makes the extension load things, as a hover does, however long that takes. */
async function load(...ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const key = id === GAME ? 'milestone_id' : 'ticker';
    const document = await openText('json', `{"${key}": "${id}"}`);
    for (let isKnown = false; !isKnown;) {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        document.positionAt(document.getText().indexOf(id) + 3),
      );
      const texts = hovers.flatMap(({ contents }) =>
        contents.map((one) => (one as vscode.MarkdownString).value),
      );
      isKnown = texts.some((text) => text.includes('kalshi.openDetails'));
    }
  }
}

/**
 * Documents of their own address each: VS Code gives the name of an untitled one to the next, and now and then what was
 * typed into it as well.
 */
class Texts implements vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  readonly #registered = vscode.workspace.registerTextDocumentContentProvider('kalshi-test', this);

  async open(language: string, content: string): Promise<vscode.TextDocument> {
    const uri = vscode.Uri.from({ scheme: 'kalshi-test', path: `/${String(this.#texts.size)}` });
    this.#texts.set(uri.path, content);
    const document = await vscode.workspace.openTextDocument(uri);
    return vscode.languages.setTextDocumentLanguage(document, language);
  }

  provideTextDocumentContent({ path }: vscode.Uri): string {
    return this.#texts.get(path) ?? '';
  }

  dispose(): void {
    this.#registered.dispose();
  }
}

const texts = new Texts();

interface Offered {
  readonly document: vscode.TextDocument;
  /** Ours alone: other extensions offer the strings and words of the file. */
  readonly items: readonly vscode.CompletionItem[];
  readonly names: readonly string[];
}

const nameOf = ({ label }: vscode.CompletionItem): string =>
  typeof label === 'string' ? label : label.label;
const isOurs = (item: vscode.CompletionItem): boolean =>
  typeof item.label === 'object' || item.command?.command === 'kalshi.insertId';

/** What is offered where `|` stands in a text. */
async function offered(marked: string, language = 'json', resolved = 0): Promise<Offered> {
  const content = marked.replace('|', '');
  const document = await texts.open(language, content);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(marked.indexOf('|')),
    undefined,
    resolved,
  );
  const items = list.items
    .filter(isOurs)
    .toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
  return { document, items, names: items.map(nameOf) };
}

/** The text after an item was taken. */
function taken({ document, items }: Offered, name: string): string {
  const item = items.find((one) => nameOf(one) === name);
  assert.ok(item, `${name} is offered`);
  const range = item.range as vscode.Range;
  const text = document.getText();
  return (
    text.slice(0, document.offsetAt(range.start)) +
    (item.insertText as string) +
    text.slice(document.offsetAt(range.end))
  );
}

describe('completion in VS Code', () => {
  after(() => texts.dispose());
  before(() => load(BOSTON, NEW_YORK, ALAVES, GAME, MARKET, 'KXNBAGAME-26NYKBOS'));
  afterEach(closeAll);

  it('offers a name and writes the id in place of all that stands between the quotes', async () => {
    for (const typed of [
      'bos|',
      'Boston|',
      'BOS|',
      'bo|xyz',
      '|',
      `${NEW_YORK.slice(0, 9)}|${NEW_YORK.slice(9)}`,
    ]) {
      const found = await offered(`{"custom_strike": {"basketball_team": "${typed}"}, "n": 1}`);
      const after = `{"custom_strike": {"basketball_team": "${BOSTON}"}, "n": 1}`;
      assert.equal(taken(found, 'Boston'), after, typed);
    }
  });

  it('says of each what it is, its id, and in the end what the hover says', async () => {
    const { items } = await offered('{"basketball_team": "bos|"}', 'json', 5);
    const [boston] = items;
    assert.deepEqual(boston?.label, {
      label: 'Boston',
      detail: '  basketball_team',
      description: BOSTON.slice(0, 8),
    });
    assert.equal(boston.detail, BOSTON);
    const { value } = boston.documentation as vscode.MarkdownString;
    assert.match(value, /^\*\*Boston\*\* — structured target `basketball_team`/);
    assert.match(value, /kalshi\.openDetails/);
  });

  it('finds names without accents, and by several words', async () => {
    assert.ok((await offered('{"away_team_id": "alaves|"}')).names.includes('Alavés'));
    assert.ok((await offered('{"away_team_id": "Alavé|"}')).names.includes('Alavés'));
    assert.ok((await offered('{"milestone_id": "boston york|"}')).names.includes('New York at Boston'));
  });

  it('keeps to what the key asks for', async () => {
    const { names } = await offered('{"custom_strike": {"basketball_team": "|"}}');
    assert.ok(names.includes('Boston') && names.includes('New York'), names.join());
    assert.ok(!names.includes('Alavés') && !names.includes('New York at Boston'));
    const tickers = await offered('{"ticker": "kxnbagame|"}');
    const ids = tickers.items.map(({ insertText }) => insertText);
    assert.ok(ids.includes(`"${MARKET}`) && ids.includes('"KXNBAGAME-26NYKBOS'));
    const events = await offered('{"event_tickers": ["kxnbagame|"]}');
    const eventIds = events.items.map(({ insertText }) => insertText);
    assert.ok(eventIds.includes('"KXNBAGAME-26NYKBOS') && !eventIds.includes(`"${MARKET}`));
  });

  it('lets VS Code keep every item, whatever is typed', async () => {
    const typed = ' Bos';
    const { items, document } = await offered(`{"home_team_id": "${typed}|"}`);
    assert.ok(items.length > 0);
    for (const item of items) {
      assert.ok(item.filterText?.startsWith(`"${typed}`), item.filterText);
      assert.ok((item.range as vscode.Range).contains(document.positionAt(18 + typed.length)));
    }
  });

  it('works in broken JSON, and closes a quote that is missing', async () => {
    const found = await offered('{ "a": [ { "basketball_team": "bos|\n  "b": {');
    assert.equal(taken(found, 'Boston'), `{ "a": [ { "basketball_team": "${BOSTON}"\n  "b": {`);
  });

  it('writes the quotes where there are none', async () => {
    for (const [marked, after] of [
      ['{"home_team_id": |}', `{"home_team_id": "${BOSTON}"}`],
      ['{"home_team_id": bos|}', `{"home_team_id": "${BOSTON}"}`],
      ['{"team_ids": ["x", |]}', `{"team_ids": ["x", "${BOSTON}"]}`],
    ] as const)
      assert.equal(taken(await offered(marked), 'Boston'), after);
  });

  it('goes on in the search, with what was typed left as it is', async () => {
    for (const typed of ['zebra', '']) {
      const found = await offered(`{"home_team_id": "${typed}|"}`);
      assert.equal(found.names.at(-1), 'Search the exchange…');
      assert.deepEqual(found.items.at(-1)?.command?.arguments, [typed]);
      assert.equal(taken(found, 'Search the exchange…'), `{"home_team_id": "${typed}"}`);
    }
  });

  it('offers nothing anywhere else', async () => {
    for (const marked of [
      '{"name": "bos|"}',
      '{"order_id": "|"}',
      '{"|": 1}',
      '{"custom_strike": {"|"}}',
      '{"custom_strike": {"Party": "|"}}',
      '{"home_team": "bos|"}',
      '{"home_team_id": "x"|}',
      '// "home_team_id": "bos|"',
    ])
      assert.deepEqual((await offered(marked)).names, [], marked);
  });

  it('works line by line in JSON lines', async () => {
    const found = await offered('{"home_team_id": "x"\n{"home_team_id": "bos|"}\n', 'jsonl');
    assert.equal(taken(found, 'Boston'), `{"home_team_id": "x"\n{"home_team_id": "${BOSTON}"}\n`);
  });

  it('is there in source code only where the language is set to all', async () => {
    const code = 'HOME_TEAM_ID = "bos|"';
    assert.deepEqual((await offered(code, 'python')).names, []);
    const configuration = vscode.workspace.getConfiguration('kalshi');
    await configuration.update('languages', { python: 'all' }, vscode.ConfigurationTarget.Global);
    try {
      assert.equal(taken(await offered(code, 'python'), 'Boston'), `HOME_TEAM_ID = "${BOSTON}"`);
      assert.deepEqual((await offered('print("bos|")', 'python')).names, []);
    } finally {
      await configuration.update('languages', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('is off while its setting is', async () => {
    const configuration = vscode.workspace.getConfiguration('kalshi');
    await configuration.update('completion.enabled', false, vscode.ConfigurationTarget.Global);
    try {
      assert.deepEqual((await offered('{"home_team_id": "bos|"}')).names, []);
    } finally {
      await configuration.update('completion.enabled', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
