import assert from 'node:assert/strict';
import { KalshiError, type FailureReason } from '../../../src/core/kalshi/errors';
import { failure, fails, scripted } from './scriptedClient';

const PASSIVE = ['annotation', 'prefetch'] as const;
const PROBE = '/exchange/status';

/** A client that has just found out that the exchange cannot be asked, and a switch that ends it. */
async function out(reason: FailureReason = 'offline') {
  const world = { isBack: false };
  const all = scripted((asked) =>
    world.isBack ? {} : asked.startsWith('/silent') ? 'never' : new KalshiError(reason, 'why'),
  );
  const first = failure(all.client.get({ path: '/first' }));
  await all.time.advance(60_000);
  await first;
  all.sent.length = 0;
  const probe = async (ms = 100): Promise<void> => {
    const probing = all.client.probe();
    await all.time.advance(ms);
    await probing;
  };
  return { ...all, world, probe, probes: () => all.paths().filter((one) => one === PROBE).length };
}

describe('an outage', () => {
  for (const reason of [
    'offline',
    'timedOut',
    'proxy',
    'certificate',
    'captivePortal',
    'unavailable',
    'rateLimited',
  ] as const)
    it(`of kind ${reason} keeps back what nobody asked for, and nothing else`, async () => {
      const { client, time, paths } = await out(reason);
      for (const priority of PASSIVE) await fails(client.get({ path: `/${priority}` }, { priority }), reason);
      assert.deepEqual(paths(), []);
      for (const priority of ['visible', 'hover'] as const) {
        const asked = fails(client.get({ path: `/${priority}` }, { priority }), reason);
        await time.advance(60_000);
        await asked;
      }
      assert.deepEqual(paths(), ['/visible', '/hover'], 'each once');
    });

  it('ends with whatever is answered, "no such thing" too', async () => {
    for (const status of [200, 404, 403]) {
      let isBack = false;
      const { client, time } = scripted(() => (isBack ? { status } : new KalshiError('offline', 'why')));
      const first = failure(client.get({ path: '/first' }));
      await time.advance(60_000);
      await first;
      assert.ok(client.breaker.failure);
      isBack = true;
      client.get({ path: '/hovered' }, { priority: 'hover' }).catch(() => undefined);
      await time.advance(200);
      assert.equal(client.breaker.failure, undefined, String(status));
    }
  });

  it('is none where something else was answered since the request was sent', async () => {
    const { client, time } = scripted((path) => (path === '/slow' ? 'never' : {}));
    const slow = client.get({ path: '/slow' }).catch(() => undefined);
    await time.advance(100);
    client.breaker.failed(new KalshiError('timedOut', 'before that'), time.now() - 100, time.now());
    assert.ok(client.breaker.failure, 'nothing was answered yet');
    void client.get({ path: '/x' });
    await time.advance(500);
    assert.equal(client.breaker.failure, undefined);
    client.breaker.failed(new KalshiError('timedOut', 'old news'), 100, time.now());
    assert.equal(client.breaker.failure, undefined);
    client.dispose();
    await slow;
  });

  it('lets nobody wait in line for what cannot be reached', async () => {
    const { client, time, sent } = scripted(() => new KalshiError('timedOut', 'why'));
    const all = Array.from({ length: 40 }, (_, at) => fails(client.get({ path: `/${at}` }), 'timedOut'));
    await time.advance(200);
    await Promise.all(all);
    assert.ok(sent.length <= 5, `${sent.length} were sent`);
  });

  it('begins with no failure that is an answer or nobody can mend', async () => {
    for (const reason of ['notFound', 'rejected', 'misconfigured'] as const) {
      const { client, time } = scripted(() => new KalshiError(reason, 'why'));
      const asked = fails(client.get({ path: '/x' }), reason);
      await time.advance(60_000);
      await asked;
      assert.equal(client.breaker.failure, undefined, reason);
    }
  });
});

describe('a probe', () => {
  it('is one small request, past those that fill the line, and ends the outage', async () => {
    const { client, time, world, probe, probes } = await out();
    for (let at = 0; at < 4; at++) client.get({ path: '/silent', query: { at } }).catch(() => undefined);
    await time.advance(2_000);
    await probe();
    assert.ok(client.breaker.failure);
    world.isBack = true;
    await probe();
    assert.equal(client.breaker.failure, undefined);
    assert.equal(probes(), 2);
    client.dispose();
  });

  it('gives up after four seconds, and is not logged unless it is answered', async () => {
    const { client, time, lines } = scripted((path) => (path === PROBE ? 'never' : {}));
    let isOver = false;
    void client.probe().then(() => (isOver = true));
    await time.advance(3_999);
    assert.equal(isOver, false);
    await time.advance(1);
    assert.equal(isOver, true);
    assert.equal(time.timers, 0);
    assert.deepEqual(lines, []);
  });

  it('is not sent while the exchange has asked to be left alone', async () => {
    const { client, time, paths } = scripted(() => ({ status: 429, retryAfter: 60 }));
    const first = failure(client.get({ path: '/first' }));
    await time.advance(1_000);
    await first;
    await client.probe();
    assert.deepEqual(paths(), ['/first']);
    assert.ok(client.breaker.failure);
  });

  it('leaves nothing behind when the client ends meanwhile', async () => {
    const { client, time } = scripted(() => 'never');
    const probing = client.probe();
    await time.advance(10);
    client.dispose();
    await probing;
    assert.equal(time.timers, 0);
    await client.probe();
  });
});
