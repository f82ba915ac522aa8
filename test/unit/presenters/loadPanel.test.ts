import assert from 'node:assert/strict';
import { Catalog, type CatalogOptions } from '../../../src/core/catalog/catalog';
import type { EntityRef } from '../../../src/core/entities/kinds';
import { loadPanel } from '../../../src/core/presenters/loadPanel';
import type { PanelContent } from '../../../src/core/protocol/content';
import { FakeExchange, type Things } from '../catalog/fakeExchange';
import { uuid } from '../entities/entityOf';

const GAME = { kind: 'milestone', id: uuid(1) } as const;
const EVENT = { kind: 'event', id: 'KXGAME-26' } as const;
const [BOSTON, NEW_YORK, LEAGUE] = [uuid(11), uuid(12), uuid(13)];

const THINGS: Things = {
  milestones: [
    {
      id: GAME.id,
      title: 'Boston at New York',
      primary_event_tickers: ['KXGAME-26'],
      related_event_tickers: ['KXGAME-26', 'KXSPREAD-26', 'GONE-26'],
      details: { home_team_id: NEW_YORK, away_team_id: BOSTON },
    },
  ],
  events: [
    {
      event_ticker: 'KXGAME-26',
      title: 'Winner',
      markets: [
        { ticker: 'M1', custom_strike: { basketball_team: BOSTON } },
        { ticker: 'M2', custom_strike: { basketball_team: NEW_YORK } },
      ],
    },
    { event_ticker: 'KXSPREAD-26', title: 'Spread' },
  ],
  markets: [{ ticker: 'M1', custom_strike: { basketball_team: BOSTON } }],
  targets: [
    { id: BOSTON, name: 'Boston', details: { league_id: LEAGUE } },
    { id: NEW_YORK, name: 'New York' },
    { id: LEAGUE, name: 'NBA' },
  ],
  series: [{ ticker: 'KXGAME', title: 'Games' }],
};

function setUp(things = THINGS) {
  const exchange = new FakeExchange(things);
  const catalog = new Catalog(exchange);
  const outcome = (ref: EntityRef, options: CatalogOptions = {}) =>
    loadPanel({ api: exchange, catalog, note: 'Sample' }, ref, options);
  const content = async (ref: EntityRef, options?: CatalogOptions): Promise<PanelContent> => {
    const loaded = await outcome(ref, options);
    assert.ok(loaded.ok, 'the panel is loaded');
    return loaded.value;
  };
  return { exchange, catalog, outcome, content };
}

/** The paths that were asked for, without their queries. */
function paths({ asked }: FakeExchange): string[] {
  return asked.map((address) => address.split('?')[0] ?? '').toSorted();
}

const said = (content: PanelContent): string => JSON.stringify(content.sections);

