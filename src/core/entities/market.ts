import type { Api, CallOptions } from '../kalshi/api';
import { isKalshiError } from '../kalshi/errors';
import type { JsonValue } from '../kalshi/json';
import { getArchivedMarkets, getMarket, getMarkets, marketRequest, type Market } from '../kalshi/markets';
import type { EntityDefinition, EntityFact, EntitySection, FactValue } from './definition';
import { eventPage, factSection, fieldFacts, jsonSection, refValue } from './facts';
import { isUuid, uuidsOf } from './ids';
import { phaseOfTimes, type Phase } from './phase';

/** Quotes come from a cache of the exchange that is up to 15 s old; asking more often brings nothing new. */
const QUARTER_MINUTE = 15 * 1000;

export const market: EntityDefinition<'market'> = {
  noun: 'Market',
  idNoun: 'ticker',
  ttlMs: QUARTER_MINUTE,
  batchSize: 190,
  idOf: ({ ticker }) => ticker,
  titleOf: ({ yes_sub_title, title, ticker }) => yes_sub_title || title || ticker,
  stateOf,
  phaseOf: stageOfMarket,
  iconOf,
  request: marketRequest,
  load: async (api, ids, options) => {
    const [ticker, ...others] = ids;
    // Asked for alone, a market of the archive answers too.
    if (ticker !== undefined && others.length === 0) return [await getMarket(api, ticker, options)];
    const { items } = await getMarkets(api, { tickers: ids, limit: ids.length }, options);
    const found = new Set(items.map((one) => one.ticker));
    const left = ids.filter((id) => !found.has(id));
    // The list leaves out markets of the archive.
    return left.length > 0 ? [...items, ...(await archived(api, left, options))] : items;
  },
  webPageOf: ({ event_ticker }) => eventPage(event_ticker),
  eventOf: ({ event_ticker }) => event_ticker,
  // Values are ids, lists of ids in one text, or text that names none.
  targetIdsOf: ({ custom_strike }) => uuidsOf(JSON.stringify(custom_strike)),
  row: (entity) => [
    { label: '', value: quote(entity, 'last') },
    { label: 'bid', value: quote(entity, 'bid') },
    { label: 'ask', value: quote(entity, 'ask') },
    { label: '', value: { type: 'text', value: stateOf(entity) } },
    { label: '', value: { type: 'strike', market: entity } },
  ],
  groups: () => [],
  highlights: (entity) => [
    { label: 'Strike', value: { type: 'strike', market: entity } },
    ...priceFacts(entity),
    { label: 'Status', field: 'status', value: { type: 'text', value: stateOf(entity) } },
    ...fieldFacts(entity, 'occurrence_datetime', 'close_time'),
  ],
  sections,
  columns: [
    {
      label: 'Outcome',
      value: ({ ticker, yes_sub_title, title }) => refValue('market', ticker, yes_sub_title || title),
    },
    { label: 'Strike', value: (entity) => ({ type: 'strike', market: entity }) },
    { label: 'Last', align: 'end', value: (entity) => quote(entity, 'last') },
    { label: 'Yes bid', align: 'end', value: (entity) => quote(entity, 'bid') },
    { label: 'Yes ask', align: 'end', value: (entity) => quote(entity, 'ask') },
    { label: 'Volume', align: 'end', value: ({ volume_fp }) => ({ type: 'count', value: volume_fp }) },
    { label: 'Status', value: (entity) => ({ type: 'text', value: stateOf(entity) }) },
    { label: 'Ticker', value: ({ ticker }) => ({ type: 'code', value: ticker }) },
  ],
};

/** A failure of the archive is none of the live markets: those that are left are asked for alone. */
async function archived(
  api: Api,
  tickers: readonly string[],
  options?: CallOptions,
): Promise<readonly Market[]> {
  return getArchivedMarkets(api, tickers, options).catch((error: unknown) => {
    if (isKalshiError(error)) return [];
    throw error;
  });
}

function iconOf({ result, status }: Market): string {
  if (result === 'yes') return 'pass';
  if (result === 'no') return 'circle-slash';
  // Any other result pays a part of a dollar.
  if (result) return 'color-mode';
  return status === 'active' ? 'circle-filled' : 'circle-outline';
}

function quote(entity: Market, side: 'bid' | 'ask' | 'last'): FactValue {
  return { type: 'quote', market: entity, side };
}

