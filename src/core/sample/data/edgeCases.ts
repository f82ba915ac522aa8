import { addEvent } from './addEvent';
import { addTarget } from './addTarget';
import { DAY, type SampleData, type Wire } from './sampleData';
import { sampleUuid } from './sampleUuid';

const ZERO_DATE = '0001-01-01T00:00:00Z';
const HOLOGRAM = sampleUuid('hologram');
const ARCHIVED = 'KXHIGHNY-25JAN15';
const GAME = 'KXNBAGAME-26NYKBOS';
/** Its series has a hyphen in its ticker. */
const COMBO = 'KXMVECROSSCATEGORY0-SHARD1';

/** What the markets of the strange event have that others have not, in their order. */
const MARKETS: readonly Wire[] = [
  { strike_type: 'functional', functional_strike: 'max(0, x - 100)', market_type: 'scalar' },
  {
    strike_type: 'spectral',
    status: 'hibernating',
    custom_strike: { hologram_team: HOLOGRAM, note: 'α' },
  },
  { last_price_dollars: '0.003512' },
  { yes_ask_dollars: '1.0000', yes_ask_size_fp: '0.00', no_bid_dollars: '0.0000', created_time: ZERO_DATE },
  { status: 'inactive', is_provisional: true, close_time: '2099-08-01T04:59:00Z' },
  { status: 'disputed', close_time: '2024-11-05T04:59:00Z' },
  { status: 'initialized', title: undefined, yes_sub_title: '', custom_strike: null },
  { status: 'finalized', result: 'scalar', settlement_value_dollars: '0.5000' },
];

/** What differs from the usual, by ticker or title. */
const PATCHES: Readonly<Record<string, Wire>> = {
  'KXSTRANGE-26': { last_updated_ts: ZERO_DATE, strike_date: null, sub_title: '', product_metadata: null },
  [ARCHIVED]: { markets: undefined, settlement_sources: undefined },
  KXSTRANGE: { fee_type: 'quadratic_v3', tags: null, settlement_sources: null },
  'State of the exchange': { related_event_tickers: null, details: undefined, source_id: undefined },
  'Large-cap index': { related_event_tickers: [] },
  [`${COMBO}-S1-KXNBA`]: {
    mve_collection_ticker: COMBO,
    mve_selected_legs: [{ event_ticker: GAME, market_ticker: `${GAME}-BOS`, side: 'yes' }],
  },
};

/** What a client must survive: nulls, absences, unknown values, old fields, a combination of markets. */
export function addOddities(data: SampleData): void {
  const { milestones, events, series, markets, structured_targets, historical } = data;
  const title = 'yes Boston,yes Over 224.5 points,'.repeat(7);
  addEvent(data, {
    ticker: `${COMBO}-S1`,
    title,
    at: data.now + DAY,
    lines: `Associated Markets|${GAME}-BOS~7.2`,
  });
  for (const items of [milestones, events, series, markets]) {
    for (const [id, item] of items) Object.assign(item, PATCHES[id], PATCHES[String(item['title'])]);
  }
  const strange = events.get('KXSTRANGE-26')?.['markets'] as Wire[];
  strange.forEach((market, i) => Object.assign(market, MARKETS[i]));
  const image_url = 'https://example.com/boston.png';
  const boston = { country: 'USA', conference: 'Eastern', division: 'Atlantic', image_url };
  Object.assign(addTarget(data, 'basketball_team', 'Boston')['details'] as Wire, boston);
  addTarget(data, 'company', '<b>Fizz</b> & *Co.*', { leagues: ['NBA', 'WNBA'] });
  structured_targets.set(HOLOGRAM, { id: HOLOGRAM, type: 'hologram_team' });
  historical.set(`${ARCHIVED}-B40.5`, archived());
}

/** Older than the cutoff: only the history has it, with the cent fields of old. */
const archived = (): Wire => ({
  ticker: `${ARCHIVED}-B40.5`,
  event_ticker: ARCHIVED,
  title: 'Highest temperature?',
  yes_sub_title: '40° to 41°',
  strike_type: 'between',
  floor_strike: 40,
  cap_strike: 41,
  close_time: '2025-01-16T04:59:00Z',
  status: 'finalized',
  result: 'yes',
  yes_bid: 97,
  yes_ask: 99,
  last_price: 98,
  volume: 35_001,
});
