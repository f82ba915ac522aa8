import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { Catalog, type CatalogOptions } from '../../../src/core/catalog/catalog';
import type { Outcome } from '../../../src/core/catalog/outcome';
import type { EntityRef } from '../../../src/core/entities/kinds';
import { definitionOf } from '../../../src/core/entities/registry';
import { eventOf, milestoneOf, targetOf, uuid } from '../entities/entityOf';
import { settled } from '../kalshi/virtualTime';
import { NameStore } from '../../../src/core/catalog/nameStore';
import { FakeExchange, type Things } from './fakeExchange';
import { MemoryFile } from './memoryFile';

const MINUTE = 60_000;
const BOSTON = { kind: 'structuredTarget', id: uuid(1) } as const;
const NEW_YORK = { kind: 'structuredTarget', id: uuid(2) } as const;
const NOBODY = { kind: 'structuredTarget', id: uuid(99) } as const;
const SENATE = { kind: 'event', id: 'SENATEWY-26' } as const;
const REPUBLICAN = { kind: 'market', id: 'SENATEWY-26-R' } as const;

const THINGS: Things = {
  targets: [
    { id: uuid(1), name: 'Boston' },
    { id: uuid(2), name: 'New York' },
  ],
  events: [
    { event_ticker: SENATE.id, title: 'Senate', markets: [{ ticker: REPUBLICAN.id, yes_sub_title: 'R' }] },
  ],
  markets: [{ ticker: REPUBLICAN.id, yes_sub_title: 'R' }],
};

/** A catalog over a fake exchange, with a clock that moves only when told. */
function setUp() {
  const exchange = new FakeExchange(THINGS);
  const clock = { now: 1_000_000 };
  const catalog = new Catalog(exchange, () => clock.now);
  const name = async (ref: EntityRef, options?: CatalogOptions): Promise<string> =>
    said(ref, await catalog.get(ref, options));
  return { exchange, clock, catalog, name };
}

/** The title of what was found, or why nothing was. */
function said(ref: EntityRef, outcome: Outcome<unknown>): string {
  if (!outcome.ok) return outcome.error.reason;
  return definitionOf(ref.kind).titleOf(outcome.value as never);
}

describe('Catalog', () => {
  it('asks once for a thing and answers from memory until it no longer holds', async () => {
    const { exchange, clock, name } = setUp();
    assert.equal(await name(BOSTON), 'Boston');
    clock.now += definitionOf('structuredTarget').ttlMs - 1;
    assert.equal(await name(BOSTON), 'Boston');
    assert.equal(exchange.asked.length, 1);
    clock.now += 1;
    assert.equal(await name(BOSTON), 'Boston');
    assert.equal(exchange.asked.length, 2);
  });

  it('asks again where the clock was set back, rather than hold the answer until it has caught up', async () => {
    const { exchange, clock, catalog, name } = setUp();
    await name(BOSTON);
    await name(NOBODY);
    clock.now -= 24 * 60 * MINUTE;
    assert.equal(catalog.isKnownMissing(NOBODY), false);
    for (let round = 0; round < 2; round++) {
      assert.equal(await name(BOSTON), 'Boston');
      assert.equal(await name(NOBODY), 'notFound');
    }
    assert.equal(exchange.asked.length, 4);
    assert.equal(catalog.peek(BOSTON)?.loadedAt, clock.now);
  });

  it('says when the answer came', async () => {
    const { clock, catalog } = setUp();
    const first = await catalog.get(BOSTON);
    clock.now += MINUTE;
    const second = await catalog.get(BOSTON);
    assert.ok(first.ok && second.ok);
    assert.equal(first.loadedAt, 1_000_000);
    assert.equal(second.loadedAt, 1_000_000);
    assert.equal(catalog.peek(BOSTON)?.loadedAt, 1_000_000);
  });

  it('holds quotes shorter than names', () => {
    assert.ok(definitionOf('market').ttlMs <= 15_000);
    assert.ok(definitionOf('structuredTarget').ttlMs >= 24 * 60 * MINUTE);
  });

  it('asks again when a fresh answer is wanted', async () => {
    const { exchange, name } = setUp();
    await name(BOSTON);
    exchange.things = { targets: [{ id: uuid(1), name: 'Boston II' }] };
    assert.equal(await name(BOSTON), 'Boston');
    assert.equal(await name(BOSTON, { fresh: true }), 'Boston II');
    assert.equal(await name(BOSTON), 'Boston II');
    assert.equal(exchange.asked.length, 2);
  });

  it('shares one load among all who ask for the same at the same time', async () => {
    const { exchange, name } = setUp();
    const release = exchange.hold();
    const early = [name(BOSTON), name(BOSTON, { priority: 'hover' }), name(BOSTON, { fresh: true })];
    while (exchange.asked.length === 0) await settled();
    const late = name(BOSTON);
    release();
    assert.deepEqual(await Promise.all([...early, late]), ['Boston', 'Boston', 'Boston', 'Boston']);
    assert.equal(exchange.asked.length, 1);
  });

  it('asks for many in one request and answers in their order', async () => {
    const { exchange, catalog } = setUp();
    const refs = [NEW_YORK, NOBODY, BOSTON, NEW_YORK];
    const outcomes = await catalog.getMany<'structuredTarget'>(refs);
    assert.deepEqual(
      outcomes.map((outcome) => said(BOSTON, outcome)),
      ['New York', 'notFound', 'Boston', 'New York'],
    );
    assert.equal(exchange.asked.length, 1);
  });

  it('asks only for those of many that are not in memory', async () => {
    const { exchange, catalog, name } = setUp();
    await name(BOSTON);
    await catalog.getMany([BOSTON, NEW_YORK]);
    assert.equal(exchange.asked.length, 2);
    assert.ok(!exchange.asked[1]?.includes(BOSTON.id));
  });

  it('takes a UUID in capitals for the same id', async () => {
    const id = '111193d4-9b1f-4bd8-ab7c-9de252737f05';
    const { exchange, catalog, name } = setUp();
    exchange.things = { targets: [{ id, name: 'Tie' }] };
    assert.equal(await name({ kind: 'structuredTarget', id: id.toUpperCase() }), 'Tie');
    assert.equal(await name({ kind: 'structuredTarget', id }), 'Tie');
    assert.equal(catalog.nameOf({ kind: 'structuredTarget', id: id.toUpperCase() }), 'Tie');
    assert.equal(exchange.asked.length, 1);
    assert.ok(exchange.asked[0]?.includes(id));
  });
});

