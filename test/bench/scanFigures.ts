import { parseTree } from 'jsonc-parser';
import { FileScan } from '../../src/core/usages/fileScan';
import { scanDocument } from '../../src/core/ids/documentIds';
import { idMentions } from '../../src/core/ids/idMention';
import { idsIn } from '../../src/core/ids/idsIn';
import { median, milliseconds, type Figure } from './figure';
import { marketsDocument, uuidOf } from './scanDocument';

const MB = 1_000_000;
const RUNS = 15;
/** Milliseconds that nothing may take in one go. */
const MAX_SYNCHRONOUS = 8;
/** Milliseconds of a frame: of a slice with the garbage collection in it. */
const FRAME = 16;
/** Milliseconds for the ids of a screen, which are read again with every key. */
const MAX_SCREEN = 1;
/** The last column that VS Code draws. */
const DRAWN = 10_000;
const MAX_WORST_PER_MB = 20;
const LEAST_STREAM_PER_SECOND = 200;
const PLAIN = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|KX[A-Z0-9]+(?:[.-][A-Z0-9]+)+/gi;

type Work = () => unknown;

/** Medians of works that are done in turn, so that a busy machine is as slow for one as for the other. */
function inTurn<W extends readonly Work[]>(works: W, runs = RUNS): { [K in keyof W]: number } {
  const times = works.map((): number[] => []);
  for (let run = -3; run < runs; run++) {
    for (const [index, work] of works.entries()) {
      const ms = timeOf(work);
      if (run >= 0) times[index]?.push(ms);
    }
  }
  return times.map(median) as { [K in keyof W]: number };
}

/** Milliseconds of processor time: other processes on the machine do not count. */
function timeOf(work: Work): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function scan(lines: readonly string[]): unknown {
  return lines.map((line) => idsIn(line));
}

function figure(name: string, ms: number, yardstick: string, per: number, most?: number): Figure {
  const bound = most === undefined ? {} : { most };
  return {
    name,
    value: milliseconds(ms),
    yardstick: `${yardstick}: ${milliseconds(per)}`,
    ratio: ms / per,
    ...bound,
  };
}

function fullScans(text: string, lines: readonly string[]): Figure[] {
  const [oneText, byLine, parse] = inTurn([
    () => idsIn(text),
    () => scan(lines),
    () => JSON.parse(text) as unknown,
  ] as const);
  const [again, tree, regex] = inTurn(
    [() => scan(lines), () => parseTree(text), () => Array.from(text.matchAll(PLAIN), ([id]) => id)] as const,
    3,
  );
  const size = `${(text.length / MB).toFixed(1)} MB`;
  return [
    figure(`all ids of ${size} of markets, as one text`, oneText, 'JSON.parse of it', parse, 0.5),
    figure('the same line by line, as documents are scanned', byLine, 'JSON.parse of it', parse, 0.5),
    figure('the same', again, "jsonc-parser's parseTree", tree, 0.1),
    figure('the same', again, 'a plain regular expression', regex, 1),
  ];
}

function screens(lines: readonly string[]): Figure[] {
  const oneLine = [lines.join(' ')];
  let at = 0;
  const screen = (document: readonly string[]): unknown => {
    const first = (at += 7919) % document.length;
    return document.slice(first, first + 60).map((line) => idsIn(line, 0, DRAWN));
  };
  const [all, some, one] = inTurn([() => scan(lines), () => screen(lines), () => screen(oneLine)] as const);
  return [
    figure('the ids of 60 lines of it', some, 'the bound', MAX_SCREEN, 1),
    figure('the same', some, 'all ids of the document', all, 0.01),
    figure('the ids that are drawn where it is one line', one, 'the bound', MAX_SCREEN, 1),
  ];
}

function growth(): Figure[] {
  const texts = [1, 10, 20, 40].map((size) => marketsDocument(size * MB).split('\n'));
  const [one = NaN, ten = NaN, twenty = NaN, forty = NaN] = inTurn(
    texts.map((lines) => () => scan(lines)),
    7,
  );
  return [
    figure('twice the size, 20 MB', twenty, '10 MB', ten, 2.3),
    figure('twice the size, 40 MB', forty, '20 MB', twenty, 2.3),
    figure('ten times the size, 10 MB', ten, '1 MB', one),
  ];
}

