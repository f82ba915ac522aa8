import assert from 'node:assert/strict';
import type { PanelContent } from '../../../src/core/details/content';
import type { HostToPage, Message } from '../../../src/core/details/messages';
import type { ChartRange, LiveContent } from '../../../src/core/details/live';
import { PanelSession } from '../../../src/core/details/panelSession';
import type { Freshness, LiveOptions, PanelAnswer } from '../../../src/core/details/panelSource';

const ref = { kind: 'event', id: 'KXNBAGAME-26OCT10INDNYK' } as const;

function contentOf(title: string): PanelContent {
  return { ref, noun: 'Event', title, summary: [], sections: [], loadedAt: 0, environment: 'Sample' };
}

interface Call {
  readonly how: Freshness;
  readonly signal: AbortSignal;
  readonly answer: (answer: PanelAnswer) => Promise<void>;
  readonly fail: (error: Error) => Promise<void>;
}

/** Lets everything run that waits for a settled promise. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

interface LiveCall extends LiveOptions {
  readonly answer: (live: Partial<LiveContent> | undefined) => Promise<void>;
  readonly fail: (error: Error) => Promise<void>;
}

function setUp({ range }: { range?: ChartRange } = {}) {
  const calls: Call[] = [];
  const lives: LiveCall[] = [];
  const world: { pace: number | undefined } = { pace: undefined };
  const told: string[] = [];
  const source = {
    titleOf: () => 'what is known',
    refreshInterval: () => world.pace,
    loadLive: (_: unknown, wish: LiveOptions) =>
      new Promise<LiveContent | undefined>((resolve, reject) => {
        lives.push({
          ...wish,
          answer: (live) => (resolve(live && { loadedAt: 0, ...live }), settle()),
          fail: (error) => (reject(error), settle()),
        });
      }),
    load: (_: unknown, { how, signal }: { how: Freshness; signal: AbortSignal }) =>
      new Promise<PanelAnswer>((resolve, reject) => {
        calls.push({
          how,
          signal,
          answer: (answer) => (resolve(answer), settle()),
          fail: (error) => (reject(error), settle()),
        });
      }),
  };
  const session = new PanelSession(ref, source, (message) => told.push(inWords(message)), range);
  const call = (index: number): Call => calls[index] ?? assert.fail(`load ${index} was not asked for`);
  /** What the page was told since the last time. */
  const news = (): readonly string[] => told.splice(0);
  const live = (index: number): LiveCall => lives[index] ?? assert.fail(`live ${index} was not asked for`);
  return { session, calls, call, lives, live, news, world };
}

function inWords(message: Message<HostToPage>): string {
  switch (message.name) {
    case 'showLoading':
      return `loading ${message.title}`;
    case 'showDetails':
      return `details ${message.content.title}`;
    case 'showRefreshing':
      return 'refreshing';
    case 'showLive':
      return `live ${JSON.stringify(message.live)}`;
    case 'showFailure':
      return `failure ${message.sentence}`;
  }
}

const good = (title: string): PanelAnswer => ({ ok: true, content: contentOf(title) });
const bad = (sentence: string): PanelAnswer => ({ ok: false, sentence });

