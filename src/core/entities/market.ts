import type { JsonValue } from '../kalshi/json';
import { getMarket, getMarkets, marketRequest, type Market } from '../kalshi/markets';
import type { EntityBlock, EntityDefinition, EntityFact, EntitySection, FactValue } from './definition';
import { eventPage, fieldFacts, refValue } from './facts';
import { isUuid } from './ids';

const UUIDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** Quotes come from a cache of the exchange that is up to 15 s old; asking more often brings nothing new. */
const QUARTER_MINUTE = 15 * 1000;

export const market: EntityDefinition<'market'> = {
  noun: 'Market',
  idNoun: 'ticker',
  holdsFor: QUARTER_MINUTE,
  batchSize: 190,
  idOf: ({ ticker }) => ticker,
  titleOf: ({ yes_sub_title, title, ticker }) => yes_sub_title || title || ticker,
  stateOf,
  iconOf: ({ result, status }) =>
    result === 'yes'
      ? 'pass'
      : result
        ? 'circle-slash'
        : status === 'active'
          ? 'circle-filled'
          : 'circle-outline',
  request: marketRequest,
  load: async (api, ids, options) => {
    const [ticker, ...others] = ids;
    // Asked for alone, a market of the archive answers too.
    if (ticker !== undefined && others.length === 0) return [await getMarket(api, ticker, options)];
    return (await getMarkets(api, { tickers: ids, limit: ids.length }, options)).items;
  },
  webPageOf: ({ event_ticker }) => eventPage(event_ticker),
  // Values are ids, lists of ids in one text, or text that names none.
  targetIdsOf: ({ custom_strike }) => [...new Set(JSON.stringify(custom_strike).toLowerCase().match(UUIDS))],
  row: (entity) => [
    { label: '', value: { type: 'quote', market: entity, side: 'last' } },
    { label: 'bid', value: { type: 'quote', market: entity, side: 'bid' } },
    { label: 'ask', value: { type: 'quote', market: entity, side: 'ask' } },
    { label: '', value: { type: 'text', value: stateOf(entity) } },
    { label: '', value: { type: 'strike', market: entity } },
  ],
  groups: () => [],
  highlights: (entity) => [
    { label: 'Strike', value: { type: 'strike', market: entity } },
    ...priceFacts(entity),
    { label: 'Status', field: 'status', value: { type: 'text', value: stateOf(entity) } },
    ...fieldFacts(entity, [['Closes', 'close_time', 'time']]),
  ],
  sections,
  columns: [
    {
      label: 'Outcome',
      value: ({ ticker, yes_sub_title, title }) => refValue('market', ticker, yes_sub_title || title),
    },
    { label: 'Strike', value: (entity) => ({ type: 'strike', market: entity }) },
    { label: 'Last', align: 'end', value: (entity) => ({ type: 'quote', market: entity, side: 'last' }) },
    { label: 'Yes bid', align: 'end', value: (entity) => ({ type: 'quote', market: entity, side: 'bid' }) },
    { label: 'Yes ask', align: 'end', value: (entity) => ({ type: 'quote', market: entity, side: 'ask' }) },
    { label: 'Volume', align: 'end', value: ({ volume_fp }) => ({ type: 'count', value: volume_fp }) },
    { label: 'Status', value: (entity) => ({ type: 'text', value: stateOf(entity) }) },
    { label: 'Ticker', value: ({ ticker }) => ({ type: 'code', value: ticker }) },
  ],
};

function stateOf({ status, result }: Market): string {
  return result ? `${status}: ${result}` : status;
}

function sections(entity: Market): readonly EntitySection[] {
  return [
    { id: 'prices', title: 'Prices', blocks: [facts([...priceFacts(entity), ...sizeFacts(entity)])] },
    { id: 'strike', title: 'Strike', blocks: [facts(strikeFacts(entity))] },
    {
      id: 'rules',
      title: 'Rules',
      blocks: [
        { type: 'text', text: entity.rules_primary },
        { type: 'text', text: entity.rules_secondary },
      ],
    },
    { id: 'times', title: 'Times', blocks: [facts(timeFacts(entity))] },
    { id: 'about', title: 'About', blocks: [facts(aboutFacts(entity))] },
    { id: 'ranges', title: 'Price ranges', blocks: jsonList(entity.price_ranges), folded: true },
    { id: 'legs', title: 'Combo legs', blocks: jsonList(entity.mve_selected_legs), folded: true },
  ];
}

function facts(list: readonly EntityFact[]): EntityBlock {
  return { type: 'facts', facts: list };
}

