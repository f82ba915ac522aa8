import assert from 'node:assert/strict';
import { RequestBatcher } from '../../../src/core/refresh/requestBatcher';
import { ResponseCache } from '../../../src/core/catalog/responseCache';

function setUp() {
  const clock = { now: 0 };
  const memo = new ResponseCache(() => clock.now);
  let loads = 0;
  const get = (ms: number, load = async () => `answer ${++loads}`) => memo.get('a', () => ms, load);
  return { clock, memo, get, loads: () => loads };
}

describe('the memo', () => {
  it('answers from memory while the answer holds, and says when it came', async () => {
    const { clock, get, loads } = setUp();
    await get(10);
    clock.now = 9;
    assert.deepEqual(await get(10), { value: 'answer 1', at: 0 });
    clock.now = 10;
    assert.deepEqual(await get(10), { value: 'answer 2', at: 10 });
    assert.equal(loads(), 2);
  });

  it('does not answer from a time that is still to come', async () => {
    const { clock, get } = setUp();
    clock.now = 100;
    await get(10);
    clock.now = 0;
    assert.deepEqual(await get(10), { value: 'answer 2', at: 0 });
  });

  it('shares what is under way, even with one who wants it fresh', async () => {
    const { get, loads } = setUp();
    await Promise.all([get(10), get(0)]);
    assert.equal(loads(), 1);
  });

  it('keeps no failure, and the answer before it', async () => {
    const { clock, memo, get } = setUp();
    await get(10);
    clock.now = 20;
    await assert.rejects(
      get(10, () => Promise.reject(new Error('offline'))),
      /offline/,
    );
    assert.equal(memo.peek('a'), 'answer 1');
    assert.equal((await get(10)).value, 'answer 2');
    await assert.rejects(
      memo.get(
        'b',
        () => 10,
        () => Promise.reject(new Error('offline')),
      ),
    );
    assert.equal(memo.peek('b'), undefined);
  });

  it('forgets the oldest of many', async () => {
    const { memo } = setUp();
    for (let index = 0; index < 101; index++)
      await memo.get(
        `n${index}`,
        () => 1,
        async () => index,
      );
    assert.equal(memo.peek('n0'), undefined);
    assert.equal(memo.peek('n1'), 1);
  });
});

describe('the gatherer', () => {
  it('asks for all that is wanted at once in one request, each id once', async () => {
    const asked: string[][] = [];
    const gatherer = new RequestBatcher(2, async (ids) => {
      asked.push([...ids]);
      return new Map(ids.filter((id) => id !== 'c').map((id) => [id, `of ${id}`]));
    });
    const ask = (...ids: string[]) => Promise.all(ids.map((id) => gatherer.ask(id)));
    assert.deepEqual(await ask('a', 'b', 'a', 'c'), ['of a', 'of b', 'of a', undefined]);
    assert.deepEqual(asked, [['a', 'b'], ['c']]);
    assert.deepEqual(await ask('a'), ['of a']);
    assert.equal(asked.length, 3);
  });

  it('fails for all who asked together, and works for the next', async () => {
    let fails = true;
    const gatherer = new RequestBatcher(9, async () => {
      if (fails) throw new Error('offline');
      return new Map([['a', 1]]);
    });
    await assert.rejects(gatherer.ask('a'), /offline/);
    fails = false;
    assert.equal(await gatherer.ask('a'), 1);
  });
});