describe('a panel session', () => {
  it('tells nothing before there is a page, and everything then', async () => {
    const { session, call, news } = setUp();
    void session.load('held');
    assert.deepEqual(news(), []);
    session.pageReady();
    assert.deepEqual(news(), ['loading what is known']);
    await call(0).answer(good('Knicks'));
    assert.deepEqual(news(), ['details Knicks']);
    assert.equal(session.title, 'Knicks');
  });

  it('loads once when the answer is there before the first page', async () => {
    const { session, calls, call, news } = setUp();
    void session.load('held');
    await call(0).answer(good('Knicks'));
    session.pageReady();
    assert.deepEqual(news(), ['details Knicks']);
    assert.equal(calls.length, 1);
  });

  it('keeps what is shown while it refreshes and when that fails', async () => {
    const { session, call, news } = setUp();
    session.pageReady();
    await call(0).answer(good('Knicks'));
    news();
    void session.load('fresh');
    assert.equal(call(1).how, 'fresh');
    assert.deepEqual(news(), ['refreshing']);
    await call(1).answer(bad('Offline.'));
    assert.deepEqual(news(), ['details Knicks', 'failure Offline.']);
  });

  it('takes the failure back once a load works', async () => {
    const { session, call, news } = setUp();
    session.pageReady();
    await call(0).answer(bad('Offline.'));
    assert.deepEqual(news(), ['loading what is known', 'failure Offline.']);
    void session.load('fresh');
    assert.deepEqual(news(), ['loading what is known']);
    await call(1).answer(good('Knicks'));
    assert.deepEqual(news(), ['details Knicks']);
  });

  it('lets the newest load win, whichever answers last', async () => {
    const { session, call, news } = setUp();
    session.pageReady();
    void session.load('fresh');
    assert.equal(call(0).signal.aborted, true);
    assert.equal(call(1).signal.aborted, false);
    await call(1).answer(good('new'));
    await call(0).answer(good('old'));
    assert.deepEqual(news().at(-1), 'details new');
    assert.equal(session.title, 'new');
  });

  it('does not show the failure of a load that is no longer wanted', async () => {
    const { session, call, news } = setUp();
    session.pageReady();
    void session.load('fresh');
    await call(0).answer(bad('Cancelled.'));
    await call(1).answer(good('Knicks'));
    assert.deepEqual(news().at(-1), 'details Knicks');
  });

  it('tells nothing to a hidden page, and asks again when it comes back', async () => {
    const { session, calls, call, news } = setUp();
    session.pageReady();
    await call(0).answer(good('Knicks'));
    session.pageGone();
    news();
    void session.load('fresh');
    await call(1).answer(good('Knicks, later'));
    assert.deepEqual(news(), []);
    session.pageReady();
    assert.deepEqual(news(), ['details Knicks, later', 'refreshing']);
    assert.deepEqual(
      calls.map(({ how }) => how),
      ['held', 'fresh', 'held'],
    );
  });

  it('tells a page that comes back of the failure without asking again', async () => {
    const { session, calls, call, news } = setUp();
    session.pageReady();
    await call(0).answer(bad('Offline.'));
    session.pageGone();
    news();
    session.pageReady();
    assert.deepEqual(news(), ['loading what is known', 'failure Offline.']);
    assert.equal(calls.length, 1);
  });

  it('drops everything at a reset and loads again', async () => {
    const { session, call, news } = setUp();
    session.pageReady();
    await call(0).answer(good('Knicks of production'));
    void session.load('fresh');
    news();
    session.reset();
    assert.equal(call(1).signal.aborted, true);
    assert.deepEqual(news(), ['loading what is known']);
    await call(1).answer(good('Knicks of production, late'));
    assert.deepEqual(news(), []);
    await call(2).answer(good('Knicks of demo'));
    assert.deepEqual(news(), ['details Knicks of demo']);
  });

  it('waits with loading after a reset until somebody looks', async () => {
    const { session, calls, call, news } = setUp();
    session.pageReady();
    await call(0).answer(good('Knicks'));
    session.pageGone();
    session.reset();
    assert.equal(calls.length, 1);
    news();
    session.pageReady();
    assert.equal(calls.length, 2);
    assert.deepEqual(news().at(-1), 'loading what is known');
  });

  it('cancels its load when disposed and says nothing more', async () => {
    const { session, call, news } = setUp();
    session.pageReady();
    news();
    session.dispose();
    assert.equal(call(0).signal.aborted, true);
    await call(0).answer(good('Knicks'));
    assert.deepEqual(news(), []);
  });

  it('shows a rejection, which is a bug, as a failure', async () => {
    const { session, call, news } = setUp();
    session.pageReady();
    await call(0).fail(new Error('x is not a function'));
    assert.match(news().at(-1) ?? '', /^failure .*unexpected error: Error: x is not a function/);
  });
});

const liveWords = (live: object): string => `live ${JSON.stringify({ loadedAt: 0, ...live })}`;

