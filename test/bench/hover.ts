import { Catalog } from '../../src/core/catalog/catalog';
import { ApiClient } from '../../src/core/kalshi/client';
import { decodeStructuredTarget, type StructuredTarget } from '../../src/core/kalshi/structuredTargets';
import { idMention } from '../../src/core/ids/idMention';
import { idAt } from '../../src/core/ids/idsIn';
import { HoverLookUp } from '../../src/core/ids/hoverLookUp';
import { median, milliseconds, quantile, type Figure } from './figure';

const TARGETS = 20_000;
const HOVERS = 10_000;
const MOST_P99_MS = 1;

/** A hover over something known, from the line of text to the Markdown, in a large document. */
export async function measureHover(): Promise<readonly Figure[]> {
  const api = new ApiClient({
    baseUrl: 'https://none.invalid',
    transport: () => Promise.reject(new Error('asked')),
  });
  const catalog = new Catalog(api);
  const targets = Array.from({ length: TARGETS }, (_, index) => target(index));
  catalog.remember('structuredTarget', targets);
  const text = JSON.stringify(
    targets.map(({ id }) => ({ ticker: 'KX', custom_strike: { basketball_team: id } })),
    null,
    2,
  );
  const lines = text.split('\n');
  const spots = lineStarts(lines).filter(({ line }) => line.includes('basketball_team'));
  const lookUp = new HoverLookUp({ catalog, liveOf: async () => undefined });
  const signal = new AbortController().signal;
  const times: number[] = [];
  for (let index = -500; index < HOVERS; index++) {
    const spot = spots[(index * 7919 + spots.length * 7919) % spots.length];
    if (!spot) throw new Error('no such line');
    const started = performance.now();
    const found = idAt(spot.line, spot.line.indexOf('0000-4000') + 3);
    if (!found) throw new Error('no UUID on the line');
    const read = (from: number, to: number): string => text.slice(from, to);
    const mention = idMention(found.id, { read, offset: spot.at + found.start });
    const answer = await lookUp.explain(mention, signal);
    if (index >= 0) times.push(performance.now() - started);
    if (!answer?.markdown.includes('custom\\_strike') && !answer?.markdown.includes('custom_strike'))
      throw new Error('no hover');
  }
  const parse = median(Array.from({ length: 9 }, () => timeOf(() => JSON.parse(text) as unknown)));
  const p99 = quantile(times, 0.99);
  const size = `${(text.length / 1e6).toFixed(1)} MB`;
  return [
    {
      name: `warm hover in a document of ${size}, p99 of ${HOVERS}`,
      value: `${milliseconds(p99)} (p50 ${milliseconds(median(times))})`,
      yardstick: `JSON.parse of the document: ${milliseconds(parse)}`,
      ratio: p99 / parse,
    },
    {
      name: 'the same, against the bound',
      value: milliseconds(p99),
      yardstick: `${MOST_P99_MS} ms`,
      ratio: p99 / MOST_P99_MS,
      most: 1,
    },
    {
      name: 'requests of those hovers',
      value: String(api.requests),
      yardstick: `${HOVERS} hovers`,
      ratio: api.requests,
      most: 0,
    },
  ];
}

function target(index: number): StructuredTarget {
  const decoded = decodeStructuredTarget({
    id: `${String(index).padStart(8, '0')}-0000-4000-8000-000000000000`,
    name: `Team ${index}`,
    type: 'basketball_team',
    details: { league: 'NBA', abbreviation: 'TEA', country: 'USA' },
    source_ids: { sportradar: `sr:competitor:${index}` },
    last_updated_ts: '2026-10-01T00:00:00Z',
  });
  if (!decoded) throw new Error('not decoded');
  return decoded;
}

function lineStarts(lines: readonly string[]): { line: string; at: number }[] {
  let at = 0;
  return lines.map((line) => {
    const start = at;
    at += line.length + 1;
    return { line, at: start };
  });
}

function timeOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
