import assert from 'node:assert/strict';
import type { EntityRef } from '../../../src/core/entities/kinds';
import { ResponseCache } from '../../../src/core/catalog/responseCache';
import { pathToMilestone, rowBelow, type MilestonePath } from '../../../src/core/milestones/pathToMilestone';
import type { TreeNode } from '../../../src/core/tree/treeNode';
import { uuid } from '../entities/entityOf';
import { BARE, GAME, NOW, THINGS, WYOMING, setUp } from '../tree/openTree';

const PAST = uuid(71);
const LATER = uuid(72);
const FINAL = { start_date: '2026-01-01T00:00:00Z', related_event_tickers: ['KXOLD-26'] };

/** An open view, and the way from a thing to its row. */
async function open(things = THINGS) {
  const view = await setUp(things);
  const { exchange, catalog, tree } = view;
  const sources = { api: exchange, catalog, memo: new ResponseCache(), milestonesTree: tree };
  const find = async (ref: EntityRef): Promise<MilestonePath> => {
    const outcome = await pathToMilestone(ref, sources, NOW);
    assert.ok(outcome.ok);
    return outcome.value;
  };
  const childrenOf = (node: TreeNode | undefined): Promise<readonly TreeNode[]> =>
    node ? tree.children(node) : Promise.resolve(tree.roots());
  const row = (node: TreeNode | undefined, ref: EntityRef): Promise<TreeNode | undefined> =>
    rowBelow(node, ref, childrenOf);
  return { ...view, sources, find, row };
}

/** The list has what THINGS has; the exchange has these as well. */
async function openWithMore(...milestones: object[]) {
  const view = await open();
  view.exchange.things = {
    ...THINGS,
    milestones: [...(THINGS.milestones ?? []), ...milestones],
  } as typeof THINGS;
  return view;
}

describe('lineageOf', () => {
  it('finds the milestone of an event from memory, when the list has it', async () => {
    const { exchange, find } = await open();
    const { milestone, below } = await find({ kind: 'event', id: 'KXGAME3-26' });
    assert.equal(milestone?.id, GAME);
    assert.deepEqual(below, [{ kind: 'event', id: 'KXGAME3-26' }]);
    assert.deepEqual(exchange.asked, []);
  });

  it('takes the soonest of several that is not over', async () => {
    const { find } = await open();
    assert.equal((await find({ kind: 'event', id: 'SENATEWY-26' })).milestone?.id, WYOMING);
    const more = await openWithMore(
      { id: LATER, ...FINAL, start_date: '2026-12-24T00:00:00Z' },
      { id: PAST, ...FINAL },
      { id: uuid(73), ...FINAL, start_date: '2026-12-20T00:00:00Z' },
    );
    assert.equal((await more.find({ kind: 'event', id: 'KXOLD-26' })).milestone?.id, uuid(73));
  });

  it('takes the last one when all are over', async () => {
    const { find } = await openWithMore(
      { id: PAST, ...FINAL },
      { id: LATER, ...FINAL, start_date: '2026-02-01T00:00:00Z' },
    );
    assert.equal((await find({ kind: 'event', id: 'KXOLD-26' })).milestone?.id, LATER);
  });

  it('asks once for the milestones of an event that the list does not have, and then knows them', async () => {
    const { exchange, catalog, tree, find } = await openWithMore({ id: PAST, ...FINAL, title: 'Long ago' });
    const { milestone } = await find({ kind: 'event', id: 'KXOLD-26' });
    assert.equal(milestone?.id, PAST);
    assert.deepEqual(exchange.asked, ['/milestones?related_event_ticker=KXOLD-26&limit=100']);
    assert.equal(catalog.nameOf({ kind: 'milestone', id: PAST }), 'Long ago');
    tree.pinned = milestone;
    await find({ kind: 'event', id: 'KXOLD-26' });
    assert.equal(exchange.asked.length, 1);
  });

  it('finds nothing for an event that no milestone names', async () => {
    const { find } = await open();
    assert.equal((await find({ kind: 'event', id: 'KXNONE-26' })).milestone, undefined);
  });

  it('goes from a market over its event', async () => {
    const { exchange, find } = await open();
    exchange.things = { ...THINGS, markets: [{ ticker: 'KXGAME5-26-B', event_ticker: 'KXGAME5-26' }] };
    const { milestone, below } = await find({ kind: 'market', id: 'KXGAME5-26-B' });
    assert.equal(milestone?.id, GAME);
    assert.deepEqual(below, [
      { kind: 'event', id: 'KXGAME5-26' },
      { kind: 'market', id: 'KXGAME5-26-B' },
    ]);
    assert.equal(exchange.asked.length, 1);
  });

  it('asks for a milestone that was never loaded, once', async () => {
    const { exchange, find } = await openWithMore({ id: PAST, ...FINAL });
    assert.deepEqual((await find({ kind: 'milestone', id: PAST })).below, []);
    await find({ kind: 'milestone', id: PAST });
    assert.deepEqual(exchange.asked, [`/milestones/${PAST}`]);
    await find({ kind: 'milestone', id: BARE });
    assert.equal(exchange.asked.length, 1);
  });

  it('says why nothing could be found out', async () => {
    const { exchange, sources } = await open();
    exchange.fail('offline');
    for (const ref of [
      { kind: 'milestone', id: PAST },
      { kind: 'event', id: 'KXOLD-26' },
      { kind: 'market', id: 'KXOLD-26-A' },
    ] as const) {
      const outcome = await pathToMilestone(ref, sources, NOW);
      assert.equal(!outcome.ok && outcome.error.reason, 'offline', ref.kind);
    }
  });
});

describe('rowBelow', () => {
  const senate = { kind: 'event', id: 'SENATEWY-26' } as const;
  const wyoming = { kind: 'milestone', id: WYOMING } as const;

  it('finds a milestone among the rows, and within folders', async () => {
    const { tree, row } = await open();
    assert.equal((await row(undefined, wyoming))?.parent, undefined);
    tree.order = { groupBy: 'category', sortBy: 'title' };
    const found = await row(undefined, wyoming);
    assert.equal(found?.parent?.type, 'folder');
    assert.equal(await row(undefined, { kind: 'milestone', id: PAST }), undefined);
  });

  it('finds an event in the group that has it, and a market below the event, for one request', async () => {
    const { exchange, row } = await open();
    const milestone = await row(undefined, { kind: 'milestone', id: GAME });
    const event = await row(milestone, { kind: 'event', id: 'KXGAME7-26' });
    assert.match(event?.path ?? '', /\/related\//);
    assert.equal(exchange.asked.length, 1);
    const market = await row(event, { kind: 'market', id: 'KXGAME7-26-B' });
    assert.equal(market?.parent, event);
    const above: string[] = [];
    for (let node = market?.parent; node; node = node.parent) above.push(node.type);
    assert.deepEqual(above, ['entity', 'group', 'entity']);
  });

  it('finds the same event below each of its milestones', async () => {
    const { row } = await open();
    const first = await row(await row(undefined, wyoming), senate);
    const second = await row(await row(undefined, { kind: 'milestone', id: GAME }), senate);
    assert.ok(first && second);
    assert.notEqual(first.path, second.path);
  });

  it('opens no other milestone on its way', async () => {
    const { exchange, row } = await open();
    assert.equal(await row(undefined, senate), undefined);
    assert.deepEqual(exchange.asked, []);
  });
});
