import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import { MilestoneFeed } from '../../../src/core/milestones/milestoneFeed';
import type { JsonObject } from '../../../src/core/kalshi/json';
import { EntityTree } from '../../../src/core/tree/entityTree';
import { MilestonesTree } from '../../../src/core/milestones/milestonesTree';
import type { GroupNode, TreeNode } from '../../../src/core/tree/treeNode';
import { FakeExchange, type Things } from '../catalog/fakeExchange';
import { uuid } from '../entities/entityOf';

export const NOW = Date.parse('2026-11-23T12:30:00Z');
export const MINUTE = 60_000;
export const [WYOMING, GAME, BARE] = [uuid(1), uuid(2), uuid(3)];
export const [BOSTON, NEW_YORK] = [uuid(11), uuid(12)];

export const GAME_EVENTS = Array.from({ length: 20 }, (_, index) => `KXGAME${index}-26`);

function eventWith(event_ticker: string, custom_strike: JsonObject = {}): JsonObject {
  const markets = ['A', 'B'].map((side) => ({
    ticker: `${event_ticker}-${side}`,
    yes_sub_title: side,
    custom_strike,
  }));
  return { event_ticker, title: `of ${event_ticker}`, markets };
}

export const THINGS: Things = {
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

/** An open view over a fake exchange, whose count starts after the first page. */
export async function setUp(things = THINGS) {
  const exchange = new FakeExchange(things);
  const clock = { now: NOW };
  const catalog = new Catalog(exchange, () => clock.now);
  const feed = new MilestoneFeed(
    exchange,
    (milestones) => catalog.remember('milestone', milestones),
    () => clock.now,
  );
  const entities = new EntityTree(catalog);
  const tree = new MilestonesTree(feed, entities, () => clock.now);
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
  return { exchange, clock, catalog, feed, entities, tree, walk, expand };
}

export function groups(nodes: readonly TreeNode[]): Record<string, number> {
  const found = nodes.filter((node): node is GroupNode => node.type === 'group');
  return Object.fromEntries(found.map(({ group }) => [group.id, group.children.length]));
}

export function ids(nodes: readonly TreeNode[]): (string | undefined)[] {
  return nodes.map((node) => (node.type === 'entity' ? node.ref.id : node.type));
}
