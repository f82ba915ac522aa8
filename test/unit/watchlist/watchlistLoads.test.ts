import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import type { EntityRef } from '../../../src/core/entities/kinds';
import { WatchlistLoads } from '../../../src/core/watchlist/watchlistLoads';
import { FakeExchange } from '../catalog/fakeExchange';
import { uuid } from '../entities/entityOf';
import { settled } from '../kalshi/virtualTime';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const market = (id: string): EntityRef => ({ kind: 'market', id });
const milestone = (number: number): EntityRef => ({ kind: 'milestone', id: uuid(number) });

/** @param skew milliseconds by which the clock of this computer is ahead of that of the exchange */
function setUp(count: number, skew = 0) {
  const clock = { exchange: NOW };
  const now = (): number => clock.exchange + skew;
  const changedAt = (ms: number): { last_updated_ts: string } => ({
    last_updated_ts: new Date(ms).toISOString(),
  });
  const milestones = Array.from({ length: count }, (_, number) => ({
    ...{ id: uuid(number), title: `Before ${number}`, ...changedAt(NOW - number * MINUTE) },
  }));
  const exchange = new FakeExchange({ milestones, markets: [{ ticker: 'KXA' }, { ticker: 'KXB' }] });
  const catalog = new Catalog(exchange, now);
  const loads = new WatchlistLoads({ api: exchange, catalog }, now);
  const refs = milestones.map((_, number) => milestone(number));
  const change = (number: number): void => {
    milestones[number] = { id: uuid(number), title: 'After', ...changedAt(clock.exchange) };
  };
  const sinces = (): readonly string[] =>
    exchange.asked.flatMap((address) => {
      const since = new URLSearchParams(address.split('?')[1]).get('min_updated_ts');
      return since === null ? [] : new Date(Number(since) * 1000).toISOString().slice(11, 19);
    });
  return { exchange, catalog, clock, loads, refs, change, sinces };
}

describe('Loads of the watchlist that overlap', () => {
  it('have errors of their own', async () => {
    const { exchange, loads } = setUp(0);
    const release = exchange.hold();
    exchange.fail('offline', /KXA/);
    const first = loads.load([market('KXA')]);
    await new Promise((resolve) => setTimeout(resolve, 10));
    const second = loads.load([market('KXB')]);
    release();
    assert.deepEqual([(await first)?.reason, await second], ['offline', undefined]);
    const all = [market('KXA'), market('KXB')];
    assert.deepEqual(loads.failedAmong(all), [market('KXA')]);
    assert.equal(loads.errorOf(all)?.reason, 'offline');
    exchange.faults = [];
    await loads.reload([market('KXA')]);
    assert.equal(loads.errorOf(all), undefined);
  });

  it('are under way each for its own things', async () => {
    const { exchange, loads } = setUp(0);
    const busy = (): boolean[] => ['KXA', 'KXB'].map((id) => loads.isLoading(market(id)));
    const releaseFirst = exchange.hold();
    const first = loads.load([market('KXA')]);
    await new Promise((resolve) => setTimeout(resolve, 10));
    const releaseSecond = exchange.hold();
    const second = loads.load([market('KXB')]);
    assert.deepEqual(busy(), [true, true]);
    await new Promise((resolve) => setTimeout(resolve, 10));
    releaseSecond();
    await second;
    assert.deepEqual(busy(), [true, false]);
    releaseFirst();
    await first;
    await settled();
    assert.deepEqual(busy(), [false, false]);
    assert.deepEqual(loads.newAmong([market('KXA'), market('KXC')]), [market('KXC')]);
  });
});

describe('What changed among watched milestones', () => {
  for (const [words, skew] of [
    ['right', 0],
    ['five minutes fast', 5 * MINUTE],
    ['five minutes slow', -5 * MINUTE],
  ] as const)
    it(`is found on a computer whose clock is ${words}`, async () => {
      const { catalog, clock, loads, refs, change, sinces } = setUp(3, skew);
      await loads.load(refs);
      for (let round = 0; round < 3; round++) {
        clock.exchange += 15 * SECOND;
        change(round);
        assert.equal(await loads.reload(refs), undefined);
        assert.equal(catalog.nameOf(milestone(round)), 'After');
      }
      // First as far back as what is in memory may be old, then since the change before, both with an overlap.
      assert.deepEqual(sinces(), ['11:53:00', '11:58:00', '11:58:15']);
    });

  it('is asked for again after a load that failed', async () => {
    const { exchange, clock, loads, refs, change, sinces } = setUp(3);
    await loads.load(refs);
    await loads.reload(refs);
    exchange.fail('offline');
    clock.exchange += MINUTE;
    change(0);
    assert.equal((await loads.reload(refs))?.reason, 'offline');
    exchange.faults = [];
    await loads.reload(refs);
    assert.deepEqual(sinces(), ['11:53:00', '11:58:00', '11:58:00']);
    assert.equal(loads.errorOf(refs), undefined);
  });

  it('is asked for as far back as a milestone was loaded that was added since', async () => {
    const { loads, refs, sinces } = setUp(3);
    await loads.load(refs.slice(0, 2));
    await loads.reload(refs.slice(0, 2));
    await loads.load(refs.slice(2));
    await loads.reload(refs);
    assert.deepEqual(sinces(), ['11:53:00', '11:53:00']);
  });

  it('is read page by page where much has changed, at no more requests than one for each milestone', async () => {
    const { exchange, catalog, loads, refs, clock, change } = setUp(1_200);
    const watched = refs.slice(0, 100);
    await loads.load(watched);
    clock.exchange += 15 * SECOND;
    for (let number = 0; number < 1_200; number++) change(number);
    exchange.asked.length = 0;
    await loads.reload(watched);
    assert.equal(exchange.asked.length, 3);
    assert.deepEqual([...new Set(watched.map((ref) => catalog.nameOf(ref)))], ['After']);
    exchange.asked.length = 0;
    await loads.reload(watched.slice(0, 2));
    assert.equal(exchange.asked.length, 2);
  });

  it('ends where the exchange sends the same cursor for ever', async () => {
    const { exchange, loads, refs } = setUp(100);
    await loads.load(refs);
    exchange.asked.length = 0;
    const get = exchange.get.bind(exchange);
    exchange.get = async (request, options) => {
      await get(request, options);
      return { milestones: [{ id: uuid(7), title: 'One' }], cursor: 'more' };
    };
    await loads.reload(refs);
    assert.equal(exchange.asked.length, 2);
  });
});