describe('Catalog, when a load fails', () => {
  it('tells why and does not keep the failure', async () => {
    const { exchange, name } = setUp();
    exchange.fail('offline');
    assert.equal(await name(BOSTON), 'offline');
    exchange.faults = [];
    assert.equal(await name(BOSTON), 'Boston');
    assert.equal(exchange.asked.length, 2);
  });

  it('keeps what was in memory, however old', async () => {
    const { exchange, clock, catalog, name } = setUp();
    await name(SENATE);
    clock.now += 60 * MINUTE;
    exchange.fail('unavailable');
    assert.equal(await name(SENATE), 'unavailable');
    assert.equal(catalog.peek(SENATE)?.value.title, 'Senate');
    assert.equal(said(SENATE, await catalog.getStale(SENATE)), 'Senate');
  });

  it('does not swallow a mistake in the program, and does not keep it either', async () => {
    const { exchange, name } = setUp();
    exchange.faults = [{ address: /./, error: new TypeError('a bug') }];
    await assert.rejects(name(BOSTON), TypeError);
    exchange.faults = [];
    assert.equal(await name(BOSTON), 'Boston');
  });
});

describe('Catalog, when there is no such thing', () => {
  it('believes it for ten minutes', async () => {
    const { exchange, clock, catalog, name } = setUp();
    assert.equal(await name(NOBODY), 'notFound');
    assert.equal(catalog.isKnownMissing(NOBODY), true);
    clock.now += 10 * MINUTE - 1;
    assert.equal(await name(NOBODY), 'notFound');
    assert.equal(exchange.asked.length, 1);
    clock.now += 1;
    assert.equal(catalog.isKnownMissing(NOBODY), false);
    assert.equal(await name(NOBODY), 'notFound');
    assert.equal(exchange.asked.length, 2);
  });

  it('asks nevertheless when a fresh answer is wanted', async () => {
    const { exchange, catalog, name } = setUp();
    await name(NOBODY);
    exchange.things = { targets: [{ id: NOBODY.id, name: 'Somebody' }] };
    assert.equal(await name(NOBODY, { fresh: true }), 'Somebody');
    assert.equal(catalog.isKnownMissing(NOBODY), false);
  });

  it('forgets what has gone', async () => {
    const { exchange, catalog, name } = setUp();
    await name(SENATE);
    exchange.things = {};
    assert.equal(await name(SENATE, { fresh: true }), 'notFound');
    assert.equal(catalog.peek(SENATE), undefined);
  });

  it('no longer believes it once the thing came along with something else', async () => {
    const { catalog, name } = setUp();
    await name(NOBODY);
    catalog.remember('structuredTarget', [targetOf({ id: NOBODY.id, name: 'Somebody' })]);
    assert.equal(await name(NOBODY), 'Somebody');
  });

  it('has never heard of what was not asked for', () => {
    assert.equal(setUp().catalog.isKnownMissing(BOSTON), false);
  });
});

