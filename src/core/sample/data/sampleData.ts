/** An object as it goes over the wire; JSON leaves `undefined` members out. */
export type Wire = Record<string, unknown>;

/** What the sample exchange knows, by id or ticker. */
export interface SampleData {
  /** The full hour all dates are relative to, milliseconds since 1970. */
  readonly now: number;
  readonly milestones: Map<string, Wire>;
  readonly structured_targets: Map<string, Wire>;
  /** With their `markets`, which are absent where they are archived. */
  readonly events: Map<string, Wire>;
  readonly markets: Map<string, Wire>;
  /** Markets that only `/historical/markets/{ticker}` knows. */
  readonly historical: Map<string, Wire>;
  readonly series: Map<string, Wire>;
  /** By milestone id. */
  readonly live: Map<string, Wire>;
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** RFC 3339 in UTC with up to six made fraction digits: the exchange writes any number of them. */
export const iso = (time: number, digits = 0): string =>
  new Date(time).toISOString().replace(/\.\d+/, digits ? `.${'426135'.slice(0, digits)}` : '');

/** Ids of the structured targets that the markets of an event strike on. */
export function strikeTargets(data: SampleData, ticker = ''): string[] {
  const markets = (data.events.get(ticker)?.['markets'] ?? []) as readonly Wire[];
  const values = markets.flatMap((market) => Object.values(market['custom_strike'] ?? {}) as string[]);
  return values.filter((value) => data.structured_targets.has(value));
}
