import { addTarget } from './addTarget';
import type { SampleData, Wire } from './sampleData';

/** What tells one market of an event from another. */
export interface Outcome {
  /** The ticker's part after the event ticker. */
  readonly suffix: string;
  readonly label: string;
  /** Best yes bid in cents, fractions allowed. */
  readonly price: number;
  readonly strike: Wire;
}

const SIGNS: Readonly<Record<string, readonly [type: string, words: string]>> = {
  '>': ['greater', 'above #'],
  '>=': ['greater_or_equal', '# or above'],
  '<': ['less', 'below #'],
  '<=': ['less_or_equal', '# or below'],
};

/**
 * Reads outcomes written as `name~price`, `>2~price` (also `>=`, `<`, `<=`), `2..3~price` or `name>2~price`.
 * @param strike `key:label`. A lower-case key is the target type of the names, any other a label of free text, none a
 * plain question. In the label `@` stands for the name and `#` for the number; without one it is the name.
 */
export function outcomesOf(data: SampleData, strike: string, list: string): Outcome[] {
  const [key = '', template = '@'] = strike.split(':');
  return Array.from(list.matchAll(/([^,]*?)(?:([<>]=?)|([\d.]+)\.\.)?([\d.]+)?~([\d.]+)/g), (match, index) => {
    const [, name = '', sign = '', floor, bound, price] = match;
    const number = Number(bound);
    const shown = number.toLocaleString('en-US');
    const [type, words] = SIGNS[sign] ?? ['between', `${Number(floor).toLocaleString('en-US')} to #`];
    const named = namedStrike(data, key, name);
    const numeric = bound && {
      strike_type: /player/.test(key) ? 'structured' : type,
      floor_strike: floor ? Number(floor) : /g/.test(type) ? number : undefined,
      cap_strike: /g/.test(type) ? undefined : number,
    };
    return {
      suffix: named.code + (bound ? `${floor ? 'B' : 'T'}${bound}` : index > 9 ? index : ''),
      label: template.replace('@', name).replace('#', () => (name ? shown : words.replace('#', () => shown))),
      price: Number(price),
      strike: { ...named.strike, ...(numeric || {}) },
    };
  });
}

/** A player's market names the team beside the player. */
function namedStrike(data: SampleData, key: string, name: string): { code: string; strike: Wire } {
  const code = name.replace(/[^A-Z0-9]/gi, '').slice(0, 5).toUpperCase();
  if (!key || !name) return { code, strike: {} };
  if (key !== key.toLowerCase()) return { code, strike: { strike_type: 'custom', custom_strike: { [key]: name } } };
  const { id, details } = addTarget(data, key, name);
  const { abbreviation = code, team_id } = details as Wire;
  const custom_strike = { [key]: id, ...(/player/.test(key) && { [key.replace('player', 'team')]: team_id }) };
  return { code: String(abbreviation), strike: { strike_type: 'structured', custom_strike } };
}
