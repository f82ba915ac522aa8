import assert from 'node:assert/strict';
import type { Entity, EntityKind, EntityRef } from '../../../src/core/entities/kinds';
import type { Cached } from '../../../src/core/catalog/catalog';
import type { NameRecord } from '../../../src/core/catalog/nameTable';
import type { Outcome } from '../../../src/core/catalog/outcome';
import type { CallOptions } from '../../../src/core/kalshi/api';
import { KalshiError } from '../../../src/core/kalshi/errors';
import type { IdHint } from '../../../src/core/ids/idHint';
import type { JsonObject } from '../../../src/core/kalshi/json';
import { HoverLookUp, type HoverCatalog } from '../../../src/core/ids/hoverLookUp';
import { eventOf, marketOf, milestoneOf } from '../entities/entityOf';

const TARGET = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const GAME = '11111111-0b46-4f43-a403-f44d62489034';
const NEITHER = '99999999-0b46-4f43-a403-f44d62489034';
const NOW = Date.UTC(2026, 9, 10, 12);
const DAY = 24 * 3_600_000;

const MARKET = 'KXNBAGAME-26NYKBOS-BOS';
const EVENT = 'KXNBAGAME-26NYKBOS';
const EXCHANGE: ReadonlyMap<string, Entity> = new Map<string, Entity>([
  [
    `structuredTarget/${TARGET}`,
    { id: TARGET, name: 'Boston Celtics', type: 'x', details: {}, source_ids: {}, raw: {} },
  ],
  [
    `milestone/${GAME}`,
    milestoneOf({ id: GAME, title: 'Tonight', start_date: new Date(NOW - 3_600_000).toISOString() }),
  ],
  [`event/${EVENT}`, eventOf({ event_ticker: EVENT, title: 'New York at Boston' })],
  [
    `market/${MARKET}`,
    marketOf({
      ticker: MARKET,
      event_ticker: EVENT,
      yes_sub_title: 'Boston',
      status: 'active',
      last_price_dollars: '0.5600',
      close_time: '2026-10-11T02:00:00Z',
    }),
  ],
]);

/** A catalog over an exchange with one thing of each kind, which counts what it is asked. */
class SmallCatalog implements HoverCatalog {
  readonly requests: string[] = [];
  failure: KalshiError | undefined;
  /** What a request waits for. */
  network: Promise<unknown> = Promise.resolve();
  /** What was kept of one thing. */
  kept: NameRecord | undefined;
  readonly known = new Map<string, Cached<Entity>>();
  private readonly missing = new Set<string>();

  learn(kind: EntityKind, id: string, loadedAt: number, changes: Partial<Entity> = {}): void {
    const value = { ...EXCHANGE.get(`${kind}/${id}`), ...changes } as Entity;
    this.known.set(`${kind}/${id}`, { value, loadedAt });
  }

  peek({ kind, id }: EntityRef): Cached<Entity> | undefined {
    return this.known.get(`${kind}/${id}`);
  }

  nameOf: HoverCatalog['nameOf'] = (ref) =>
    ref.kind === 'event' && this.peek(ref) ? 'New York at Boston' : undefined;

  loadNames = (): Promise<void> => Promise.resolve();

  savedName: HoverCatalog['savedName'] = ({ kind, id }) =>
    this.kept?.kind === kind && this.kept.id === id ? this.kept : undefined;

  isKnownMissing: HoverCatalog['isKnownMissing'] = ({ kind, id }) => this.missing.has(`${kind}/${id}`);

  async get({ kind, id }: EntityRef, { priority, signal }: CallOptions): Promise<Outcome<Entity>> {
    this.requests.push(`${kind}/${id} ${String(priority)}`);
    await this.network;
    if (signal?.aborted) return { ok: false, error: new KalshiError('cancelled', '') };
    if (this.failure) return { ok: false, error: this.failure };
    const value = EXCHANGE.get(`${kind}/${id}`);
    if (value) {
      this.learn(kind, id, NOW);
      return { ok: true, value, loadedAt: NOW };
    }
    this.missing.add(`${kind}/${id}`);
    return { ok: false, error: new KalshiError('notFound', '') };
  }
}

interface Set {
  readonly catalog: SmallCatalog;
  readonly lives: EntityRef[];
  readonly hover: (id: string, hint?: IdHint, signal?: AbortSignal) => Promise<string | undefined>;
  readonly further: (id: string, hint?: IdHint) => Promise<string | undefined>;
}

