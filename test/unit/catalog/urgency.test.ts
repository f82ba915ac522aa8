import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import type { EntityRef } from '../../../src/core/entities/kinds';
import { ApiClient } from '../../../src/core/kalshi/client';
import { KalshiError } from '../../../src/core/kalshi/errors';
import type { TransportResponse } from '../../../src/core/kalshi/transport';
import { uuid } from '../entities/entityOf';

const BASE = 'https://host.invalid';
const milestones = (count: number): readonly EntityRef[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'milestone', id: uuid(index) }));
const targets = (count: number, first = 0): readonly EntityRef[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'structuredTarget', id: uuid(first + index) }));

/** A catalog over a client that sends one request at a time. Each is answered when the test says so. */
function setUp() {
  const sent: URL[] = [];
  const answers: (() => void)[] = [];
  const world = { isReachable: true };
  const send = async (address: string, signal: AbortSignal): Promise<TransportResponse> => {
    const url = new URL(address);
    sent.push(url);
    await new Promise<void>((resolve) => {
      answers.push(resolve);
      signal.addEventListener('abort', () => resolve());
    });
    signal.throwIfAborted();
    if (!world.isReachable) throw new KalshiError('offline', 'made to fail');
    const structured_targets = url.searchParams.getAll('ids').map((id) => ({ id, name: 'A target' }));
    const milestone = { id: url.pathname.split('/').at(-1), title: 'A game' };
    return {
      status: 200,
      contentType: 'application/json',
      body: JSON.stringify({ structured_targets, milestone }),
    };
  };
  const transport = { send, dispose: () => undefined };
  const client = new ApiClient({
    ...{ baseUrl: BASE, transport: () => Promise.resolve(transport) },
    ...{ perSecond: 50, concurrency: 1, random: () => 0 },
  });
  const sentCount = async (count: number): Promise<void> => {
    while (sent.length < count) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  /** Lets each request be answered as soon as it is sent. */
  const answerAll = (): (() => void) => {
    const timer = setInterval(() => answers.splice(0).forEach((answer) => answer()), 1);
    return () => clearInterval(timer);
  };
  const idsOf = ({ pathname, searchParams }: URL): readonly string[] =>
    searchParams.has('ids') ? searchParams.getAll('ids') : [pathname.split('/').at(-1) ?? ''];
  return {
    catalog: new Catalog(client),
    client,
    sent,
    world,
    sentCount,
    answerAll,
    asked: () => sent.map(idsOf),
  };
}

describe('Urgency of loads', () => {
  it('a hover on an id that hints have queued is asked for before all others that wait', async () => {
    const { catalog, sentCount, answerAll, asked } = setUp();
    const refs = milestones(10);
    const hints = catalog.getMany(refs, { priority: 'annotation' });
    await sentCount(1);
    const hover = catalog.get({ kind: 'milestone', id: uuid(9) }, { priority: 'hover' });
    const stop = answerAll();
    await Promise.all([hints, hover]);
    stop();
    assert.deepEqual(asked().slice(0, 2), [[uuid(0)], [uuid(9)]]);
    assert.equal(asked().length, 10, 'the hover costs no request of its own');
  });

  it('a hover on an id of a batch that waits in the queue raises the batch', async () => {
    const { catalog, sentCount, answerAll, asked } = setUp();
    const first = catalog.getMany(targets(100), { priority: 'annotation' });
    await sentCount(1);
    const second = catalog.getMany(targets(100, 100), { priority: 'annotation' });
    const waiting = catalog.getMany(milestones(3), { priority: 'annotation' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const hover = catalog.get({ kind: 'structuredTarget', id: uuid(150) }, { priority: 'hover' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const stop = answerAll();
    await Promise.all([first, second, waiting, hover]);
    stop();
    assert.ok(asked()[1]?.includes(uuid(150)));
    const ids = asked().flat();
    assert.equal(ids.filter((id) => id === uuid(150)).length, 1);
  });

  it('a hover raises a load that is still being gathered, and goes through in an outage', async () => {
    const { catalog, client, sent, world, answerAll } = setUp();
    world.isReachable = false;
    const stop = answerAll();
    await catalog.get({ kind: 'milestone', id: uuid(50) });
    assert.ok(client.breaker.failure);
    world.isReachable = true;
    const before = sent.length;
    const ref: EntityRef = { kind: 'milestone', id: uuid(60) };
    const [hint, hover] = await Promise.all([
      catalog.get(ref, { priority: 'annotation' }),
      catalog.get(ref, { priority: 'hover' }),
    ]);
    stop();
    assert.ok(hint.ok && hover.ok);
    assert.equal(sent.length - before, 1);
  });

  it('requests that only cancelled callers want leave the queue; the one that was sent is answered and kept', async () => {
    const { catalog, sentCount, answerAll, asked } = setUp();
    const scrolled = new AbortController();
    const gone = catalog.getMany(milestones(10), { priority: 'annotation', signal: scrolled.signal });
    await sentCount(1);
    const stays = catalog.get({ kind: 'milestone', id: uuid(5) }, { priority: 'annotation' });
    scrolled.abort();
    const visible = catalog.getMany(targets(3, 100), { priority: 'annotation' });
    const stop = answerAll();
    assert.ok((await gone).every((outcome) => !outcome.ok && outcome.error.reason === 'cancelled'));
    assert.ok((await stays).ok);
    await visible;
    stop();
    assert.deepEqual(asked(), [[uuid(0)], [uuid(5)], [uuid(100), uuid(101), uuid(102)]]);
    assert.ok(catalog.peek({ kind: 'milestone', id: uuid(0) }));
  });

  it('an id that is wanted again just after its request was dropped is asked for anew', async () => {
    const { catalog, sentCount, answerAll } = setUp();
    void catalog.getMany(milestones(1), { priority: 'annotation' });
    await sentCount(1);
    const scrolled = new AbortController();
    const ref: EntityRef = { kind: 'milestone', id: uuid(7) };
    const gone = catalog.get(ref, { priority: 'annotation', signal: scrolled.signal });
    await new Promise((resolve) => setTimeout(resolve, 20));
    scrolled.abort();
    // Its caller has left in the same tick, before the load itself knows.
    const again = gone.then(() => catalog.get(ref, { priority: 'annotation' }));
    const stop = answerAll();
    assert.ok((await again).ok);
    stop();
  });

  it('ends with "cancelled" for all who share a load when the client is disposed', async () => {
    const { catalog, client, sentCount } = setUp();
    const ref: EntityRef = { kind: 'milestone', id: uuid(1) };
    const both = [catalog.get(ref), catalog.get(ref), catalog.get(ref)];
    await sentCount(1);
    client.dispose();
    for (const outcome of await Promise.all(both)) assert.ok(!outcome.ok);
  });
});
