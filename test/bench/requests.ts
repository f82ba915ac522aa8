import { Catalog } from '../../src/core/catalog/catalog';
import type { EntityRef } from '../../src/core/entities/kinds';
import type { ApiClient } from '../../src/core/kalshi/client';
import { EntityTree } from '../../src/core/tree/entityTree';
import { MilestoneFeed } from '../../src/core/catalog/milestoneFeed';
import type { TreeNode } from '../../src/core/tree/treeNode';
import { sampleApi } from '../unit/sampleApi';
import type { Figure } from './figure';

const MANY = 2000;
const LONGEST_ADDRESS = 8192;

/** Requests of the two heavy cases, against one request for each thing. */
export async function measureRequests(): Promise<readonly Figure[]> {
  return [await namesOfManyIds(), await openMilestone()];
}

async function namesOfManyIds(): Promise<Figure> {
  const { api, catalog, urls } = exchange();
  const refs = Array.from({ length: MANY }, (_, index): EntityRef => {
    return { kind: 'structuredTarget', id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}` };
  });
  await catalog.getMany(refs);
  const longest = Math.max(...urls.map((url) => url.length));
  if (longest > LONGEST_ADDRESS) throw new Error(`an address has ${longest} bytes`);
  return {
    name: `requests for ${MANY} distinct UUIDs`,
    value: `${api.requests} (longest address ${longest} B)`,
    yardstick: `one request each: ${MANY}`,
    ratio: api.requests / MANY,
    most: 11 / MANY,
  };
}

async function openMilestone(): Promise<Figure> {
  const { api, catalog } = exchange();
  const feed = new MilestoneFeed(api, (milestones) => catalog.remember('milestone', milestones));
  const tree = new EntityTree(catalog);
  await feed.open({});
  const richest = [...feed.state.milestones].sort(
    (a, b) => b.related_event_tickers.length - a.related_event_tickers.length,
  )[0];
  if (!richest) throw new Error('the sample has no milestones');
  const before = api.requests;
  const node: TreeNode = { type: 'entity', path: 'x', ref: { kind: 'milestone', id: richest.id } };
  for (const group of await tree.children(node)) {
    if (group.type === 'group' && group.group.kind === 'event') await tree.children(group);
  }
  const events = new Set([...richest.primary_event_tickers, ...richest.related_event_tickers]).size;
  return {
    name: `requests to open a milestone with ${events} events`,
    value: String(api.requests - before),
    yardstick: `one request for each event: ${events}`,
    ratio: (api.requests - before) / events,
    most: 1 / events,
  };
}

function exchange(): { api: ApiClient; catalog: Catalog; urls: string[] } {
  const { api, urls } = sampleApi();
  return { api, catalog: new Catalog(api), urls };
}
