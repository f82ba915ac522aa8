import assert from 'node:assert/strict';
import type { Grouping } from '../../../src/core/milestones/milestoneOrder';
import type { TreeNode } from '../../../src/core/tree/treeNode';
import type { FakeExchange } from '../catalog/fakeExchange';
import { milestoneOf, uuid } from '../entities/entityOf';
import { BARE, BOSTON, GAME, MINUTE, NOW, WYOMING, ids, setUp } from '../tree/openTree';

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

describe('MilestonesTree in another order', () => {
  it('sorts the rows of the feed without a request, and again when the order changes', async () => {
    const { exchange, tree } = await setUp();
    tree.order = { groupBy: 'none', sortBy: 'title' };
    assert.deepEqual(ids(tree.roots()), [GAME, BARE, WYOMING]);
    tree.order = { groupBy: 'none', sortBy: 'start' };
    assert.deepEqual(ids(tree.roots()), [WYOMING, GAME, BARE]);
    assert.deepEqual(exchange.asked, []);
  });

  it('puts them into folders that count them, with the row that loads more below', async () => {
    const milestones = Array.from({ length: 450 }, (_, index) => ({
      id: uuid(index),
      category: index % 2 ? 'Sports' : '',
      start_date: '2026-11-24T00:00:00Z',
    }));
    const { tree, feed } = await setUp({ milestones });
    tree.order = { groupBy: 'category', sortBy: 'start' };
    const shown = (): unknown[] =>
      tree.roots().map((node) => (node.type === 'folder' ? [node.label, node.description] : node.type));
    assert.deepEqual(shown(), [['Sports', '100'], ['No category', '100'], 'loadMore']);
    const [before] = tree.roots();
    await feed.loadMore();
    assert.deepEqual(shown(), [['Sports', '200'], ['No category', '200'], 'loadMore']);
    assert.equal(tree.roots()[0]?.path, before?.path);
    assert.equal((await tree.children(before ?? assert.fail())).length, 200);
  });

  it('opens the folder of today and no other', async () => {
    const { tree } = await setUp();
    tree.order = { groupBy: 'day', sortBy: 'start' };
    const folders = tree.roots().filter((node) => node.type === 'folder');
    const today = new Date(NOW).getDate();
    for (const { label, expanded } of folders)
      assert.equal(expanded, label.startsWith('Today'), `${label} on the ${today}th`);
  });

  it('has the same path for a milestone in a folder, in another one and in none', async () => {
    const { tree } = await setUp();
    const pathsOf = async (groupBy: Grouping): Promise<string[]> => {
      tree.order = { groupBy, sortBy: 'title' };
      const roots = tree.roots();
      const below = await Promise.all(
        roots.filter(({ type }) => type === 'folder').map((one) => tree.children(one)),
      );
      return [...roots, ...below.flat()].filter(({ type }) => type === 'entity').map(({ path }) => path);
    };
    const plain = (await pathsOf('none')).toSorted();
    assert.equal(plain.length, 3);
    assert.deepEqual((await pathsOf('category')).toSorted(), plain);
    assert.deepEqual((await pathsOf('day')).toSorted(), plain);
  });

  it('has a milestone stand below its folder', async () => {
    const { tree } = await setUp();
    tree.order = { groupBy: 'category', sortBy: 'start' };
    const [folder] = tree.roots();
    const [row] = await tree.children(folder ?? assert.fail());
    assert.equal(row?.parent, folder);
    assert.deepEqual(await tree.children({ ...(folder ?? assert.fail()), path: 'category/gone' }), []);
  });
});

describe('MilestonesTree with a milestone that the list does not have', () => {
  const PAST = milestoneOf({ id: uuid(77), title: 'Long ago', start_date: '2025-01-01T00:00:00Z' });

  it('has it on top, in every order, and says why', async () => {
    const { tree } = await setUp();
    tree.pinned = PAST;
    for (const groupBy of ['none', 'day', 'category'] as const) {
      tree.order = { groupBy, sortBy: 'title' };
      const [top] = tree.roots();
      assert.ok(top?.type === 'entity');
      assert.equal(top.ref.id, PAST.id);
      assert.match(top.role ?? '', /pinned/);
    }
    assert.deepEqual(
      tree.milestones.map(({ id }) => id),
      [PAST.id, WYOMING, GAME, BARE],
    );
  });

  it('has it once, in its own place, as soon as the list has it', async () => {
    const { tree, feed } = await setUp();
    tree.pinned = feed.state.milestones[1];
    assert.deepEqual(ids(tree.roots()), [WYOMING, GAME, BARE]);
    assert.equal(tree.milestones.length, 3);
  });

  it('still says that nothing else matches the filter', async () => {
    const { tree, feed } = await setUp({ milestones: [] });
    await feed.open({ category: 'None' });
    tree.pinned = PAST;
    assert.deepEqual(ids(tree.roots()), [PAST.id, 'noMatch']);
  });
});

