import { eventRequest, getEvent, getEventMetadata, getEvents, type KalshiEvent } from '../kalshi/events';
import type { EntityBlock, EntityDefinition, EntitySection } from './definition';
import { eventPage, fieldFacts, refValue, settlementFacts } from './facts';

const MINUTE = 60 * 1000;

export const event: EntityDefinition<'event'> = {
  noun: 'Event',
  idNoun: 'ticker',
  holdsFor: MINUTE,
  batchSize: 200,
  idOf: ({ event_ticker }) => event_ticker,
  titleOf: ({ title, event_ticker }) => title || event_ticker,
  stateOf: ({ category }) => category,
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
  targetIdsOf: () => [],
  row: ({ sub_title, markets }) => [
    { label: '', value: { type: 'text', value: sub_title } },
    {
      label: '',
      value: {
        type: 'text',
        value: markets && `${markets.length} ${markets.length === 1 ? 'market' : 'markets'}`,
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
    ...fieldFacts(entity, [
      ['Subtitle', 'sub_title'],
      ['Series', 'series_ticker', 'code'],
    ]),
    { label: 'Markets', value: { type: 'count', value: entity.markets?.length } },
    ...fieldFacts(entity, [
      ['Strike date', 'strike_date', 'time'],
      ['Last updated', 'last_updated_ts', 'time'],
    ]),
  ],
  sections,
  moreSections: async (api, ticker, options) => {
    const metadata = await getEventMetadata(api, ticker, options);
    const facts = fieldFacts(metadata, [
      ['Competition', 'competition'],
      ['Scope', 'competition_scope'],
      ['Image', 'image_url'],
      ['Featured image', 'featured_image_url'],
    ]);
    const value = metadata.market_details.map((details) => ({ ...details }));
    const blocks: EntityBlock[] = [
      { type: 'facts', facts },
      ...(value.length > 0 ? [{ type: 'json' as const, value }] : []),
    ];
    return [{ id: 'metadata', title: 'Metadata', blocks, folded: true }];
  },
  columns: [
    { label: 'Event', value: ({ event_ticker, title }) => refValue('event', event_ticker, title) },
    { label: 'Ticker', value: ({ event_ticker }) => ({ type: 'code', value: event_ticker }) },
    { label: 'Markets', align: 'end', value: ({ markets }) => ({ type: 'count', value: markets?.length }) },
    { label: 'Series', value: ({ series_ticker }) => refValue('series', series_ticker, series_ticker) },
  ],
};

function sections(entity: KalshiEvent): readonly EntitySection[] {
  const facts = [
    ...fieldFacts(entity, [
      ['Ticker', 'event_ticker', 'code'],
      ['Subtitle', 'sub_title'],
    ]),
    {
      label: 'Series',
      field: 'series_ticker',
      value: refValue('series', entity.series_ticker, entity.series_ticker),
    },
    ...fieldFacts(entity, [
      ['Category', 'category'],
      ['Strike date', 'strike_date', 'time'],
      ['Strike period', 'strike_period'],
      ['Mutually exclusive', 'mutually_exclusive', 'flag'],
      ['Collateral return', 'collateral_return_type', 'code'],
      ['Fee type override', 'fee_type_override', 'code'],
      ['Fee multiplier override', 'fee_multiplier_override'],
      ['Exchange index', 'exchange_index'],
      ['Last updated', 'last_updated_ts', 'time'],
    ]),
  ];
  return [
    { id: 'about', title: 'About', blocks: [{ type: 'facts', facts }] },
    {
      id: 'sources',
      title: 'Settlement sources',
      blocks: [{ type: 'facts', facts: settlementFacts(entity.settlement_sources) }],
      folded: true,
    },
    {
      id: 'product',
      title: 'Product metadata',
      blocks: [{ type: 'json', value: entity.product_metadata ?? {} }],
    },
  ];
}
