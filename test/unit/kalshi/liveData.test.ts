import assert from 'node:assert/strict';
import { decodeLiveData, getLiveData } from '../../../src/core/kalshi/liveData';
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
