import assert from 'node:assert/strict';
import { PagedList } from '../../../src/core/catalog/pagedList';
import { KalshiError } from '../../../src/core/kalshi/errors';

/** A list of numbers, three a page unless more are wanted, with a count of what was asked. */
function setUp(length = 8) {
  const asked: string[] = [];
  const faults: KalshiError[] = [];
  const list = new PagedList<number>(async (cursor, wanted) => {
    asked.push(`${cursor ?? 'start'}/${wanted}`);
    const fault = faults.shift();
    if (fault) throw fault;
    const start = Number(cursor ?? 0);
    const end = Math.min(start + Math.max(3, wanted), length);
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
    assert.deepEqual(asked, ['start/0']);
    assert.deepEqual([list.state.received, list.state.hasMore], [3, true]);
  });

  it('goes on from page to page until its end', async () => {
    const { asked, list } = setUp();
    await list.open(2);
    await list.more();
    await list.more();
    assert.deepEqual(asked, ['start/0', '3/0', '6/0']);
    assert.deepEqual([list.state.received, list.state.hasMore, list.state.last], [8, false, 7]);
  });

  it('asks again for as many as it has, in fewer requests where the exchange gives more at once', async () => {
    const { asked, list } = setUp();
    await list.open(2);
    asked.length = 0;
    await list.again();
    assert.deepEqual(asked, ['start/6']);
    assert.equal(list.state.received, 6);
  });

  it('keeps what it has when a request fails, and asks again only when told', async () => {
    const { asked, faults, list } = setUp();
    await list.open();
    faults.push(new KalshiError('offline', 'made to fail'), new KalshiError('offline', 'made to fail'));
    await list.more();
    assert.equal(list.error?.reason, 'offline');
    await list.again();
    assert.deepEqual([list.state.received, list.error?.reason], [3, 'offline']);
    await list.more();
    assert.deepEqual([list.state.received, list.error], [6, undefined]);
    assert.equal(asked.length, 4);
  });

  it('does not ask by itself for a first page that failed', async () => {
    const { asked, faults, list } = setUp();
    faults.push(new KalshiError('offline', 'made to fail'));
    await list.open();
    await list.open();
    assert.equal(asked.length, 1);
    await list.again();
    assert.equal(list.state.received, 3);
  });

  it('ends at a cursor that repeats', async () => {
    const list = new PagedList<number>(async () => ({ items: [1], cursor: 'same' }));
    await list.open(10);
    assert.deepEqual([list.state.requests, list.state.hasMore], [2, false]);
  });
});
