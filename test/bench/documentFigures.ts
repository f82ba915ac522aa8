import { compared, median, type Figure } from './figure';
import { plainGet } from './plainGet';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';
import { marketsDocument } from './scanDocument';
import { processorOf, timeOf } from './timeOf';

const MB = 1_000_000;
const SIZES = [1, 10, 40];
const STROKES = 25;
const SCREEN = 60;
/** Milliseconds of a frame. */
const FRAME = 16;
/** Milliseconds before each answer of the exchange. */
const LATENCY = 50;
const SLOW = 2_000;
/** How long GitLens waits for what it has to ask for, before it shows a hover without that. */
const GITLENS = 250;
/** Milliseconds after which VS Code draws its own "Loading…": 900, less the 150 that pass before it asks. */
const LOADING = 750;
const PLAIN = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|KX[A-Z0-9]+(?:[.-][A-Z0-9]+)+/gi;

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function main(): Promise<void> {
  const explorer = await openExplorer({ 'kalshi.refresh.interval': 0, 'kalshi.requests.perSecond': 50 });
  const ids = await targetIds(explorer.server.baseUrl);
  const figures = [
    ...(await screenOfNames(explorer, ids.slice(0, SCREEN))),
    ...(await hoversAt(explorer, ids.slice(SCREEN))),
    ...(await keystrokes(explorer)),
    await longLine(explorer),
  ];
  await explorer.close();
  console.log(JSON.stringify(figures));
}

async function targetIds(baseUrl: string): Promise<readonly string[]> {
  const { structured_targets: targets } = JSON.parse(
    await plainGet(`${baseUrl}/structured_targets?page_size=200`),
  ) as { structured_targets: readonly { id: string }[] };
  return targets.map(({ id }) => id);
}

function fileOf(ids: readonly string[]): readonly string[] {
  return ids.map((id) => `{ "structured_target_id": "${id}", "kalshi": true }`);
}

/** The names of a screen, cold and from memory, beside one request for each. */
async function screenOfNames(
  { editor, host, server }: ExplorerWindow,
  ids: readonly string[],
): Promise<Figure[]> {
  const path = '/bench/screen.jsonl';
  server.faults.delay(LATENCY);
  editor.open({ path, lines: fileOf(ids), language: 'jsonl' });
  const asked = server.requests.length;
  const isThere = new Promise<void>((resolve) =>
    host.window.on('MainThreadLanguageFeatures.$emitInlayHintsEvent', () => resolve()),
  );
  const cold = await timeOf(async () => {
    await editor.hints(path, 0, ids.length - 1);
    await isThere;
    if ((await editor.hints(path, 0, ids.length - 1)).length < ids.length)
      throw new Error('a name is missing');
  });
  const requests = server.requests.length - asked;
  const warm: number[] = [];
  for (let round = 0; round < STROKES; round++)
    warm.push(await timeOf(() => editor.hints(path, 0, ids.length - 1)));
  const each = await timeOf(async () => {
    for (const id of ids) await plainGet(`${server.baseUrl}/structured_targets/${id}`);
  });
  const yardstick = `one request for each of them, ${LATENCY} ms an answer`;
  editor.close(path);
  return [
    compared({
      name: `names of a screen of ${ids.length} lines, cold, code included, ${requests} request`,
      readings: [cold],
      yardstick,
      against: each,
    }),
    compared({ name: 'the same from memory', readings: warm, yardstick, against: each }),
  ];
}

