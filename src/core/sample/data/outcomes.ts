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

const NUMBER = new Intl.NumberFormat('en-US');
const SIGNS: Readonly<Record<string, readonly [type: string, words: string]>> = {
  '>': ['greater', 'Over #'],
  '>=': ['greater_or_equal', '# or above'],
  '<': ['less', 'Under #'],
  '<=': ['less_or_equal', '# or below'],
};
const STRUCTURED = { strike_type: 'structured' };

/**
 * Reads `key:label|outcomes`. A lower-case key is the target type of the names, any other a label of free text, none a
 * plain question. In the label `@` stands for the name and `#` for the number; without one it is the name.
 * An outcome is `name~price`, `>2~price` (also `>=`, `<`, `<=`), `2..3~price` or `name>2~price`, the price in cents. A
 * name may have its code before it: `BOS Boston`.
 */
export function outcomesOf(data: SampleData, lines: string): Outcome[] {
  const [strike = '', list = ''] = lines.split('|');
  const [key = '', template = '@'] = strike.split(':');
  const matches = list.matchAll(/(?:([A-Z\d]+) )?([^,]*?)(?:([<>]=?)|([\d.]+)\.\.)?([\d.]+)?~([\d.]+)/g);
  return Array.from(matches, ([, code, name = '', sign = '', floor, bound, price], index) => {
    const short = name
      .replace(/[^A-Z\d]/gi, '')
      .slice(0, 5)
      .toUpperCase();
    const [strike_type, words] = SIGNS[sign] ?? ['between', '#'];
    const least = floor ?? (/g/.test(strike_type) ? bound : undefined);
    const floor_strike = least && Number(least);
    const cap_strike = least === bound ? undefined : Number(bound);
    const amount = [floor, bound].flatMap((one) => (one ? NUMBER.format(Number(one)) : [])).join(' to ');
    const shown = template.replace('@', name).replace('#', () => amount);
    return {
      suffix: (code ?? short) + (bound ? (floor ? 'B' : 'T') + bound : index > 9 ? `${index}` : ''),
      label: name ? shown : words.replace('#', () => shown),
      price: Number(price),
      strike: {
        ...namedStrike(data, key, name, code),
        ...(bound && { floor_strike, cap_strike }),
        ...(bound && !/player/.test(key) && { strike_type }),
      },
    };
  });
}

/** A player's market names the team beside the player. */
function namedStrike(data: SampleData, key: string, name: string, abbreviation?: string): Wire {
  if (!key || !name) return {};
  if (key !== key.toLowerCase()) return { strike_type: 'custom', custom_strike: { [key]: name } };
  const { id, details } = addTarget(data, key, name, { abbreviation });
  const team = (details as Wire)['team_id'];
  return {
    ...STRUCTURED,
    custom_strike: { [key]: id, ...(!!team && { [key.replace('player', 'team')]: team }) },
  };
}