function worstCases(): Figure[] {
  const cases: Readonly<Record<string, string>> = {
    'dashes alone': '-',
    'hexadecimal digits alone': '0123456789abcdef',
    'A-A-A-…': 'A-',
    'UUIDs alone': `${uuidOf(1)} `,
    'tickers alone': 'KXA-1 ',
    'what is nearly a ticker under a key': 'ticker="A-1 ',
    'dots and dashes': 'A.A-A.',
    'two-byte text': 'é-A-🏀',
  };
  return Object.entries(cases).map(([name, piece]) => {
    const text = piece.repeat(Math.ceil((2 * MB) / piece.length));
    const [ms] = inTurn([() => scan([text])] as const, 7);
    return figure(
      `worst case for each MB, ${name}`,
      ms / (text.length / MB),
      'the bound',
      MAX_WORST_PER_MB,
      1,
    );
  });
}

async function slices(lines: readonly string[]): Promise<Figure[]> {
  const documents: Readonly<Record<string, readonly string[]>> = {
    'of markets': lines,
    'of a UUID a line': Array<string>(200_000).fill(`"${uuidOf(2)}"`),
    'of one line of UUIDs': [
      Array<string>(Math.ceil((10 * MB) / 37))
        .fill(uuidOf(1))
        .join(' '),
    ],
  };
  const figures: Figure[] = [];
  for (const [name, document] of Object.entries(documents)) {
    const longest: number[] = [];
    for (let run = 0; run < 9; run++) longest.push(await longestSlice(document));
    figures.push(figure(`longest slice of a scan ${name}`, median(longest.slice(2)), 'the bound', FRAME, 1));
  }
  return figures;
}

/** By the clock on the wall: while it lasts no key is handled, whatever else the processor does. */
async function longestSlice(document: readonly string[]): Promise<number> {
  let longest = 0;
  let started = performance.now();
  const lap = (): boolean => {
    longest = Math.max(longest, performance.now() - started);
    started = performance.now();
    return true;
  };
  await scanDocument({ lineCount: document.length, lineAt: (line) => document[line] ?? '' }, lap);
  lap();
  return longest;
}

function stream(text: string): Figure {
  const chunks = text.match(/[^]{1,524288}/g) ?? [];
  const [ms] = inTurn([
    () => {
      const scan = new FileScan();
      let pauses = 0;
      for (const chunk of [...chunks, ''])
        for (const steps = scan.push(chunk, chunk === ''); !steps.next().done;) pauses++;
      return [scan.usages, pauses];
    },
  ] as const);
  const perSecond = text.length / MB / (ms / 1000);
  return {
    name: 'a file in pieces of 512 kB, with the keys of its ids',
    value: `${perSecond.toFixed(0)} MB/s`,
    yardstick: `${String(LEAST_STREAM_PER_SECOND)} MB/s at least`,
    ratio: LEAST_STREAM_PER_SECOND / perSecond,
    most: 1,
  };
}

/** What stands around the ids of a page: of markets, and far into a list so long that its key is not near. */
function page(text: string): Figure[] {
  const ids = Array.from({ length: 1000 }, (_, index) => uuidOf(index));
  const list = JSON.stringify({ details: { tour: 'PGA', competitor_ids: ids } }, null, 2);
  return [
    ['of markets', text],
    ['far into a list', list],
  ].map(([name = '', document = '']) => {
    const some = idsIn(document).slice(600, 660);
    const places = some.map(({ id, start }) => ({ id, offset: start, line: '', start: 0, above: '' }));
    const [ms] = inTurn([
      () => idMentions(places, { read: (from, to) => document.slice(from, to) }),
    ] as const);
    return figure(`keys around a page of 60 ids ${name}`, ms, 'the bound', MAX_SYNCHRONOUS, 1);
  });
}

async function main(): Promise<void> {
  const text = marketsDocument(10 * MB);
  const lines = text.split('\n');
  // The slices first: what others left to the garbage collector is not theirs.
  const smooth = await slices(lines);
  const figures = [
    ...fullScans(text, lines),
    ...screens(lines),
    ...smooth,
    ...page(text),
    stream(text),
    ...worstCases(),
    ...growth(),
  ];
  console.log(JSON.stringify(figures));
}

void main();