/** Hovers beside the ways of others as they are known: npm's asks for every hover, GitLens' shows without after 250 ms. */
async function hoversAt({ editor, server }: ExplorerWindow, ids: readonly string[]): Promise<Figure[]> {
  const path = '/bench/hovers.jsonl';
  const lines = fileOf(ids);
  editor.open({ path, lines, language: 'jsonl' });
  const column = (lines[0] ?? '').indexOf('-') + 2;
  const cold: number[] = [];
  const warm: number[] = [];
  const npm: number[] = [];
  const asked = server.requests.length;
  let own = 0;
  for (let line = 0; line < 12; line++) {
    const hover = (): Promise<unknown> => firstOf(editor.hovers(path, line, column));
    cold.push(await timeOf(hover));
    warm.push(await timeOf(hover));
    npm.push(await timeOf(() => plainGet(`${server.baseUrl}/structured_targets/${ids[line] ?? ''}`)));
    own++;
  }
  const requests = server.requests.length - asked - own;
  const before = server.requests.length;
  await Promise.all(Array.from({ length: 10 }, () => firstOf(editor.hovers(path, 20, column))));
  const shared = server.requests.length - before;
  server.faults.delay(SLOW);
  const slow: number[] = [];
  const gitLens: number[] = [];
  for (let line = 30; line < 33; line++) {
    slow.push(await timeOf(() => firstOf(editor.hovers(path, line, column))));
    const answer = plainGet(`${server.baseUrl}/structured_targets/${ids[line] ?? ''}`);
    gitLens.push(await timeOf(() => Promise.race([answer, later(GITLENS)])));
    await answer;
  }
  const again = await timeOf(() => firstOf(editor.hovers(path, 31, column)));
  server.faults.clear();
  editor.close(path);
  const each = { yardstick: `a request for every hover, ${LATENCY} ms an answer`, against: npm };
  const bound = { yardstick: 'VS Code draws its own "Loading…"', against: LOADING, most: 1 };
  const without = { yardstick: 'shown without after 250 ms', against: gitLens };
  return [
    compared({
      name: `hover on what nobody has asked for (${requests} requests for 24)`,
      readings: cold,
      ...each,
    }),
    compared({ name: 'hover on it again', readings: warm, ...each, most: 1 / 5 }),
    {
      name: 'requests of 10 hovers at once on one id',
      value: String(shared),
      yardstick: '10',
      ratio: shared,
      most: 1,
    },
    compared({ name: `something shown where an answer takes ${SLOW} ms`, readings: slow, ...bound }),
    compared({ name: 'the same', readings: slow, ...without }),
    compared({ name: 'hovered again once the answer came', readings: [again], ...without }),
  ];
}

/** The first of the hovers that has anything to say: VS Code shows each as it comes. */
async function firstOf(hovers: readonly Promise<string | undefined>[]): Promise<string> {
  const said = hovers.map(async (hover) => {
    const text = await hover;
    if (text === undefined) throw new Error('says nothing');
    return text;
  });
  return Promise.any(said);
}

/** A key in a document that is open, and the names of its screen, beside reading the whole text again. */
async function keystrokes(explorer: ExplorerWindow): Promise<Figure[]> {
  const figures: Figure[] = [];
  const medians: number[] = [];
  for (const size of SIZES) {
    const { opening, mine, naive } = await typed(explorer, size);
    medians.push(median(mine));
    figures.push(
      compared({
        name: `${size} MB: a key, and what stands on the screen`,
        readings: mine,
        yardstick: 'the whole text read again, by a plain expression',
        against: naive,
        ...(size === 10 && { most: 1 / 80 }),
      }),
      compared({
        name: `${size} MB: the first screen`,
        readings: [opening],
        yardstick: 'the same',
        against: naive,
      }),
    );
  }
  const [, ten = NaN, forty = NaN] = medians;
  figures.push(
    compared({
      name: 'a key at four times the size, 40 MB',
      readings: [forty],
      yardstick: '10 MB',
      against: ten,
    }),
  );
  return figures;
}

/** A screen at the end of 10 MB, with a line of a megabyte on it. */
async function longLine({ editor }: ExplorerWindow): Promise<Figure> {
  const path = '/bench/long.json';
  const line = JSON.stringify(JSON.parse(marketsDocument(MB)));
  const lines = [...marketsDocument(10 * MB).split('\n'), line];
  editor.open({ path, lines });
  const readings: number[] = [];
  for (let round = 0; round < STROKES; round++)
    readings.push(await processorOf(() => editor.hints(path, lines.length - SCREEN, lines.length - 1)));
  editor.close(path);
  return compared({
    name: '10 MB with a line of a megabyte: what stands on the screen',
    ...{ readings, yardstick: 'a frame', against: FRAME, most: 1 },
  });
}

async function typed(
  { editor, host }: ExplorerWindow,
  size: number,
): Promise<{ opening: number; mine: readonly number[]; naive: readonly number[] }> {
  const path = `/bench/markets-${size}.json`;
  const lines = marketsDocument(size * MB).split('\n');
  editor.open({ path, lines });
  const opening = await processorOf(() => editor.hints(path, 0, SCREEN));
  const document = host.api.workspace.textDocuments.find(({ uri }) => uri.path === path);
  if (!document) throw new Error('the document is not open');
  const mine: number[] = [];
  const naive: number[] = [];
  for (let stroke = 0; stroke < STROKES; stroke++) {
    const line = (stroke * 7919) % (lines.length - SCREEN);
    mine.push(
      await processorOf(() => {
        editor.type(path, line, 0, ' ');
        return editor.hints(path, line, line + SCREEN);
      }),
    );
    if (stroke % 5 > 0) continue;
    naive.push(await processorOf(async () => Array.from(document.getText().matchAll(PLAIN), ([id]) => id)));
  }
  editor.close(path);
  return { opening, mine, naive };
}

void main();
