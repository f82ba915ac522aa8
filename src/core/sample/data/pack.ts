import { deflateRawSync } from 'node:zlib';
import { filled, REFERENCE, type PackedSample, type Table } from '../unpack';
import { buildSample } from './buildSample';
import { KINDS, unix, type Kind, type SampleData, type Wire } from './sampleData';

/** The field that is a kind's id or ticker, where that is not `id`. */
const KEYS: Readonly<Partial<Record<Kind, string>>> = {
  events: 'event_ticker',
  markets: 'ticker',
  historical: 'ticker',
  series: 'ticker',
  live: 'milestone_id',
};

/** Fields that follow from others for most rows: see `filled`. */
const TEMPLATES: Readonly<Partial<Record<Kind, Readonly<Record<string, string>>>>> = {
  markets: {
    title: '{^title}: {yes_sub_title}?',
    no_sub_title: '{yes_sub_title}',
    updated_time: '{open_time}',
    latest_expiration_time: '{close_time}',
    rules_primary: 'If the outcome of {^title} is "{yes_sub_title}", then the market resolves to Yes.',
    no_bid_dollars: '{-yes_ask_dollars}',
    no_ask_dollars: '{-yes_bid_dollars}',
    previous_yes_bid_dollars: '{yes_bid_dollars}',
    previous_yes_ask_dollars: '{yes_ask_dollars}',
    previous_price_dollars: '{last_price_dollars}',
    yes_bid_size_fp: '{volume_fp*0.07}',
    yes_ask_size_fp: '{volume_fp*0.03}',
    volume_24h_fp: '{volume_fp*0.16}',
    open_interest_fp: '{volume_fp*0.57}',
  },
};

/** Those near the reference: see `unpack`. */
const DATES = /\b((?:299|300)\d-\d\d-\d\dT\d\d:\d\d:\d\d)(D?)/g;

/** The whole made data set as JSON text, always the same: see `unpack`. */
export const packedSample = (): string =>
  JSON.stringify(pack(buildSample(REFERENCE))).replace(
    DATES,
    (_, date: string, form: string) => `${unix(Date.parse(`${date}Z`))}${form || 'T'}`,
  );

function pack(data: SampleData): PackedSample {
  const tables = KINDS.map((kind) => {
    const rows = [...data[kind]].map(([id, row]) => {
      if (Object.values(row).includes(0)) throw new Error(`${id}: a field that is 0 would be left out`);
      const rest = JSON.parse(JSON.stringify({ ...row, markets: undefined })) as Wire;
      const { sub_title, strike_date } = rest as Readonly<Record<string, string | undefined>>;
      // A day alone cannot be moved by hours.
      if (sub_title && strike_date?.startsWith(sub_title)) rest['sub_title'] = strike_date.replace('Z', 'D');
      return { [KEYS[kind] ?? 'id']: id, ...rest };
    });
    return [kind, tableOf(rows, data, TEMPLATES[kind] ?? {})];
  });
  return Object.fromEntries(tables) as PackedSample;
}

type Layers = Table[number][];

/** In the order of the fields, but nothing before what it is filled from. */
function tableOf(
  rows: readonly Wire[],
  data: SampleData,
  templates: Readonly<Record<string, string>>,
): Table {
  const waiting = new Set(rows.flatMap((row) => Object.keys(row)));
  const sources = (name: string): string[] => templates[name]?.match(/(?<=\{-?)\w+/g) ?? [];
  const [key = ''] = waiting;
  const table: Layers = [[key, rows.map((row) => row[key])]];
  waiting.delete(key);
  while (waiting.size) {
    const name = [...waiting].find((one) => !sources(one).some((source) => waiting.has(source))) ?? '';
    waiting.delete(name);
    const values = rows.map((row) => row[name]);
    table.push(
      ...layersOf(
        name,
        values,
        rows.map((row) => textFor(templates[name], row, data)),
        templates[name],
      ),
    );
  }
  return table;
}

function textFor(template: string | undefined, row: Wire, data: SampleData): string | undefined {
  return template && filled(template, row, data.events.get(String(row['event_ticker'])));
}

/** What is smallest once zipped: every value at its place, or the usual one and what differs from it. */
function layersOf(
  name: string,
  values: readonly unknown[],
  texts: readonly (string | undefined)[],
  template?: string,
): Layers {
  if (template) return [[name, template], ...otherThan(name, values, texts)];
  const usual = mostFrequent(values);
  const base: Layers = usual === undefined ? [] : [[name, [usual]]];
  const some = [
    ...base,
    ...otherThan(
      name,
      values,
      values.map(() => usual),
    ),
  ];
  const all: Layers = [[name, values.map((value) => (value === undefined ? 0 : value))]];
  return zippedSize(some) < zippedSize(all) ? some : all;
}

function otherThan(name: string, values: readonly unknown[], expected: readonly unknown[]): Layers {
  const differing = values.flatMap((value, row) =>
    isSame(value, expected[row]) ? [] : [[row, value === undefined ? 0 : value] as const],
  );
  return differing.length ? [[name, Object.fromEntries(differing)]] : [];
}

function mostFrequent(values: readonly unknown[]): unknown {
  const counts = new Map<string | undefined, number>();
  for (const value of values) {
    const text = JSON.stringify(value) as string | undefined;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const [text] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
  return text === undefined ? undefined : JSON.parse(text);
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const zippedSize = (layers: Layers): number => deflateRawSync(JSON.stringify(layers)).length;
