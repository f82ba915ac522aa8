import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Configuration, StructuredTargetsApi } from 'kalshi-typescript';
import { Catalog } from '../../src/core/catalog/catalog';
import type { EntityRef } from '../../src/core/entities/kinds';
import type { ApiClient } from '../../src/core/kalshi/client';
import { createNetworkTransport } from '../../src/core/kalshi/networkTransport';
import type { IdMention } from '../../src/core/ids/idMention';
import { Session } from '../../src/core/session';
import { EntityTree } from '../../src/core/tree/entityTree';
import { MilestoneFeed } from '../../src/core/milestones/milestoneFeed';
import type { TreeNode } from '../../src/core/tree/treeNode';
import { createNameFile } from '../../src/vscode/session/nameFile';
import { sampleApi } from '../unit/sampleApi';
import { compared, type Figure } from './figure';
import { startTargetServer } from './targetServer';
import { timeOf } from './timeOf';

const MANY = 2000;
const LONGEST_ADDRESS = 8192;

const LATENCY_MS = 5;
const AT_A_TIME = 8;
const RUNS = 5;

/** Requests of the heavy cases, against one request for each thing. */
export async function measureRequests(): Promise<readonly Figure[]> {
  return [
    await namesOfManyIds(),
    ...(await resolveDocument()),
    await openMilestone(),
    await againstOneEach(),
  ];
}

async function namesOfManyIds(): Promise<Figure> {
  const { api, catalog, urls } = exchange();
  const refs = ids().map((id): EntityRef => ({ kind: 'structuredTarget', id }));
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

/** What names in a document cost: the first time, the next time, and after a restart with the names on disk. */
async function resolveDocument(): Promise<readonly Figure[]> {
  const server = await startTargetServer(0);
  const storage = await mkdtemp(join(tmpdir(), 'bench-names-'));
  const mentions = ids().map((id): IdMention => ({
    id,
    hint: 'structuredTarget',
    targetType: '',
    under: '',
  }));
  const costOf = async (session: Session): Promise<number> => {
    const before = session.api.requests;
    await session.resolver.resolve(mentions, { looksLikeKalshi: true });
    if (mentions.some((mention) => session.resolver.peek(mention).state === 'unknown'))
      throw new Error('an id has no name');
    return session.api.requests - before;
  };
  const first = openSession(server.baseUrl, storage);
  const cold = await costOf(first);
  const warm = await costOf(first);
  await first.dispose();
  const second = openSession(server.baseUrl, storage);
  const restarted = await costOf(second);
  await second.dispose();
  await server.close();
  await rm(storage, { recursive: true });
  const figure = (name: string, requests: number, most: number): Figure => ({
    name: `requests for the names in a document of ${MANY} UUIDs, ${name}`,
    value: String(requests),
    yardstick: `one request each: ${MANY}`,
    ratio: requests / MANY,
    most: most / MANY,
  });
  return [figure('cold', cold, 11), figure('warm', warm, 0), figure('after a restart', restarted, 0)];
}

/** The time until all names are there, against the exchange's own client asking for one id after the other. */
async function againstOneEach(): Promise<Figure> {
  const server = await startTargetServer(LATENCY_MS);
  const [ours, theirs]: [number[], number[]] = [[], []];
  let requests = 0;
  for (let run = 0; run < RUNS; run++) {
    const session = openSession(server.baseUrl);
    ours.push(await timeOf(() => namesBy(session)));
    requests = session.api.requests;
    await session.dispose();
    theirs.push(await timeOf(() => namesOneByOne(server.baseUrl)));
  }
  await server.close();
  return compared({
    name: `time for ${MANY} names at ${LATENCY_MS} ms latency, in ${requests} requests`,
    readings: ours,
    yardstick: `kalshi-typescript, one request each, ${AT_A_TIME} at once`,
    against: theirs,
    most: 0.1,
  });
}

async function namesBy(session: Session): Promise<void> {
  const refs = ids().map((id): EntityRef => ({ kind: 'structuredTarget', id }));
  const outcomes = await session.catalog.getMany(refs);
  if (!outcomes.every(({ ok }) => ok)) throw new Error('an id was not found');
}

async function namesOneByOne(basePath: string): Promise<void> {
  const client = new StructuredTargetsApi(new Configuration({ basePath }));
  const waiting = ids();
  const askNext = async (): Promise<void> => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) await client.getStructuredTarget(id);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, askNext));
}

function openSession(baseUrl: string, storage?: string): Session {
  return new Session({
    environment: 'custom',
    baseUrl,
    transport: async () => createNetworkTransport({ userAgent: 'bench' }),
    perSecond: 1_000_000,
    concurrency: AT_A_TIME,
    log: () => undefined,
    ...(storage !== undefined && { names: createNameFile(storage, 'http://bench') }),
  });
}

function ids(): string[] {
  return Array.from(
    { length: MANY },
    (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  );
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
