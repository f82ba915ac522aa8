import { outcomesOf, type Outcome } from './outcomes';
import { DAY, HOUR, iso, type SampleData, type Wire } from './sampleData';
import { hashOf } from './sampleUuid';

export interface EventSpec {
  readonly ticker: string;
  readonly title: string;
  /** When it happens. */
  readonly at: number;
  /** What is asked: see `outcomesOf`. */
  readonly lines: string;
  /** The markets are finalized, the first outcome has come true. */
  readonly settled?: boolean;
  readonly category?: string;
  /** Title of the series; the event's own where there is none. */
  readonly family?: string;
}

const rules_secondary = [
  'Sample data: nothing here can be traded.',
  'If the occasion is postponed, the market stays open and closes after the occasion takes place, at most two weeks later. If it is cancelled, or ends without an outcome, the market resolves to a fair price.',
  'Revisions that the sources publish after the expiration of the market are not taken into account.',
].join('\n\n');

const settlement_sources = [{ name: 'Sample data, made up', url: 'https://example.com' }];

/** Adds an event, its markets, and its series. */
export function addEvent(data: SampleData, spec: EventSpec): void {
  const { ticker, title, at, lines, settled, category = 'Sports', family = title } = spec;
  const series = ticker.replace(/-(?!SHARD).*/, '');
  const mutually_exclusive = !/\|[^,]*>.*>/.test(lines);
  const hash = hashOf(ticker);
  const created = Math.min(at, data.now) - (hash % 140) * HOUR - (/port|rypto/.test(category) ? 4 : 40) * DAY;
  const end = iso(at + 3 * HOUR);
  const times: Times = [
    iso(created, hash % 7),
    iso(created + HOUR, 6),
    end,
    settled ? end : iso(at + 14 * DAY),
  ];
  const markets = outcomesOf(data, lines).map((outcome, index) =>
    marketOf(spec, times, outcome, hash, index),
  );
  const shared = { category, settlement_sources, last_updated_ts: iso(data.now - DAY, 5) };
  data.events.set(ticker, {
    ...shared,
    event_ticker: ticker,
    series_ticker: series,
    title,
    sub_title: iso(at).slice(0, 10),
    collateral_return_type: mutually_exclusive ? 'MECNET' : '',
    mutually_exclusive,
    strike_date: iso(at),
    product_metadata: { competition: family, competition_scope: 'Game' },
    markets,
  });
  for (const market of markets) data.markets.set(market.ticker, market);
  data.series.set(series, {
    ...shared,
    ticker: series,
    title: family,
    categories: [category],
    frequency: 'custom',
    tags: ['Sample'],
    contract_url: '',
    contract_terms_url: '',
    fee_type: 'quadratic',
    fee_multiplier: 1,
    additional_prohibitions: null,
  });
}

type Market = Wire & { readonly ticker: string };
type Times = readonly [created: string, open: string, end: string, close: string];

const dollars = (cents: number): string => (cents / 100).toFixed(4);

/** Put together by assignment: objects spread from parts took most of the time to build the data. */
function marketOf(spec: EventSpec, times: Times, outcome: Outcome, seed: number, index: number): Market {
  const { title, settled } = spec;
  const { label, suffix, strike } = outcome;
  const [created_time, open_time, end, close_time] = times;
  const market = {
    ticker: `${spec.ticker}-${suffix}`,
    event_ticker: spec.ticker,
    market_type: 'binary',
    title: `${title}: ${label}?`,
    yes_sub_title: label,
    no_sub_title: label,
    created_time,
    updated_time: open_time,
    open_time,
    close_time,
    expected_expiration_time: end,
    latest_expiration_time: close_time,
    status: 'active',
    result: '',
    expiration_value: '',
    settlement_timer_seconds: 60,
    notional_value_dollars: '1.0000',
    can_close_early: true,
    rules_primary: `If the outcome of ${title} is "${label}", then the market resolves to Yes.`,
    rules_secondary,
    price_level_structure: 'linear_cent',
    price_ranges: [{ start: '0.0000', end: '1.0000', step: '0.0100' }],
    settlement_bounds_type: 'default',
  };
  const settlement = settled && {
    status: 'finalized',
    result: index ? 'no' : 'yes',
    settlement_ts: end,
    last_price_dollars: dollars(index ? 1 : 99),
    settlement_value_dollars: dollars(index ? 0 : 100),
  };
  return Object.assign(market, pricesOf(outcome, settled, seed * (index + 1)), settlement, strike);
}

function pricesOf({ price }: Outcome, settled: boolean | undefined, seed: number): Wire {
  const bid = settled ? 0 : price;
  const ask = settled ? 100 : Math.min(100, bid + (bid % 1 || 1 + (seed % 2)));
  const volume = ((seed % 997) + 1) * 90;
  const part = (share: number): string => (volume * share).toFixed(2);
  return {
    yes_bid_dollars: dollars(bid),
    yes_ask_dollars: dollars(ask),
    no_bid_dollars: dollars(100 - ask),
    no_ask_dollars: dollars(100 - bid),
    previous_yes_bid_dollars: dollars(bid),
    previous_yes_ask_dollars: dollars(ask),
    yes_bid_size_fp: part(bid && 0.07),
    yes_ask_size_fp: part(ask < 100 ? 0.03 : 0),
    last_price_dollars: dollars(price),
    previous_price_dollars: dollars(price),
    volume_fp: part(1),
    volume_24h_fp: part(0.16),
    open_interest_fp: part(0.57),
  };
}
