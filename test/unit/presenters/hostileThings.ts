import type { JsonObject } from '../../../src/core/kalshi/json';
import type { Entity, EntityKind, EntityRef } from '../../../src/core/entities/kinds';
import { eventOf, marketOf, milestoneOf, seriesOf, targetOf, uuid } from '../entities/entityOf';

/** Text that hides, reorders, draws icons, breaks lines and does not end. */
export const HOSTILE = `\u202egnp.\u2066\u200b$(alert)\n\r\n<b onclick=x>\`*[a](command:x)\`\u0007${'Z'.repeat(5000)}`;
export const HARMFUL = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u;

const [MILESTONE, TARGET, OTHER] = [uuid(1), uuid(2), uuid(3)];
const every = (names: readonly string[]): JsonObject =>
  Object.fromEntries(names.map((name) => [name, HOSTILE]));
const sources = { source_id: HOSTILE, source_ids: { [HOSTILE]: HOSTILE } };

/** One of each kind with hostile text in every field, and as the id of everything that it names. */
export const HOSTILE_THINGS: readonly (readonly [ref: EntityRef, entity: Entity])[] = [
  [
    { kind: 'milestone', id: MILESTONE },
    milestoneOf({
      ...every([
        'title',
        'category',
        'type',
        'start_date',
        'end_date',
        'notification_message',
        'last_updated_ts',
      ]),
      ...sources,
      primary_event_tickers: [HOSTILE],
      related_event_tickers: [`R${HOSTILE}`],
      details: { [`${HOSTILE}_id`]: TARGET, [HOSTILE]: HOSTILE, other_id: OTHER },
    }),
  ],
  [
    { kind: 'event', id: HOSTILE },
    eventOf({
      ...every([
        'event_ticker',
        'series_ticker',
        'title',
        'sub_title',
        'category',
        'strike_period',
        'strike_date',
      ]),
      settlement_sources: [{ name: HOSTILE, url: HOSTILE }],
      markets: [{ ticker: HOSTILE }, { ticker: `M${HOSTILE}`, yes_sub_title: HOSTILE }],
      [HOSTILE]: HOSTILE,
    }),
  ],
  [
    { kind: 'market', id: HOSTILE },
    marketOf({
      ...every([
        'ticker',
        'event_ticker',
        'title',
        'subtitle',
        'yes_sub_title',
        'no_sub_title',
        'status',
        'result',
      ]),
      ...every([
        'rules_primary',
        'rules_secondary',
        'expiration_value',
        'early_close_condition',
        'functional_strike',
      ]),
      ...every(['yes_bid_dollars', 'last_price_dollars', 'volume_fp', 'close_time', 'strike_type']),
      custom_strike: { [HOSTILE]: HOSTILE, list: [HOSTILE] },
    }),
  ],
  [
    { kind: 'series', id: HOSTILE },
    seriesOf({
      ...every([
        'ticker',
        'title',
        'frequency',
        'category',
        'contract_url',
        'contract_terms_url',
        'fee_type',
      ]),
      tags: [HOSTILE, HOSTILE],
    }),
  ],
  [
    { kind: 'structuredTarget', id: TARGET },
    targetOf({ ...every(['name', 'type', 'last_updated_ts']), ...sources, details: { [HOSTILE]: HOSTILE } }),
  ],
];

/** Things of which nothing can be seen: what shows them has to fall back on their ids. */
export const INVISIBLE: Readonly<Record<EntityKind, Entity>> = {
  milestone: milestoneOf({ title: '\u200b\u202e' }),
  event: eventOf({ title: '\u2060' }),
  market: marketOf({ yes_sub_title: '\u200b', title: 'x' }),
  series: seriesOf({ title: '\ufeff' }),
  structuredTarget: targetOf({ name: ' \u200e ' }),
};
