import type { SampleData, Wire } from './sampleData';

const COLOURS = ['#0A8F6C', '#C9462C', '#2C6EC9', '#B98A00', '#7A4CC2', '#58606A'];

/** The exchange has no pictures of the markets of many leagues. */
const BARE = /^KX(NFL|LALIGA|CS2|ATP)/;

/** Adds what `/events/{ticker}/metadata` answers, once the events are as they will be. */
export function addMetadata(data: SampleData): void {
  for (const [ticker, { markets, settlement_sources, product_metadata }] of data.events) {
    const details = (markets as readonly Wire[] | undefined)?.map((market, index) => ({
      market_ticker: market['ticker'],
      image_url: '',
      color_code: COLOURS[index % COLOURS.length],
    }));
    const body = {
      image_url: '',
      market_details: (!BARE.test(ticker) && details) || null,
      settlement_sources: settlement_sources ?? null,
      ...((product_metadata as Wire | null) ?? { competition: null, competition_scope: null }),
    };
    data.metadata.set(ticker, { body });
  }
}
