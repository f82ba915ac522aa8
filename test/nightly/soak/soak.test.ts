import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { EntityRef } from '../../../src/core/entities/kinds';
import { definitionOf } from '../../../src/core/entities/registry';
import { createNetworkTransport } from '../../../src/core/kalshi/networkTransport';
import { Session } from '../../../src/core/session';
import { createNameFile } from '../../../src/vscode/session/nameFile';
import { noteActive } from '../../support/faults/leftovers';
import { ChaosExchange } from '../../support/soak/chaosExchange';
import { Person, type Truth } from '../../support/soak/person';
import { Random } from '../../support/random';
import { Vitals } from '../../support/soak/vitals';

const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 1);
const SEED = Number(process.env['SOAK_SEED'] ?? randomInt(2 ** 31));

/** Milliseconds for a request, instead of ten seconds: silence is a fault that comes often here. */
const DEADLINE = 1_500;
/** Things that a person does before another exchange is chosen, which is the same one again. */
const ACTIONS_OF_A_SESSION = 60;
const READING_EVERY = 2_000;
/** Milliseconds until all is right again after the last fault. */
const BACK = 2_000;
/** How much slower a computer may be that does other things too. What it was is printed. */
const SLACK = 4;
/** Megabytes by which the heap may grow from the second third to the last. */
const MAX_GROWTH = 5;
/** Milliseconds of a pause, on a computer that does other things too: the figure is printed. */
const MAX_DELAY = 1_000;

describe(`a window for ${MINUTES} minutes on an exchange with five faults in a hundred answers`, () => {
  let exchange: ChaosExchange;
  let names: string;

  before(async () => {
    console.log(`    SOAK_SEED=${SEED}`);
    names = mkdtempSync(join(tmpdir(), 'soak-'));
    exchange = await ChaosExchange.start(SEED);
  });

  after(async () => {
    await exchange.close();
    rmSync(names, { recursive: true });
  });

  const open = (): Session => {
    const transport = createNetworkTransport({ userAgent: 'test', deadlineMs: DEADLINE });
    return new Session({
      environment: 'custom',
      baseUrl: exchange.baseUrl,
      transport: async () => transport,
      perSecond: 50,
      concurrency: 4,
      log: () => undefined,
      names: createNameFile(names, 'http://soak'),
    });
  };

  it('loses nothing, hangs nowhere, does not grow, and is whole again two seconds after the last fault', async () => {
    const nothingIsLeft = await noteActive();
    const session = open();
    const truth = await truthOf(session);
    await session.dispose();

    const random = new Random(SEED);
    const vitals = new Vitals();
    const end = Date.now() + MINUTES * 60_000;
    await exchange.tell('storm');
    let actions = 0;
    let last: { session: Session; person: Person } | undefined;
    while (Date.now() < end) {
      last?.person.leave();
      await last?.session.dispose();
      last = await live(open(), { truth, random, vitals, end });
      actions += last.person.actions;
    }
    vitals.read();
    vitals.stop();
    const report = await exchange.tell('calm');
    if (!last) assert.fail('nothing was done');
    const took = await untilRight(last, truth);
    const heaps = vitals.heaps.map((mb) => mb.toFixed(1)).join(', ');
    console.log(
      `    ${actions} actions, ${report.requests} requests, faults: ${JSON.stringify(report.faults)}\n` +
        `    heap by thirds ${heaps} MB, delay p99 ${vitals.delay99.toFixed(1)} ms, right again after ${took} ms`,
    );
    last.person.leave();
    await last.session.dispose();

    assert.deepEqual(vitals.rejections, []);
    const [, second, third] = vitals.heaps;
    assert.ok(third - second <= MAX_GROWTH, `the heap grew from ${second} to ${third} MB`);
    assert.ok(vitals.delay99 <= MAX_DELAY, `${vitals.delay99} ms`);
    assert.ok(took <= BACK * SLACK, `${took} ms until all was right`);
    await nothingIsLeft();
  });
});

interface Life {
  readonly truth: Truth;
  readonly random: Random;
  readonly vitals: Vitals;
  readonly end: number;
}

/** What somebody does until another exchange is chosen. */
async function live(session: Session, { truth, random, vitals, end }: Life) {
  const person = new Person(session, truth, random);
  await person.arrive();
  let readAt = Date.now();
  while (Date.now() < end && person.actions < ACTIONS_OF_A_SESSION) {
    await person.act();
    if (Date.now() - readAt < READING_EVERY) continue;
    vitals.read();
    readAt = Date.now();
  }
  return { session, person };
}

/** What there is on the exchange, asked for without faults. */
async function truthOf({ feed, catalog }: Session): Promise<Truth> {
  await feed.open({});
  const { milestones } = feed.state;
  const tickers = [...new Set(milestones.flatMap((one) => one.related_event_tickers))].slice(0, 150);
  const events: EntityRef[] = tickers.map((id) => ({ kind: 'event', id }));
  await catalog.getMany(events);
  const markets = [...catalog.all('market')].map(({ ticker }): EntityRef => ({ kind: 'market', id: ticker }));
  const ids = [...catalog.all('market')].flatMap((market) => definitionOf('market').targetIdsOf(market));
  const targets = [...new Set(ids)].slice(0, 150).map((id): EntityRef => ({ kind: 'structuredTarget', id }));
  await catalog.getMany(targets);
  const named = [...events, ...targets].filter((ref) => catalog.peek(ref));
  assert.ok(named.length > 100, `${named.length} things with a name`);
  return {
    milestones: milestones.map(({ id }) => id),
    names: new Map(named.map((ref) => [ref.id, catalog.nameOf(ref) ?? ''])),
    mentions: named.map(({ kind, id }) => ({
      id,
      hint: kind as 'event' | 'structuredTarget',
      targetType: '',
      under: '',
    })),
    markets,
    panels: [
      ...milestones.slice(0, 20).map(({ id }): EntityRef => ({ kind: 'milestone', id })),
      ...named.slice(0, 20),
      ...named.slice(-20),
    ],
  };
}

/** Milliseconds until the list is the one of the exchange, every name is right and nothing lacks. */
async function untilRight(
  { session, person }: { session: Session; person: Person },
  truth: Truth,
): Promise<number> {
  const started = Date.now();
  const { feed, catalog, resolver } = session;
  const problems = (): readonly string[] => [
    ...person.screen.lacking,
    ...truth.milestones.filter((id) => !feed.state.milestones.some((one) => one.id === id)),
    ...truth.mentions.flatMap(({ id, ...rest }) => {
      const known = resolver.peek({ id, ...rest });
      return 'ref' in known && catalog.nameOf(known.ref) === truth.names.get(id) ? [] : [id];
    }),
  ];
  await person.screen.showNames(truth.mentions);
  while (problems().length > 0) {
    const ms = Date.now() - started;
    if (ms > 30_000) assert.fail(`${ms} ms after the last fault: ${problems().join()}`);
    await wait(20);
  }
  return Date.now() - started;
}
