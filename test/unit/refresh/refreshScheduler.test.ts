import assert from 'node:assert/strict';
import { RefreshScheduler, type Refreshable } from '../../../src/core/refresh/refreshScheduler';

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
  const scheduler = new RefreshScheduler({
    intervalMs: () => world.interval,
    isFocused: () => world.focused,
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
  return { scheduler, timers, world, pass, now: () => now };
}

/** Something on the screen that counts its refreshes. */
class Thing implements Refreshable {
  visible = true;
  ms: number | undefined = 10;
  count = 0;
  fails = false;
  refreshedAt = 0;
  running = 0;
  held: Promise<void> = Promise.resolve();
  isVisible = (): boolean => this.visible;
  pace = (): number | undefined => this.ms;

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

  it('waits twice as long after each failure, up to ten times, and at its pace again after a success', async () => {
    const { scheduler, pass } = setUp();
    const thing = Object.assign(new Thing(), { fails: true });
    scheduler.add(thing);
    await pass(10);
    for (const factor of [2, 4, 8, 10, 10]) {
      const { count } = thing;
      await pass(factor * 10 - 1);
      assert.equal(thing.count, count, `no sooner than ${factor} times its pace`);
      await pass(1);
      assert.equal(thing.count, count + 1);
    }
    thing.fails = false;
    await pass(100);
    const { count } = thing;
    await pass(10);
    assert.equal(thing.count, count + 1);
  });

  it('takes a new interval at once, and refreshes nothing when it is 0', async () => {
    const { scheduler, timers, world, pass } = setUp();
    const thing = new Thing();
    thing.pace = () => world.interval;
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
