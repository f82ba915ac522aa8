import assert from 'node:assert/strict';
import { KalshiError } from '../../../src/core/kalshi/errors';
import {
  decodeLiveData,
  getEventLiveData,
  getGameStats,
  getLiveData,
  getLiveDatas,
} from '../../../src/core/kalshi/liveData';
import { assertTotal } from './arbitraryEntity';
import { alwaysAnswering, cannedApi } from './cannedApi';

const ID = 'a1b2c3d4-0000-4000-8000-00000000000a';
const LIVE = { type: 'basketball_game', details: { home_points: 56, winner: '' }, milestone_id: ID };

describe('decodeLiveData', () => {
  it('reads every field and lower-cases the milestone id', () => {
    assert.deepEqual(decodeLiveData(LIVE), { ...LIVE, raw: LIVE });
    assert.equal(decodeLiveData({ ...LIVE, milestone_id: ID.toUpperCase() })?.milestone_id, ID);
  });

  it('needs no field at all', () => {
    const raw = { details: null };
    assert.deepEqual(decodeLiveData(raw), { type: '', details: {}, milestone_id: '', raw });
    assert.equal(decodeLiveData('x'), undefined);
  });

  it('is total', () => {
    assertTotal(decodeLiveData, LIVE, {});
  });
});

describe('getLiveData', () => {
  it('asks by milestone id', async () => {
    const options = { priority: 'visible' } as const;
    const api = cannedApi({ [`/live_data/milestone/${ID}`]: { live_data: LIVE } });
    assert.deepEqual(await getLiveData(api, ID, options), { ...LIVE, raw: LIVE });
    assert.equal(api.options[0], options);
  });

  it('rejects as not found for a milestone without live data', async () => {
    await assert.rejects(getLiveData(cannedApi({}), ID), { reason: 'notFound' });
  });

  it('rejects as unreadable when there is none in the answer', async () => {
    await assert.rejects(getLiveData(alwaysAnswering({ live_data: null }), ID), { reason: 'unreadable' });
  });
});

describe('getLiveDatas', () => {
  const OTHER = 'a1b2c3d4-0000-4000-8000-00000000000b';

  it('asks for all in one request, with a parameter for each, and leaves out those without', async () => {
    const options = { priority: 'visible' } as const;
    const api = cannedApi({
      [`/live_data/batch?milestone_ids=${ID}&milestone_ids=${OTHER}`]: { live_datas: [LIVE] },
    });
    assert.deepEqual(await getLiveDatas(api, [ID, OTHER], options), [{ ...LIVE, raw: LIVE }]);
    assert.equal(api.options[0], options);
  });

  it('asks nothing for nothing', async () => {
    const api = cannedApi({});
    assert.deepEqual(await getLiveDatas(api, []), []);
    assert.deepEqual(api.asked, []);
  });

  it('takes null for none, and skips what is no object', async () => {
    assert.deepEqual(await getLiveDatas(alwaysAnswering({ live_datas: null }), [ID]), []);
    assert.equal((await getLiveDatas(alwaysAnswering({ live_datas: [null, LIVE] }), [ID])).length, 1);
  });
});

describe('getGameStats', () => {
  const path = `/live_data/milestone/${ID}/game_stats`;

  it('gives the plays as they came', async () => {
    const pbp = { periods: [{ events: [{ clock: '11:41' }] }] };
    assert.equal(await getGameStats(cannedApi({ [path]: { pbp } }), ID), pbp);
  });

  it('gives nothing for a game that is not covered, however that is said', async () => {
    for (const body of [
      { pbp: {} },
      { pbp: null },
      { pbp: { periods: [] } },
      { pbp: { periods: null } },
      {},
      null,
    ]) {
      assert.equal(await getGameStats(alwaysAnswering(body), ID), undefined, JSON.stringify(body));
    }
    assert.equal(await getGameStats(cannedApi({}), ID), undefined);
  });

  it('rejects for any other reason', async () => {
    const api = cannedApi({ [path]: new KalshiError('offline', 'no network') });
    await assert.rejects(getGameStats(api, ID), { reason: 'offline' });
  });
});

describe('getEventLiveData', () => {
  it('asks by event ticker, and has no milestone', async () => {
    const live_data = { type: 'crypto', details: { latest_value: 87_120 }, default_range: '1h' };
    const found = await getEventLiveData(
      cannedApi({ '/live_data/events/KXBTC-26H17': { live_data } }),
      'KXBTC-26H17',
    );
    assert.deepEqual(found, {
      ...{ type: 'crypto', details: live_data.details, milestone_id: '' },
      raw: live_data,
    });
  });

  it('rejects as not found for the many without', async () => {
    await assert.rejects(getEventLiveData(cannedApi({}), 'KXA-1'), { reason: 'notFound' });
  });
});
