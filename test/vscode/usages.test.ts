import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { openPlace } from '../../src/vscode/open/openPlace';
import { scanFile } from '../../src/vscode/usages/scanFile';
import { scanWorkspace, type WorkspaceScan } from '../../src/vscode/usages/workspaceScan';
import { openText } from './openText';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const NOBODY = '2ef4d31c-0b46-4f43-a403-000000000000';
const DEADLINE_MS = 10_000;

/** Files below the folder of the workspace, for as long as the tests of this file run. */
const FILES: Readonly<Record<string, string | Buffer>> = {
  'plain.json': `{ "team_id": "${NOBODY}" }`,
  'deep/er/bot.py': `team_ids = ["${NOBODY.toUpperCase()}"]\r\ny = "${NOBODY}"  # on Kalshi\n`,
  'node_modules/a/index.json': `{ "team_id": "${NOBODY}" }`,
  'out/x.gen.json': `{ "team_id": "${NOBODY}" }`,
  'out/y.gen.js': `"${NOBODY}"`,
  'kept/when.js': `"${NOBODY}"`,
  'picture.bin': Buffer.concat([Buffer.from([137, 80, 0, 1]), Buffer.from(`"${NOBODY}"`)]),
};

const [workspaceFolder] = vscode.workspace.workspaceFolders ?? [];
const root = path.join(workspaceFolder?.uri.fsPath ?? '', 'usages-of-a-test');
const fileAt = (name: string): vscode.Uri => vscode.Uri.file(path.join(root, name));

const never = (): vscode.CancellationToken => new vscode.CancellationTokenSource().token;

/** Where an id stands in the files of these tests, as `name:line:character`. */
function placesOf({ files }: WorkspaceScan, id = NOBODY): readonly string[] {
  return [...files].flatMap(([uri, { ids }]) =>
    ids
      .filter((one) => one.id === id)
      .flatMap(({ places }) => places.map(({ line, character }) => placeText(uri, line, character))),
  );
}

function placeText(uri: string, line: number, character: number): string {
  const name = path.relative(root, vscode.Uri.parse(uri).fsPath).replaceAll(path.sep, '/');
  return `${name}:${line}:${character}`;
}

async function withSetting(
  section: string,
  name: string,
  value: unknown,
  run: () => Promise<void>,
): Promise<void> {
  const change = (to: unknown): Thenable<void> =>
    vscode.workspace.getConfiguration(section).update(name, to, vscode.ConfigurationTarget.Global);
  await change(value);
  try {
    await run();
  } finally {
    await change(undefined);
  }
}

