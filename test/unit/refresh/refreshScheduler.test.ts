import assert from 'node:assert/strict';
import {
  RefreshScheduler,
  type ExchangeProbe,
  type Refreshable,
} from '../../../src/core/refresh/refreshScheduler';

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

/** Lets everything run that waits for a settled promise. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function setUp({ interval = 10 } = {}) {
  let now = 1000;
  const timers = new Set<Timer>();
  const world = { interval, focused: true };
  const exchange = new FakeReach(() => now);
  const scheduler = new RefreshScheduler({
    intervalMs: () => world.interval,
    isFocused: () => world.focused,
    reach: () => exchange,
    random: () => 0,
    now: () => now,
    setTimer: (callback, ms) => {
      const timer = { due: now + ms, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  });
  /** Moves the clock, running the timers that are due in their order. */
  const pass = async (ms: number): Promise<void> => {
    const until = now + ms;
    for (;;) {
      await settle();
      const [next] = [...timers].sort((a, b) => a.due - b.due);
      if (!next || next.due > until) break;
      now = next.due;
      timers.delete(next);
      next.callback();
    }
    now = until;
  };
  return { scheduler, exchange, timers, world, pass, now: () => now };
}

/** An exchange that cannot be asked while it has a failure. */
class FakeReach implements ExchangeProbe {
  readonly breaker: { failure: unknown } = { failure: undefined };
  readonly probes: number[] = [];
  isBack = false;
  held: Promise<void> = Promise.resolve();

  constructor(readonly now: () => number) {}

  async probe(): Promise<void> {
    this.probes.push(this.now());
    await this.held;
    if (this.isBack) this.breaker.failure = undefined;
  }
}

/** Something on the screen that counts its refreshes. */
class Thing implements Refreshable {
  visible = true;
  ms: number | undefined = 10;
  count = 0;
  fails = false;
  missing = false;
  refreshedAt = 0;
  running = 0;
  held: Promise<void> = Promise.resolve();
  isVisible = (): boolean => this.visible;
  refreshInterval = (): number | undefined => this.ms;
  needsRetry = (): boolean => this.missing;

  async refresh(): Promise<void> {
    assert.equal(++this.running, 1, 'one refresh at a time');
    this.count++;
    await this.held;
    this.running--;
    if (this.fails) throw new Error('made to fail');
  }
}

