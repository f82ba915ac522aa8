import assert from 'node:assert/strict';
import type { EntityRef } from '../../../src/core/entities/kinds';
import type { TreeNode } from '../../../src/core/tree/treeNode';
import { uuid } from '../entities/entityOf';
import {
  BARE,
  BOSTON,
  GAME,
  GAME_EVENTS,
  MINUTE,
  NEW_YORK,
  THINGS,
  WYOMING,
  groups,
  ids,
  setUp,
} from './openTree';

describe('EntityTree, a milestone expanded', () => {
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
    assert.equal(exchange.asked.length, 2);
    assert.deepEqual(await expand(BARE), []);
    assert.equal(exchange.asked.length, 2);
  });

  it('has a row also for an event that the exchange does not know, and asks for that only once', async () => {
    const { exchange, catalog, expand } = await setUp();
    assert.deepEqual(ids(await expand(WYOMING, '/related')), ['GOVPARTYWY-26', 'GONE-26']);
    assert.equal(catalog.isKnownMissing({ kind: 'event', id: 'GONE-26' }), true);
    await expand(WYOMING);
    assert.deepEqual(exchange.asked.slice(1), ['/events/GONE-26?with_nested_markets=true']);
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

describe('EntityTree, an event expanded', () => {
  it('has its markets, which cost nothing', async () => {
    const { exchange, expand } = await setUp();
    assert.deepEqual(ids(await expand(WYOMING, '/primary', 'SENATEWY-26')), [
      'SENATEWY-26-A',
      'SENATEWY-26-B',
    ]);
    assert.equal(exchange.asked.length, 2);
    assert.deepEqual(await expand(WYOMING, '/primary', 'SENATEWY-26', 'SENATEWY-26-A'), []);
    assert.equal(exchange.asked.length, 2);
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
    const { exchange, clock, walk, entities } = await setUp();
    const senate = await walk(WYOMING, '/primary', 'SENATEWY-26');
    exchange.asked.length = 0;
    clock.now += 10 * MINUTE;
    assert.equal((await entities.children(senate)).length, 2);
    assert.deepEqual(exchange.asked, ['/events/SENATEWY-26?with_nested_markets=true']);
  });

  it('shows the markets from memory when the exchange cannot be asked', async () => {
    const { exchange, clock, walk, entities } = await setUp();
    const senate = await walk(WYOMING, '/primary', 'SENATEWY-26');
    clock.now += 10 * MINUTE;
    exchange.fail('offline');
    assert.equal((await entities.children(senate)).length, 2);
  });

  it('shows the markets when the names of its targets cannot be had', async () => {
    const { exchange, expand } = await setUp();
    exchange.fail('rateLimited', /structured_targets/);
    assert.equal((await expand(GAME, '/primary', 'KXGAME0-26')).length, 2);
  });
});

describe('EntityTree, when the events cannot be loaded', () => {
  it('has one row in each group that says why, and asks no second time', async () => {
    const { exchange, expand, walk, entities } = await setUp();
    exchange.fail('offline', /^\/events/);
    const [primary, related] = [await walk(GAME, '/primary'), await walk(GAME, '/related')];
    exchange.asked.length = 0;
    for (const group of [primary, related]) {
      const [row, ...others] = await entities.children(group);
      assert.deepEqual(others, []);
      assert.ok(row?.type === 'notice');
      assert.equal(row.error.reason, 'offline');
      assert.equal(row.parent, group);
      assert.deepEqual(await entities.children(row), []);
    }
    assert.deepEqual(exchange.asked, []);
    assert.equal((await expand(GAME, '/targets')).length, 2);
  });

  it('has the events after a reload of what stands above the row', async () => {
    const { exchange, walk, expand, entities } = await setUp();
    exchange.fail('offline', /^\/events/);
    const notice = await walk(GAME, '/primary', '/notice');
    const above = entities.entityAbove(notice);
    assert.deepEqual(above?.ref, { kind: 'milestone', id: GAME });
    assert.equal((await entities.reload([above]))?.reason, 'offline');
    exchange.faults = [];
    assert.equal(await entities.reload([above]), undefined);
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
    const { entities } = await setUp();
    const ref: EntityRef = { kind: 'milestone', id: uuid(99) };
    const [row] = await entities.children({ type: 'entity', path: `milestone/${ref.id}`, ref });
    assert.ok(row?.type === 'notice');
    assert.equal(row.error.reason, 'notFound');
  });
});

describe('EntityTree, the paths of its nodes', () => {
  it('are the same each time, and tell every node from every other', async () => {
    const { expand, entities, tree } = await setUp();
    const walkAll = async (): Promise<string[]> => {
      const found: string[] = [];
      const visit = async (nodes: readonly TreeNode[]): Promise<void> => {
        for (const node of nodes) {
          found.push(node.path);
          await visit(await entities.children(node));
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
    const { walk, entities } = await setUp();
    const market = await walk(WYOMING, '/primary', 'SENATEWY-26', 'SENATEWY-26-A');
    const above: string[] = [];
    for (let node = market.parent; node; node = node.parent)
      above.push(node.type === 'entity' ? node.ref.id : node.type);
    assert.deepEqual(above, ['SENATEWY-26', 'group', WYOMING]);
    assert.equal(entities.entityAbove(market), market);
  });

  it('have no thing above the row that loads more', async () => {
    const { entities } = await setUp();
    assert.equal(entities.entityAbove({ type: 'loadMore', path: 'more', received: 1 }), undefined);
  });
});

describe('EntityTree.reload', () => {
  it('asks again for a milestone and, in one request, for its events', async () => {
    const { exchange, walk, entities, catalog } = await setUp();
    const game = await walk(GAME);
    await entities.children(game);
    exchange.asked.length = 0;
    exchange.things = {
      ...THINGS,
      events: GAME_EVENTS.map((event_ticker) => ({ event_ticker, title: 'new' })),
    };
    assert.equal(await entities.reload([game]), undefined);
    assert.deepEqual(
      exchange.asked.map((address) => address.split('?')[0]),
      [`/milestones/${GAME}`, '/events', '/events/SENATEWY-26'],
      'the one that the list leaves out is asked for alone',
    );
    assert.equal(catalog.nameOf({ kind: 'event', id: 'KXGAME0-26' }), 'new');
  });

  it('asks again for an event together with its markets, by one request', async () => {
    const { exchange, walk, entities } = await setUp();
    const senate = await walk(WYOMING, '/primary', 'SENATEWY-26');
    exchange.asked.length = 0;
    await entities.reload([senate]);
    assert.deepEqual(exchange.asked, ['/events/SENATEWY-26?with_nested_markets=true']);
  });

  it('asks again for what stands in a group', async () => {
    const { exchange, walk, entities } = await setUp();
    const targets = await walk(GAME, '/targets');
    exchange.asked.length = 0;
    await entities.reload([targets]);
    assert.equal(exchange.asked.length, 1);
    assert.match(exchange.asked[0] ?? '', /^\/structured_targets/);
  });

  it('asks for several nodes together', async () => {
    const { exchange, walk, entities } = await setUp();
    const nodes = [
      await walk(WYOMING, '/primary', 'SENATEWY-26'),
      await walk(GAME, '/related', 'KXGAME3-26'),
    ];
    exchange.asked.length = 0;
    await entities.reload(nodes);
    assert.equal(exchange.asked.length, 1);
  });

  it('says why it failed and keeps what was there', async () => {
    const { exchange, walk, entities, catalog } = await setUp();
    const senate = await walk(WYOMING, '/primary', 'SENATEWY-26');
    exchange.fail('timedOut');
    assert.equal((await entities.reload([senate]))?.reason, 'timedOut');
    assert.equal(catalog.nameOf({ kind: 'event', id: 'SENATEWY-26' }), 'of SENATEWY-26');
  });
});
