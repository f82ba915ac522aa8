import { addEvent } from './addEvent';
import { addTarget } from './addTarget';
import { DAY, type SampleData, type Wire } from './sampleData';
import { sampleUuid } from './sampleUuid';

const ZERO_DATE = '0001-01-01T00:00:00Z';
const HOLOGRAM = sampleUuid('hologram');

/** What the markets of the strange event have that others have not, in their order. */
const MARKETS: readonly Wire[] = [
  { strike_type: 'functional', functional_strike: 'max(0, x - 100)', market_type: 'scalar' },
  {
    strike_type: 'spectral',
    status: 'hibernating',
    result: 'maybe',
    custom_strike: { hologram_team: HOLOGRAM, note: 'α, β' },
  },
  { last_price_dollars: '0.003512', price_level_structure: 'tapered_deci_cent' },
  { yes_ask_dollars: '1.0000', yes_ask_size_fp: '0.00', no_bid_dollars: '0.0000', created_time: ZERO_DATE },
  { status: 'inactive', is_provisional: true },
  { status: 'disputed', close_time: '2024-11-05T04:59:00Z', no_sub_title: 'Target price: TBD' },
  {
    title: undefined,
    yes_sub_title: '',
    custom_strike: null,
    strike_type: 'custom',
    expected_expiration_time: undefined,
  },
  {
    status: 'finalized',
    result: 'scalar',
    settlement_value_dollars: '0.5000',
    settlement_ts: '2025-02-01T00:00:00.519Z',
  },
];

const EVENTS: Readonly<Record<string, Wire>> = {
  'KXSTRANGE-26': {
    ...{
      last_updated_ts: ZERO_DATE,
      strike_date: null,
      strike_period: '',
      sub_title: '',
      product_metadata: null,
    },
    category: undefined,
  },
  'SENATEWY-26': { settlement_sources: null },
  'KXHIGHNY-25JAN15': { settlement_sources: undefined },
};

/** By title. */
const MILESTONES: Readonly<Record<string, Wire>> = {
  'Wyoming General Elections': {
    end_date: '2099-12-31T00:00:00.5Z',
    notification_message: 'Polls are open.',
  },
  'State of the exchange': { related_event_tickers: null },
  '': {
    details: undefined,
    source_id: undefined,
    last_updated_ts: undefined,
    notification_message: undefined,
  },
  'Budget address': { related_event_tickers: [] },
};

/** What a client must survive: nulls, absences, unknown values, old fields, hostile text. */
export function addOddities(data: SampleData): void {
  data.events.get('KXSTRANGE-26')?.markets.forEach((market, index) => Object.assign(market, MARKETS[index]));
  for (const [ticker, fields] of Object.entries(EVENTS))
    Object.assign(data.events.get(ticker)?.event ?? {}, fields);
  for (const one of data.milestones) Object.assign(one, MILESTONES[String(one['title'])]);
  Object.assign(data.series.get('KXSTRANGE') ?? {}, {
    fee_type: 'quadratic_v3',
    tags: null,
    settlement_sources: null,
  });
  data.targets.set(HOLOGRAM, { id: HOLOGRAM, type: 'hologram_team' });
  addTarget(data, 'company', '<b>Fizz</b> & *Co.*', { leagues: ['NBA', 'WNBA'] });
  addArchive(data);
  addCombo(data);
}

/** Older than the cutoff: only the history has it, with the cent fields of old. */
function addArchive({ historical }: SampleData): void {
  const ticker = 'KXHIGHNY-25JAN15-B40.5';
  historical.set(ticker, {
    ...{ ticker, event_ticker: ticker.slice(0, 16), market_type: 'binary', title: 'Highest temperature?' },
    ...{
      yes_sub_title: '40° to 41°',
      no_sub_title: '40° to 41°',
      strike_type: 'between',
      floor_strike: 40,
      cap_strike: 41,
    },
    ...{ status: 'finalized', result: 'yes', expiration_value: '41', close_time: '2025-01-16T04:59:00Z' },
    ...{
      yes_bid: 97,
      yes_ask: 99,
      no_bid: 1,
      no_ask: 3,
      last_price: 98,
      volume: 35_001,
      open_interest: 13_679,
    },
    ...{
      rules_primary: 'If it is 40° to 41°, then the market resolves to Yes.',
      rules_secondary: '',
      tick_size: 1,
    },
  });
}

/** A combination of other markets, in a series whose ticker has a hyphen. */
function addCombo(data: SampleData): void {
  const series = 'KXMVECROSSCATEGORY0-SHARD1';
  const title = 'yes Boston,yes Over 224.5 points,'.repeat(7).slice(0, 212);
  const at = data.now + 2 * DAY;
  const { markets } = addEvent(data, {
    series,
    ticker: `${series}-S1`,
    title,
    at,
    strike: '',
    outcomes: 'Combo~7.25',
  });
  const mve_selected_legs = ['BOS', 'NYK'].map((side) => {
    const event_ticker = 'KXNBAGAME-26NYKBOS';
    return { event_ticker, market_ticker: `${event_ticker}-${side}`, side: 'yes' };
  });
  const custom_strike = { 'Associated Markets': mve_selected_legs.map((leg) => leg.market_ticker).join() };
  Object.assign(markets[0] ?? {}, {
    strike_type: 'custom',
    mve_collection_ticker: series,
    mve_selected_legs,
    custom_strike,
  });
}
