import { hashOf } from './sampleUuid';

/** An object as it goes over the wire; JSON leaves `undefined` members out. */
export type Wire = Record<string, unknown>;

/** What the sample exchange knows, by id or ticker. */
export interface SampleData {
  /** The full hour all dates are relative to, milliseconds since 1970. */
  readonly now: number;
  readonly milestones: Map<string, Wire>;
  readonly targets: Map<string, Wire>;
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
export function iso(time: number, digits = 0): string {
  const fraction = digits ? `.${`${hashOf(`${time}`)}`.slice(0, digits)}` : '';
  return `${new Date(time).toISOString().slice(0, 19)}${fraction}Z`;
}

/** `Mon, 23 Nov 2026` */
export function dateText(time: number): string {
  return new Date(time).toUTCString().slice(0, 16);
}

/** The structured targets that the markets of an event strike on. */
export function strikeTargets(data: SampleData, event: Wire | undefined): string[] {
  const markets = (event?.['markets'] ?? []) as readonly Wire[];
  const values = markets.flatMap((market) => Object.values(market['custom_strike'] ?? {}).map(String));
  return values.filter((value) => data.targets.has(value));
}
