import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import { NameStore } from '../../../src/core/catalog/nameStore';
import { ApiClient } from '../../../src/core/kalshi/client';
import type { TransportResponse } from '../../../src/core/kalshi/transport';
import { LocalIndex } from '../../../src/core/search/localIndex';
import { Search, type SearchOptions } from '../../../src/core/search/search';
import { MemoryFile } from '../catalog/memoryFile';
import { eventOf, milestoneOf, targetOf, uuid } from '../entities/entityOf';
import { settled } from '../kalshi/virtualTime';
import { sampleApi } from '../sampleApi';

/** A client whose every answer the test gives. */
function scripted(answer: (url: URL, count: number) => TransportResponse | Promise<TransportResponse>) {
  const urls: URL[] = [];
  const api = new ApiClient({
    baseUrl: 'https://x.example',
    transport: async () => ({
      send: async (url) => answer(urls[urls.push(new URL(url)) - 1] as URL, urls.length),
      dispose: () => undefined,
    }),
    perSecond: 1000,
    concurrency: 8,
    sleep: () => Promise.resolve(),
  });
  return { api, urls };
}

const ok = (body: unknown): TransportResponse => ({
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify(body),
});
const status = (code: number): TransportResponse => ({
  status: code,
  contentType: 'application/json',
  body: JSON.stringify({ error: { code: 'x', message: 'x' } }),
});

/** Endless pages of two milestones. */
const endless = (_: URL, count: number): TransportResponse =>
  ok({
    milestones: [0, 1].map(
      (n) => milestoneOf({ id: uuid(count * 2 + n), title: `Game ${count * 2 + n}` }).raw,
    ),
    cursor: `c${count}`,
  });

function open(api: ApiClient, more: Partial<Omit<SearchOptions, 'index'>> = {}) {
  const catalog = more.catalog ?? new Catalog(api);
  let changes = 0;
  const search = new Search({
    api,
    catalog,
    index: new LocalIndex({ catalog, names: more.names }),
    recents: [],
    maxRequests: 10,
    changed: () => {
      changes++;
    },
    pause: 1,
    ...more,
  });
  return { search, catalog, changes: () => changes };
}

/** Types a text and waits until nothing more happens by itself. */
async function type(search: Search, text: string): Promise<string[]> {
  search.setText(text);
  await new Promise((resolve) => setTimeout(resolve, 5));
  while (search.isBusy) await settled();
  return search.groups.flatMap(({ kind, hits }) => hits.map(({ title }) => `${kind}: ${title}`));
}

