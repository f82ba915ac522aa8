import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { idsByLine } from '../unit/mentions/idsByLine';
import { IdDocuments } from '../../src/vscode/language/idDocuments';
import { openText as open } from './openText';

const ID = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const OTHER = '0fce0a7a-2d92-4740-aa3e-2360ad642ee0';

/** Several edits in one event, each given by its offsets before any of them. */
async function edit(
  document: vscode.TextDocument,
  ...changes: readonly (readonly [from: number, to: number, text: string])[]
): Promise<void> {
  const edits = new vscode.WorkspaceEdit();
  for (const [from, to, text] of changes)
    edits.replace(document.uri, new vscode.Range(document.positionAt(from), document.positionAt(to)), text);
  assert.equal(await vscode.workspace.applyEdit(edits), true);
}

describe('the ids of a document', () => {
  let documents: IdDocuments;

  beforeEach(() => {
    documents = new IdDocuments();
  });
  afterEach(() => documents.dispose());

  const sameAsFresh = async (document: vscode.TextDocument): Promise<number> => {
    const all = await documents.all(document);
    assert.deepEqual(all, idsByLine(document.getText()));
    return all.length;
  };

  for (const [name, lineBreak] of [
    ['line feeds', '\n'],
    ['both line breaks', '\r\n'],
  ] as const) {
    it(`are those of its text after every kind of edit, with ${name}`, async () => {
      const lines = Array.from(
        { length: 300 },
        (_, line) => `  "ticker": "KXA-${String(line)}", "id": "${ID}",`,
      );
      const document = await open('json', `{${lineBreak}${lines.join(lineBreak)}${lineBreak}}`);
      const all = await sameAsFresh(document);
      assert.ok(all >= 599, String(all));
      const length = (): number => document.getText().length;
      const at = document.getText().indexOf(ID);
      await edit(document, [at + 3, at + 4, '']);
      assert.equal(await sameAsFresh(document), all - 1);
      await edit(
        document,
        [at, at, `${OTHER}"${lineBreak}"`],
        [length() >> 1, length() >> 1, lineBreak],
        [0, 1, ''],
      );
      await sameAsFresh(document);
      await edit(document, [length(), length(), `${lineBreak}"KXB-1"`], [100, 2000, ''], [3000, 3200, ID]);
      await sameAsFresh(document);
      await edit(document, [0, length(), '']);
      assert.equal(await sameAsFresh(document), 0);
      await edit(document, [0, 0, `"${ID}"${lineBreak}`]);
      assert.equal(await sameAsFresh(document), 1);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });
  }

  it('are those of its text after edits in a line of a megabyte', async () => {
    const document = await open('json', JSON.stringify(Array.from({ length: 25_000 }, () => ID)));
    assert.equal(await sameAsFresh(document), 25_000);
    const at = document.getText().indexOf(ID, 500_000);
    await edit(document, [at, at + 1, ''], [900_000, 900_100, `","KXA-1","`], [10, 10, 'x']);
    await sameAsFresh(document);
  });

  it('come with what their surroundings say, of a long line as far as VS Code draws it', async () => {
    const document = await open(
      'json',
      JSON.stringify({
        milestone_id: ID,
        custom_strike: { golf_team: OTHER },
        list: Array<string>(2000).fill(ID),
      }),
    );
    const [first, second, ...others] = documents.within(document, 0, 0);
    assert.deepEqual([first?.hint, first?.under], ['milestone', 'milestone_id']);
    assert.deepEqual([second?.hint, second?.targetType], ['structuredTarget', 'golf_team']);
    assert.ok(others.length > 200 && others.every(({ range }) => range.start.character < 10_000));
    const far = documents.at(document, document.positionAt(60_000));
    assert.ok(far && far.range.start.character > 59_900);
  });

  it('are read line by line in JSON lines and in programs', async () => {
    const lines = await open('jsonl', `{"milestone_id":\n"${ID}"}\n{"team_id": "${ID}"}`);
    assert.deepEqual(
      documents.within(lines, 0, 9).map(({ hint }) => hint),
      ['unknown', 'structuredTarget'],
    );
    const python = await open('python', `MILESTONE_ID = "${ID}"\nx = {"milestone": {\n  "y": "${ID}"}}`);
    assert.deepEqual(
      documents.within(python, 0, 9).map(({ hint }) => hint),
      ['milestone', 'unknown'],
    );
  });

  it('tell whether the document is about the exchange, once it shows', async () => {
    const document = await open('json', `["${ID}", {"team_id": "${ID}"}]`);
    documents.within(document, 0, 0);
    assert.equal(documents.showsKalshi(document), false);
    await edit(document, [1, 1, '"KXNBAGAME-26OCT10BOSLAL", ']);
    assert.equal(documents.showsKalshi(document), true);
    const long = await open('json', `[${'"x",\n'.repeat(20_000)}{"event_ticker": "KXA-1"}, "${ID}"]`);
    assert.equal(documents.showsKalshi(long), false);
    documents.within(long, 20_000, 20_000);
    assert.equal(documents.showsKalshi(long), true);
  });

  it('are those of the text of now where it is edited while they are looked for', async () => {
    const document = await open('json', JSON.stringify(Array<string>(10_000).fill(ID), null, 1));
    let isEdited = false;
    const looking = (async () => {
      for (let isLast = false; !isLast;) {
        isLast = isEdited;
        const found = await documents.all(document);
        assert.ok(isDeepStrictEqual(found, idsByLine(document.getText())), 'these are of another text');
      }
    })();
    await edit(document, [0, document.getText().length >> 1, `["${OTHER}",\n"`]);
    isEdited = true;
    await looking;
  });

  /** A document of so many lines with an id each, and how often one was read. */
  function manyLines(lineCount: number, onRead: (reads: number) => void = () => undefined) {
    const uri = vscode.Uri.parse('kalshi-test:/many.json');
    const line = `"${ID}",\n`;
    const document = {
      ...{ uri, languageId: 'jsonl', lineCount, version: 1, isClosed: false, lineAt },
      offsetAt: (at: vscode.Position) => at.line * line.length + at.character,
      positionAt: (offset: number) =>
        new vscode.Position(Math.trunc(offset / line.length), offset % line.length),
      getText: ({ start, end }: vscode.Range) =>
        line
          .repeat(end.line + 1 - start.line)
          .slice(start.character, end.character - line.length || undefined),
    };
    let reads = 0;
    function lineAt(): { readonly text: string } {
      onRead(++reads);
      return { text: line.trimEnd() };
    }
    return { document: document as unknown as vscode.TextDocument, state: document, reads: () => reads };
  }

  it('are dropped where the document is closed while they are looked for', async () => {
    const { document, state, reads } = manyLines(300_000, (count) => {
      if (count === 1_000) state.isClosed = true;
    });
    assert.deepEqual(await documents.all(document), []);
    assert.ok(reads() < 300_000, `${reads()} lines were read`);
  });

  it('on the screen are there at once in a document with 300,000, and all of them in slices', async () => {
    const { document, reads } = manyLines(300_000);
    assert.equal(documents.within(document, 150_000, 150_059).length, 60);
    assert.ok(reads() < 1_000, `${reads()} lines were read`);
    let others = 0;
    let isDone = false;
    const count = (): void => {
      others++;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    const all = await documents.all(document);
    isDone = true;
    assert.equal(all.length, 300_000);
    assert.ok(others > 3, `${others} others had their turn`);
  });
});
