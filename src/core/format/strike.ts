import { replaceUuids, uuidsOf } from '../entities/ids';
import { isJsonObject, type JsonValue } from '../kalshi/json';
import type { Market } from '../kalshi/markets';
import { groupThousands } from './money';
import { plainText } from './text';

type Strike = Pick<
  Market,
  'strike_type' | 'floor_strike' | 'cap_strike' | 'functional_strike' | 'custom_strike'
>;

const SEPARATOR = ' · ';
const DEEPEST = 4;
const FLOOR_WORDS: ReadonlyMap<string, string> = new Map([
  ['greater', '>'],
  ['greater_or_equal', '≥'],
]);
const CAP_WORDS: ReadonlyMap<string, string> = new Map([
  ['less', '<'],
  ['less_or_equal', '≤'],
]);

/**
 * What a market turns on: "> 5.5 · Boston Celtics", "53,000 to 53,249.99", "Participant: Archie Goodwin". The numbers
 * and the ids are worded whatever the `strike_type`, because the exchange mixes them. `''` when there is none.
 * @param nameOf the name of a structured target where it is known; else the id is shortened
 */
export function strikeWords(market: Strike, nameOf: (id: string) => string | undefined): string {
  const custom = customTexts(market).map(([key, text]) => {
    const named = withNames(text, nameOf);
    return isOnlyIds(text) ? named : `${key}: ${named}`;
  });
  const parts = [numberWords(market), ...custom, market.functional_strike ?? ''];
  return plainText(parts.filter((part) => part !== '').join(SEPARATOR));
}

function numberWords({ strike_type = '', floor_strike, cap_strike }: Strike): string {
  const floor = floor_strike === undefined ? '' : groupThousands(String(floor_strike));
  const cap = cap_strike === undefined ? '' : groupThousands(String(cap_strike));
  if (floor && cap) return `${floor} to ${cap}`;
  if (floor) return `${FLOOR_WORDS.get(strike_type) ?? 'floor'} ${floor}`;
  return cap && `${CAP_WORDS.get(strike_type) ?? 'cap'} ${cap}`;
}

/** The texts of `custom_strike` under their keys, lists and nested objects laid flat. */
function customTexts({ custom_strike }: Strike): [key: string, text: string][] {
  return Object.entries(custom_strike).flatMap(([key, value]) => flat(key, value, 0));
}

function flat(key: string, value: JsonValue, depth: number): [key: string, text: string][] {
  if (value === null || value === '') return [];
  if (typeof value !== 'object') return [[key, String(value)]];
  if (depth === DEEPEST) return [[key, '…']];
  return Object.entries(value).flatMap(([inner, one]: [string, JsonValue]) =>
    flat(isJsonObject(value) ? `${key}.${inner}` : key, one, depth + 1),
  );
}

/** Whether a text is nothing but ids, so that their names say everything and the key adds nothing. */
function isOnlyIds(text: string): boolean {
  return uuidsOf(text).length > 0 && /^[\s,;|]*$/.test(replaceUuids(text, () => ''));
}

function withNames(text: string, nameOf: (id: string) => string | undefined): string {
  return replaceUuids(text, (id) => nameOf(id) || `${id.slice(0, 8)}…`);
}
