import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import type { EntityRef } from '../../../src/core/entities/kinds';
import { loadPanel, type PanelOptions } from '../../../src/core/details/loadPanel';
import type { PanelContent } from '../../../src/core/details/content';
import { ResponseCache } from '../../../src/core/catalog/responseCache';
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
      series_ticker: 'KXGAME',
      markets: [
        { ticker: 'M1', custom_strike: { basketball_team: BOSTON } },
        { ticker: 'M2', custom_strike: { basketball_team: NEW_YORK } },
      ],
    },
    { event_ticker: 'KXSPREAD-26', title: 'Spread' },
  ],
  markets: [{ ticker: 'M1', event_ticker: 'KXGAME-26', custom_strike: { basketball_team: BOSTON } }],
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
  const memo = new ResponseCache();
  const outcome = (ref: EntityRef, options: PanelOptions = {}) =>
    loadPanel({ api: exchange, catalog, memo, note: 'Sample' }, ref, options);
  const content = async (ref: EntityRef, options?: PanelOptions): Promise<PanelContent> => {
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
    assert.deepEqual(
      paths(exchange).filter((path) => !path.startsWith('/structured_targets')),
      ['/events', '/events/GONE-26', `/milestones/${GAME.id}`],
      'the one that the list leaves out is asked for alone',
    );
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

  it('loads an event with its metadata, its milestones and the names in its markets, in four requests', async () => {
    const { exchange, content } = setUp();
    const panel = await content(EVENT);
    assert.deepEqual(paths(exchange), [
      '/events/KXGAME-26',
      '/events/KXGAME-26/metadata',
      '/milestones',
      '/structured_targets',
    ]);
    assert.ok(said(panel).includes('New York'));
    const milestones = panel.sections.find(({ title }) => title === 'Milestones');
    assert.match(JSON.stringify(milestones), /"text":"Boston at New York","ref":{"kind":"milestone"/);
  });

  it('loads a market with the names of its strike, and what it belongs to', async () => {
    const { exchange, content } = setUp();
    const panel = await content({ kind: 'market', id: 'M1' });
    assert.deepEqual(paths(exchange), [
      '/events/KXGAME-26',
      '/markets/M1',
      '/milestones',
      '/series/KXGAME',
      '/structured_targets',
    ]);
    const belongs = JSON.stringify(panel.sections.find(({ title }) => title === 'Belongs to'));
    for (const name of ['Winner', 'Games', 'Boston at New York']) assert.ok(belongs.includes(name), name);
    assert.ok(said(panel).includes('Boston'));
  });

  it('loads a market of no event, and a series, in one request each', async () => {
    const first = setUp({ markets: [{ ticker: 'M1' }] });
    assert.ok(!said(await first.content({ kind: 'market', id: 'M1' })).includes('Belongs to'));
    assert.deepEqual(paths(first.exchange), ['/markets/M1']);
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
    const panel = await content(GAME, { how: 'fresh' });
    assert.ok(said(panel).includes('New winner'));
    assert.equal(exchange.asked.filter((address) => address.startsWith('/events?')).length, 1);
    assert.equal(exchange.asked.filter((address) => address.startsWith('/milestones')).length, 1);
  });
});

describe('loadPanel, quietly', () => {
  async function shown(ref: EntityRef, things?: Things) {
    const all = setUp(things);
    await all.content(ref);
    all.exchange.asked.length = 0;
    return { ...all, panel: await all.content(ref, { how: 'quiet' }) };
  }

  it('asks for the quotes below a milestone, in one request', async () => {
    const { exchange } = await shown(GAME);
    assert.deepEqual(paths(exchange), ['/events']);
  });

  it('does not ask for what is final', async () => {
    const markets = [{ ticker: 'M1', status: 'finalized' }];
    const [game, spread] = THINGS.events!;
    const { exchange, panel } = await shown(GAME, { ...THINGS, events: [{ ...game, markets }, spread!] });
    assert.doesNotMatch(exchange.asked.join(), /KXGAME/);
    assert.match(exchange.asked.join(), /KXSPREAD/);
    assert.ok(said(panel).includes('Winner'));
  });

  it('asks for a milestone without events, for an event, and for a market itself, and for nothing else', async () => {
    const bare = await shown(GAME, { milestones: [{ id: GAME.id, title: 'Alone' }] });
    assert.deepEqual(paths(bare.exchange), [`/milestones/${GAME.id}`]);
    assert.deepEqual(paths((await shown(EVENT)).exchange), ['/events/KXGAME-26']);
    assert.deepEqual(paths((await shown({ kind: 'market', id: 'M1' })).exchange), ['/markets/M1']);
  });

  it('shares a request with other panels', async () => {
    const { exchange, content } = await shown(GAME);
    exchange.asked.length = 0;
    await Promise.all(
      [EVENT, { kind: 'event', id: 'KXSPREAD-26' } as const, GAME].map((ref) => content(ref)),
    );
    exchange.asked.length = 0;
    await Promise.all(
      [EVENT, { kind: 'event', id: 'KXSPREAD-26' } as const, GAME].map((ref) =>
        content(ref, { how: 'quiet' }),
      ),
    );
    assert.deepEqual(paths(exchange), ['/events']);
  });

  it('fails without the quotes', async () => {
    const { exchange, outcome } = await shown(GAME);
    exchange.fail('offline', /^\/events/);
    const failed = await outcome(GAME, { how: 'quiet' });
    assert.ok(!failed.ok);
    assert.equal(failed.error.reason, 'offline');
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
    assert.match(said(panel), /rate limit is reached/);
    assert.match(said(panel), /KXGAME-26.*not loaded/);
    assert.deepEqual(paths(exchange), ['/events', `/milestones/${GAME.id}`, '/structured_targets']);
  });

  it('says why there is no metadata, and nothing where there is none to be had', async () => {
    const { exchange, content } = setUp();
    assert.ok(!(await content(EVENT)).sections.some(({ id }) => id === 'problem' || id === 'metadata'));
    exchange.fail('timedOut', /metadata/);
    assert.ok(!(await content(EVENT)).sections.some(({ id }) => id === 'problem'), 'none is remembered');
    const panel = await content(EVENT, { how: 'fresh' });
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
