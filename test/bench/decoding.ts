import { decodeMarket } from '../../src/core/kalshi/markets';
import { sampleApi } from '../unit/sampleApi';
import { compared, type Figure } from './figure';

const MARKETS = 1000;
const RUNS = 31;
const WARM_UP = 10;

/** What it costs to check and type a page, which the exchange's own client does not do, beside its JSON.parse. */
export async function measureDecoding(): Promise<readonly Figure[]> {
  const { api } = sampleApi();
  const page = (await api.get({ path: '/markets', query: { limit: 100 } })) as { markets: object[] };
  const { length } = page.markets;
  const markets = Array.from({ length: MARKETS }, (_, index) => page.markets[index % length]);
  const text = JSON.stringify(markets);
  const [parsing, decoding]: [number[], number[]] = [[], []];
  for (let run = -WARM_UP; run < RUNS; run++) {
    const started = performance.now();
    const raw = JSON.parse(text) as Parameters<typeof decodeMarket>[0][];
    const parsed = performance.now();
    const decoded = raw.map((one) => decodeMarket(one)).filter((market) => market !== undefined);
    const ended = performance.now();
    if (decoded.length !== MARKETS) throw new Error('a market was not decoded');
    if (run < 0) continue;
    parsing.push(parsed - started);
    decoding.push(ended - parsed);
  }
  return [
    compared({
      name: `a page of ${MARKETS} markets, ${(text.length / 1e6).toFixed(1)} MB: checked and typed`,
      readings: decoding,
      yardstick: 'its JSON.parse, all that kalshi-typescript does',
      against: parsing,
    }),
  ];
}
