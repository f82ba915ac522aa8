import assert from 'node:assert/strict';
import type { Wire } from '../../../src/core/sample/data/sampleData';
import { ask, list, refusal } from './ask';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('the paths of the sample exchange', () => {
  it('answers 404 with the error body of the exchange for what is not there', async () => {
    const paths = ['milestones', 'structured_targets', 'live_data/milestone'].map(
      (path) => `/${path}/${NOBODY}`,
    );
    const tickers = ['events', 'markets', 'historical/markets', 'series'].map((path) => `/${path}/KXNONE-26`);
    for (const path of [
      ...paths,
      ...tickers,
      '/events/KXNONE-26/metadata',
      '/portfolio',
      '/',
      '/milestones/',
    ]) {
      assert.deepEqual(await ask(path), { status: 404, body: refusal('not_found') }, path);
    }
  });

  it('answers one thing under its own name, the same as in the list', async () => {
    for (const [collection, name, key] of [
      ['milestones', 'milestone', 'id'],
      ['structured_targets', 'structured_target', 'id'],
      ['markets', 'market', 'ticker'],
      ['series', 'series', 'ticker'],
    ] as const) {
      const [first] = await list(`/${collection}?limit=1`);
      const { body } = await ask(`/${collection}/${String(first?.[key])}`);
      assert.deepEqual(body, { [name]: first });
    }
  });

  it('knows the target of the exchange’s own page', async () => {
    const { body } = await ask(`/structured_targets/${BOSTON}`);
    const target = body['structured_target'] as Wire;
    assert.equal(target['name'], 'Boston');
    assert.equal(target['type'], 'basketball_team');
  });

  it('puts an event’s markets beside it by default', async () => {
    const { body } = await ask('/events/SENATEWY-26');
    assert.equal((body['markets'] as Wire[]).length, 2);
    assert.ok(!('markets' in (body['event'] as Wire)));
  });

  it('puts an event’s markets into it when asked, and leaves an empty list beside it', async () => {
    const { body } = await ask('/events/SENATEWY-26?with_nested_markets=true');
    assert.deepEqual(body['markets'], []);
    assert.equal(((body['event'] as Wire)['markets'] as Wire[]).length, 2);
  });

  it('leaves out archived markets in both shapes, and has them in the history', async () => {
    const alone = await ask('/events/KXHIGHNY-25JAN15');
    assert.deepEqual(alone.body['markets'], []);
    const nested = await ask('/events/KXHIGHNY-25JAN15?with_nested_markets=true');
    assert.ok(!('markets' in (nested.body['event'] as Wire)));
    assert.equal((await ask('/markets/KXHIGHNY-25JAN15-B40.5')).status, 404);
    assert.equal((await ask('/historical/markets/KXHIGHNY-25JAN15-B40.5')).status, 200);
    const tickers = 'tickers=KXHIGHNY-25JAN15-B40.5,KXNONE-26-A';
    const { body } = await ask(`/historical/markets?${tickers}`);
    const found = (body['markets'] as Wire[]).map(({ ticker }) => ticker);
    assert.deepEqual([found, body['cursor']], [['KXHIGHNY-25JAN15-B40.5'], '']);
  });

  it('lists events with nested markets only when asked', async () => {
    const [bare] = await list('/events?tickers=SENATEWY-26');
    const [nested] = await list('/events?tickers=SENATEWY-26&with_nested_markets=true');
    assert.ok(bare && !('markets' in bare));
    assert.equal((nested?.['markets'] as Wire[]).length, 2);
  });

  it('gives the milestones beside the events, an empty list unless asked', async () => {
    assert.deepEqual(await list('/events?tickers=KXFEDDECISION-26DEC', 'milestones'), []);
    const joined = await list('/events?tickers=KXFEDDECISION-26DEC&with_milestones=true', 'milestones');
    assert.deepEqual(joined.map((one) => one['title']).sort(), ['Fed press briefing', 'Fed rate decision']);
  });

  it('gives the pictures and sources of an event, null where there are none', async () => {
    const { body } = await ask('/events/SENATEWY-26/metadata');
    const details = body['market_details'] as Wire[];
    assert.deepEqual(
      details.map((one) => one['market_ticker']),
      ['SENATEWY-26-REPUB', 'SENATEWY-26-DEMOC'],
    );
    assert.match(JSON.stringify(body['settlement_sources']), /Sample data, made up/);
    const old = await ask('/events/KXHIGHNY-25JAN15/metadata');
    assert.equal(old.body['market_details'], null);
    assert.equal(old.body['settlement_sources'], null);
  });

  it('keeps combinations of markets out of the list of events, as the exchange does', async () => {
    const ticker = 'KXMVECROSSCATEGORY0-SHARD1-S1';
    assert.equal((await ask(`/events/${ticker}`)).status, 200);
    assert.deepEqual(await list(`/events?tickers=${ticker}`), []);
    const { body } = await ask(`/events/${ticker}`);
    assert.equal((body['event'] as Wire)['series_ticker'], 'KXMVECROSSCATEGORY0-SHARD1');
  });

  it('gives live data under the milestone’s id', async () => {
    const [game] = await list('/milestones?limit=1&related_event_ticker=KXNBAGAME-26NYKBOS');
    const { body } = await ask(`/live_data/milestone/${String(game?.['id'])}`);
    const live = body['live_data'] as Wire;
    assert.equal(live['milestone_id'], game?.['id']);
    assert.equal(live['type'], 'basketball_game');
    assert.equal((live['details'] as Wire)['widget_status'], 'live');
  });

  it('has the vocabularies of the search and the state of the exchange', async () => {
    const sports = (await ask('/search/filters_by_sport')).body;
    assert.deepEqual(sports['sport_ordering'], Object.keys(sports['filters_by_sports'] as Wire));
    const tags = (await ask('/search/tags_by_categories')).body['tags_by_categories'] as Wire;
    assert.equal(tags['Elections'], null);
    assert.ok(Array.isArray(tags['Crypto']));
    const { body } = await ask('/exchange/status');
    assert.equal(body['exchange_active'], true);
    assert.equal(body['trading_active'], true);
  });
});
