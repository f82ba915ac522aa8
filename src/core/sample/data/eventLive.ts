import { unix, type SampleData, type Wire } from './sampleData';

/** The prices of a coin behind its ladder of markets, and what a weather station measured. */
export function addEventLive(data: SampleData): void {
  const series = (length: number, step: number, valueAtCursor: (ago: number) => number): Wire[] =>
    Array.from({ length }, (_, i) => {
      const ago = length - 1 - i;
      return { ts: unix(data.now) - ago * step, value: Number(valueAtCursor(ago).toFixed(2)) };
    });
  const price = (ago: number): number => 87_120 + 90 * Math.sin(ago / 9) - ago * 3;
  const degrees = (ago: number): number => 51.3 + 6 * Math.cos((ago / 48) * Math.PI) - 6;
  data.event_live.set('KXBTC-26H17', {
    body: {
      live_data: {
        type: 'crypto',
        is_historical: false,
        default_range: '1h',
        range_options: ['15min', '1h', '1d'],
        details: {
          symbol: 'BTC',
          currency: 'USD',
          latest_value: price(0),
          timeseries: series(60, 60, price),
        },
      },
    },
  });
  data.event_live.set('KXHIGHNY-26N1', {
    body: {
      live_data: {
        type: 'weather',
        details: {
          city: 'New York',
          station: 'KNYC',
          units: 'fahrenheit',
          latest_value: degrees(0),
          timeseries: series(36, 1200, degrees),
        },
      },
    },
  });
}
