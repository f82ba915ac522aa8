import assert from 'node:assert/strict';
import type { PanelContent } from '../../../src/core/protocol/content';
import type { HostToPage, Message } from '../../../src/core/protocol/messages';
import { PanelSession, type PanelAnswer } from '../../../src/core/protocol/panelSession';

const ref = { kind: 'event', id: 'KXNBAGAME-26OCT10INDNYK' } as const;

function contentOf(title: string): PanelContent {
  return { ref, noun: 'Event', title, summary: [], sections: [], loadedAt: 0, environment: 'Sample' };
}

interface Call {
  readonly fresh: boolean;
  readonly signal: AbortSignal;
  readonly answer: (answer: PanelAnswer) => Promise<void>;
  readonly fail: (error: Error) => Promise<void>;
}

/** Lets everything run that waits for a settled promise. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

function setUp() {
  const calls: Call[] = [];
  const told: string[] = [];
  const source = {
    titleOf: () => 'what is known',
    load: (_: unknown, { fresh, signal }: { fresh: boolean; signal: AbortSignal }) =>
      new Promise<PanelAnswer>((resolve, reject) => {
        calls.push({
          fresh,
          signal,
          answer: (answer) => (resolve(answer), settle()),
          fail: (error) => (reject(error), settle()),
        });
      }),
  };
  const session = new PanelSession(ref, source, (message) => told.push(inWords(message)));
  const call = (index: number): Call => calls[index] ?? assert.fail(`load ${index} was not asked for`);
  /** What the page was told since the last time. */
  const news = (): readonly string[] => told.splice(0);
  return { session, calls, call, news };
}

function inWords(message: Message<HostToPage>): string {
  switch (message.name) {
    case 'showLoading':
      return `loading ${message.title}`;
    case 'showDetails':
      return `details ${message.content.title}`;
    case 'showRefreshing':
      return 'refreshing';
    case 'showFailure':
      return `failure ${message.sentence}`;
  }
}

const good = (title: string): PanelAnswer => ({ ok: true, content: contentOf(title) });
const bad = (sentence: string): PanelAnswer => ({ ok: false, sentence });

describe('a panel session', () => {
  it('tells nothing before there is a page, and everything then', async () => {
    const { session, call, news } = setUp();
    void session.load(false);
    assert.deepEqual(news(), []);
    session.pageReady();
    assert.deepEqual(news(), ['loading what is known']);
    await call(0).answer(good('Knicks'));
    assert.deepEqual(news(), ['details Knicks']);
    assert.equal(session.title, 'Knicks');
  });

  it('loads once when the answer is there before the first page', async () => {
    const { session, calls, call, news } = setUp();
    void session.load(false);
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
    void session.load(true);
    assert.equal(call(1).fresh, true);
    assert.deepEqual(news(), ['refreshing']);
    await call(1).answer(bad('Offline.'));
    assert.deepEqual(news(), ['details Knicks', 'failure Offline.']);
  });

  it('takes the failure back once a load works', async () => {
    const { session, call, news } = setUp();
    session.pageReady();
    await call(0).answer(bad('Offline.'));
    assert.deepEqual(news(), ['loading what is known', 'failure Offline.']);
    void session.load(true);
    assert.deepEqual(news(), ['loading what is known']);
    await call(1).answer(good('Knicks'));
    assert.deepEqual(news(), ['details Knicks']);
  });

  it('lets the newest load win, whichever answers last', async () => {
    const { session, call, news } = setUp();
    session.pageReady();
    void session.load(true);
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
    void session.load(true);
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
    void session.load(true);
    await call(1).answer(good('Knicks, later'));
    assert.deepEqual(news(), []);
    session.pageReady();
    assert.deepEqual(news(), ['details Knicks, later', 'refreshing']);
    assert.deepEqual(
      calls.map(({ fresh }) => fresh),
      [false, true, false],
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
    void session.load(true);
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
