import { strict as assert } from 'node:assert';
import type * as vscode from 'vscode';
import type { IdDocuments } from '../../src/vscode/ids/idDocuments';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';
import { idsByLine } from '../unit/ids/idsByLine';

const ID = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const OTHER = '0fce0a7a-2d92-4740-aa3e-2360ad642ee0';
const PATH = '/open/ids.json';

describe('The ids of a document', () => {
  let window: ExplorerWindow;
  let documents: IdDocuments;

  beforeEach(async () => {
    window = await openExplorer();
    // Only now is there a `vscode` that it can be loaded with.
    const module = await import('../../src/vscode/ids/idDocuments');
    documents = new module.IdDocuments();
  });
  afterEach(() => window.close());

  function open(text: string, language = 'json', path = PATH): vscode.TextDocument {
    window.editor.open({ path, language, lines: text.split('\n') });
    const document = window.host.api.workspace.textDocuments.find(({ uri }) => uri.path === path);
    return document ?? assert.fail('the document is not open');
  }

  it('are those of its newest text after edits', async () => {
    const rows = Array.from({ length: 300 }, (_, line) => `  "ticker": "KXA-${line}", "id": "${ID}",`);
    const document = open(['{', ...rows, '}'].join('\n'));
    const all = await documents.all(document);
    assert.deepEqual(all, idsByLine(document.getText()));
    assert.equal(await documents.all(document), all, 'the same version is scanned once');
    window.editor.type(PATH, 7, 0, `"${OTHER}",\n"KXB-1",\n`);
    window.editor.type(PATH, 3, rows[2]!.indexOf(ID) + 4, 'x');
    const edited = await documents.all(document);
    assert.deepEqual(edited, idsByLine(document.getText()));
    assert.equal(edited.length, all.length + 1);
  });

  it('are those of its newest text after an edit in a line of a megabyte', async () => {
    const document = open(JSON.stringify(Array<string>(25_000).fill(ID)));
    assert.equal((await documents.all(document)).length, 25_000);
    window.editor.type(PATH, 0, document.getText().indexOf(ID, 500_000) + 1, 'x');
    const edited = await documents.all(document);
    assert.equal(edited.length, 24_999);
    assert.deepEqual(edited, idsByLine(document.getText()));
  });

  it('are those of its newest text when it is edited during the scan', async () => {
    const document = open(JSON.stringify(Array<string>(50_000).fill(ID), null, 1));
    const scans = [documents.all(document), documents.all(document)];
    await new Promise(setImmediate);
    window.editor.type(PATH, 1, 0, `"${OTHER}",\n`);
    for (const found of await Promise.all(scans)) assert.equal(found.length, 50_001);
    assert.equal((await documents.all(document))[0]?.id, OTHER);
  });

  it('are none when it is closed during the scan, or the caller has cancelled', async () => {
    const document = open(JSON.stringify(Array<string>(50_000).fill(ID), null, 1));
    const cancelled = window.editor.tokenSource();
    cancelled.cancel();
    assert.deepEqual(await documents.all(document, cancelled.token), []);
    const scan = documents.all(document);
    await new Promise(setImmediate);
    window.editor.close(PATH);
    assert.deepEqual(await scan, []);
  });

  it('come with what their surroundings say, of a long line as far as VS Code draws it', () => {
    const list = Array<string>(2000).fill(ID);
    const document = open(
      JSON.stringify({ milestone_id: ID, custom_strike: { golf_team: OTHER }, kalshi: list }),
    );
    const [first, second, ...others] = documents.within(document, 0, 0);
    assert.deepEqual([first?.hint, first?.under], ['milestone', 'milestone_id']);
    assert.deepEqual([second?.hint, second?.targetType], ['structuredTarget', 'golf_team']);
    assert.ok(others.length > 200 && others.every(({ range }) => range.start.character < 10_000));
    const far = documents.at(document, document.positionAt(60_000));
    assert.ok(far && far.range.start.character > 59_900);
    assert.equal(far.under, 'kalshi');
  });

  it('are read line by line in JSON lines and in programs', () => {
    const hintsOf = (text: string, language: string): readonly string[] =>
      documents.within(open(text, language, `/open/${language}`), 0, 9).map(({ hint }) => hint);
    assert.deepEqual(hintsOf(`{"milestone_id":\n"${ID}"}\n{"team_id": "${ID}"}`, 'jsonl'), [
      'unknown',
      'structuredTarget',
    ]);
    assert.deepEqual(hintsOf(`MILESTONE_ID = "${ID}"\nx = {"milestone": {\n  "y": "${ID}"}}`, 'python'), [
      'milestone',
      'unknown',
    ]);
  });

  it('say whether the document is about the exchange, once it shows', () => {
    const document = open(`["${ID}", {"team_id": "${ID}"}]`);
    documents.within(document, 0, 0);
    assert.equal(documents.looksLikeKalshi(document), false);
    window.editor.type(PATH, 0, 1, '"KXNBAGAME-26OCT10BOSLAL", ');
    assert.equal(documents.looksLikeKalshi(document), true);
    const long = open(`[${'"x",\n'.repeat(20_000)}{"event_ticker": "KXA-1"}, "${ID}"]`, 'json', '/open/long');
    assert.equal(documents.looksLikeKalshi(long), false);
    documents.within(long, 20_000, 20_000);
    assert.equal(documents.looksLikeKalshi(long), true);
  });

  it('are read on the screen alone when only those are asked for', () => {
    const document = open(`"${ID}",\n`.repeat(100_000), 'jsonl');
    let reads = 0;
    const watched = new Proxy(document, {
      get: (target, key: keyof vscode.TextDocument) => {
        if (key === 'lineAt') reads++;
        return Reflect.get(target, key) as unknown;
      },
    });
    assert.equal(documents.within(watched, 50_000, 50_059).length, 60);
    assert.ok(reads < 1_200, `${reads} lines were read`);
  });
});
