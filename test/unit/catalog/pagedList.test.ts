import assert from 'node:assert/strict';
import { PagedList } from '../../../src/core/catalog/pagedList';
import { KalshiError } from '../../../src/core/kalshi/errors';

/** A list of numbers, three a page, with what was asked. */
function setUp(length = 8) {
  const asked: string[] = [];
  const faults: KalshiError[] = [];
  const list = new PagedList<number>(async (cursor) => {
    asked.push(cursor ?? 'start');
    const fault = faults.shift();
    if (fault) throw fault;
    const start = Number(cursor ?? 0);
    const end = Math.min(start + 3, length);
    const items = Array.from({ length: end - start }, (_, index) => start + index);
    return { items, ...(end < length && { cursor: String(end) }) };
  });
  return { asked, faults, list };
}

describe('a list of pages', () => {
  it('begins once, whoever opens it', async () => {
    const { asked, list } = setUp();
    await Promise.all([list.open(), list.open()]);
    await list.open();
    assert.deepEqual(asked, ['start']);
    assert.deepEqual([list.received, list.hasMore], [3, true]);
  });

  it('goes on from page to page until its end', async () => {
    const { asked, list } = setUp();
    await list.open(2);
    await list.more();
    await list.more();
    assert.deepEqual(asked, ['start', '3', '6']);
    assert.deepEqual([list.received, list.hasMore, list.last], [8, false, 7]);
  });

  it('keeps what it has when a request fails, and asks again only when told', async () => {
    const { asked, faults, list } = setUp();
    await list.open();
    faults.push(new KalshiError('offline', 'made to fail'));
    await list.more();
    await list.open();
    assert.deepEqual([list.received, list.hasMore, list.error?.reason], [3, true, 'offline']);
    await list.more();
    assert.deepEqual([list.received, list.error], [6, undefined]);
    assert.deepEqual(asked, ['start', '3', '3']);
  });

  it('does not ask by itself for a first page that failed', async () => {
    const { asked, faults, list } = setUp();
    faults.push(new KalshiError('offline', 'made to fail'));
    await list.open();
    await list.open();
    assert.equal(asked.length, 1);
    await list.more();
    assert.equal(list.received, 3);
  });

  it('ends at a cursor that repeats', async () => {
    const list = new PagedList<number>(async () => ({ items: [1], cursor: 'same' }));
    await list.open(10);
    assert.deepEqual([list.requests, list.hasMore], [2, false]);
  });
});