describe('the refresh scheduler', () => {
  it('refreshes each thing at its own pace, with one timer for all', async () => {
    const { scheduler, timers, pass } = setUp();
    const [fast, slow] = [new Thing(), Object.assign(new Thing(), { ms: 30 })];
    scheduler.add(fast);
    scheduler.add(slow);
    assert.equal(timers.size, 1);
    await pass(60);
    assert.deepEqual([fast.count, slow.count], [6, 2]);
    assert.equal(timers.size, 1);
  });

  it('has no timer while nothing is visible, nothing changes, or there is nothing', async () => {
    const { scheduler, timers, pass } = setUp();
    assert.equal(timers.size, 0);
    const thing = new Thing();
    const turn = scheduler.add(thing);
    thing.visible = false;
    scheduler.poke();
    assert.equal(timers.size, 0);
    thing.visible = true;
    thing.ms = undefined;
    scheduler.poke();
    assert.equal(timers.size, 0);
    await pass(1000);
    assert.equal(thing.count, 0);
    thing.ms = 10;
    turn.dispose();
    assert.equal(timers.size, 0);
  });

  it('does nothing while the window has no focus, and what is due at once when it is back', async () => {
    const { scheduler, timers, world, pass } = setUp();
    const thing = new Thing();
    scheduler.add(thing);
    world.focused = false;
    scheduler.poke();
    assert.equal(timers.size, 0);
    await pass(100);
    assert.equal(thing.count, 0);
    world.focused = true;
    scheduler.poke();
    assert.equal(thing.count, 1);
  });

  it('refreshes at once what was hidden for longer than its pace, and not what was hidden for less', async () => {
    const { scheduler, pass } = setUp();
    const thing = new Thing();
    scheduler.add(thing);
    thing.visible = false;
    scheduler.poke();
    await pass(4);
    thing.visible = true;
    scheduler.poke();
    assert.equal(thing.count, 0);
    thing.visible = false;
    await pass(20);
    thing.visible = true;
    scheduler.poke();
    assert.equal(thing.count, 1);
  });

  it('waits from the end of one refresh to the next and never runs two at a time', async () => {
    const { scheduler, timers, pass } = setUp();
    const thing = new Thing();
    let finish = (): void => undefined;
    thing.held = new Promise((resolve) => (finish = resolve));
    scheduler.add(thing);
    await pass(50);
    scheduler.poke();
    assert.equal(thing.count, 1);
    assert.equal(timers.size, 0);
    finish();
    await settle();
    await pass(9);
    assert.equal(thing.count, 1);
    await pass(1);
    assert.equal(thing.count, 2);
  });

  it('takes a new interval at once, and refreshes nothing when it is 0', async () => {
    const { scheduler, timers, world, pass } = setUp();
    const thing = new Thing();
    thing.refreshInterval = () => world.interval;
    scheduler.add(thing);
    world.interval = 0;
    scheduler.poke();
    assert.equal(timers.size, 0);
    await pass(5);
    world.interval = 2;
    scheduler.poke();
    assert.equal(thing.count, 1);
  });

  it('takes along what is due within half an interval, so that things come to share requests', async () => {
    const { scheduler, pass, now } = setUp();
    const times: number[][] = [[], []];
    const things = times.map((seen) => {
      const thing = new Thing();
      const refresh = thing.refresh.bind(thing);
      thing.refresh = () => (seen.push(now()), refresh());
      return thing;
    });
    scheduler.add(things[0]!);
    await pass(7);
    scheduler.add(things[1]!);
    await pass(60);
    assert.deepEqual(times[0]!.slice(1).slice(0, 3), times[1]!.slice(0, 3));
  });

  it('counts what was loaded in another way', async () => {
    const { scheduler, pass, now } = setUp();
    const thing = new Thing();
    scheduler.add(thing);
    await pass(8);
    thing.refreshedAt = now();
    await pass(8);
    assert.equal(thing.count, 0);
    await pass(2);
    assert.equal(thing.count, 1);
  });

  it('stops for good when it is disposed, whatever is under way', async () => {
    const { scheduler, timers, pass } = setUp();
    const thing = new Thing();
    scheduler.add(thing);
    await pass(10);
    scheduler.dispose();
    await pass(100);
    assert.equal(thing.count, 1);
    assert.equal(timers.size, 0);
  });

  it('bears a thing that pokes, or takes itself away, while it is refreshed', async () => {
    const { scheduler, timers, pass } = setUp();
    const [pokes, leaves] = [new Thing(), new Thing()];
    const refresh = pokes.refresh.bind(pokes);
    pokes.refresh = () => (scheduler.poke(), refresh());
    scheduler.add(pokes);
    const turn = scheduler.add(leaves);
    leaves.refresh = async () => turn.dispose();
    await pass(10);
    assert.equal(pokes.count, 1);
    assert.equal(timers.size, 1);
  });
});

describe('the refresh scheduler, of what could not be loaded', () => {
  it('asks again half a second later, then after twice as long each time, a minute at most', async () => {
    const { scheduler, pass } = setUp();
    const thing = Object.assign(new Thing(), { ms: undefined, missing: true });
    scheduler.add(thing);
    for (const seconds of [0.5, 1, 2, 4, 8, 16, 32, 60, 60]) {
      const { count } = thing;
      await pass(seconds * 1000 - 1);
      assert.equal(thing.count, count, `no sooner than after ${seconds} s`);
      await pass(1);
      assert.equal(thing.count, count + 1);
    }
  });

  it('never makes it wait longer than its pace', async () => {
    const { scheduler, pass } = setUp();
    const thing = Object.assign(new Thing(), { ms: 3000, fails: true });
    scheduler.add(thing);
    await pass(3000 + 1000 + 2000 + 3000 + 3000);
    assert.equal(thing.count, 5);
  });

  it('starts over once all was there for a while', async () => {
    const { scheduler, pass } = setUp();
    const thing = Object.assign(new Thing(), { ms: undefined, missing: true });
    scheduler.add(thing);
    await pass(8000);
    thing.missing = false;
    await pass(60_000);
    const { count } = thing;
    thing.missing = true;
    scheduler.poke();
    assert.equal(thing.count, count + 1, 'at once');
    await pass(1000);
    assert.equal(thing.count, count + 2, 'and then soon');
  });

  it('does so when nothing refreshes by itself', async () => {
    const { scheduler, pass } = setUp({ interval: 0 });
    const thing = Object.assign(new Thing(), { missing: true });
    scheduler.add(thing);
    await pass(500);
    assert.equal(thing.count, 1);
  });
});

