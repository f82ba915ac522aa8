import assert from 'node:assert/strict';
import {
  decodeStructuredTarget,
  getStructuredTarget,
  getStructuredTargets,
  structuredTargetRequest,
} from '../../../src/core/kalshi/structuredTargets';
import { assertTotal } from './arbitraryEntity';
import { alwaysAnswering, cannedApi } from './cannedApi';

const ID = 'b1b2c3d4-0000-4000-8000-00000000000b';
const TEAM = {
  id: ID,
  name: 'Made Town',
  type: 'basketball_team',
  details: { league: 'NBA', season_standings: [{ wins: 1 }], image_url: 'https://example.com/a.png' },
  source_id: 'sr:competitor:1',
  source_ids: { sportradar: 'sr:competitor:1' },
  last_updated_ts: '2026-10-01T00:00:00Z',
};

describe('decodeStructuredTarget', () => {
  it('reads every field', () => {
    assert.deepEqual(decodeStructuredTarget(TEAM), { ...TEAM, raw: TEAM });
  });

  it('needs nothing but the id', () => {
    const raw = { id: ID.toUpperCase(), details: null, source_ids: null };
    assert.deepEqual(decodeStructuredTarget(raw), {
      id: ID,
      name: '',
      type: '',
      details: {},
      source_ids: {},
      raw,
    });
    assert.equal(decodeStructuredTarget({ name: 'No id' }), undefined);
  });

  it('keeps a type it has never heard of', () => {
    assert.equal(decodeStructuredTarget({ id: ID, type: 'curling_stone' })?.type, 'curling_stone');
  });

  it('is total', () => {
    assertTotal(decodeStructuredTarget, TEAM, { id: ID });
  });
});

describe('getStructuredTargets', () => {
  it('repeats ids and sends every other filter under its wire name', async () => {
    const api = cannedApi({});
    const query = { ids: ['a', 'b'], type: 'politician', competition: 'NBA', page_size: 2000, cursor: ID };
    await assert.rejects(getStructuredTargets(api, query));
    assert.deepEqual(api.asked, [
      `/structured_targets?ids=a&ids=b&type=politician&competition=NBA&page_size=2000&cursor=${ID}`,
    ]);
  });

  it('answers an empty list of ids without a request', async () => {
    const api = cannedApi({});
    assert.deepEqual(await getStructuredTargets(api, { ids: [] }), { items: [] });
    assert.deepEqual(api.asked, []);
  });

  it('reads the page, the list may be null', async () => {
    const options = { priority: 'prefetch' } as const;
    const api = cannedApi({ '/structured_targets?ids=x': { structured_targets: [TEAM, 7], cursor: ID } });
    assert.deepEqual(await getStructuredTargets(api, { ids: ['x'], type: undefined }, options), {
      items: [{ ...TEAM, raw: TEAM }],
      cursor: ID,
    });
    assert.equal(api.options[0], options);
    assert.deepEqual(await getStructuredTargets(alwaysAnswering({ structured_targets: null }), {}), {
      items: [],
    });
  });
});

describe('getStructuredTarget', () => {
  it('asks for the path of structuredTargetRequest', async () => {
    assert.deepEqual(structuredTargetRequest(ID), { path: `/structured_targets/${ID}` });
    const options = { priority: 'hover' } as const;
    const api = cannedApi({ [`/structured_targets/${ID}`]: { structured_target: TEAM } });
    assert.equal((await getStructuredTarget(api, ID, options)).name, 'Made Town');
    assert.equal(api.options[0], options);
  });

  it('rejects as unreadable when there is no target in the answer', async () => {
    await assert.rejects(getStructuredTarget(alwaysAnswering({}), ID), { reason: 'unreadable' });
  });

  it('passes the error back', async () => {
    await assert.rejects(getStructuredTarget(cannedApi({}), ID), { reason: 'notFound' });
  });
});