async function until<T>(what: string, look: () => T | undefined): Promise<T> {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    assert.ok(Date.now() < deadline, `in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('the usages of ids in the workspace', () => {
  before(() => {
    for (const [name, content] of Object.entries(FILES)) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), content);
    }
  });

  after(() => rmSync(root, { recursive: true, force: true }));

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const ALL = [
    'deep/er/bot.py:0:13',
    'deep/er/bot.py:1:5',
    'kept/when.js:0:1',
    'out/x.gen.json:0:14',
    'out/y.gen.js:0:1',
    'plain.json:0:14',
  ];

  it('leave out what searches leave out, and binary files', async () => {
    assert.deepEqual(placesOf(await scanWorkspace({ token: never() })), ALL);
  });

  it('honour both settings, with alternatives in their patterns and without conditions', async () => {
    await withSetting('search', 'exclude', { '**/*.gen.{js,json}': true, '**/deep': false }, async () => {
      assert.deepEqual(
        placesOf(await scanWorkspace({ token: never() })),
        ALL.filter((place) => !place.startsWith('out/')),
      );
    });
    const excluded = { '**/deep/er': true, '**/kept/*.js': { when: '$(basename).ts' } };
    await withSetting('files', 'exclude', excluded, async () => {
      assert.deepEqual(
        placesOf(await scanWorkspace({ token: never() })),
        ALL.filter((place) => !place.startsWith('deep/')),
      );
    });
  });

  it('are those of the editor where a document is not saved', async () => {
    const document = await vscode.workspace.openTextDocument(fileAt('plain.json'));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), `["${NOBODY}"]\n`));
    await openText('json', `\n\n"${NOBODY}"`);
    try {
      const places = placesOf(await scanWorkspace({ token: never() }));
      assert.deepEqual(
        places.filter((place) => place.startsWith('plain.json')),
        ['plain.json:0:2', 'plain.json:1:14'],
      );
      assert.equal(places.filter((place) => /Untitled-\d+:2:1$/.test(place)).length, 1);
    } finally {
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
  });

  it('are kept as far as they were found when the scan is cancelled', async () => {
    const source = new vscode.CancellationTokenSource();
    const whole = await scanWorkspace({ token: never() });
    const scan = await scanWorkspace({
      token: source.token,
      progress: (looked) => {
        if (looked === 3) source.cancel();
      },
    });
    assert.ok(scan.looked >= 3 && scan.looked < scan.total, `${scan.looked} of ${scan.total}`);
    assert.equal(scan.total, whole.total);
    assert.ok(scan.files.size > 0 && scan.files.size <= scan.looked);
  });

  it('are found in files that VS Code gives no extension, from disk', async () => {
    const line = `{"trade_id":"7b0f4f0e-3b1c-4e57-8b42-0d6f3a1f9c20","price":"0.5400","note":"${'x'.repeat(900)}"}\n`;
    writeFileSync(fileAt('huge.log').fsPath, `${line.repeat(60_000)}{"team_id":"${NOBODY}"}\n`);
    try {
      const usages = await scanFile(fileAt('huge.log'));
      assert.deepEqual(
        usages?.ids.map(({ id, hint, count, places }) => [id, hint, count, places.at(-1)?.line]),
        [
          ['7b0f4f0e-3b1c-4e57-8b42-0d6f3a1f9c20', 'foreign', 60_000, 999],
          [NOBODY, 'structuredTarget', 1, 60_000],
        ],
      );
    } finally {
      rmSync(fileAt('huge.log').fsPath);
    }
  });

  it('are the references of an id, in whatever case it is written', async () => {
    const references = async (uri: vscode.Uri, position: vscode.Position): Promise<readonly string[]> => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        ...[uri, position],
      );
      return found.map(({ uri: at, range: { start } }) =>
        placeText(at.toString(), start.line, start.character),
      );
    };
    const document = await vscode.workspace.openTextDocument(fileAt('plain.json'));
    assert.deepEqual((await references(document.uri, new vscode.Position(0, 20))).toSorted(), ALL);
    assert.deepEqual(await references(document.uri, new vscode.Position(0, 4)), []);
    const unsaved = await openText('json', `"KXNOBODY-26"`);
    assert.deepEqual(
      (await references(unsaved.uri, new vscode.Position(0, 5))).map((place) => /:.*/.exec(place)?.[0]),
      [':0:1'],
    );
  });

  it('are copied as Markdown with every place', async () => {
    await vscode.commands.executeCommand('kalshi.usages.scan');
    await vscode.commands.executeCommand('kalshi.usages.copyMarkdown');
    const report = await vscode.env.clipboard.readText();
    assert.match(report, /^# Kalshi IDs in workspace\n/);
    assert.match(
      report,
      new RegExp(`\\*\\*Boston\\*\\* \`${BOSTON}\`\n(  - .*\n)*  - \`bot\\.config\\.jsonc:\\d+\``),
    );
    assert.match(report, new RegExp(`- \`${NOBODY}\`\n {2}- \`usages-of-a-test/deep/er/bot\\.py:1\`\n`));
  });

  it('lead to their place, also after the file was changed', async () => {
    const uri = fileAt('deep/er/bot.py').toString();
    const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri));
    await openPlace({ uri, line: 1, character: 5, id: NOBODY }, false);
    const selected = (): string => editor.document.getText(vscode.window.activeTextEditor?.selection);
    assert.equal(selected(), NOBODY);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# one\n# two\n# three\n'));
    await openPlace({ uri, line: 1, character: 5, id: NOBODY }, false);
    assert.equal(selected(), NOBODY.toUpperCase(), 'the nearest one');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});

describe('the ids of a file as a table', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const panels = (): readonly vscode.Tab[] =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(
        ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('kalshi.file'),
      );

  it('open beside the file, once', async () => {
    const content = `{ "team_id": "${BOSTON}" }`;
    const document = await openText('json', content);
    for (let time = 0; time < 2; time++) {
      await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      await vscode.commands.executeCommand('kalshi.resolveFile');
      const [tab] = await until('the panel', () => (panels().length > 0 ? panels() : undefined));
      assert.match(tab?.label ?? '', /^IDs: Untitled-\d+$/);
      assert.equal(tab?.group.viewColumn, vscode.ViewColumn.Two);
    }
    assert.equal(panels().length, 1);
  });
});