function jsonList(list: readonly JsonValue[]): readonly EntityBlock[] {
  return list.length > 0 ? [{ type: 'json', value: list }] : [];
}

function priceFacts(entity: Market): EntityFact[] {
  return [
    {
      label: 'Last price (yes)',
      field: 'last_price_dollars',
      value: { type: 'quote', market: entity, side: 'last' },
    },
    { label: 'Yes bid', field: 'yes_bid_dollars', value: { type: 'quote', market: entity, side: 'bid' } },
    { label: 'Yes ask', field: 'yes_ask_dollars', value: { type: 'quote', market: entity, side: 'ask' } },
  ];
}

function sizeFacts(entity: Market): EntityFact[] {
  return fieldFacts(entity, [
    ['Yes bid size', 'yes_bid_size_fp', 'count'],
    ['Yes ask size', 'yes_ask_size_fp', 'count'],
    ['No bid', 'no_bid_dollars', 'dollars'],
    ['No ask', 'no_ask_dollars', 'dollars'],
    ['Previous price', 'previous_price_dollars', 'dollars'],
    ['Previous yes bid', 'previous_yes_bid_dollars', 'dollars'],
    ['Previous yes ask', 'previous_yes_ask_dollars', 'dollars'],
    ['Volume', 'volume_fp', 'count'],
    ['Volume, 24 h', 'volume_24h_fp', 'count'],
    ['Open interest', 'open_interest_fp', 'count'],
    ['Notional value', 'notional_value_dollars', 'dollars'],
    ['Settlement value', 'settlement_value_dollars', 'dollars'],
    ['Settlement floor', 'settlement_floor_dollars', 'dollars'],
  ]);
}

function strikeFacts(entity: Market): EntityFact[] {
  return [
    { label: 'In words', value: { type: 'strike', market: entity } },
    ...fieldFacts(entity, [
      ['Strike type', 'strike_type', 'code'],
      ['Floor', 'floor_strike'],
      ['Cap', 'cap_strike'],
      ['Functional', 'functional_strike', 'code'],
    ]),
    ...Object.entries(entity.custom_strike).map(([key, value]): EntityFact => {
      return { label: key, field: `custom_strike.${key}`, value: customStrikeValue(value) };
    }),
  ];
}

/** A UUID is a structured target whatever `strike_type` says; the rest is free text. */
function customStrikeValue(value: JsonValue): FactValue {
  if (typeof value !== 'string') return { type: 'text', value: JSON.stringify(value) };
  return isUuid(value) ? refValue('structuredTarget', value.toLowerCase()) : { type: 'text', value };
}

function timeFacts(entity: Market): EntityFact[] {
  return fieldFacts(entity, [
    ['Occurs', 'occurrence_datetime', 'time'],
    ['Opens', 'open_time', 'time'],
    ['Closes', 'close_time', 'time'],
    ['Expected expiration', 'expected_expiration_time', 'time'],
    ['Latest expiration', 'latest_expiration_time', 'time'],
    ['Expiration', 'expiration_time', 'time'],
    ['Settled', 'settlement_ts', 'time'],
    ['Fee waiver until', 'fee_waiver_expiration_time', 'time'],
    ['Created', 'created_time', 'time'],
    ['Updated', 'updated_time', 'time'],
  ]);
}

function aboutFacts(entity: Market): EntityFact[] {
  return [
    ...fieldFacts(entity, [['Ticker', 'ticker', 'code']]),
    { label: 'Event', field: 'event_ticker', value: refValue('event', entity.event_ticker) },
    ...fieldFacts(entity, [
      ['Status', 'status'],
      ['Result', 'result'],
      ['Title', 'title'],
      ['Subtitle', 'subtitle'],
      ['Yes means', 'yes_sub_title'],
      ['No means', 'no_sub_title'],
      ['Market type', 'market_type'],
      ['Expiration value', 'expiration_value'],
      ['Can close early', 'can_close_early', 'flag'],
      ['Early close', 'early_close_condition'],
      ['Price levels', 'price_level_structure', 'code'],
      ['Settlement bounds', 'settlement_bounds_type', 'code'],
      ['Settlement timer', 'settlement_timer_seconds', 'seconds'],
      ['Primary participant', 'primary_participant_key', 'code'],
      ['Combo collection', 'mve_collection_ticker', 'code'],
      ['Provisional', 'is_provisional', 'flag'],
      ['Exchange index', 'exchange_index'],
    ]),
  ];
}