describe('the refresh scheduler, while the exchange cannot be asked', () => {
  /** A thing that lacks something, in an outage. */
  function out() {
    const all = setUp();
    const thing = Object.assign(new Thing(), { ms: undefined, missing: true });
    all.exchange.breaker.failure = 'offline';
    all.scheduler.add(thing);
    return { ...all, thing };
  }

  it('sends one probe a second and nothing else, and asks for what lacks as soon as one is answered', async () => {
    const { exchange, thing, pass } = out();
    await pass(10_000);
    assert.equal(exchange.probes.length, 10);
    assert.equal(thing.count, 0);
    exchange.isBack = true;
    await pass(1000);
    assert.equal(thing.count, 1);
    thing.missing = false;
    await pass(60_000);
    assert.equal(exchange.probes.length, 11);
  });

  it('does not wait for a probe that is not answered', async () => {
    const { exchange, thing, pass } = out();
    exchange.held = new Promise(() => undefined);
    await pass(3000);
    exchange.held = Promise.resolve();
    exchange.isBack = true;
    await pass(1000);
    assert.equal(thing.count, 1);
  });

  it('sees at the next turn that somebody else was answered', async () => {
    const { exchange, thing, pass } = out();
    await pass(5000);
    exchange.breaker.failure = undefined;
    await pass(1000);
    assert.equal(thing.count, 1);
  });

  it('asks at once when it is told so', async () => {
    const { scheduler, exchange, thing, pass } = out();
    await pass(5000);
    exchange.breaker.failure = undefined;
    scheduler.poke();
    assert.equal(thing.count, 1);
  });

  for (const [name, leave] of [
    ['the window has no focus', (world: { focused: boolean }) => (world.focused = false)],
    ['what lacks is hidden', (_world: unknown, thing: Thing) => (thing.visible = false)],
    ['nothing lacks', (_world: unknown, thing: Thing) => (thing.missing = false)],
  ] as const)
    it(`has no timer and sends nothing while ${name}`, async () => {
      const { scheduler, exchange, thing, world, timers, pass } = out();
      leave(world, thing);
      scheduler.poke();
      assert.equal(timers.size, 0);
      await pass(60_000);
      assert.equal(exchange.probes.length, 0);
    });

  it('probes at once when somebody looks again', async () => {
    const { scheduler, exchange, world, pass } = out();
    world.focused = false;
    scheduler.poke();
    await pass(60_000);
    world.focused = true;
    scheduler.poke();
    await pass(0);
    assert.equal(exchange.probes.length, 1);
  });

  it('refreshes nothing that is due either, but probes for it', async () => {
    const { scheduler, exchange, pass } = setUp();
    const thing = new Thing();
    scheduler.add(thing);
    exchange.breaker.failure = 'offline';
    await pass(5000);
    assert.equal(thing.count, 0);
    assert.ok(exchange.probes.length >= 4, String(exchange.probes));
    exchange.isBack = true;
    await pass(1000);
    assert.ok(thing.count > 0);
  });

  it('after a night asleep refreshes each thing once, when the network is there', async () => {
    const { scheduler, exchange, world, pass } = setUp();
    const hour = 3_600_000;
    const things = [10_000, 20_000, 400_000].map((ms) => Object.assign(new Thing(), { ms }));
    for (const thing of things) scheduler.add(thing);
    world.focused = false;
    scheduler.poke();
    await pass(8 * hour);
    exchange.breaker.failure = 'offline';
    world.focused = true;
    scheduler.poke();
    await pass(3000);
    assert.deepEqual(
      things.map(({ count }) => count),
      [0, 0, 0],
    );
    exchange.isBack = true;
    await pass(1000);
    assert.deepEqual(
      things.map(({ count }) => count),
      [1, 1, 1],
    );
    await pass(9000);
    assert.deepEqual(
      things.map(({ count }) => count),
      [1, 1, 1],
    );
  });
});
