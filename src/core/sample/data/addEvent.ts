import { outcomesOf, type Outcome } from './outcomes';
import { DAY, HOUR, dateText, iso, type SampleData, type Wire } from './sampleData';
import { hashOf } from './sampleUuid';

export interface EventSpec {
  readonly ticker: string;
  readonly title: string;
  /** When it happens. */
  readonly at: number;
  /** See `outcomesOf`. */
  readonly strike: string;
  readonly outcomes: string;
  /** The likeliest outcomes have come true, the markets are finalized. */
  readonly settled?: boolean;
  readonly unopened?: boolean;
  readonly category?: string;
  readonly series?: string;
  readonly seriesTitle?: string;
  readonly competition?: string;
}

const settlement_sources = [{ name: 'Sample data, made up', url: 'https://example.com/sample' }];

/** Adds an event, its markets, and its series where that is new. */
export function addEvent(data: SampleData, spec: EventSpec): Wire {
  const { ticker, title, category = 'Sports', seriesTitle = title } = spec;
  const series = spec.series ?? ticker.split('-', 1).join();
  const outcomes = outcomesOf(data, spec.strike, spec.outcomes);
  const mutually_exclusive = !outcomes.every(({ strike }) => strike['floor_strike'] && !strike['cap_strike']);
  const top = mutually_exclusive ? Math.max(...outcomes.map(({ price }) => price)) : 50;
  const markets = outcomes.map((outcome) => marketOf(data.now, spec, outcome, outcome.price >= top));
  const event: Wire = {
    event_ticker: ticker,
    series_ticker: series,
    title,
    sub_title: dateText(spec.at),
    collateral_return_type: mutually_exclusive ? 'MECNET' : '',
    mutually_exclusive,
    category,
    settlement_sources,
    strike_date: iso(spec.at),
    product_metadata: { competition: spec.competition, competition_scope: seriesTitle },
    last_updated_ts: iso(data.now - DAY, 5),
    exchange_index: 0,
    markets,
  };
  data.events.set(ticker, event);
  for (const market of markets) data.markets.set(String(market['ticker']), market);
  data.series.set(series, {
    ticker: series,
    title: seriesTitle,
    category,
    categories: [category],
    frequency: 'custom',
    tags: ['Sample'],
    settlement_sources,
    contract_url: '',
    contract_terms_url: '',
    fee_type: 'quadratic',
    fee_multiplier: 1,
    additional_prohibitions: null,
    product_metadata: {},
    volume_fp: '981204.50',
    last_updated_ts: iso(data.now - DAY),
  });
  return event;
}

const dollars = (cents: number): string => (cents / 100).toFixed(4);
const quotes = (side: string, bid: number, ask: number): Wire => ({
  [`${side}_bid_dollars`]: dollars(bid),
  [`${side}_ask_dollars`]: dollars(ask),
});

function marketOf(now: number, spec: EventSpec, { label, suffix, price, strike }: Outcome, won: boolean): Wire {
  const { ticker, title, at, settled } = spec;
  const hash = hashOf(ticker + suffix);
  const created = Math.min(at, now) - 4 * DAY - (hash % 5e8);
  const end = at + 3 * HOUR;
  const last = iso(settled ? end : end + 14 * DAY);
  const bid = settled ? 0 : price;
  const ask = settled ? 100 : Math.min(100, bid + (bid % 1 || 1 + (hash % 2)));
  const count = (scale: number, when: unknown = true): string => (when ? ((hash % scale) / 100).toFixed(2) : '0.00');
  return {
    ticker: `${ticker}-${suffix}`,
    event_ticker: ticker,
    market_type: 'binary',
    title: `${title}: ${label}?`,
    yes_sub_title: label,
    no_sub_title: label,
    created_time: iso(created, 6),
    updated_time: iso(created + HOUR, hash % 7),
    open_time: iso(created + HOUR),
    close_time: last,
    expected_expiration_time: iso(end),
    latest_expiration_time: last,
    occurrence_datetime: iso(end),
    status: spec.unopened ? 'initialized' : 'active',
    result: '',
    expiration_value: '',
    ...(settled && {
      ...{ status: 'finalized', result: won ? 'yes' : 'no', expiration_value: 'final' },
      ...{ settlement_value_dollars: dollars(won ? 100 : 0), settlement_ts: iso(end + HOUR, 4) },
    }),
    ...{ ...quotes('yes', bid, ask), ...quotes('no', 100 - ask, 100 - bid), ...quotes('previous_yes', bid, ask) },
    yes_bid_size_fp: count(999_983, bid > 0),
    yes_ask_size_fp: count(888_887, ask < 100),
    last_price_dollars: dollars(price),
    previous_price_dollars: dollars(price),
    volume_fp: count(9_999_991),
    volume_24h_fp: count(1_999_993),
    open_interest_fp: count(5_999_993),
    settlement_timer_seconds: 60,
    notional_value_dollars: '1.0000',
    can_close_early: true,
    rules_primary: `If the outcome of “${title}” (originally scheduled for ${dateText(at)}) is “${label}”, then the market resolves to Yes.`,
    rules_secondary: 'This is made sample data: nothing here is real or can be traded.',
    price_level_structure: 'linear_cent',
    price_ranges: [{ start: '0.0000', end: '1.0000', step: '0.0100' }],
    settlement_bounds_type: 'default',
    ...strike,
  };
}
