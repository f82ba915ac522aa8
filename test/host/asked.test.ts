import { strict as assert } from 'node:assert';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ASKED_FILES, type AskedFile } from '../support/askedFiles';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const ANY_ID = /[0-9a-f]{8}-1111-4222-8333-444455556666|KXASK\d+-26N\d+/g;
const ALL_LANGUAGES = Object.fromEntries(ASKED_FILES.map(({ language }) => [language, 'all']));

/** The ids that the exchange was asked for, each once. */
function askedIds({ server }: ExplorerWindow): readonly string[] {
  return [...new Set(server.requests.flatMap((address) => address.match(ANY_ID) ?? []))].sort();
}

/** Waits until these were asked for, and then until somebody who points at another id has an answer. */
async function assertAsked(window: ExplorerWindow, expected: readonly string[]): Promise<void> {
  const isMissing = (): boolean => !expected.every((id) => askedIds(window).includes(id));
  for (let turn = 0; turn < 500 && isMissing(); turn++) await new Promise((next) => setTimeout(next, 10));
  const path = `/open/other${String(Math.random())}.json`;
  window.editor.open({ path, lines: [`{"custom_strike": {"basketball_team": "${BOSTON}"}}`] });
  await window.editor.hover(path, 0, 45);
  assert.deepEqual(askedIds(window), [...expected].sort());
}

function open(window: ExplorerWindow, { name, language, text }: AskedFile): string {
  const path = `/open/${name}`;
  window.editor.show({ path, language, lines: text.split('\n') });
  return path;
}

describe('Without anybody pointing at it', () => {
  let window: ExplorerWindow | undefined;
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kalshi-asked-'));
  });

  afterEach(async () => {
    await window?.close();
    window = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  for (const file of ASKED_FILES) {
    const what = `${String(file.asked.length)} ids of ${file.name}`;

    it(`hints ask for ${what} and no other`, async () => {
      window = await openExplorer({ 'kalshi.languages': ALL_LANGUAGES });
      const path = open(window, file);
      await window.editor.hints(path, 0, file.text.split('\n').length - 1);
      await assertAsked(window, file.asked);
    });

    it(`Resolve All Ids in File asks for ${what} and no other`, async () => {
      window = await openExplorer({ 'kalshi.inlayHints.enabled': false });
      open(window, file);
      await window.run('kalshi.resolveFile');
      await assertAsked(window, file.asked);
    });

    it(`completion asks for nothing in ${file.name}`, async () => {
      window = await openExplorer({ 'kalshi.languages': ALL_LANGUAGES });
      const path = open(window, file);
      for (const [line, text] of file.text.split('\n').entries())
        for (const { index } of text.matchAll(/["'`=]/g))
          await window.editor.completions(path, line, index + 1);
      await assertAsked(window, []);
    });
  }

  for (const file of ASKED_FILES.filter(({ language }) => language.startsWith('json')))
    it(`checks ask for the ids of ${file.name} that are values of their own, and no other`, async () => {
      window = await openExplorer({ 'kalshi.checks.enabled': true });
      open(window, file);
      // What stands in a string of JSON is not checked.
      await assertAsked(window, file.name === 'dead-letter.json' ? [] : file.asked);
    });

  it('a scan of the workspace asks for these ids of all files together, and for none of files that Git ignores', async () => {
    mkdirSync(join(folder, 'old'));
    for (const { name, text } of ASKED_FILES) writeFileSync(join(folder, name), text);
    for (const name of ['secret.json', 'old/a.json', 'old/kept.json'])
      writeFileSync(join(folder, name), `{"kalshi": 1, "home_team_id": "${ignoredId(name)}"}`);
    writeFileSync(join(folder, '.gitignore'), 'secret.*\nold/*\n');
    writeFileSync(join(folder, 'old/.gitignore'), '!kept.json\n');
    window = await openExplorer({}, { folder });
    await window.run('kalshi.usages.scan');
    const expected = ASKED_FILES.flatMap(({ asked }) => asked);
    await assertAsked(window, [...expected, ignoredId('old/kept.json')]);
  });
});

function ignoredId(name: string): string {
  return `${Buffer.from(name).toString('hex').slice(0, 8).padStart(8, '0')}-1111-4222-8333-444455556666`;
}