describe('MilestonesTree.update', () => {
  const asked = ({ exchange }: { exchange: FakeExchange }): string[] =>
    exchange.asked.map((address) => address.split('?')[0] ?? '');

  it('asks for what changed, and in one request for the events of what is near and expanded', async () => {
    const open = await setUp();
    const { tree, clock, walk, exchange } = open;
    const expanded = [await walk(GAME), await walk(GAME, '/primary'), await walk(WYOMING)];
    await tree.children(await walk(WYOMING));
    clock.now = Date.parse('2026-11-23T15:30:00Z');
    exchange.asked.length = 0;
    await tree.update(expanded);
    assert.deepEqual(asked(open).toSorted(), ['/events', '/events/GONE-26', '/milestones']);
  });

  it('leaves alone what is expanded and far off, as long as it holds', async () => {
    const open = await setUp();
    const { tree, clock, walk, exchange } = open;
    const game = await walk(GAME);
    clock.now -= 24 * 60 * MINUTE;
    await tree.children(game);
    exchange.asked.length = 0;
    await tree.update([game]);
    assert.deepEqual(asked(open), ['/milestones']);
  });

  it('does not ask again for names', async () => {
    const open = await setUp();
    const { tree, clock, walk, exchange } = open;
    const targets = await walk(GAME, '/targets');
    await tree.children(targets);
    clock.now = Date.parse('2026-11-23T16:30:00Z');
    exchange.asked.length = 0;
    await tree.update([targets]);
    assert.deepEqual(asked(open), ['/milestones']);
  });

  it('says why it failed, of the list or of what is expanded, and keeps both', async () => {
    const { tree, clock, walk, exchange } = await setUp();
    const game = await walk(GAME);
    await tree.children(game);
    clock.now = Date.parse('2026-11-23T16:30:00Z');
    for (const part of [/^.milestones/, /^.events/]) {
      exchange.faults = [];
      exchange.fail('timedOut', part);
      await assert.rejects(tree.update([game]), { reason: 'timedOut' });
      assert.deepEqual(ids(tree.roots()), [WYOMING, GAME, BARE]);
    }
    exchange.faults = [];
    await tree.update([game]);
  });

  it('is as urgent as the nearest milestone', async () => {
    const { tree, clock } = await setUp();
    assert.equal(tree.nearest, 'today');
    clock.now = Date.parse('2026-11-23T15:30:00Z');
    assert.equal(tree.nearest, 'live');
  });

  it('is asked for as seldom as what is far off where all is over or nothing is listed', async () => {
    const { tree, clock, feed } = await setUp();
    clock.now = Date.parse('2026-12-23T15:30:00Z');
    assert.deepEqual([tree.milestones.length, tree.nearest], [0, 'far']);
    await feed.open({ from: null });
    assert.deepEqual([tree.milestones.length, tree.nearest], [3, 'far']);
  });
});

describe('20 expanded nodes', () => {
  /** Milestones with an event each, all expanded down to the markets, ten minutes ago. */
  const openTwenty = async () => {
    const rows = Array.from({ length: 10 }, (_, index) => index);
    const open = await setUp({
      milestones: rows.map((index) => ({
        id: uuid(index),
        start_date: '2026-12-24T00:00:00Z',
        primary_event_tickers: [`KX${index}-26`],
      })),
      events: rows.map((index) => ({
        event_ticker: `KX${index}-26`,
        markets: [{ ticker: `KX${index}-26-A`, custom_strike: { team: BOSTON } }],
      })),
      targets: [{ id: BOSTON, name: 'Boston' }],
    });
    const { tree, clock, walk, exchange } = open;
    const expanded: TreeNode[] = [];
    for (const index of rows)
      expanded.push(await walk(uuid(index)), await walk(uuid(index), '/primary', `KX${index}-26`));
    for (const node of expanded) await tree.children(node);
    clock.now += 10 * MINUTE;
    exchange.asked.length = 0;
    return { ...open, expanded };
  };

  for (const [name, how, most] of [
    ['a refresh', 'reloadAll', 2],
    ['an update', 'update', 2],
  ] as const) {
    it(`answer from memory after ${name}, which takes ${most} requests`, async () => {
      const { tree, exchange, expanded } = await openTwenty();
      assert.equal(expanded.length, 20);
      await tree[how](expanded);
      assert.ok(exchange.asked.length <= most, exchange.asked.join(' '));
      exchange.asked.length = 0;
      tree.roots();
      for (const node of expanded) assert.ok((await tree.children(node)).length > 0);
      assert.deepEqual(exchange.asked, []);
    });
  }

  it('take one request when they are drawn again long after they were loaded', async () => {
    const { tree, exchange, expanded, entities } = await openTwenty();
    await entities.reloadBelow(expanded, () => false);
    assert.equal(exchange.asked.length, 1);
    for (const node of expanded) await tree.children(node);
    await entities.reloadBelow(expanded, () => false);
    assert.equal(exchange.asked.length, 1);
  });
});