describe('loadPanel', () => {
  it('loads a milestone, its events in one request, and the names of its targets in one', async () => {
    const { exchange, content } = setUp();
    const panel = await content(GAME);
    assert.deepEqual(paths(exchange).slice(0, 2), ['/events', `/milestones/${GAME.id}`]);
    assert.equal(exchange.asked.filter((address) => address.startsWith('/events')).length, 1);
    for (const shown of ['Winner', 'Spread', 'GONE-26', 'Boston', 'New York'])
      assert.ok(said(panel).includes(shown), shown);
    assert.equal(panel.environment, 'Sample');
  });

  it('names what its targets name, in one more request', async () => {
    const { exchange, catalog, content } = setUp();
    await content(GAME);
    assert.equal(exchange.asked.filter((address) => address.startsWith('/structured_targets')).length, 2);
    assert.equal(catalog.nameOf({ kind: 'structuredTarget', id: LEAGUE }), 'NBA');
  });

  it('loads an event with its metadata and the names in its markets, in three requests', async () => {
    const { exchange, content } = setUp();
    const panel = await content(EVENT);
    assert.deepEqual(paths(exchange), [
      '/events/KXGAME-26',
      '/events/KXGAME-26/metadata',
      '/structured_targets',
    ]);
    assert.ok(said(panel).includes('New York'));
  });

  it('loads a market with the names of its strike in two requests, a series in one', async () => {
    const first = setUp();
    assert.ok(said(await first.content({ kind: 'market', id: 'M1' })).includes('Boston'));
    assert.deepEqual(paths(first.exchange), ['/markets/M1', '/structured_targets']);
    const second = setUp();
    assert.equal((await second.content({ kind: 'series', id: 'KXGAME' })).title, 'Games');
    assert.deepEqual(paths(second.exchange), ['/series/KXGAME']);
  });

  it('costs nothing the second time, as long as all of it holds', async () => {
    const { exchange, content } = setUp();
    const before = await content(GAME);
    exchange.asked.length = 0;
    const after = await content(GAME);
    assert.deepEqual(exchange.asked, []);
    assert.equal(said(after), said(before));
  });

  it('asks again for the thing and what stands under it when a fresh answer is wanted', async () => {
    const { exchange, content } = setUp();
    await content(GAME);
    exchange.asked.length = 0;
    exchange.things = { ...THINGS, events: [{ event_ticker: 'KXGAME-26', title: 'New winner' }] };
    const panel = await content(GAME, { fresh: true });
    assert.ok(said(panel).includes('New winner'));
    assert.equal(exchange.asked.filter((address) => address.startsWith('/events')).length, 1);
    assert.equal(exchange.asked.filter((address) => address.startsWith('/milestones')).length, 1);
  });
});

describe('loadPanel, when something cannot be loaded', () => {
  it('fails where the thing itself is not there', async () => {
    const { exchange, outcome } = setUp();
    const missing = await outcome({ kind: 'milestone', id: uuid(99) });
    assert.ok(!missing.ok);
    assert.equal(missing.error.reason, 'notFound');
    exchange.fail('offline');
    const failed = await outcome(GAME);
    assert.ok(!failed.ok);
    assert.equal(failed.error.reason, 'offline');
  });

  it('shows ids for what is below, says why, and asks no second time for the same', async () => {
    const { exchange, content } = setUp();
    exchange.fail('rateLimited', /^\/(events|structured_targets)/);
    const panel = await content(GAME);
    assert.equal(panel.sections[0]?.id, 'problem');
    assert.match(said(panel), /takes no more requests for now/);
    assert.match(said(panel), /KXGAME-26.*not loaded/);
    assert.deepEqual(paths(exchange), ['/events', `/milestones/${GAME.id}`, '/structured_targets']);
  });

  it('says why there is no metadata, and nothing where there is none to be had', async () => {
    const { exchange, content } = setUp();
    assert.ok(!(await content(EVENT)).sections.some(({ id }) => id === 'problem' || id === 'metadata'));
    exchange.fail('timedOut', /metadata/);
    const panel = await content(EVENT);
    assert.equal(panel.sections[0]?.id, 'problem');
    assert.match(said(panel), /did not answer in time/);
  });

  it('shows a market by the start of an id when its names cannot be had', async () => {
    const { exchange, content } = setUp();
    exchange.fail('unavailable', /structured_targets/);
    const panel = await content({ kind: 'market', id: 'M1' });
    assert.ok(said(panel).includes(BOSTON));
    assert.equal(panel.sections[0]?.id, 'problem');
  });
});

describe('loadPanel, when it is no longer wanted', () => {
  it('ends at once and asks for no more', async () => {
    const { exchange, outcome } = setUp();
    const leaving = new AbortController();
    const release = exchange.hold();
    const loading = outcome(GAME, { signal: leaving.signal });
    leaving.abort();
    const left = await loading;
    assert.ok(!left.ok);
    assert.equal(left.error.reason, 'cancelled');
    release();
    assert.ok(exchange.asked.length <= 1);
  });
});
