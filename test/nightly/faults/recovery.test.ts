import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { IdMention } from '../../../src/core/ids/idMention';
import { createNetworkTransport } from '../../../src/core/kalshi/networkTransport';
import { Session } from '../../../src/core/session';
import type { TreeNode } from '../../../src/core/tree/treeNode';
import { type SampleServer, startSampleServer } from '../../support/sampleServer';
import { Screen } from '../../support/screen';

/** A game of the sample with 21 events, and the two teams. */
const GAME = 'New York at Boston';
const TEAMS = ['2ef4d31c-0b46-4f43-a403-f44d62489034', '0b67acc5-ee5a-4a07-aa42-3e3d1a5ff9c9'];

/** Milliseconds of the outage, and until all has to be there again, besides what loading it takes on this machine. */
const OUTAGE = 2_500;
const BACK = 2_000;
/** How much slower a computer may be that does other things too. What it was is printed. */
const SLACK = 4;
/** After refusals for asking too much, the pace that these have left is kept to. */
const BACK_TO_PACE = 6_000;
/** Instead of ten seconds, so that a request into silence fails while the test looks. */
const DEADLINE = 1_500;

/** What happens to the exchange, and what ends it. */
const outages: Readonly<Record<string, (server: SampleServer) => Promise<void> | void>> = {
  'takes no connection': (server) => server.goOffline(),
  'takes requests and says nothing': ({ faults }) => faults.hang(),
  'resets every connection': ({ faults }) => faults.set({ reset: true }),
  'breaks off every answer': ({ faults }) => faults.truncate(),
  'answers 503': ({ faults }) => faults.status(503),
  'answers 429': ({ faults }) => faults.status(429),
  'is hidden behind a sign-in page': ({ faults }) => faults.captivePortal(),
};

interface Opened {
  readonly session: Session;
  readonly screen: Screen;
}

const mentions = TEAMS.map((id): IdMention => ({ id, hint: 'structuredTarget', targetType: '', under: '' }));

describe('an exchange that comes back', function () {
  this.timeout(90_000);
  let server: SampleServer;
  const opened: Opened[] = [];

  beforeEach(async () => {
    server = await startSampleServer();
  });

  afterEach(async () => {
    for (const { screen, session } of opened.splice(0)) {
      screen.dispose();
      await session.dispose();
    }
    await server.close();
  });

  /** A window with the list in it. */
  async function open(): Promise<Opened> {
    const transport = createNetworkTransport({ userAgent: 'test', deadlineMs: DEADLINE });
    const session = new Session({
      environment: 'custom',
      baseUrl: server.baseUrl,
      transport: async () => transport,
      perSecond: 20,
      concurrency: 4,
      log: () => undefined,
    });
    const screen = new Screen(session);
    opened.push({ session, screen });
    await screen.openList();
    return { session, screen };
  }

  /** Opens the rest, and asks for the list again. Resolves to how long that took, milliseconds. */
  async function show({ session, screen }: Opened): Promise<number> {
    const started = performance.now();
    await Promise.all([
      session.feed.refresh(),
      screen.expand(rowOf(session, GAME)),
      screen.showNames(mentions),
      screen.watch([{ kind: 'event', id: 'KXNOSUCH-26' }]),
      screen.openPanel({ kind: 'structuredTarget', id: TEAMS[0] ?? '' }),
    ]);
    return performance.now() - started;
  }

  for (const [name, begin] of Object.entries(outages))
    it(`fills the list, the rows, a panel, the names and the watchlist within two seconds after it ${name}`, async () => {
      const whole = await open();
      const took = await show(whole);
      assert.deepEqual(whole.screen.lacking, []);
      const { session, screen } = await open();
      await begin(server);
      await show({ session, screen });
      assert.equal(screen.lacking.length, 5, screen.lacking.join());
      const before = session.api.requests;
      await wait(OUTAGE);
      const probes = session.api.requests - before;
      assert.ok(probes <= 1 + OUTAGE / 1000, `${probes} requests while nothing was answered`);
      assert.equal(screen.lacking.length, 5, 'what lacks is known to lack');

      await server.comeBack();
      server.faults.clear();
      const asked = session.api.requests;
      const ms = await untilWhole(screen);
      const bound = (/429/.test(name) ? BACK_TO_PACE : BACK) * SLACK + took;
      console.log(`        after ${ms} ms; loading it takes ${Math.round(took)} ms`);
      assert.ok(ms <= bound, `${ms} ms, ${bound} are allowed`);
      // The probe, the list, the events, the names of teams and what the panel shows besides.
      const cost = session.api.requests - asked;
      assert.ok(cost <= 16, `${cost} requests`);
      assert.ok(screen.rows > 0);
      for (const mention of mentions) assert.equal(session.resolver.peek(mention).state, 'loaded');
    });
});

function rowOf({ feed, milestonesTree }: Session, title: string): TreeNode {
  const milestone = feed.state.milestones.find((one) => one.title === title);
  const row = milestonesTree.roots().find((node) => node.type === 'entity' && node.ref.id === milestone?.id);
  return row ?? assert.fail(`a row of ${title}`);
}

/** Milliseconds until nothing lacks any more. */
async function untilWhole(screen: Screen): Promise<number> {
  const started = performance.now();
  while (screen.lacking.length > 0) {
    const ms = performance.now() - started;
    if (ms > 40_000) assert.fail(`${screen.lacking.join(', ')} lacks after ${ms} ms`);
    await wait(10);
  }
  return Math.round(performance.now() - started);
}