function setUp(patience = 5_000, live?: JsonObject): Set {
  const catalog = new SmallCatalog();
  const lives: EntityRef[] = [];
  const liveOf = async (ref: EntityRef): Promise<JsonObject | undefined> => {
    lives.push(ref);
    return live;
  };
  const lookUp = new HoverLookUp({ catalog, liveOf, now: () => NOW, patience });
  const mention = (id: string, hint: IdHint) => ({ id, hint, under: 'a.b', targetType: '' });
  const { signal: never } = new AbortController();
  return {
    catalog,
    lives,
    hover: async (id, hint = 'unknown', signal = never) =>
      (await lookUp.explain(mention(id, hint), signal))?.markdown,
    further: async (id, hint = 'unknown') => (await lookUp.enrich(mention(id, hint), never))?.markdown,
  };
}

describe('hoverLookUp', () => {
  it('asks for a structured target once and never again', async () => {
    const { catalog, hover } = setUp();
    for (const hint of ['unknown', 'structuredTarget', 'milestone'] as const) {
      assert.match((await hover(TARGET, hint)) ?? '', /^\*\*Boston Celtics\*\*.*`a\.b`/s);
    }
    assert.deepEqual(catalog.requests, [`structuredTarget/${TARGET} hover`]);
  });

  it('asks for a milestone at once where the place says so', async () => {
    const { catalog, hover } = setUp();
    assert.match((await hover(GAME, 'milestone')) ?? '', /^\*\*Tonight\*\*/);
    assert.match((await hover(GAME)) ?? '', /^\*\*Tonight\*\*/);
    assert.deepEqual(catalog.requests, [`milestone/${GAME} hover`]);
  });

  it('asks for a milestone on the next hover after there was no such target', async () => {
    const { catalog, hover } = setUp();
    assert.equal(await hover(GAME), undefined);
    assert.match((await hover(GAME)) ?? '', /^\*\*Tonight\*\*/);
    assert.deepEqual(catalog.requests, [`structuredTarget/${GAME} hover`, `milestone/${GAME} hover`]);
  });

  it('asks for a target on the next hover after there was no such milestone', async () => {
    const { catalog, hover } = setUp();
    assert.equal(await hover(TARGET, 'milestone'), undefined);
    assert.match((await hover(TARGET, 'milestone')) ?? '', /Boston Celtics/);
    assert.equal(catalog.requests.length, 2);
  });

  it('asks at most once per hover, twice in all, about an id that is neither', async () => {
    const { catalog, hover } = setUp();
    for (const requests of [1, 2, 2, 2]) {
      assert.equal(await hover(NEITHER), undefined);
      assert.equal(catalog.requests.length, requests);
    }
  });

  it('shows what it knows at once although it is old, and asks for it again', async () => {
    const { catalog, hover, further } = setUp();
    catalog.learn('structuredTarget', TARGET, NOW - 3 * DAY);
    catalog.network = new Promise(() => undefined);
    assert.match((await hover(TARGET)) ?? '', /Boston Celtics.*loaded 3 days ago/s);
    void further(TARGET);
    assert.deepEqual(catalog.requests, [`structuredTarget/${TARGET} hover`]);
  });

  it('shows what it knows when the network is away, and one quiet line for the rest', async () => {
    const { catalog, hover } = setUp();
    catalog.learn('structuredTarget', TARGET, NOW - 3 * DAY);
    catalog.failure = new KalshiError('offline', '');
    assert.match((await hover(TARGET)) ?? '', /Boston Celtics/);
    assert.match((await hover(GAME)) ?? '', /^Kalshi: .*offline[^\n]*$/);
  });

  it('shows a name that was kept at once, whichever kind it is, with its age, and below it why there is no more', async () => {
    const { catalog, hover, further } = setUp();
    catalog.kept = { kind: 'milestone', id: GAME, name: '[To](x)night', state: 'game', at: NOW - 3 * DAY };
    catalog.failure = new KalshiError('offline', '');
    assert.match(
      (await hover(GAME)) ?? '',
      /^\*\*&#91;To&#93;.*night\*\* — milestone `game`, as of 3 days ago$/,
    );
    assert.deepEqual(catalog.requests, []);
    assert.match((await further(GAME)) ?? '', /^Kalshi: .*offline/);
    assert.deepEqual(catalog.requests, [`milestone/${GAME} hover`]);
  });

  it('adds the rest of what was only kept, without its name a second time', async () => {
    const { catalog, further } = setUp();
    catalog.kept = { kind: 'structuredTarget', id: TARGET, name: 'Boston', state: 'team', at: NOW - DAY };
    const said = (await further(TARGET)) ?? '';
    assert.match(said, /^`a\.b`\n\n\[Open Details\]/);
  });

  it('names a market with its event, its price, state and times', async () => {
    const { catalog, hover } = setUp();
    catalog.learn('event', EVENT, NOW);
    const said = (await hover(MARKET, 'market')) ?? '';
    assert.match(said, /^\*\*New York at Boston: Boston\*\* — market `active`/);
    assert.match(said, /Last price \\\(yes\\\): \\\$0\\\.56/);
    assert.match(said, /Close time: in 14 h/);
    assert.match(said, /kalshi\.copyTicker.*kalshi\.revealInMilestones/);
  });

  it('finds out whether a ticker is that of an event or a market in one hover', async () => {
    const { catalog, hover } = setUp();
    assert.match((await hover(EVENT, 'market')) ?? '', /^\*\*New York at Boston\*\* — event/);
    assert.match((await hover(MARKET, 'event')) ?? '', /— market/);
    assert.deepEqual(
      catalog.requests.map((request) => request.split('/')[0]),
      ['market', 'event', 'event', 'market'],
    );
  });

  it('adds the quotes of now where those that it shows are old, and nothing where they hold', async () => {
    const { catalog, hover, further } = setUp();
    catalog.learn('market', MARKET, NOW - 60_000, { last_price_dollars: '0.1200' });
    assert.match((await hover(MARKET)) ?? '', /0\\\.12.*loaded 1 min ago/s);
    assert.match((await further(MARKET)) ?? '', /^Now: .*0\\\.56/);
    assert.equal(await further(MARKET), undefined);
    assert.equal(catalog.requests.length, 1);
  });

  it('tells how a game stands that is being played, and asks nothing of others', async () => {
    const live = {
      home_points: 81,
      away_points: 78,
      period: 3,
      secret: '[x](command:x)',
      status_text: '[a](b)',
    };
    const { catalog, lives, further } = setUp(5_000, live);
    const said = (await further(GAME, 'milestone')) ?? '';
    assert.match(
      said,
      /^Live · Home points: 81 · Away points: 78 · Status text: &#91;a&#93;\\\(b\\\) · Period: 3$/,
    );
    assert.equal(lives.length, 1);
    catalog.learn('milestone', GAME, NOW, { start_date: new Date(NOW + DAY).toISOString() });
    assert.equal(await further(GAME, 'milestone'), undefined);
    assert.equal(lives.length, 1);
  });

  it('never keeps the editor waiting for what it could add', async () => {
    const { catalog, further } = setUp(1);
    catalog.network = new Promise(() => undefined);
    catalog.learn('market', MARKET, NOW - 60_000);
    assert.equal(await further(MARKET), undefined);
  });

  it('asks again after a failure', async () => {
    const { catalog, hover } = setUp();
    catalog.failure = new KalshiError('timedOut', '');
    await hover(TARGET);
    catalog.failure = undefined;
    assert.match((await hover(TARGET)) ?? '', /Boston Celtics/);
  });

  it('says that it is still looking rather than keep the editor waiting, and has the answer next time', async () => {
    const { catalog, hover } = setUp(1);
    let arrive: () => void = () => undefined;
    catalog.network = new Promise<void>((resolve) => (arrive = resolve));
    assert.match((await hover(TARGET)) ?? '', new RegExp(`^Still looking up \`${TARGET}\``));
    arrive();
    await catalog.network;
    await Promise.resolve();
    assert.match((await hover(TARGET)) ?? '', /Boston Celtics/);
    assert.equal(catalog.requests.length, 1);
  });

  it('shows nothing to a mouse that has left', async () => {
    const { catalog, hover } = setUp();
    catalog.failure = new KalshiError('offline', '');
    assert.equal(await hover(TARGET, 'unknown', AbortSignal.abort()), undefined);
  });

  it('lets a bug through to the editor, which logs it', async () => {
    const { catalog, hover } = setUp();
    catalog.get = () => Promise.reject(new TypeError('bug'));
    await assert.rejects(hover(TARGET), TypeError);
  });
});