describe('Catalog, when a caller leaves', () => {
  it('ends that wait at once and lets the others have their answer', async () => {
    const { exchange, name } = setUp();
    const release = exchange.hold();
    const leaving = new AbortController();
    const [left, stayed] = [name(BOSTON, { signal: leaving.signal }), name(BOSTON)];
    leaving.abort();
    assert.equal(await left, 'cancelled');
    release();
    assert.equal(await stayed, 'Boston');
    assert.equal(exchange.asked.length, 1);
  });

  it('lets the load go on when the only one leaves, so that the next one has it', async () => {
    const { exchange, catalog, name } = setUp();
    const release = exchange.hold();
    const leaving = new AbortController();
    const left = name(BOSTON, { signal: leaving.signal });
    while (exchange.asked.length === 0) await settled();
    leaving.abort();
    assert.equal(await left, 'cancelled');
    release();
    while (!catalog.peek(BOSTON)) await settled();
    assert.equal(await name(BOSTON), 'Boston');
    assert.equal(exchange.asked.length, 1);
  });

  it('asks for nothing on behalf of one who has left before', async () => {
    const { exchange, name } = setUp();
    assert.equal(await name(BOSTON, { signal: AbortSignal.abort() }), 'cancelled');
    await name(NEW_YORK);
    assert.equal(exchange.asked.length, 1);
    assert.ok(!exchange.asked[0]?.includes(BOSTON.id));
  });

  it('still answers one who has left from memory', async () => {
    const { name } = setUp();
    await name(BOSTON);
    assert.equal(await name(BOSTON, { signal: AbortSignal.abort() }), 'Boston');
  });

  it('leaves no listener behind', async () => {
    const { name } = setUp();
    const { signal } = new AbortController();
    const asked = name(BOSTON, { signal });
    assert.equal(getEventListeners(signal, 'abort').length, 1);
    await asked;
    await settled();
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });
});

describe('Catalog.remember', () => {
  it('answers what came along without a request', async () => {
    const { exchange, catalog, name } = setUp();
    catalog.remember('milestone', [milestoneOf({ title: 'Game' })]);
    assert.equal(await name({ kind: 'milestone', id: uuid(1) }), 'Game');
    assert.equal(exchange.asked.length, 0);
  });

  it('keeps the markets nested in an event too', async () => {
    const { exchange, catalog, name } = setUp();
    catalog.remember('event', [eventOf({ markets: [{ ticker: 'KXEVENT-26-A', yes_sub_title: 'Yes!' }] })]);
    assert.equal(await name({ kind: 'market', id: 'KXEVENT-26-A' }), 'Yes!');
    assert.equal(exchange.asked.length, 0);
  });

  it('keeps them as well when the event was asked for', async () => {
    const { exchange, name } = setUp();
    await name(SENATE);
    assert.equal(await name(REPUBLICAN), 'R');
    assert.equal(exchange.asked.length, 1);
  });

  it('tells things of different kinds with the same id apart', () => {
    const { catalog } = setUp();
    catalog.remember('milestone', [milestoneOf({ id: uuid(1), title: 'Game' })]);
    assert.equal(catalog.peek(BOSTON), undefined);
    assert.equal(catalog.nameOf(BOSTON), undefined);
    assert.equal(catalog.nameOf({ kind: 'milestone', id: uuid(1) }), 'Game');
  });

  it('does not grow without bounds: what was loaded longest ago goes first', () => {
    const { catalog } = setUp();
    const many = Array.from({ length: 50_001 }, (_, index) => targetOf({ id: uuid(index) }));
    catalog.remember('structuredTarget', many);
    assert.equal(catalog.peek({ kind: 'structuredTarget', id: uuid(0) }), undefined);
    assert.ok(catalog.peek({ kind: 'structuredTarget', id: uuid(1) }));
    catalog.remember('structuredTarget', [targetOf({ id: uuid(1) }), targetOf({ id: uuid(60_000) })]);
    assert.ok(catalog.peek({ kind: 'structuredTarget', id: uuid(1) }));
    assert.equal(catalog.peek({ kind: 'structuredTarget', id: uuid(2) }), undefined);
  });

  it('keeps the names of all that it remembers, and reads those on disk when a load fails', async () => {
    const file = new MemoryFile();
    const before = new NameStore({ file, log: refuse });
    const exchange = new FakeExchange(THINGS);
    await new Catalog(exchange, undefined, before).get(SENATE);
    await before.save();
    const readsBefore = file.reads;
    const catalog = new Catalog(exchange, undefined, new NameStore({ file, log: refuse }));
    assert.equal(catalog.nameOf(REPUBLICAN), undefined);
    assert.equal(file.reads, readsBefore);
    exchange.fail('offline');
    assert.equal((await catalog.get(BOSTON)).ok, false);
    assert.deepEqual(
      [SENATE, REPUBLICAN, BOSTON].map((ref) => catalog.nameOf(ref)),
      ['Senate', 'R', undefined],
    );
    assert.equal(catalog.savedName(SENATE)?.kind, 'event');
  });

  it('lists all that is in memory', async () => {
    const { catalog, name } = setUp();
    await name(SENATE);
    assert.deepEqual(
      [...catalog.loaded()].map(([kind]) => kind),
      ['event', 'market'],
    );
  });
});

/** A log into which nothing should be written. */
function refuse(line: string): void {
  assert.fail(line);
}
