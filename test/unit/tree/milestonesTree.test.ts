import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import { MilestoneFeed } from '../../../src/core/catalog/milestoneFeed';
import type { EntityRef } from '../../../src/core/entities/kinds';
import type { JsonObject } from '../../../src/core/kalshi/json';
import { MilestonesTree } from '../../../src/core/tree/milestonesTree';
import type { GroupNode, TreeNode } from '../../../src/core/tree/treeNode';
import { FakeExchange, type Things } from '../catalog/fakeExchange';
import { uuid } from '../entities/entityOf';

const NOW = Date.parse('2026-11-23T12:30:00Z');
const MINUTE = 60_000;
const [WYOMING, GAME, BARE] = [uuid(1), uuid(2), uuid(3)];
const [BOSTON, NEW_YORK] = [uuid(11), uuid(12)];

const GAME_EVENTS = Array.from({ length: 20 }, (_, index) => `KXGAME${index}-26`);

function eventWith(event_ticker: string, custom_strike: JsonObject = {}): JsonObject {
  const markets = ['A', 'B'].map((side) => ({
    ticker: `${event_ticker}-${side}`,
    yes_sub_title: side,
    custom_strike,
  }));
  return { event_ticker, title: `of ${event_ticker}`, markets };
}

const THINGS: Things = {
  milestones: [
    {
      id: WYOMING,
      title: 'Wyoming General Elections',
      start_date: '2026-11-23T15:00:00Z',
      primary_event_tickers: ['SENATEWY-26'],
      related_event_tickers: ['SENATEWY-26', 'GOVPARTYWY-26', 'GONE-26'],
    },
    {
      id: GAME,
      title: 'Boston at New York',
      start_date: '2026-11-23T16:00:00Z',
      primary_event_tickers: GAME_EVENTS.slice(0, 1),
      related_event_tickers: [...GAME_EVENTS, 'SENATEWY-26'],
      details: { home_team_id: NEW_YORK, away_team_id: BOSTON },
    },
    { id: BARE, title: 'State of the exchange', start_date: '2026-11-23T17:00:00Z' },
  ],
  events: [
    eventWith('SENATEWY-26'),
    eventWith('GOVPARTYWY-26'),
    ...GAME_EVENTS.map((ticker) => eventWith(ticker, { basketball_team: BOSTON, other_team: NEW_YORK })),
  ],
  targets: [
    { id: BOSTON, name: 'Boston' },
    { id: NEW_YORK, name: 'New York' },
  ],
};

/** An open tree over a fake exchange, whose count starts after the first page. */
async function setUp(things = THINGS) {
  const exchange = new FakeExchange(things);
  const clock = { now: NOW };
  const catalog = new Catalog(exchange, () => clock.now);
  const feed = new MilestoneFeed(
    exchange,
    (milestones) => catalog.remember('milestone', milestones),
    () => clock.now,
  );
  const tree = new MilestonesTree(catalog, feed);
  await feed.open({});
  exchange.asked.length = 0;
  /** The child whose path ends so, of the node reached so far, from the roots down. */
  const walk = async (...ends: string[]): Promise<TreeNode> => {
    let [node, nodes]: [TreeNode | undefined, readonly TreeNode[]] = [undefined, tree.roots()];
    for (const end of ends) {
      node = nodes.find(({ path }) => path.endsWith(end));
      assert.ok(node, `${end} among ${nodes.map(({ path }) => path).join(', ')}`);
      nodes = end === ends.at(-1) ? [] : await tree.children(node);
    }
    assert.ok(node);
    return node;
  };
  const expand = async (...ends: string[]): Promise<readonly TreeNode[]> =>
    tree.children(await walk(...ends));
  return { exchange, clock, catalog, feed, tree, walk, expand };
}

function groups(nodes: readonly TreeNode[]): Record<string, number> {
  const found = nodes.filter((node): node is GroupNode => node.type === 'group');
  return Object.fromEntries(found.map(({ group }) => [group.id, group.children.length]));
}

function ids(nodes: readonly TreeNode[]): (string | undefined)[] {
  return nodes.map((node) => (node.type === 'entity' ? node.ref.id : node.type));
}