describe('a panel session, of what is live', () => {
  async function shown(options?: { range?: ChartRange }) {
    const all = setUp(options);
    all.session.pageReady();
    await all.call(0).answer(good('Knicks'));
    all.news();
    return all;
  }

  it('asks for it once the details are told, and tells it after them', async () => {
    const { session, call, lives, live, news } = setUp();
    session.pageReady();
    assert.equal(lives.length, 0);
    await call(0).answer(good('Knicks'));
    assert.equal(lives.length, 1);
    await live(0).answer({ liveData: null });
    assert.deepEqual(news().slice(1), ['details Knicks', liveWords({ liveData: null })]);
  });

  it('does not ask for it without a page, or when the thing could not be loaded', async () => {
    const { session, call, lives } = setUp();
    void session.load('held');
    await call(0).answer(good('Knicks'));
    assert.equal(lives.length, 0);
    session.pageReady();
    assert.equal(lives.length, 1);
    const failed = setUp();
    failed.session.pageReady();
    await failed.call(0).answer(bad('Offline.'));
    assert.equal(failed.lives.length, 0);
  });

  it('says how soon it is asked for again', async () => {
    const { live, news, world } = await shown();
    world.pace = 5000;
    await live(0).answer({});
    assert.deepEqual(news(), ['live {"loadedAt":0,"refreshesIn":5000}']);
  });

  it('says so again when that has changed', async () => {
    const { session, live, news, world } = await shown();
    session.intervalChanged();
    assert.deepEqual(news(), []);
    world.pace = 5000;
    await live(0).answer({});
    world.pace = undefined;
    session.intervalChanged();
    assert.deepEqual(news().slice(1), [liveWords({})]);
  });

  it('lets the newest choice of a range win', async () => {
    const { session, lives, live, news } = await shown({ range: '1W' });
    assert.equal(live(0).range, '1W');
    void session.chooseRange('1H');
    void session.chooseRange('All');
    assert.deepEqual(
      lives.map(({ range }) => range),
      ['1W', '1H', 'All'],
    );
    await live(2).answer({ problem: 'newest' });
    await live(1).answer({ problem: 'older' });
    await live(0).answer({ problem: 'oldest' });
    assert.deepEqual(news(), [liveWords({ problem: 'newest' })]);
  });

  it('keeps the range for the next page and after a reset, and asks for plays only once they are wanted', async () => {
    const { session, call, live } = await shown();
    void session.chooseRange('1H');
    void session.loadGameStats();
    assert.deepEqual([live(0).withStats, live(2).withStats], [false, true]);
    session.reset();
    await call(1).answer(good('Knicks'));
    assert.deepEqual([live(3).range, live(3).withStats, live(3).before], ['1H', true, undefined]);
  });

  it('tells a page that comes back what was live, and gives it as what stays where something fails', async () => {
    const { session, call, live, news } = await shown();
    await live(0).answer({ book: null });
    session.pageGone();
    news();
    session.pageReady();
    assert.deepEqual(news(), ['details Knicks', liveWords({ book: null }), 'refreshing']);
    await call(1).answer(good('Knicks'));
    assert.deepEqual(live(1).before, { loadedAt: 0, book: null });
  });

  it('tells a bug as a problem beside what is there', async () => {
    const { live, news } = await shown();
    await live(0).fail(new Error('x is not a function'));
    assert.match(news()[0] ?? '', /Unexpected error: Error: x is not a function/);
  });
});

describe('a panel session that is refreshed', () => {
  async function shown() {
    const all = setUp();
    all.session.pageReady();
    await all.call(0).answer(good('Knicks'));
    await all.live(0).answer({ book: null });
    all.news();
    return all;
  }

  it('has a pace only while a loaded page is there to be refreshed', async () => {
    const { session, call, world } = setUp();
    world.pace = 10;
    session.pageReady();
    assert.equal(session.refreshInterval(), undefined);
    await call(0).answer(good('Knicks'));
    assert.equal(session.refreshInterval(), 10);
    assert.equal(session.isVisible(), true);
    session.pageGone();
    assert.equal(session.isVisible(), false);
  });

  it('asks quietly, and tells only what has changed', async () => {
    const { session, call, live, news } = await shown();
    const refreshing = session.refresh();
    assert.deepEqual(news(), []);
    assert.deepEqual([call(1).how, live(1).how], ['quiet', 'quiet']);
    await live(1).answer({ book: null });
    await call(1).answer(good('Knicks'));
    await refreshing;
    assert.deepEqual(news(), [liveWords({ book: null })]);
    void session.refresh();
    await call(2).answer(good('Knicks lead'));
    await live(2).answer({ book: null });
    assert.deepEqual(news(), ['details Knicks lead', liveWords({ book: null })]);
  });

  it('tells when the newest of the answers came', async () => {
    const { session, call, live, news } = await shown();
    void session.refresh();
    await live(1).answer({ loadedAt: 5 });
    await call(1).answer({ ok: true, content: { ...contentOf('Knicks'), loadedAt: 7 } });
    assert.deepEqual(news(), ['live {"loadedAt":7}']);
    assert.equal(session.refreshedAt, 7);
  });

  it('rejects when not all of it came, keeps what is shown and says so', async () => {
    const { session, call, live, news } = await shown();
    const failing = session.refresh();
    await live(1).answer({ problem: 'Offline.' });
    await call(1).answer(bad('Offline.'));
    await assert.rejects(failing);
    assert.deepEqual(news().slice(0, 2), ['details Knicks', 'failure Offline.']);
  });

  it('drops its answers when the person asks for all, or the environment changes', async () => {
    const { session, call, live, news } = await shown();
    const refreshing = session.refresh();
    void session.load('fresh');
    assert.equal(call(1).signal.aborted, true);
    news();
    await live(1).answer({});
    await call(1).answer(good('dropped'));
    await refreshing;
    assert.deepEqual(news(), []);
    await call(2).answer(good('fresh'));
    assert.deepEqual(news(), ['details fresh']);
    assert.equal(live(2).how, 'fresh');
  });
});
