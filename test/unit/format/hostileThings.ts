import type { JsonObject } from '../../../src/core/kalshi/json';
import type { Entity, EntityKind, EntityRef } from '../../../src/core/entities/kinds';
import { eventOf, marketOf, milestoneOf, seriesOf, targetOf, uuid } from '../entities/entityOf';

/** Text that hides, reorders, draws icons, breaks lines and does not end. */
export const HOSTILE = `\u202egnp.\u2066\u200b$(alert)\n\r\n<b onclick=x>\`*[a](command:x)\`\u0007${'Z'.repeat(5000)}`;
export const HARMFUL = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u;

const [MILESTONE, TARGET, OTHER] = [uuid(1), uuid(2), uuid(3)];
const MILESTONE_FIELDS = ['title', 'category', 'type', 'start_date', 'end_date', 'notification_message'];
const EVENT_FIELDS = ['series_ticker', 'title', 'sub_title', 'category', 'strike_period', 'strike_date'];
const MARKET_FIELDS = [
  ...['event_ticker', 'title', 'subtitle', 'yes_sub_title', 'no_sub_title', 'status', 'result'],
  ...['rules_primary', 'rules_secondary', 'expiration_value', 'early_close_condition', 'functional_strike'],
  ...['yes_bid_dollars', 'last_price_dollars', 'volume_fp', 'close_time', 'strike_type'],
];
const SERIES_FIELDS = ['title', 'frequency', 'category', 'contract_url', 'contract_terms_url', 'fee_type'];

/**
 * One of each kind with such a text in every field, and as the name of everything in it.
 * @param ticker of those that have one
 */
export function thingsOf(
  text: () => string,
  ticker: () => string = text,
): readonly (readonly [ref: EntityRef, entity: Entity])[] {
  const every = (names: readonly string[]): JsonObject =>
    Object.fromEntries(names.map((name) => [name, text()]));
  const sources = (): JsonObject => ({ source_id: text(), source_ids: { [text()]: text() } });
  const [event, market, series] = [ticker(), ticker(), ticker()];
  return [
    [
      { kind: 'milestone', id: MILESTONE },
      milestoneOf({
        ...every([...MILESTONE_FIELDS, 'last_updated_ts']),
        ...sources(),
        primary_event_tickers: [text()],
        related_event_tickers: [`R${text()}`],
        details: { [`${text()}_id`]: TARGET, [text()]: text(), other_id: OTHER },
      }),
    ],
    [
      { kind: 'event', id: event },
      eventOf({
        event_ticker: event,
        ...every(EVENT_FIELDS),
        settlement_sources: [{ name: text(), url: text() }],
        markets: [{ ticker: text() }, { ticker: `M${text()}`, yes_sub_title: text() }],
        [text()]: text(),
      }),
    ],
    [
      { kind: 'market', id: market },
      marketOf({
        ticker: market,
        ...every(MARKET_FIELDS),
        custom_strike: { [text()]: text(), list: [text()] },
      }),
    ],
    [
      { kind: 'series', id: series },
      seriesOf({ ticker: series, ...every(SERIES_FIELDS), tags: [text(), text()] }),
    ],
    [
      { kind: 'structuredTarget', id: TARGET },
      targetOf({
        ...every(['name', 'type', 'last_updated_ts']),
        ...sources(),
        details: { [text()]: text() },
      }),
    ],
  ];
}

/** One of each kind with hostile text in every field, and as the id of everything that it names. */
export const HOSTILE_THINGS = thingsOf(() => HOSTILE);

/** Things of which nothing can be seen: what shows them has to fall back on their ids. */
export const INVISIBLE: Readonly<Record<EntityKind, Entity>> = {
  milestone: milestoneOf({ title: '\u200b\u202e' }),
  event: eventOf({ title: '\u2060' }),
  market: marketOf({ yes_sub_title: '\u200b', title: 'x' }),
  series: seriesOf({ title: '\ufeff' }),
  structuredTarget: targetOf({ name: ' \u200e ' }),
};
