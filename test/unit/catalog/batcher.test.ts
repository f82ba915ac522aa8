import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Batcher } from '../../../src/core/catalog/batcher';
import type { Entity, EntityKind } from '../../../src/core/entities/kinds';
import { environments } from '../../../src/core/kalshi/environments';
import { type Priority, Callers } from '../../../src/core/kalshi/demand';
import { isKalshiError } from '../../../src/core/kalshi/errors';
import { uuid } from '../entities/entityOf';
import { FakeExchange } from './fakeExchange';

const LONGEST_BASE = Math.max(environments.production.baseUrl.length, environments.demo.baseUrl.length);

function loaderOf(exchange: FakeExchange) {
  const found: [EntityKind, number][] = [];
  const loader = new Batcher(exchange, (kind, entities) => found.push([kind, entities.length]));
  const load = (kind: EntityKind, ids: readonly string[]): Promise<(Entity | string)[]> =>
    Promise.all(ids.map((id) => loader.load({ kind, id }, wantedBy('visible')).catch(reasonOf)));
  return { loader, load, found };
}

function wantedBy(priority: Priority): Callers {
  const callers = new Callers(priority);
  callers.join(priority);
  return callers;
}

function reasonOf(error: unknown): string {
  assert.ok(isKalshiError(error), String(error));
  return error.reason;
}

const targets = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: uuid(index), name: `T${index}` }));
const events = (tickers: readonly string[]) =>
  tickers.map((event_ticker) => ({ event_ticker, title: `of ${event_ticker}` }));

describe('Batcher', () => {
  it('asks once for what is asked for together, and answers each with its own', async () => {
    const exchange = new FakeExchange({ targets: targets(5).toReversed() });
    const { load } = loaderOf(exchange);
    const loaded = await load('structuredTarget', [uuid(3), uuid(1), uuid(4)]);
    assert.deepEqual(
      loaded.map((target) => typeof target === 'object' && 'name' in target && target.name),
      ['T3', 'T1', 'T4'],
    );
    assert.equal(exchange.asked.length, 1);
  });

  it('gathers what is asked for within one breath', async () => {
    const exchange = new FakeExchange({ targets: targets(2) });
    const { load } = loaderOf(exchange);
    const first = load('structuredTarget', [uuid(0)]);
    await sleep(0);
    await Promise.all([first, load('structuredTarget', [uuid(1)])]);
    assert.equal(exchange.asked.length, 1);
  });

  it('asks again for what is asked for later: it keeps nothing', async () => {
    const exchange = new FakeExchange({ targets: targets(1) });
    const { load } = loaderOf(exchange);
    await load('structuredTarget', [uuid(0)]);
    await load('structuredTarget', [uuid(0)]);
    assert.equal(exchange.asked.length, 2);
  });

  it('asks for each kind and each priority apart, and passes the priority on', async () => {
    const exchange = new FakeExchange({ targets: targets(2), events: events(['A', 'B']) });
    const { loader } = loaderOf(exchange);
    await Promise.all([
      loader.load({ kind: 'structuredTarget', id: uuid(0) }, wantedBy('hover')),
      loader.load({ kind: 'structuredTarget', id: uuid(1) }, wantedBy('visible')),
      loader.load({ kind: 'event', id: 'A' }, wantedBy('visible')),
      loader.load({ kind: 'event', id: 'B' }, wantedBy('visible')),
    ]);
    assert.deepEqual(
      exchange.asked.map((address, index) => [address.split('?')[0], exchange.options[index]?.priority]),
      [
        ['/structured_targets', 'hover'],
        ['/structured_targets', 'visible'],
        ['/events', 'visible'],
      ],
    );
  });

  it('asks for 2,000 targets in 11 requests, each with an address below 8,192 bytes', async () => {
    const exchange = new FakeExchange({ targets: targets(2000) });
    const { load } = loaderOf(exchange);
    const loaded = await load(
      'structuredTarget',
      targets(2000).map(({ id }) => id),
    );
    assert.ok(loaded.every((target) => typeof target === 'object'));
    assert.equal(exchange.asked.length, 11);
    for (const address of exchange.asked)
      assert.ok(LONGEST_BASE + address.length < 8192, `${address.length}`);
  });

  it('asks for 200 events with usual tickers at once', async () => {
    const tickers = Array.from({ length: 200 }, (_, index) => `KXMLBSPREAD-26AUG301335NYYB${index}`);
    const exchange = new FakeExchange({ events: events(tickers) });
    await loaderOf(exchange).load('event', tickers);
    assert.equal(exchange.asked.length, 1);
  });

  it('divides a batch whose tickers are long, so that the addresses stay below 8,192 bytes', async () => {
    const tickers = Array.from({ length: 190 }, (_, index) => `KXMVE-${'A-'.repeat(40)}${index}`);
    const exchange = new FakeExchange({ events: events(tickers) });
    const loaded = await loaderOf(exchange).load('event', tickers);
    assert.ok(loaded.every((event) => typeof event === 'object'));
    assert.ok(exchange.asked.length <= 3, `${exchange.asked.length}`);
    for (const address of exchange.asked)
      assert.ok(LONGEST_BASE + address.length < 8192, `${address.length}`);
  });

  it('answers "not found" for those that the exchange leaves out, and the others as usual', async () => {
    const { load } = loaderOf(new FakeExchange({ events: events(['A']) }));
    const [a, b] = await load('event', ['A', 'B']);
    assert.ok(typeof a === 'object');
    assert.equal(b, 'notFound');
  });

  it('answers each of a failed request with its failure, and those of another request as usual', async () => {
    const exchange = new FakeExchange({ targets: targets(300) });
    exchange.fail('offline', new RegExp(uuid(299)));
    const loaded = await loaderOf(exchange).load(
      'structuredTarget',
      targets(300).map(({ id }) => id),
    );
    assert.equal(loaded.filter((one) => one === 'offline').length, 110);
    assert.equal(loaded.filter((one) => typeof one === 'object').length, 190);
  });

  it('hands on what was found', async () => {
    const { load, found } = loaderOf(new FakeExchange({ targets: targets(3) }));
    await load('structuredTarget', [uuid(0), uuid(2), uuid(77)]);
    assert.deepEqual(found, [['structuredTarget', 2]]);
  });
});
