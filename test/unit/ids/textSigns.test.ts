import assert from 'node:assert/strict';
import { looksLikeKalshi } from '../../../src/core/ids/textSigns';

describe('looksLikeKalshi', () => {
  it('sees the name of the exchange, its tickers, and fields that only its API has', () => {
    for (const text of [
      ...[
        'kalshi.json',
        'my.kalshi.json',
        'https://api.elections.kalshi.com',
        'KALSHI_ACCESS_KEY',
        'KXNBAGAME-26OCT10',
      ],
      ...[
        '"custom_strike": {',
        'customStrike',
        'structured_target_id',
        'structuredTargets',
        '"event_ticker": "X"',
      ],
      ...['related_event_tickers', 'eventTicker', '"series_ticker": "KXNBAGAME"', 'seriesTicker'],
      ...['logs/market_data_KXHIGHNY-26JAN09.csv', String.raw`bid\nKXHIGHNY-26JAN09,40`],
    ])
      assert.equal(looksLikeKalshi(text), true, text);
  });

  it('takes no other file for one about the exchange', () => {
    for (const text of [
      ...[
        '2ef4d31c-0b46-4f43-a403-f44d62489034',
        '{"team_id": "x", "milestone_id": 4, "player_id": 5, "market": "EU"}',
      ],
      ...['"ticker": "BTC-USD"', 'event_ticket_id', 'AKXNBA-1', 'kxnba-26', 'users.json', 'KX-TG6512', ''],
    ])
      assert.equal(looksLikeKalshi(text), false, text);
  });
});