describe('MilestonesTree.roots', () => {
  it('are the milestones of the feed in their order, without a request', async () => {
    const { exchange, tree } = await setUp();
    assert.deepEqual(ids(tree.roots()), [WYOMING, GAME, BARE]);
    assert.deepEqual(exchange.asked, []);
  });

  it('end with a row that loads more while there is more', async () => {
    const milestones = Array.from({ length: 201 }, (_, index) => ({
      id: uuid(index),
      start_date: '2026-11-24T00:00:00Z',
    }));
    const { tree, feed } = await setUp({ milestones });
    assert.deepEqual(tree.roots().at(-1), { type: 'loadMore', path: 'more', received: 200 });
    await feed.loadMore();
    assert.equal(tree.roots().length, 201);
    assert.equal(tree.roots().at(-1)?.type, 'entity');
  });

  it('have nothing below the row that loads more', async () => {
    const { tree } = await setUp();
    assert.deepEqual(await tree.children({ type: 'loadMore', path: 'more', received: 1 }), []);
  });
});

describe('MilestonesTree, a milestone expanded', () => {
  it('costs one request for all its 20 events, which both groups share', async () => {
    const { exchange, expand } = await setUp();
    assert.deepEqual(groups(await expand(GAME)), { primary: 1, related: 20, targets: 2 });
    assert.equal(exchange.asked.length, 1);
    assert.match(exchange.asked[0] ?? '', /^\/events\?tickers=/);
    assert.deepEqual(ids(await expand(GAME, '/primary')), ['KXGAME0-26']);
    assert.equal((await expand(GAME, '/related')).length, 20);
    assert.equal(exchange.asked.length, 1);
  });

  it('still costs one when it is expanded long after the milestones were loaded', async () => {
    const { exchange, clock, expand } = await setUp();
    clock.now += 60 * MINUTE;
    await expand(GAME);
    assert.equal(exchange.asked.length, 1);
  });

  it('has as related only what is not primary', async () => {
    const { expand } = await setUp();
    assert.deepEqual(ids(await expand(WYOMING, '/primary')), ['SENATEWY-26']);
    assert.deepEqual(ids(await expand(WYOMING, '/related')), ['GOVPARTYWY-26', 'GONE-26']);
  });

  it('has no groups that are empty, and asks for nothing when all are', async () => {
    const { exchange, expand } = await setUp();
    assert.deepEqual(groups(await expand(WYOMING)), { primary: 1, related: 2 });
    assert.equal(exchange.asked.length, 1);
    assert.deepEqual(await expand(BARE), []);
    assert.equal(exchange.asked.length, 1);
  });

  it('has a row also for an event that the exchange does not know, and asks for that only once', async () => {
    const { exchange, catalog, expand } = await setUp();
    assert.deepEqual(ids(await expand(WYOMING, '/related')), ['GOVPARTYWY-26', 'GONE-26']);
    assert.equal(catalog.isKnownMissing({ kind: 'event', id: 'GONE-26' }), true);
    await expand(WYOMING);
    assert.equal(exchange.asked.length, 1);
    assert.deepEqual(ids(await expand(WYOMING, '/related', 'GONE-26')), ['notice']);
  });

  it('has its targets with their roles, in one more request', async () => {
    const { exchange, catalog, expand } = await setUp();
    const targets = await expand(GAME, '/targets');
    assert.deepEqual(
      targets.map((node) => node.type === 'entity' && [node.ref.id, node.role]),
      [
        [NEW_YORK, 'home team'],
        [BOSTON, 'away team'],
      ],
    );
    assert.equal(exchange.asked.length, 2);
    assert.equal(catalog.nameOf({ kind: 'structuredTarget', id: BOSTON }), 'Boston');
  });
});

