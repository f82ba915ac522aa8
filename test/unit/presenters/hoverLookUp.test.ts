import assert from 'node:assert/strict';
import type { EntityOfKind, EntityRef } from '../../../src/core/entities/kinds';
import type { Known } from '../../../src/core/catalog/catalog';
import type { NamedThing } from '../../../src/core/catalog/nameSegment';
import type { Outcome } from '../../../src/core/catalog/outcome';
import type { CallOptions } from '../../../src/core/kalshi/api';
import { KalshiError } from '../../../src/core/kalshi/errors';
import type { IdHint } from '../../../src/core/mentions/idHint';
import type { HoverKind } from '../../../src/core/presenters/hover';
import { createHoverLookUp, type HoverCatalog } from '../../../src/core/presenters/hoverLookUp';

const TARGET = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const GAME = '11111111-0b46-4f43-a403-f44d62489034';
const NEITHER = '99999999-0b46-4f43-a403-f44d62489034';
const NOW = Date.UTC(2026, 9, 10, 12);
const DAY = 24 * 3_600_000;

const common = { details: {}, source_ids: {}, raw: {}, type: 'x' };
const EXCHANGE: Pick<EntityOfKind, HoverKind> = {
  structuredTarget: { ...common, id: TARGET, name: 'Boston Celtics' },
  milestone: {
    ...common,
    id: GAME,
    title: 'Tonight',
    category: '',
    start_date: '',
    notification_message: '',
    primary_event_tickers: [],
    related_event_tickers: [],
  },
};

/** A catalog over an exchange with one structured target and one milestone, which counts what it is asked. */
class SmallCatalog implements HoverCatalog {
  readonly requests: string[] = [];
  failure: KalshiError | undefined;
  /** What a request waits for. */
  network: Promise<unknown> = Promise.resolve();
  private readonly known = new Map<string, Known<EntityOfKind[HoverKind]>>();
  private readonly missing = new Set<string>();

  learn(kind: HoverKind, loadedAt: number): void {
    this.known.set(`${kind}/${EXCHANGE[kind].id}`, { value: EXCHANGE[kind], loadedAt });
  }

  peek<K extends HoverKind>({ kind, id }: EntityRef<K>): Known<EntityOfKind[K]> | undefined {
    return this.known.get(`${kind}/${id}`) as Known<EntityOfKind[K]> | undefined;
  }

  /** What was kept of the milestone. */
  kept: NamedThing | undefined;

  loadNames = (): Promise<void> => Promise.resolve();

  keptName: HoverCatalog['keptName'] = ({ kind, id }) =>
    this.kept?.kind === kind && this.kept.id === id ? this.kept : undefined;

  isKnownMissing: HoverCatalog['isKnownMissing'] = ({ kind, id }) => this.missing.has(`${kind}/${id}`);

  async get<K extends HoverKind>(
    { kind, id }: EntityRef<K>,
    { priority, signal }: CallOptions,
  ): Promise<Outcome<EntityOfKind[K]>> {
    this.requests.push(`${kind}/${id} ${String(priority)}`);
    await this.network;
    if (signal?.aborted) return { ok: false, error: new KalshiError('cancelled', '') };
    if (this.failure) return { ok: false, error: this.failure };
    if (EXCHANGE[kind].id === id) {
      this.learn(kind, NOW);
      return { ok: true, value: EXCHANGE[kind] as EntityOfKind[K], loadedAt: NOW };
    }
    this.missing.add(`${kind}/${id}`);
    return { ok: false, error: new KalshiError('notFound', '') };
  }
}

function setUp(patience = 5_000): {
  catalog: SmallCatalog;
  hover: (id: string, hint?: IdHint, signal?: AbortSignal) => Promise<string | undefined>;
} {
  const catalog = new SmallCatalog();
  const lookUp = createHoverLookUp(catalog, () => NOW, patience);
  const hover = async (id: string, hint: IdHint = 'unknown', signal = new AbortController().signal) =>
    (await lookUp({ id, hint, targetType: '', under: 'a.b' }, signal))?.markdown;
  return { catalog, hover };
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
    const { catalog, hover } = setUp();
    catalog.learn('structuredTarget', NOW - 3 * DAY);
    catalog.network = new Promise(() => undefined);
    assert.match((await hover(TARGET)) ?? '', /Boston Celtics.*loaded 3 days ago/s);
    assert.deepEqual(catalog.requests, [`structuredTarget/${TARGET} hover`]);
  });

  it('shows what it knows when the network is away, and one quiet line for the rest', async () => {
    const { catalog, hover } = setUp();
    catalog.learn('structuredTarget', NOW - 3 * DAY);
    catalog.failure = new KalshiError('offline', '');
    assert.match((await hover(TARGET)) ?? '', /Boston Celtics/);
    assert.match((await hover(GAME)) ?? '', /^Kalshi: .*offline[^\n]*$/);
  });

  it('shows a name that was kept when the network is away, whichever kind was asked for, with its age', async () => {
    const { catalog, hover } = setUp();
    catalog.kept = { kind: 'milestone', id: GAME, name: '[To](x)night', state: 'game', at: NOW - 3 * DAY };
    catalog.failure = new KalshiError('offline', '');
    const said = (await hover(GAME)) ?? '';
    assert.match(
      said,
      /^\*\*\\\[To\\\].*night\*\* — milestone `game`, as of 3 days ago\n\nKalshi: .*offline/,
    );
    assert.equal(catalog.requests.length, 1);
    catalog.failure = undefined;
    assert.match((await hover(GAME, 'milestone')) ?? '', /^\*\*Tonight\*\*/);
  });

  it('shows a name that was kept while the exchange takes its time', async () => {
    const { catalog, hover } = setUp(1);
    catalog.kept = { kind: 'structuredTarget', id: TARGET, name: 'Boston', state: 'team', at: NOW - DAY };
    catalog.network = new Promise(() => undefined);
    assert.match((await hover(TARGET)) ?? '', /^\*\*Boston\*\*.*as of 24 h ago\n\nStill looking up/);
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
