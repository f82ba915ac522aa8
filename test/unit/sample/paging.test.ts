import assert from 'node:assert/strict';
import type { Wire } from '../../../src/core/sample/data/sampleData';
import { createSampleTransport } from '../../../src/core/sample/sampleExchange';
import { sampleData } from '../../support/sampleData';
import { ask, HOUR, list, listAll, NOW, refusal } from './ask';

const keys = (items: readonly Wire[], ...fields: string[]): string[] =>
  items.map((one) => fields.map((field) => String(one[field])).join(' '));
const cursorOf = async (path: string): Promise<string> => String((await ask(path)).body['cursor']);
const refused = async (path: string, details: string): Promise<void> =>
  assert.deepEqual(await ask(path), { status: 400, body: refusal('bad_request', details) }, path);

describe('the pages of the sample exchange', () => {
  it('hold milestones by start date, then id, the oldest first', async () => {
    const all = await list('/milestones?limit=500');
    assert.deepEqual(keys(all, 'start_date', 'id'), keys(all, 'start_date', 'id').sort());
    assert.ok(Date.parse(String(all[0]?.['start_date'])) < NOW - 24 * HOUR);
  });

  it('hold structured targets by id, events by ticker, markets the newest first', async () => {
    const targets = await listAll('/structured_targets');
    assert.deepEqual(keys(targets, 'id'), keys(targets, 'id').sort());
    const events = await listAll('/events');
    assert.deepEqual(keys(events, 'event_ticker'), keys(events, 'event_ticker').sort());
    const markets = await listAll('/markets?limit=1000');
    assert.deepEqual(
      keys(markets, 'created_time', 'ticker'),
      keys(markets, 'created_time', 'ticker').sort().reverse(),
    );
  });

  it('lead through the whole list without gap or repetition, and end with an empty cursor', async () => {
    for (const [path, size] of [
      ['/milestones?limit=', 500],
      ['/structured_targets?page_size=', 2000],
      ['/events?limit=', 200],
      ['/markets?limit=', 1000],
    ] as const) {
      const whole = await listAll(path + String(size));
      const small = await listAll(path + String(Math.ceil(whole.length / 7)));
      assert.deepEqual(small, whole);
      assert.equal(new Set(keys(whole, 'id', 'ticker', 'event_ticker')).size, whole.length);
    }
  });

  it('keep the filters of the first page', async () => {
    const path = '/milestones?limit=7&category=Esports';
    const all = await listAll(path);
    assert.deepEqual(all, await list('/milestones?limit=500&category=Esports'));
  });

  it('have a cursor that is opaque and safe in an address, but for structured targets the last id', async () => {
    assert.match(await cursorOf('/milestones?limit=1'), /^[\w-]{20,}$/);
    assert.match(await cursorOf('/markets?limit=1'), /^[\w-]{20,}$/);
    const [first] = await list('/structured_targets?page_size=1');
    assert.equal(await cursorOf('/structured_targets?page_size=1'), first?.['id']);
  });

  it('have no cursor on a page that holds all, even when it is full', async () => {
    const all = await list('/milestones?limit=500&category=Elections');
    assert.equal(await cursorOf(`/milestones?limit=${all.length}&category=Elections`), '');
  });

  it('go on where they were when the hour has changed in between', async () => {
    let time = NOW;
    const exchange = createSampleTransport({ data: sampleData(), now: () => time });
    const page = async (query: string): Promise<{ milestones: Wire[]; cursor: string }> => {
      const url = `http://x/trade-api/v2/milestones?limit=60&category=Sports${query}`;
      const { body } = await exchange.send(url, new AbortController().signal);
      return JSON.parse(body) as { milestones: Wire[]; cursor: string };
    };
    const first = await page('');
    time += HOUR;
    const second = await page(`&cursor=${first.cursor}`);
    const last = String(first.milestones.at(-1)?.['start_date']);
    assert.ok(second.milestones.every((one) => String(one['start_date']) >= last));
  });

  it('refuse milestones without a limit', () => refused('/milestones', 'invalid limit'));

  it('refuse a limit out of bounds or not whole', async () => {
    for (const limit of ['0', '501', '-1', '1.5', 'many', '']) {
      await refused(`/milestones?limit=${limit}`, 'invalid limit');
    }
    for (const limit of ['0', '201']) await refused(`/events?limit=${limit}`, 'invalid limit');
    for (const limit of ['1001', '-1']) await refused(`/markets?limit=${limit}`, 'invalid limit');
    for (const size of ['0', '2001'])
      await refused(`/structured_targets?page_size=${size}`, 'invalid page_size');
  });

  it('have 200 events, 100 markets and 100 structured targets by default', async () => {
    assert.equal((await list('/events')).length, 200);
    assert.equal((await list('/markets')).length, 100);
    assert.equal((await list('/structured_targets')).length, 100);
    assert.deepEqual(await list('/markets?limit=0'), []);
  });

  it('do not know limit for structured targets', async () => {
    assert.equal((await list('/structured_targets?limit=3')).length, 100);
  });

  it('refuse an empty cursor, which has to be left out', async () => {
    for (const path of [
      '/milestones?limit=1',
      '/events?limit=1',
      '/markets?limit=1',
      '/structured_targets?page_size=1',
    ]) {
      await refused(`${path}&cursor=`, 'invalid cursor');
    }
  });
});