describe('MilestonesTree, an event expanded', () => {
  it('has its markets, which cost nothing', async () => {
    const { exchange, expand } = await setUp();
    assert.deepEqual(ids(await expand(WYOMING, '/primary', 'SENATEWY-26')), [
      'SENATEWY-26-A',
      'SENATEWY-26-B',
    ]);
    assert.equal(exchange.asked.length, 1);
    assert.deepEqual(await expand(WYOMING, '/primary', 'SENATEWY-26', 'SENATEWY-26-A'), []);
    assert.equal(exchange.asked.length, 1);
  });

  it('costs one request for the names of all targets that its markets turn on', async () => {
    const { exchange, catalog, expand } = await setUp();
    await expand(GAME, '/primary', 'KXGAME0-26');
    assert.equal(exchange.asked.length, 2);
    assert.match(exchange.asked[1] ?? '', /^\/structured_targets\?ids=.*&ids=/);
    assert.equal(catalog.nameOf({ kind: 'structuredTarget', id: NEW_YORK }), 'New York');
    await expand(GAME, '/related', 'KXGAME7-26');
    assert.equal(exchange.asked.length, 2);
  });

  it('asks for prices anew that no longer hold, once', async () => {
    const { exchange, clock, walk, tree } = await setUp();
    const senate = await walk(WYOMING, '/primary', 'SENATEWY-26');
    clock.now += 10 * MINUTE;
    assert.equal((await tree.children(senate)).length, 2);
    assert.deepEqual(exchange.asked.slice(1), ['/events/SENATEWY-26?with_nested_markets=true']);
  });

  it('shows the markets from memory when the exchange cannot be asked', async () => {
    const { exchange, clock, walk, tree } = await setUp();
    const senate = await walk(WYOMING, '/primary', 'SENATEWY-26');
    clock.now += 10 * MINUTE;
    exchange.fail('offline');
    assert.equal((await tree.children(senate)).length, 2);
  });

  it('shows the markets when the names of its targets cannot be had', async () => {
    const { exchange, expand } = await setUp();
    exchange.fail('rateLimited', /structured_targets/);
    assert.equal((await expand(GAME, '/primary', 'KXGAME0-26')).length, 2);
  });
});

describe('MilestonesTree, when the events cannot be loaded', () => {
  it('has one row in each group that says why, and asks no second time', async () => {
    const { exchange, expand, walk, tree } = await setUp();
    exchange.fail('offline', /^\/events/);
    const [primary, related] = [await walk(GAME, '/primary'), await walk(GAME, '/related')];
    exchange.asked.length = 0;
    for (const group of [primary, related]) {
      const [row, ...others] = await tree.children(group);
      assert.deepEqual(others, []);
      assert.ok(row?.type === 'notice');
      assert.equal(row.error.reason, 'offline');
      assert.equal(row.parent, group);
      assert.deepEqual(await tree.children(row), []);
    }
    assert.deepEqual(exchange.asked, []);
    assert.equal((await expand(GAME, '/targets')).length, 2);
  });

  it('has the events after a reload of what stands above the row', async () => {
    const { exchange, walk, expand, tree } = await setUp();
    exchange.fail('offline', /^\/events/);
    const notice = await walk(GAME, '/primary', '/notice');
    const above = tree.entityAbove(notice);
    assert.deepEqual(above?.ref, { kind: 'milestone', id: GAME });
    assert.equal((await tree.reload([above]))?.reason, 'offline');
    exchange.faults = [];
    assert.equal(await tree.reload([above]), undefined);
    assert.deepEqual(ids(await expand(GAME, '/primary')), ['KXGAME0-26']);
  });

  it('shows the events that it knows from elsewhere', async () => {
    const { exchange, expand } = await setUp();
    await expand(WYOMING);
    exchange.fail('offline', /KXGAME/);
    const related = await expand(GAME, '/related');
    assert.equal(related.length, 20);
    assert.ok(ids(related).includes('SENATEWY-26'));
  });

  it('says why the targets are not there, and asks for them again when asked again', async () => {
    const { exchange, expand } = await setUp();
    exchange.fail('rateLimited', /structured_targets/);
    assert.deepEqual(ids(await expand(GAME, '/targets')), ['notice']);
    exchange.faults = [];
    assert.equal((await expand(GAME, '/targets')).length, 2);
  });

  it('says why a thing itself is not there', async () => {
    const { tree } = await setUp();
    const ref: EntityRef = { kind: 'milestone', id: uuid(99) };
    const [row] = await tree.children({ type: 'entity', path: `milestone/${ref.id}`, ref });
    assert.ok(row?.type === 'notice');
    assert.equal(row.error.reason, 'notFound');
  });
});