describe('Search', () => {
  it('sends nothing for words, however they are typed', async () => {
    const { api, urls } = sampleApi();
    const { search } = open(api);
    for (const text of ['b', 'bos', 'boston', 'New York', 'Boston', '', '2026', '"', 'no such thing'])
      await type(search, text);
    assert.deepEqual(urls, []);
  });

  it('finds a ticker, an id and an address of the exchange with one request each', async () => {
    const { api, urls } = sampleApi();
    const { search } = open(api);
    assert.match((await type(search, 'senatewy-26'))[0] ?? '', /^event: /);
    assert.equal(urls.length, 1);
    assert.match(
      (await type(search, '"2ef4d31c-0b46-4f43-a403-f44d62489034",'))[0] ?? '',
      /^structuredTarget: Boston/,
    );
    assert.equal(urls.length, 2);
    assert.match((await type(search, 'https://kalshi.com/markets/kxnbagame/x'))[0] ?? '', /^series: /);
    assert.equal(urls.length, 3);
    assert.equal(search.requests, 3);
  });

  it('asks for what is loaded not again', async () => {
    const { api, urls } = sampleApi();
    const { search, catalog } = open(api);
    await catalog.get({ kind: 'event', id: 'SENATEWY-26' });
    const before = urls.length;
    const again = open(api, { catalog }).search;
    assert.match((await type(again, 'SENATEWY-26'))[0] ?? '', /^event/);
    assert.equal(urls.length, before);
    search.dispose();
  });

  it('asks for the next thing that an id may be only when told to', async () => {
    const { api, urls } = sampleApi();
    const [milestone] = await milestones(api);
    urls.length = 0;
    const { search } = open(api);
    assert.deepEqual(await type(search, milestone ?? ''), []);
    assert.equal(urls.length, 1);
    assert.equal(search.candidate?.kind, 'milestone');
    await search.ask();
    assert.equal(search.groups[0]?.kind, 'milestone');
    assert.equal(search.candidate, undefined);
    assert.equal(urls.length, 2);
  });

  it('waits for a pause in typing', async () => {
    const { api, urls } = sampleApi();
    const { search } = open(api, { pause: 20 });
    for (const text of ['KX', 'KXN', 'KXNB', 'KXNBAGAME']) search.setText(text);
    assert.deepEqual(urls, []);
    await new Promise((resolve) => setTimeout(resolve, 40));
    while (search.isBusy) await settled();
    assert.equal(urls.length, 1);
    assert.match(urls[0] ?? '', /\/series\/KXNBAGAME$/);
  });

  it('walks the upcoming milestones to their end, showing each page as it comes', async () => {
    const { api, urls } = sampleApi();
    const { search, changes, catalog } = open(api);
    search.setText('boston');
    assert.deepEqual(search.groups, []);
    const before = changes();
    await search.walk();
    assert.ok(changes() > before + 1);
    assert.ok(search.groups.some(({ kind }) => kind === 'milestone'));
    assert.equal(search.requests, urls.length);
    assert.match(urls[0] ?? '', /\/milestones\?limit=500&minimum_start_date=/);
    const { looked, isEnd, kind } = search.lists.last ?? {};
    assert.deepEqual([kind, isEnd], ['milestone', true]);
    assert.equal(looked, [...catalog.loaded()].length);
    assert.equal(search.lists.canRun(), false);
    assert.equal(search.lists.canRun({ type: 'x' }), true);
  });

  it('looks through the structured targets of a type or a competition', async () => {
    const { api, urls } = sampleApi();
    const { search } = open(api);
    search.setText('boston');
    await search.walk({ type: 'basketball_team' });
    await search.walk({ competition: 'NFL' });
    assert.equal(search.groups[0]?.kind, 'structuredTarget');
    assert.match(urls[0] ?? '', /structured_targets\?type=basketball_team&page_size=1000/);
    assert.match(urls[1] ?? '', /structured_targets\?competition=NFL&page_size=1000/);
    assert.ok(search.targetTypes.includes('basketball_team'));
  });

  it('never sends more requests than it may', async () => {
    const { api, urls } = scripted(endless);
    const { search } = open(api, { maxRequests: 3 });
    await search.walk();
    assert.equal(urls.length, 3);
    assert.deepEqual(search.lists.last, { ...search.lists.last, looked: 6, isEnd: false });
    assert.equal(search.lists.canRun(), false);
    await search.walk();
    await type(search, 'KXNBA-1');
    await search.ask();
    assert.equal(urls.length, 3);
    assert.equal(search.requests, 3);
  });

  it('sends one request where two want the last', async () => {
    const { api, urls } = scripted(endless);
    const { search } = open(api, { maxRequests: 1, pause: 1_000 });
    search.setText('KXNBA-1');
    await Promise.all([search.walk(), search.ask()]);
    assert.equal(urls.length, 1);
    assert.equal(search.requests, 1);
    search.dispose();
  });

  it('counts what it has to send again, and stops there', async () => {
    const { api, urls } = scripted((url, count) => (count === 1 ? status(503) : endless(url, count)));
    const { search } = open(api, { maxRequests: 2 });
    await search.walk();
    assert.equal(urls.length, 2);
    assert.equal(search.lists.last?.looked, 2);
    const broken = scripted(() => status(503));
    const other = open(broken.api, { maxRequests: 1 }).search;
    await other.walk();
    assert.equal(broken.urls.length, 1);
    assert.equal(other.error?.reason, 'unavailable');
  });

  it('keeps what it found when a page fails, and goes on there', async () => {
    let isBroken = true;
    const { api, urls } = scripted((url, count) =>
      count > 2 && isBroken
        ? status(400)
        : count > 3
          ? ok({ milestones: [], cursor: '' })
          : endless(url, count),
    );
    const { search } = open(api);
    search.setText('game');
    await search.walk();
    assert.equal(search.error?.reason, 'rejected');
    assert.equal(search.groups[0]?.total, 4);
    isBroken = false;
    await search.walk();
    assert.equal(search.error, undefined);
    assert.equal(urls.at(-1)?.searchParams.get('cursor'), 'c2');
    assert.equal(search.lists.last?.isEnd, true);
  });

  it('ends a walk that is stopped, and sends nothing once it is disposed', async () => {
    let release = (): void => undefined;
    const brake = new Promise<void>((resolve) => (release = resolve));
    const { api, urls } = scripted(async (url, count) => {
      if (count === 2) await brake;
      return endless(url, count);
    });
    const { search, changes } = open(api);
    const walk = search.walk();
    while (urls.length < 2) await settled();
    assert.equal(search.lists.isRunning, true);
    search.lists.stop();
    await walk;
    assert.deepEqual([search.lists.isRunning, search.isBusy, search.error], [false, false, undefined]);
    search.setText('KXLATE-1');
    const resumed = search.walk();
    search.dispose();
    const before = changes();
    release();
    await resumed;
    await new Promise((resolve) => setTimeout(resolve, 10));
    assert.ok(urls.length <= 3);
    assert.equal(changes(), before);
  });

  it('finds names on disk, and what was loaded under what it is called now', async () => {
    const file = new MemoryFile();
    const before = new NameStore({ file, log: () => undefined });
    before.note('structuredTarget', [
      targetOf({ id: uuid(1), name: 'Boston' }),
      targetOf({ id: uuid(2), name: 'Then' }),
    ]);
    await before.save();
    const names = new NameStore({ file, log: () => undefined });
    const { api, urls } = sampleApi();
    const catalog = new Catalog(api);
    catalog.remember('structuredTarget', [targetOf({ id: uuid(2), name: 'Now' })]);
    catalog.remember('event', [eventOf({ title: 'Boston wins' })]);
    const { search } = open(api, { names, catalog });
    assert.deepEqual(await type(search, 'bos'), ['structuredTarget: Boston', 'event: Boston wins']);
    assert.deepEqual(await type(search, 'then'), []);
    assert.deepEqual(await type(search, 'now'), ['structuredTarget: Now']);
    assert.deepEqual(urls, []);
  });
});

async function milestones(api: ApiClient): Promise<string[]> {
  const { search, catalog } = open(api);
  await search.walk();
  return [...catalog.loaded()].flatMap(([kind, entity]) =>
    kind === 'milestone' && 'id' in entity ? [entity.id] : [],
  );
}

describe('Two ids that are asked for at the same time', () => {
  it('have errors of their own: a slow failure is not that of the text that was typed since', async () => {
    let fail = (): void => undefined;
    const failed = new Promise<void>((resolve) => (fail = resolve));
    const { api } = scripted(async (url) => {
      if (!url.href.includes('KXSLOW')) return status(404);
      await failed;
      return status(400);
    });
    const { search } = open(api);
    search.setText('KXSLOW-1');
    const slow = search.ask();
    search.setText('KXOTHER-2');
    const asked = search.candidate;
    await search.ask();
    fail();
    await slow;
    assert.equal(search.error, undefined);
    assert.notDeepEqual(search.candidate, asked);
    search.setText('KXSLOW-1');
    assert.ok(search.error);
    search.dispose();
  });
});