/** A result that is neither yes nor no says what a contract paid: "finalized: scalar $0.40". */
function stateOf({ status, result, settlement_value_dollars }: Market): string {
  if (!result) return status;
  const paid = result === 'yes' || result === 'no' ? undefined : settlement_value_dollars;
  return `${status}: ${result}${paid === undefined ? '' : ` ${inDollars(paid)}`}`;
}

/** "0.3700" is "$0.37": at least cents. */
function inDollars(figure: string): string {
  const [whole = '', digits = ''] = figure.split('.');
  return `$${whole}.${digits.replace(/(?<!0)0+$/, '').padEnd(2, '0')}`;
}

/** While it is open people trade, however far off what it is about. */
export function stageOfMarket(
  { status, occurrence_datetime, expected_expiration_time, close_time }: Market,
  now: number,
): Phase {
  if (status === 'finalized' || status === 'settled') return 'final';
  const stage = phaseOfTimes(occurrence_datetime ?? expected_expiration_time ?? close_time, undefined, now);
  return stage === 'far' && status === 'active' ? 'today' : stage === 'final' ? 'far' : stage;
}

function sections(entity: Market): readonly EntitySection[] {
  const rules = [entity.rules_primary, entity.rules_secondary];
  return [
    factSection('prices', 'Prices', [...priceFacts(entity), ...amountFacts(entity)]),
    factSection('strike', 'Strike', strikeFacts(entity)),
    { id: 'rules', title: 'Rules', blocks: rules.map((text) => ({ type: 'text', text })) },
    factSection('times', 'Times', timeFacts(entity)),
    factSection('about', 'About', aboutFacts(entity)),
    jsonSection('ranges', 'Price ranges', entity.price_ranges, true),
    jsonSection('legs', 'Combo legs', entity.mve_selected_legs, true),
  ];
}

function priceFacts(entity: Market): EntityFact[] {
  return [
    {
      label: 'Last price (yes)',
      field: 'last_price_dollars',
      value: quote(entity, 'last'),
    },
    { label: 'Yes bid', field: 'yes_bid_dollars', value: quote(entity, 'bid') },
    { label: 'Yes ask', field: 'yes_ask_dollars', value: quote(entity, 'ask') },
  ];
}

function amountFacts(entity: Market): EntityFact[] {
  return fieldFacts(
    entity,
    'yes_bid_size_fp',
    'yes_ask_size_fp',
    'no_bid_dollars',
    'no_ask_dollars',
    'previous_price_dollars',
    'previous_yes_bid_dollars',
    'previous_yes_ask_dollars',
    'volume_fp',
    'volume_24h_fp',
    'open_interest_fp',
    'notional_value_dollars',
    'settlement_value_dollars',
    'settlement_floor_dollars',
  );
}

function strikeFacts(entity: Market): EntityFact[] {
  return [
    { label: 'In words', value: { type: 'strike', market: entity } },
    ...fieldFacts(entity, 'strike_type', 'floor_strike', 'cap_strike', 'functional_strike'),
    ...Object.entries(entity.custom_strike).map(([key, value]): EntityFact => ({
      label: key,
      field: `custom_strike.${key}`,
      value: customStrikeValue(value),
    })),
  ];
}

/** A UUID is a structured target whatever `strike_type` says; the rest is free text. */
function customStrikeValue(value: JsonValue): FactValue {
  if (typeof value !== 'string') return { type: 'text', value: JSON.stringify(value) };
  return isUuid(value) ? refValue('structuredTarget', value.toLowerCase()) : { type: 'text', value };
}

function timeFacts(entity: Market): EntityFact[] {
  return fieldFacts(
    entity,
    'occurrence_datetime',
    'open_time',
    'close_time',
    'expected_expiration_time',
    'latest_expiration_time',
    'expiration_time',
    'settlement_ts',
    'fee_waiver_expiration_time',
    'created_time',
    'updated_time',
  );
}

function aboutFacts(entity: Market): EntityFact[] {
  return [
    ...fieldFacts(entity, 'ticker'),
    { label: 'Event', field: 'event_ticker', value: refValue('event', entity.event_ticker) },
    ...fieldFacts(
      entity,
      'status',
      'result',
      'title',
      'subtitle',
      'yes_sub_title',
      'no_sub_title',
      'market_type',
      'expiration_value',
      'can_close_early',
      'early_close_condition',
      'price_level_structure',
      'settlement_bounds_type',
      'settlement_timer_seconds',
      'primary_participant_key',
      'mve_collection_ticker',
      'is_provisional',
      'exchange_index',
    ),
  ];
}