describe('MilestonesTree, the paths of its nodes', () => {
  it('are the same each time, and tell every node from every other', async () => {
    const { expand, tree } = await setUp();
    const walkAll = async (): Promise<string[]> => {
      const found: string[] = [];
      const visit = async (nodes: readonly TreeNode[]): Promise<void> => {
        for (const node of nodes) {
          found.push(node.path);
          await visit(await tree.children(node));
        }
      };
      await visit(tree.roots());
      return found;
    };
    const [first, second] = [await walkAll(), await walkAll()];
    assert.deepEqual(first, second);
    assert.equal(new Set(first).size, first.length);
    assert.ok(first.length > 60);
    await expand(GAME);
  });

  it('give an event two paths under two milestones', async () => {
    const { walk } = await setUp();
    const [first, second] = [
      await walk(WYOMING, '/primary', 'SENATEWY-26'),
      await walk(GAME, '/related', 'SENATEWY-26'),
    ];
    assert.notEqual(first.path, second.path);
    assert.ok(first.type === 'entity' && second.type === 'entity');
    assert.deepEqual(first.ref, second.ref);
  });

  it('lead through parents up to the root', async () => {
    const { walk, tree } = await setUp();
    const market = await walk(WYOMING, '/primary', 'SENATEWY-26', 'SENATEWY-26-A');
    const above: string[] = [];
    for (let node = market.parent; node; node = node.parent)
      above.push(node.type === 'entity' ? node.ref.id : node.type);
    assert.deepEqual(above, ['SENATEWY-26', 'group', WYOMING]);
    assert.equal(tree.entityAbove(market), market);
  });

  it('have no thing above the row that loads more', async () => {
    const { tree } = await setUp();
    assert.equal(tree.entityAbove({ type: 'loadMore', path: 'more', received: 1 }), undefined);
  });
});

describe('MilestonesTree.reload', () => {
  it('asks again for a milestone and, in one request, for its events', async () => {
    const { exchange, walk, tree, catalog } = await setUp();
    const game = await walk(GAME);
    await tree.children(game);
    exchange.asked.length = 0;
    exchange.things = {
      ...THINGS,
      events: GAME_EVENTS.map((event_ticker) => ({ event_ticker, title: 'new' })),
    };
    assert.equal(await tree.reload([game]), undefined);
    assert.equal(exchange.asked.length, 2);
    assert.equal(catalog.nameOf({ kind: 'event', id: 'KXGAME0-26' }), 'new');
  });

  it('asks again for an event together with its markets, by one request', async () => {
    const { exchange, walk, tree } = await setUp();
    const senate = await walk(WYOMING, '/primary', 'SENATEWY-26');
    exchange.asked.length = 0;
    await tree.reload([senate]);
    assert.deepEqual(exchange.asked, ['/events/SENATEWY-26?with_nested_markets=true']);
  });

  it('asks again for what stands in a group', async () => {
    const { exchange, walk, tree } = await setUp();
    const targets = await walk(GAME, '/targets');
    exchange.asked.length = 0;
    await tree.reload([targets]);
    assert.equal(exchange.asked.length, 1);
    assert.match(exchange.asked[0] ?? '', /^\/structured_targets/);
  });

  it('asks for several nodes together', async () => {
    const { exchange, walk, tree } = await setUp();
    const nodes = [
      await walk(WYOMING, '/primary', 'SENATEWY-26'),
      await walk(GAME, '/related', 'KXGAME3-26'),
    ];
    exchange.asked.length = 0;
    await tree.reload(nodes);
    assert.equal(exchange.asked.length, 1);
  });

  it('says why it failed and keeps what was there', async () => {
    const { exchange, walk, tree, catalog } = await setUp();
    const senate = await walk(WYOMING, '/primary', 'SENATEWY-26');
    exchange.fail('timedOut');
    assert.equal((await tree.reload([senate]))?.reason, 'timedOut');
    assert.equal(catalog.nameOf({ kind: 'event', id: 'SENATEWY-26' }), 'of SENATEWY-26');
  });
});

describe('MilestonesTree.reloadAll', () => {
  it('asks for the page and for the events of what is expanded, together', async () => {
    const { exchange, walk, tree } = await setUp();
    const expanded = [await walk(WYOMING), await walk(WYOMING, '/primary'), await walk(GAME)];
    await tree.children(await walk(GAME));
    exchange.asked.length = 0;
    await tree.reloadAll(expanded);
    assert.deepEqual(exchange.asked.map((address) => address.split('?')[0]).toSorted(), [
      '/events',
      '/milestones',
    ]);
    await tree.children(await walk(GAME));
    await tree.children(await walk(WYOMING));
    assert.equal(exchange.asked.length, 2);
  });

  it('asks for the page alone when nothing is expanded', async () => {
    const { exchange, tree } = await setUp();
    await tree.reloadAll([]);
    assert.equal(exchange.asked.length, 1);
  });

  it('keeps rows and paths when the exchange is away', async () => {
    const { exchange, tree, feed } = await setUp();
    const before = tree.roots();
    exchange.fail('offline');
    await tree.reloadAll(before);
    assert.deepEqual(tree.roots(), before);
    assert.equal(feed.state.status, 'failed');
  });
});
