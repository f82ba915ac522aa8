import { Catalog } from '../../src/core/catalog/catalog';
import type { NameRecord } from '../../src/core/catalog/nameTable';
import type { Entity, EntityKind } from '../../src/core/entities/kinds';
import { definitionOf } from '../../src/core/entities/registry';
import type { Api } from '../../src/core/kalshi/api';
import { ApiClient } from '../../src/core/kalshi/client';
import type { JsonValue } from '../../src/core/kalshi/json';
import { getMilestones } from '../../src/core/kalshi/milestones';
import { getStructuredTargets } from '../../src/core/kalshi/structuredTargets';
import { treeRow } from '../../src/core/tree/treeRow';
import { LocalIndex } from '../../src/core/search/localIndex';
import { entityNode } from '../../src/core/tree/entityTree';
import { compared, median, type Figure } from './figure';
import { uuidOf } from './scanDocument';
import { processorOf } from './timeOf';

const SIZES = [1_000, 10_000, 100_000];
/** As many as the exchange gives at once. */
const PAGE = 500;
/** What is quadratic would take a hundred times as long; a heap that is full makes its garbage dearer, as for JSON.parse. */
const MAX_FACTOR = 30;
/** Milliseconds in which an answer to a key seems to come at once. */
const MAX_KEY = 100;

interface List {
  readonly kind: EntityKind;
  readonly make: (index: number) => object;
  readonly read: (api: Api) => Promise<{ readonly items: readonly Entity[] }>;
}

const LISTS: readonly List[] = [
  { kind: 'milestone', make: milestone, read: (api) => getMilestones(api, { limit: PAGE }, undefined) },
  {
    kind: 'structuredTarget',
    make: target,
    read: (api) => getStructuredTargets(api, { page_size: PAGE }, undefined),
  },
];

async function main(): Promise<void> {
  const figures: Figure[] = [];
  for (const list of LISTS) figures.push(...(await loading(list)));
  figures.push(...(await searching()));
  console.log(JSON.stringify(figures));
}

/** Pages as they come over, decoded, kept and made rows of. */
async function loading(list: List): Promise<Figure[]> {
  const medians: number[] = [];
  const figures: Figure[] = [];
  for (const size of SIZES) {
    const bodies = pagesOf(list, size);
    const mine: number[] = [];
    const parse: number[] = [];
    for (let round = 0; round < roundsOf(size); round++) {
      parse.push(await processorOf(async () => bodies.map((body) => JSON.parse(body) as unknown)));
      mine.push(await processorOf(() => rowsOf(list, bodies)));
    }
    medians.push(median(mine));
    const yardstick = 'JSON.parse of the answers';
    const name = `${size} ${list.kind}s: decoded, kept, and their rows`;
    figures.push(compared({ name, readings: mine, yardstick, against: parse }));
  }
  return [...figures, ...factors(`${list.kind}s`, medians)];
}

function pagesOf({ kind, make }: List, size: number): readonly string[] {
  const name = kind === 'milestone' ? 'milestones' : 'structured_targets';
  return Array.from({ length: size / PAGE }, (_, page) =>
    JSON.stringify({
      [name]: Array.from({ length: PAGE }, (_one, index) => make(page * PAGE + index)),
      cursor: '',
    }),
  );
}

async function rowsOf({ kind, read }: List, bodies: readonly string[]): Promise<number> {
  const catalog = emptyCatalog();
  const definition = definitionOf<EntityKind>(kind);
  let characters = 0;
  for (const body of bodies) {
    const { items } = await read({ get: async () => JSON.parse(body) as JsonValue });
    catalog.remember(kind, items);
    for (const one of items)
      characters += treeRow(entityNode({ kind, id: definition.idOf(one) }), catalog, Date.now()).label.length;
  }
  return characters;
}

/** One key of a search, of a completion, and what each first costs, beside one pass over all names. */
async function searching(): Promise<Figure[]> {
  const figures: Figure[] = [];
  const keys: number[] = [];
  for (const size of SIZES) {
    const names = Array.from({ length: size }, (_, index) => named(index));
    const index = new LocalIndex({
      catalog: emptyCatalog(),
      names: { entries: () => names, load: () => Promise.resolve(), missingSince: () => undefined },
    });
    const building = await processorOf(() => index.sync());
    const wanted = { kinds: ['structuredTarget'], type: 'basketball_player', role: '' } as const;
    const [search, completion, plain] = await keysOf(roundsOf(size), [
      (text) => index.find(text),
      (text) => index.best(text, wanted, [], 50),
      (text) => names.filter(({ name }) => name.toLowerCase().includes(text)),
    ]);
    keys.push(median(completion ?? []));
    const pass = { yardstick: 'one pass over them', against: plain ?? [] };
    figures.push(
      compared({ name: `${size} names taken in to be searched`, readings: [building], ...pass }),
      compared({ name: 'a key of a search', readings: search ?? [], ...pass }),
      compared({ name: 'a key of a completion', readings: completion ?? [], ...pass }),
      compared({
        name: 'the same',
        readings: completion ?? [],
        yardstick: 'the bound',
        against: MAX_KEY,
        most: 1,
      }),
    );
  }
  return [...figures, ...factors('names, a key of a completion', keys)];
}

/** What somebody types, key by key, and how long each takes. */
async function keysOf(
  rounds: number,
  works: readonly ((text: string) => unknown)[],
): Promise<readonly (readonly number[])[]> {
  const times = works.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    for (const text of ['p', 'pl', 'player 7', 'player number 77'])
      for (const [at, work] of works.entries()) times[at]?.push(await processorOf(async () => work(text)));
  return times;
}

/** How many times as much it costs where there is ten times as much. */
function factors(what: string, medians: readonly number[]): Figure[] {
  return medians.slice(1).map((one, index) =>
    compared({
      name: `ten times the ${what}, ${SIZES[index + 1] ?? ''}`,
      readings: [one],
      yardstick: String(SIZES[index] ?? ''),
      against: medians[index] ?? NaN,
      most: MAX_FACTOR,
    }),
  );
}

function roundsOf(size: number): number {
  return size >= 100_000 ? 2 : 5;
}

function emptyCatalog(): Catalog {
  return new Catalog(
    new ApiClient({ baseUrl: 'https://none.invalid', transport: () => Promise.reject(new Error('asked')) }),
  );
}

function named(index: number): NameRecord {
  const type = index % 3 === 0 ? 'basketball_player' : 'soccer_player';
  return { kind: 'structuredTarget', id: uuidOf(index), name: `Player Number ${index}`, state: type, at: 0 };
}

function target(index: number): object {
  return {
    id: uuidOf(index),
    name: `Player Number ${index}`,
    type: 'basketball_player',
    details: { league: 'NBA', position: 'G', team_id: uuidOf(index % 30) },
    source_ids: { sportradar: `sr:player:${index}` },
    last_updated_ts: '2026-10-01T00:00:00Z',
  };
}

function milestone(index: number): object {
  const ticker = `KXNBAGAME-26X${index}`;
  return {
    id: uuidOf(index),
    category: 'Sports',
    type: 'basketball_game',
    title: `Home ${index} at Away ${index}`,
    start_date: new Date(Date.now() + index * 60_000).toISOString(),
    primary_event_tickers: [ticker],
    related_event_tickers: [ticker, `KXNBASPREAD-26X${index}`],
    details: { league: 'NBA', status: 'scheduled', main_game_event_ticker: ticker },
    source_ids: { sportradar: `sr:sport_event:${index}` },
    last_updated_ts: '2026-10-01T00:00:00Z',
  };
}

void main();
