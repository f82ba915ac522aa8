const TICKERS = [
  'KXNBAGAME-26OCT10BOSLAL',
  'KXNBAGAME-26OCT10BOSLAL-BOS',
  'KXCPI-24NOV-T0.1',
  'KXGDP-26Q1-T-1.5',
  'FED-24DEC-T4.50',
  'SENATEWY-26',
  'CONTROLH-2026-D',
  'PRES-2024',
  'A-B',
  'BTC-USD',
  'UTF-8',
  'ISO-2022-JP',
  'KX-1',
  'KX_A-1',
  'kxnba-26',
  'KXa-1',
];
const JOINTS = [
  ...['"', "'", '`', '", "', '": "', ': ', ' = "', ' := ', ': str = "', '=', '==', ', ', '\n', '\r\n', '\r'],
  ...[
    '{',
    '}',
    '[',
    ']',
    '-',
    '--',
    '.',
    '..',
    '_',
    ' ',
    '\t',
    '//',
    'é',
    '🏀',
    'a',
    'Z',
    '7',
    '\\',
    '\u2028',
  ],
];
const KEYS = [
  ...['"ticker": "', '"event_tickers":["', 'ticker: ', 'EVENT_TICKER: &str = "', "eventTicker = '", '"x": "'],
  ...['"market_ticker"\t:\n"', `ticker${' '.repeat(39)}=`, `ticker${' '.repeat(41)}=`, '"TICKERS" ="'],
];

/** A small, fast and seeded source of randomness: the same texts in every run that names the same seed. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Random = (below: number) => number;

function pick<T>(random: Random, list: readonly T[]): T {
  return list[random(list.length)] as T;
}

function uuid(random: Random): string {
  const id = '########-####-####-####-############'.replace(/#/g, () => random(16).toString(16));
  return random(4) === 0 ? id.toUpperCase() : id;
}

/** An id, or what is nearly one. */
function idLike(random: Random): string {
  const id = random(2) === 0 ? uuid(random) : pick(random, TICKERS);
  const at = random(id.length);
  const cases = [
    id,
    id,
    id,
    id.slice(at),
    id.slice(0, at),
    id.slice(0, at) + pick(random, JOINTS) + id.slice(at),
  ];
  return pick(random, cases);
}

/** What `JSON.parse` would read, minified or indented, with either kind of line break. */
function jsonText(random: Random): string {
  const market = {
    ticker: pick(random, TICKERS),
    event_tickers: [pick(random, TICKERS), pick(random, TICKERS)],
    close_time: '2026-01-12T22:08:09.99373Z',
    [pick(random, ['custom_strike', '🏀', 'é-x'])]: { basketball_team: uuid(random) },
    'a-b': -1.5e-7,
  };
  const text = JSON.stringify(random(2) === 0 ? market : [market], null, random(3));
  return random(3) === 0 ? text.replaceAll('\n', '\r\n') : text;
}

function looseText(random: Random): string {
  let text = '';
  for (let left = random(9); left > 0; left--) {
    const kind = random(8);
    if (kind < 3) text += idLike(random);
    else if (kind < 6) text += pick(random, JOINTS);
    else if (kind === 6) text += pick(random, KEYS);
    else text += pick(random, ['A', 'A-', '-', 'a', '.A', ' ']).repeat(random(140));
  }
  return text;
}

/** A small document: JSON, JSON that somebody is changing, or anything around what is nearly an id. */
export function randomText(random: Random): string {
  const kind = random(4);
  if (kind > 1) return looseText(random);
  const text = jsonText(random);
  if (kind === 0) return text;
  const at = random(text.length + 1);
  return text.slice(0, at) + looseText(random) + text.slice(at + random(30) * random(2));
}

const ADDRESSES = [
  ...[
    'https://kalshi.com/markets/kxnba/pro-basketball/',
    'https://api.elections.kalshi.com/trade-api/v2/events/',
  ],
  ...[
    'http://localhost/trade-api/v2/markets?tickers=',
    'kalshi.com/markets/pres#',
    'kalshi-explorer/market/',
  ],
];
const BETWEEN = ['%2C', '%22', ',', '\\n', '\\t', '\\"', '\\u0022', '/', '{', '*', '...', '.csv', '_', '-'];

/** The same among addresses, series, escapes, templates and the names of files. */
export function richText(random: Random): string {
  let text = '';
  for (let left = 1 + random(6); left > 0; left--) {
    const kind = random(5);
    if (kind === 0) text += randomText(random);
    else if (kind === 1) text += `${pick(random, ADDRESSES)}${idLike(random).toLowerCase()}" `;
    else if (kind === 2) text += `"series_ticker": "${pick(random, ['KXNBAGAME', 'KXA', 'FED'])}",`;
    else text += pick(random, BETWEEN) + idLike(random) + pick(random, BETWEEN);
  }
  return text;
}
