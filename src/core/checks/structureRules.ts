import type { Finding, StrikeField } from './finding';
import type { Node } from 'jsonc-parser';
import { isNull, membersOf, spanOf, stringOf } from './json';

/** What a strike type cannot do without. What else stands beside it is free: the exchange mixes the forms. */
const BOUNDS: ReadonlyMap<string, readonly StrikeField[]> = new Map<string, readonly StrikeField[]>([
  ['greater', ['floor_strike']],
  ['greater_or_equal', ['floor_strike']],
  ['less', ['cap_strike']],
  ['less_or_equal', ['cap_strike']],
  ['between', ['floor_strike', 'cap_strike']],
]);

/** What is wrong with an object by itself, without asking anybody. */
export function structureFindings(object: Node): Finding[] {
  return [...strikeFindings(object), ...relatedFindings(object)];
}

function strikeFindings(market: Node): Finding[] {
  const members = membersOf(market);
  const strike = members.get('strike_type');
  const strikeType = stringOf(strike?.value);
  if (!strike || strikeType === undefined || !isMarket(members)) return [];
  const span = spanOf(strike.value);
  if (strikeType === 'structured') {
    return namesSomething(members.get('custom_strike')?.value)
      ? []
      : [{ code: 'strike-target', span, market, strikeType, missing: ['custom_strike'] }];
  }
  const missing = (BOUNDS.get(strikeType) ?? []).filter((field) => isNull(members.get(field)?.value));
  return missing.length > 0 ? [{ code: 'strike-bounds', span, market, strikeType, missing }] : [];
}

/** Not the settings of somebody who looks for markets of one strike type. */
function isMarket(members: ReadonlyMap<string, unknown>): boolean {
  return ['ticker', 'floor_strike', 'cap_strike', 'custom_strike'].some((key) => members.has(key));
}

function namesSomething(value: Node | undefined): boolean {
  if (value?.type === 'array') return (value.children ?? []).some(namesSomething);
  if (value?.type === 'object')
    return Array.from(membersOf(value).values()).some((one) => namesSomething(one.value));
  return !isNull(value) && stringOf(value)?.trim() !== '';
}

/** The exchange often lists the primary events among the related ones, and what reads only those misses the others. */
function relatedFindings(object: Node): Finding[] {
  const members = membersOf(object);
  const primary = members.get('primary_event_tickers')?.value;
  const related = members.get('related_event_tickers')?.value;
  if (primary?.type !== 'array' || related?.type !== 'array') return [];
  const known = new Set((related.children ?? []).map(stringOf));
  return (primary.children ?? []).flatMap((item): Finding[] => {
    const ticker = stringOf(item);
    if (!ticker || known.has(ticker)) return [];
    return [{ code: 'primary-not-related', span: spanOf(item), ticker, related }];
  });
}
