import assert from 'node:assert/strict';
import type { EntityRef } from '../../src/core/entities/kinds';
import { environments } from '../../src/core/kalshi/environments';
import { KalshiError } from '../../src/core/kalshi/errors';
import { Session, type SessionOptions } from '../../src/core/session';
import { createSampleTransport } from '../../src/core/sample/sampleExchange';
import { sampleData } from '../support/sampleData';
import { MemoryFile } from './catalog/memoryFile';
import { uuid } from './entities/entityOf';

/** Built once: its data takes longer than all that is asked of it here. */
const exchange = createSampleTransport({ data: sampleData() });

/** A session on the sample exchange, and the addresses that it asked for. */
function open(more: Partial<SessionOptions> = {}) {
  const urls: string[] = [];
  let disposed = false;
  const session = new Session({
    environment: 'sample',
    baseUrl: environments.sample.baseUrl,
    transport: async () => ({
      send: (url, signal) => {
        urls.push(url);
        return exchange.send(url, signal);
      },
      dispose: () => {
        disposed = true;
      },
    }),
    perSecond: 50,
    concurrency: 8,
    log: () => undefined,
    ...more,
  });
  return { session, urls, isDisposed: () => disposed };
}

describe('Session', () => {
  it('asks for nothing before somebody looks', () => {
    const { session, urls } = open();
    assert.deepEqual(session.milestonesTree.roots(), []);
    assert.deepEqual(urls, []);
    assert.equal(session.note, 'Sample data, made up');
  });

  it('lists milestones, opens the one with most events, and walks down to a market, in three requests', async () => {
    const { session, urls } = open();
    await session.feed.open({ category: 'sports' });
    assert.equal(urls.length, 1);
    const roots = session.milestonesTree.roots();
    const busiest = session.feed.state.milestones.toSorted(
      (a, b) => b.related_event_tickers.length - a.related_event_tickers.length,
    )[0];
    assert.ok(
      busiest && busiest.related_event_tickers.length >= 20,
      'the sample has a milestone with 20 events',
    );
    const node = roots.find((one) => one.type === 'entity' && one.ref.id === busiest.id);
    assert.ok(node);
    const groups = await session.milestonesTree.children(node);
    for (const group of groups.filter(({ path }) => /primary|related/.test(path))) {
      const events = await session.milestonesTree.children(group);
      assert.ok(events.length > 0);
    }
    assert.equal(urls.length, 2);
    const [event] = await session.milestonesTree.children(groups[0] ?? assert.fail('it has groups'));
    assert.ok(event);
    const markets = await session.milestonesTree.children(event);
    assert.ok(markets.length > 1);
    for (const market of markets) assert.deepEqual(await session.milestonesTree.children(market), []);
    assert.equal(urls.length, 3);
    assert.match(urls[2] ?? '', /\/structured_targets\?ids=/);
  });

  it('knows the milestones of the list without asking again, and their values for the filter', async () => {
    const { session, urls } = open();
    await session.feed.open({});
    const [first] = session.feed.state.milestones;
    assert.ok(first);
    const found = await session.catalog.get({ kind: 'milestone', id: first.id });
    assert.ok(found.ok);
    assert.equal(urls.length, 1);
    assert.ok(session.filterValues.loaded('type').some(({ value }) => value === first.type));
  });

  it('resolves 2,000 ids with at most 11 requests, each with an address below 8,192 bytes', async () => {
    const { session, urls } = open();
    const refs = Array.from({ length: 2000 }, (_, index): EntityRef => ({
      kind: 'structuredTarget',
      id: uuid(index),
    }));
    const outcomes = await session.catalog.getMany(refs);
    assert.ok(outcomes.every((outcome) => !outcome.ok && outcome.error.reason === 'notFound'));
    assert.ok(urls.length <= 11, `${urls.length} requests`);
    for (const url of urls) assert.ok(Buffer.byteLength(url) < 8192, `${url.length} bytes`);
    await session.catalog.getMany(refs);
    assert.ok(urls.length <= 11);
  });

  it('says in its feed why there is no transport', async () => {
    const refused = new KalshiError('misconfigured', 'a bad address', { detail: 'a bad address' });
    const { session } = open({
      environment: 'custom',
      baseUrl: '',
      transport: () => Promise.reject(refused),
    });
    await session.feed.open({});
    assert.equal(session.feed.state.status, 'failed');
    assert.equal(session.feed.state.error?.reason, 'misconfigured');
    assert.equal(session.note, 'Custom address');
  });

  it('saves the names before it has ended, and forgets them when told to', async () => {
    const names = new MemoryFile();
    const { session } = open({ names });
    await session.feed.open({});
    session.disposeNow();
    assert.ok(names.text);
    const next = open({ names }).session;
    const loaded = session.feed.state.milestones.length;
    const forgotten = await next.forget();
    assert.equal(forgotten.loaded, 0);
    assert.ok(forgotten.names >= loaded, `${forgotten.names} names of ${loaded}`);
    assert.equal(names.text, undefined);
    await next.dispose();
    assert.equal(names.text, undefined);
  });

  it('closes the transport when it ends, and cancels what is on its way', async () => {
    const { session, isDisposed } = open();
    await session.feed.open({});
    const late = session.catalog.get({ kind: 'structuredTarget', id: uuid(1) });
    await session.dispose();
    const outcome = await late;
    assert.ok(!outcome.ok);
    assert.equal(outcome.error.reason, 'cancelled');
    assert.equal(isDisposed(), true);
  });

  it('drops the answers that are on their way when all is forgotten: none is kept in memory or on disk', async () => {
    const names = new MemoryFile();
    let [answer, isSent] = [(): void => undefined, (): void => undefined];
    const held = new Promise<void>((resolve) => (answer = resolve));
    const sent = new Promise<void>((resolve) => (isSent = resolve));
    const { session } = open({
      names,
      transport: async () => ({
        send: async (url, signal) => {
          isSent();
          await held;
          return exchange.send(url, signal);
        },
        dispose: () => undefined,
      }),
    });
    const opening = session.feed.open({});
    await sent;
    const forgetting = session.forget();
    answer();
    await Promise.all([opening, forgetting]);
    await session.dispose();
    assert.equal(session.feed.state.error?.reason, 'cancelled');
    assert.equal(session.catalog.size, 0);
    assert.equal(await names.read(), undefined);
  });
});
