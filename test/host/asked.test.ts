import { strict as assert } from 'node:assert';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ASKED_FILES, type AskedFile } from '../support/askedFiles';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const ANY_ID = /[0-9a-f]{8}-1111-4222-8333-444455556666|KXASK\d+-26N\d+/g;
/** All that may be asked for. */
const ALL = ASKED_FILES.flatMap(({ asked }) => asked);
const ALL_LANGUAGES = Object.fromEntries(ASKED_FILES.map(({ language }) => [language, 'all']));

/** The ids that the exchange was asked for, each once, with the file that they stand in. */
function askedIds({ server }: ExplorerWindow): readonly string[] {
  return named(server.requests.flatMap((address) => address.match(ANY_ID) ?? []));
}

function named(ids: readonly string[]): readonly string[] {
  const fileOf = (id: string): string =>
    ASKED_FILES.find(({ text }) => text.includes(id))?.name ?? 'an ignored file';
  return [...new Set(ids.map((id) => `${fileOf(id)} ${id}`))].sort();
}

/** Waits until these were asked for, and then until somebody who points at another id has an answer. */
async function assertAsked(window: ExplorerWindow, ids: readonly string[]): Promise<void> {
  const expected = named(ids);
  const isMissing = (): boolean => !expected.every((id) => askedIds(window).includes(id));
  for (let turn = 0; turn < 500 && isMissing(); turn++) await new Promise((next) => setTimeout(next, 10));
  const path = '/open/other.json';
  window.editor.open({ path, lines: [`{"custom_strike": {"basketball_team": "${BOSTON}"}}`] });
  await window.editor.hover(path, 0, 45);
  assert.deepEqual(askedIds(window), expected);
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

  it('hints ask for the ids whose place says what they are, and for no other', async () => {
    window = await openExplorer({ 'kalshi.languages': ALL_LANGUAGES });
    for (const file of ASKED_FILES)
      await window.editor.hints(open(window, file), 0, file.text.split('\n').length - 1);
    await assertAsked(window, ALL);
  });

  it('Resolve All IDs in File asks for the same', async () => {
    window = await openExplorer({ 'kalshi.inlayHints.enabled': false });
    for (const file of ASKED_FILES) {
      open(window, file);
      await window.run('kalshi.resolveFile');
    }
    await assertAsked(window, ALL);
  });

  it('completion asks for nothing', async () => {
    window = await openExplorer({ 'kalshi.languages': ALL_LANGUAGES });
    for (const file of ASKED_FILES) {
      const path = open(window, file);
      for (const [line, text] of file.text.split('\n').entries())
        for (const { index } of text.matchAll(/["'`=]/g))
          await window.editor.completions(path, line, index + 1);
    }
    await assertAsked(window, []);
  });

  it('checks ask for the same in JSON, but for what stands in a string of JSON', async () => {
    window = await openExplorer({ 'kalshi.checks.enabled': true });
    const files = ASKED_FILES.filter(({ language }) => language.startsWith('json'));
    for (const file of files) open(window, file);
    const checked = files.filter(({ name }) => name !== 'dead-letter.json');
    await assertAsked(
      window,
      checked.flatMap(({ asked }) => asked),
    );
  });

  it('a scan of the workspace asks for the same, and for nothing of files that Git ignores', async () => {
    mkdirSync(join(folder, 'old'));
    for (const { name, text } of ASKED_FILES) writeFileSync(join(folder, name), text);
    for (const name of ['secret.json', 'old/a.json', 'old/kept.json'])
      writeFileSync(join(folder, name), `{"kalshi": 1, "home_team_id": "${ignoredId(name)}"}`);
    writeFileSync(join(folder, '.gitignore'), 'secret.*\nold/*\n');
    writeFileSync(join(folder, 'old/.gitignore'), '!kept.json\n');
    window = await openExplorer({}, { folder });
    await window.run('kalshi.usages.scan');
    await assertAsked(window, [...ALL, ignoredId('old/kept.json')]);
  });
});

function ignoredId(name: string): string {
  return `${Buffer.from(name).toString('hex').slice(0, 8).padStart(8, '0')}-1111-4222-8333-444455556666`;
}
