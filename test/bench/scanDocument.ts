const GAME = 'KXNCAAFGAME-26SEP';

/** A document of so many characters as the exchange answers it: markets with their dates, prices, rules and ids. */
export function marketsDocument(length: number): string {
  const blocks: string[] = [];
  let size = 0;
  for (let index = 0; size < length; index++) {
    const block = JSON.stringify(market(index), null, 2).replaceAll('\n', '\n    ');
    size += block.length + 6;
    blocks.push(block);
  }
  return `{\n  "cursor": "",\n  "markets": [\n    ${blocks.join(',\n    ')}\n  ]\n}\n`;
}

/** A UUID of its own for every number. */
export function uuidOf(index: number): string {
  const hex = Math.imul(index + 1, 0x9e3779b1) >>> 0;
  const head = hex.toString(16).padStart(8, '0');
  return `${head}-${head.slice(0, 4)}-4${head.slice(1, 4)}-a${head.slice(5)}-${head}${head.slice(4)}`;
}

function market(index: number): object {
  const event = `${GAME}${String(10 + (index % 20))}MSU${(index % 17_576).toString(36).toUpperCase()}`;
  const cents = (index * 37) % 100;
  const dollars = (cents / 100).toFixed(4);
  const time = (days: number): string => new Date(Date.UTC(2026, 8, days, index % 24)).toISOString();
  return {
    can_close_early: true,
    close_time: time(21),
    created_time: `2026-05-20T19:06:01.${String(index).padStart(6, '0').slice(-6)}Z`,
    custom_strike: { football_team: uuidOf(index) },
    early_close_condition: 'This market will close and expire after a winner is declared.',
    event_ticker: event,
    exchange_index: 0,
    expected_expiration_time: time(20),
    expiration_value: '',
    last_price_dollars: dollars,
    latest_expiration_time: time(22),
    market_type: 'binary',
    no_ask_dollars: dollars,
    no_bid_dollars: dollars,
    no_sub_title: 'Notre Dame',
    notional_value_dollars: '1.0000',
    occurrence_datetime: time(20),
    open_interest_fp: `${String(index)}.48`,
    open_time: time(1),
    previous_price_dollars: dollars,
    previous_yes_ask_dollars: dollars,
    previous_yes_bid_dollars: dollars,
    price_level_structure: 'linear_cent',
    price_ranges: [{ start: '0.0000', end: '1.0000', step: '0.0100' }],
    result: '',
    rules_primary:
      'If Notre Dame wins the Michigan St. vs Notre Dame college football game originally scheduled for Sep 19, 2026, then the market resolves to Yes.',
    rules_secondary:
      'The following market refers to the team who wins the Michigan St. vs Notre Dame college football game originally scheduled for Sep 19, 2026. If the game is postponed from its originally scheduled date but begins within 48 hours, the market will remain open and resolve based on the official final result.\n\nKalshi is not affiliated, associated, authorized, endorsed by, or in any way officially connected with the Governing League.',
    settlement_timer_seconds: 300,
    status: 'active',
    strike_type: 'structured',
    ticker: `${event}-ND`,
    title: 'Will Notre Dame win the Michigan St. vs Notre Dame college football game?',
    volume_24h_fp: '3.14',
    volume_fp: `${String(index)}.50`,
    yes_ask_dollars: dollars,
    yes_ask_size_fp: '641.00',
    yes_bid_dollars: dollars,
    yes_bid_size_fp: '343.49',
    yes_sub_title: 'Notre Dame',
  };
}
