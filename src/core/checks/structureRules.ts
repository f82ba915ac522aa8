import type { Finding, StrikeField } from './finding';
import { isNull, stringOf, type JsonNode, type JsonObjectNode } from './jsonNode';

/** What a strike type cannot do without. What else stands beside it is free: the exchange mixes the forms. */
const BOUNDS: ReadonlyMap<string, readonly StrikeField[]> = new Map<string, readonly StrikeField[]>([
  ['greater', ['floor_strike']],
  ['greater_or_equal', ['floor_strike']],
  ['less', ['cap_strike']],
  ['less_or_equal', ['cap_strike']],
  ['between', ['floor_strike', 'cap_strike']],
]);

/** Values of the named target types that name nothing. */
const NOTHING = /^(null|"\s*")$/;

/** What is wrong with an object by itself, without asking anybody. */
export function structureFindings(object: JsonObjectNode): Finding[] {
  return [...strikeFindings(object), ...relatedFindings(object)];
}

function strikeFindings(market: JsonObjectNode): Finding[] {
  const { members } = market;
  const strike = members.get('strike_type');
  const strikeType = stringOf(strike?.value);
  if (!strike || strikeType === undefined || !isMarket(market)) return [];
  const { span } = strike.value;
  if (strikeType === 'structured') {
    return namesSomething(members.get('custom_strike')?.value)
      ? []
      : [{ code: 'strike-target', span, market, strikeType, missing: ['custom_strike'] }];
  }
  const missing = (BOUNDS.get(strikeType) ?? []).filter((field) => isNull(members.get(field)?.value));
  return missing.length > 0 ? [{ code: 'strike-bounds', span, market, strikeType, missing }] : [];
}

/** Not the settings of somebody who looks for markets of one strike type. */
function isMarket({ members }: JsonObjectNode): boolean {
  return ['ticker', 'floor_strike', 'cap_strike', 'custom_strike'].some((key) => members.has(key));
}

function namesSomething(value: JsonNode | undefined): boolean {
  if (value?.type === 'scalar') return !NOTHING.test(value.raw);
  if (value?.type === 'list') return value.items.some(namesSomething);
  return value !== undefined && Array.from(value.members.values()).some((one) => namesSomething(one.value));
}

/** The exchange often lists the primary events among the related ones, and what reads only those misses the others. */
function relatedFindings({ members }: JsonObjectNode): Finding[] {
  const primary = members.get('primary_event_tickers')?.value;
  const related = members.get('related_event_tickers')?.value;
  if (primary?.type !== 'list' || related?.type !== 'list') return [];
  const known = new Set(related.items.map(stringOf));
  return primary.items.flatMap((item): Finding[] => {
    const ticker = stringOf(item);
    if (!ticker || known.has(ticker)) return [];
    return [{ code: 'primary-not-related', span: item.span, ticker, related }];
  });
}
