import assert from 'node:assert/strict';
import { KalshiError } from '../../../src/core/kalshi/errors';
import {
  decodeMilestone,
  getMilestone,
  getMilestones,
  milestoneRequest,
} from '../../../src/core/kalshi/milestones';
import { assertTotal } from './arbitraryEntity';
import { alwaysAnswering, cannedApi } from './cannedApi';

const ID = 'a1b2c3d4-0000-4000-8000-00000000000a';
const WYOMING = {
  id: ID,
  category: 'Elections',
  type: 'one_off_milestone',
  title: 'Wyoming General Elections',
  start_date: '2026-11-03T12:00:00Z',
  end_date: '2026-11-04T12:00:00Z',
  notification_message: 'The polls are open',
  primary_event_tickers: ['SENATEWY-26'],
  related_event_tickers: ['SENATEWY-26', 'GOVPARTYWY-26', 'KXHOUSERACE-WYAL-26'],
  details: { state: 'WY' },
  source_id: 'sr:sport_event:1',
  source_ids: { sportradar: 'sr:sport_event:1' },
  last_updated_ts: '2026-10-01T00:00:00.5Z',
};

describe('decodeMilestone', () => {
  it('reads every field', () => {
    assert.deepEqual(decodeMilestone(WYOMING), { ...WYOMING, raw: WYOMING });
  });

  it('makes null and missing lists and records empty, and leaves out null and zero dates', () => {
    const raw = {
      id: ID,
      primary_event_tickers: null,
      end_date: null,
      source_id: null,
      start_date: '0001-01-01T00:00:00Z',
      last_updated_ts: '0001-01-01T00:00:00Z',
    };
    assert.deepEqual(decodeMilestone(raw), {
      id: ID,
      category: '',
      type: '',
      title: '',
      start_date: '',
      notification_message: '',
      primary_event_tickers: [],
      related_event_tickers: [],
      details: {},
      source_ids: {},
      raw,
    });
  });

  it('lower-cases the id and keeps it as received in raw', () => {
    const milestone = decodeMilestone({ id: ID.toUpperCase() });
    assert.equal(milestone?.id, ID);
    assert.equal(milestone?.raw['id'], ID.toUpperCase());
  });

  it('hands out details and raw as the very objects received', () => {
    const milestone = decodeMilestone(WYOMING);
    assert.equal(milestone?.details, WYOMING.details);
    assert.equal(milestone?.raw, WYOMING);
  });

  it('is total', () => {
    assertTotal(decodeMilestone, WYOMING, { id: ID });
  });
});

describe('getMilestones', () => {
  it('sends every filter under its wire name', async () => {
    const api = cannedApi({});
    const filters = {
      limit: 500,
      minimum_start_date: '2026-10-08T00:00:00Z',
      category: 'Sports',
      competition: 'NFL',
      source_id: 'sr:1',
      type: 'football_game',
      related_event_ticker: 'KXNFLGAME-1',
      cursor: 'abc',
      min_updated_ts: 1700000000,
    };
    await assert.rejects(getMilestones(api, filters));
    assert.deepEqual(api.asked, [
      '/milestones?limit=500&minimum_start_date=2026-10-08T00%3A00%3A00Z&category=Sports&competition=NFL' +
        '&source_id=sr%3A1&type=football_game&related_event_ticker=KXNFLGAME-1&cursor=abc&min_updated_ts=1700000000',
    ]);
  });

  it('leaves out filters that are undefined', async () => {
    const api = cannedApi({ '/milestones?limit=1': { milestones: [WYOMING], cursor: 'more' } });
    const page = await getMilestones(api, { limit: 1, cursor: undefined, category: undefined });
    assert.deepEqual(page, { items: [{ ...WYOMING, raw: WYOMING }], cursor: 'more' });
  });

  it('keeps the readable milestones of a list with others', async () => {
    const api = alwaysAnswering({ milestones: [null, WYOMING, 'x', { title: 'no id' }, { id: 'other' }] });
    const page = await getMilestones(api, { limit: 5 });
    assert.deepEqual(
      page.items.map(({ id }) => id),
      [ID, 'other'],
    );
    assert.equal('cursor' in page, false);
  });

  it('passes the options on and the error back', async () => {
    const api = cannedApi({ '/milestones?limit=1': new KalshiError('offline', 'no network') });
    const options = { priority: 'hover' } as const;
    await assert.rejects(getMilestones(api, { limit: 1 }, options), { reason: 'offline' });
    assert.equal(api.options[0], options);
  });
});

describe('getMilestone', () => {
  it('asks for the path of milestoneRequest', async () => {
    assert.deepEqual(milestoneRequest(ID), { path: `/milestones/${ID}` });
    const api = cannedApi({ [`/milestones/${ID}`]: { milestone: WYOMING } });
    const options = { priority: 'hover' } as const;
    assert.equal((await getMilestone(api, ID, options)).title, 'Wyoming General Elections');
    assert.equal(api.options[0], options);
  });

  it('encodes the id', () => {
    assert.equal(milestoneRequest('a/../b?c').path, '/milestones/a%2F..%2Fb%3Fc');
  });

  it('rejects as unreadable when there is no milestone in the answer', async () => {
    for (const body of [{}, { milestone: null }, { milestone: {} }, [], null, 'text']) {
      await assert.rejects(getMilestone(alwaysAnswering(body), ID), { reason: 'unreadable' });
    }
  });
});
