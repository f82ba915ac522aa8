import { eventRequest, getEvent, getEventMetadata, getEvents } from '../kalshi/events';
import type { Market } from '../kalshi/markets';
import type { EntityDefinition } from './definition';
import { eventPage, factSection, fieldFacts, jsonSection, refValue, settlementFacts } from './facts';
import { stageOfMarket } from './market';
import { mostUrgent } from './phase';
import { isEmpty, unreadFields } from './unreadFields';

const MINUTE = 60 * 1000;

/** What the markets of an event have in common is said by the one that closes first. */
function soonest(markets: readonly Market[]): Partial<Market> {
  return markets.toSorted((a, b) => ((a.close_time ?? '~') < (b.close_time ?? '~') ? -1 : 1))[0] ?? {};
}

export const event: EntityDefinition<'event'> = {
  noun: 'Event',
  idNoun: 'ticker',
  ttlMs: MINUTE,
  batchSize: 200,
  idOf: ({ event_ticker }) => event_ticker,
  titleOf: ({ title, event_ticker }) => title || event_ticker,
  stateOf: ({ category }) => category,
  phaseOf: ({ markets = [] }, now) => mostUrgent(markets.map((one) => stageOfMarket(one, now))) ?? 'far',
  iconOf: () => 'calendar',
  request: eventRequest,
  load: async (api, ids, options) => {
    const [ticker, ...others] = ids;
    // The list leaves out combo events; asked for alone, every event answers.
    if (ticker !== undefined && others.length === 0) return [await getEvent(api, ticker, options)];
    return (await getEvents(api, { tickers: ids, with_nested_markets: true, limit: 200 }, options)).items;
  },
  nested: ({ markets = [] }) => [['market', markets]],
  webPageOf: ({ event_ticker }) => eventPage(event_ticker),
  eventOf: ({ event_ticker }) => event_ticker,
  targetIdsOf: () => [],
  row: ({ sub_title, markets }) => [
    { label: '', value: { type: 'text', value: sub_title } },
    {
      label: '',
      value: {
        type: 'text',
        // None may mean that its markets are archived.
        value: markets?.length
          ? `${markets.length} ${markets.length === 1 ? 'market' : 'markets'}`
          : undefined,
      },
    },
  ],
  groups: ({ markets = [] }) => [
    {
      id: 'markets',
      title: 'Markets',
      kind: 'market',
      inline: true,
      children: [...new Set(markets.map(({ ticker }) => ticker))].map((id) => ({ id })),
    },
  ],
  highlights: (entity) => [
    ...fieldFacts(entity, 'sub_title', 'series_ticker'),
    { label: 'Markets', value: { type: 'count', value: entity.markets?.length || undefined } },
    ...fieldFacts(soonest(entity.markets ?? []), 'occurrence_datetime', 'close_time'),
    ...fieldFacts(entity, 'strike_date', 'last_updated_ts'),
  ],
  sections: (entity) => [
    factSection('about', 'About', [
      ...fieldFacts(entity, 'event_ticker', 'sub_title'),
      {
        label: 'Series',
        field: 'series_ticker',
        value: refValue('series', entity.series_ticker, entity.series_ticker),
      },
      ...fieldFacts(
        entity,
        'category',
        'strike_date',
        'strike_period',
        'mutually_exclusive',
        'collateral_return_type',
        'fee_type_override',
        'fee_multiplier_override',
        'exchange_index',
        'last_updated_ts',
      ),
    ]),
    factSection('sources', 'Settlement sources', settlementFacts(entity.settlement_sources), true),
    jsonSection('product', 'Product metadata', entity.product_metadata),
  ],
  moreSections: async (api, ticker, options) => {
    const metadata = await getEventMetadata(api, ticker, options);
    const about = fieldFacts(metadata, 'competition', 'competition_scope', 'image_url', 'featured_image_url');
    const pictures = metadata.market_details.map((details) => ({ ...details }));
    const unread = Object.fromEntries(unreadFields(metadata));
    return [
      factSection('metadata', 'Metadata', [...about, ...settlementFacts(metadata.settlement_sources)], true),
      jsonSection('pictures', 'Market pictures', pictures, true),
      ...(isEmpty(unread) ? [] : [jsonSection('otherMetadata', 'Other metadata', unread, true)]),
    ];
  },
  columns: [
    { label: 'Event', value: ({ event_ticker, title }) => refValue('event', event_ticker, title) },
    { label: 'Ticker', value: ({ event_ticker }) => ({ type: 'code', value: event_ticker }) },
    {
      label: 'Markets',
      align: 'end',
      value: ({ markets }) => ({ type: 'count', value: markets?.length || undefined }),
    },
    { label: 'Series', value: ({ series_ticker }) => refValue('series', series_ticker, series_ticker) },
  ],
};
