/** An object as it goes over the wire; JSON leaves `undefined` members out. */
export type Wire = Record<string, unknown>;

/** The lists of the sample exchange. */
export const KINDS = [
  'milestones',
  'structured_targets',
  /** Markets that only `/historical/markets/{ticker}` knows. */
  'historical',
  /** With their `markets`, which are absent where they are archived. */
  'events',
  'markets',
  'series',
  /** Live data by milestone id. */
  'live',
  /** Whole answers, in `body`: about events by ticker, game stats by milestone id, live data by event ticker, others by path. */
  'metadata',
  'plays',
  'event_live',
  'answers',
  /** What each list can be asked for: a `List` by its name. */
  'lists',
  /** A `Route` by its pattern. */
  'routes',
] as const;

export type Kind = (typeof KINDS)[number];

/** What the sample exchange knows, by id or ticker. */
export interface SampleData extends Readonly<Record<Kind, Map<string, Wire>>> {
  /** The full hour all dates are relative to, milliseconds since 1970. */
  readonly now: number;
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Nothing yet. */
export const emptySample = (now: number): SampleData => ({
  ...(Object.fromEntries(KINDS.map((kind) => [kind, new Map()])) as Record<Kind, Map<string, Wire>>),
  now,
});

/** RFC 3339 in UTC with up to six made fraction digits: the exchange writes any number of them. */
export const iso = (time: number, digits = 0): string =>
  new Date(time).toISOString().replace(/\.\d+/, digits ? `.${'426135'.slice(0, digits)}` : '');

/** Whole seconds since 1970. */
export const unix = (time: number): number => Math.floor(time / 1000);

/** Ids of the structured targets that the markets of an event strike on. */
export function strikeTargets(data: SampleData, ticker = ''): string[] {
  const markets = (data.events.get(ticker)?.['markets'] ?? []) as readonly Wire[];
  const values = markets.flatMap((market) => Object.values(market['custom_strike'] ?? {}) as string[]);
  return values.filter((value) => data.structured_targets.has(value));
}
