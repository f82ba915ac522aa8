import assert from 'node:assert/strict';
import type { Priority } from '../../../src/core/kalshi/demand';
import { ApiClient } from '../../../src/core/kalshi/client';
import { KalshiError, type FailureReason } from '../../../src/core/kalshi/errors';
import { createNetworkTransport } from '../../../src/core/kalshi/networkTransport';
import type { Transport } from '../../../src/core/kalshi/transport';
import { serve } from './localServer';
import { failure, fails, scripted, type Answer } from './scriptedClient';
import { settled } from './virtualTime';

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

const busy: Answer = { status: 429, body: '{"error":"too many requests"}' };

describe('ApiClient', () => {
  describe('one request', () => {
    it('resolves to the JSON of the answer and is logged in one line', async () => {
      const { client, time, lines } = scripted(() => ({ body: '{"é":[1]}' }));
      const answer = client.get({ path: '/milestones', query: { limit: 2, type: undefined } });
      await time.advance(100);
      assert.deepEqual(await answer, { é: [1] });
      assert.deepEqual(lines, ['GET /milestones?limit=2 200 100 ms 10 B']);
      assert.equal(client.requests, 1);
    });

    it('is logged by its beginning when it is long', async () => {
      const { client, time, lines } = scripted(() => ({}));
      void client.get({ path: '/events', query: { tickers: 'A'.repeat(5000) } });
      await time.advance(100);
      assert.match(lines[0] ?? '', /^GET \/events\?tickers=A+… 200 /);
      assert.ok((lines[0] ?? '').length < 240);
    });

    const statuses: [number, FailureReason][] = [
      [400, 'rejected'],
      [401, 'rejected'],
      [403, 'rejected'],
      [404, 'notFound'],
      [410, 'rejected'],
      [414, 'rejected'],
      [422, 'rejected'],
      [431, 'rejected'],
    ];
    for (const [status, reason] of statuses) {
      it(`fails as ${reason} on ${status}, without a second try`, async () => {
        const { client, time } = scripted(() => ({ status, body: '{"error":{"details":"why"}}' }));
        const answer = failure(client.get({ path: '/x' }));
        await time.advance(60_000);
        const error = await answer;
        assert.equal(error.reason, reason);
        assert.deepEqual(error.facts, { status, detail: 'why' });
        assert.equal(client.requests, 1);
      });
    }

    for (const body of ['', '{"a":', '['.repeat(1_000_000)]) {
      it(`fails as unreadable when the answer is ${body.slice(0, 5) || 'empty'}`, async () => {
        const { client, time } = scripted(() => ({ body }));
        const answer = fails(client.get({ path: '/x' }), 'unreadable');
        await time.advance(60_000);
        await answer;
        assert.equal(client.requests, 1);
      });
    }

    it('fails as unreadable when the transport cannot be loaded, and the next one loads it again', async () => {
      let loads = 0;
      const { client, time } = scripted(() => ({}), {
        transport: () => {
          if (++loads === 1) return Promise.reject(new Error('no such file'));
          const response = { status: 200, contentType: '', body: '1' };
          return Promise.resolve({ send: () => Promise.resolve(response), dispose: () => undefined });
        },
      });
      await fails(client.get({ path: '/x' }), 'unreadable');
      const second = client.get({ path: '/x' });
      await time.advance(1000);
      assert.equal(await second, 1);
      assert.equal(loads, 2);
    });
  });

  describe('retries', () => {
    it('a 429 without Retry-After until it is answered', async () => {
      const { client, time, sent } = scripted((_path, count) => (count < 3 ? busy : { body: '7' }));
      const answer = client.get({ path: '/x' });
      await time.advance(10_000);
      assert.equal(await answer, 7);
      assert.deepEqual(
        sent.map(({ at }) => at),
        [0, 2100, 6200],
      );
    });

    it('with full jitter', async () => {
      const { client, time, sent } = scripted((_path, count) => (count < 2 ? { status: 503 } : {}), {
        random: () => 0.25,
      });
      void client.get({ path: '/x' });
      await time.advance(10_000);
      assert.deepEqual(
        sent.map(({ at }) => at),
        [0, 200],
      );
    });

    for (const status of [500, 502, 503, 504]) {
      it(`a ${status} twice, then gives up as unavailable`, async () => {
        const { client, time } = scripted(() => ({ status, body: '<html><title>Down</title>' }));
        const answer = failure(client.get({ path: '/x' }));
        await time.advance(60_000);
        const error = await answer;
        assert.equal(error.reason, 'unavailable');
        assert.equal(error.facts.detail, 'Down');
        assert.equal(client.requests, 3);
      });
    }

    it('a missing connection, but not what would fail again', async () => {
      for (const [reason, requests] of [
        ['offline', 3],
        ['timedOut', 1],
        ['proxy', 1],
        ['certificate', 1],
        ['captivePortal', 1],
        ['unreadable', 1],
      ] as const) {
        const { client, time, lines } = scripted(() => new KalshiError(reason, 'why'));
        const answer = fails(client.get({ path: '/x' }), reason);
        await time.advance(60_000);
        await answer;
        assert.equal(client.requests, requests, reason);
        assert.equal(lines[0], `GET /x ${reason} 100 ms (why)`);
      }
    });

    it('no sooner than Retry-After says, and holds everything else back as long', async () => {
      const { client, time, sent } = scripted((_path, count) =>
        count === 1 && sent.length === 1 ? { ...busy, retryAfter: 5 } : {},
      );
      const first = client.get({ path: '/x' });
      await time.advance(200);
      const other = client.get({ path: '/y' });
      await time.advance(10_000);
      await Promise.all([first, other]);
      assert.deepEqual(
        sent.slice(1).map(({ at }) => at),
        [5100, 5300],
      );
    });

    it('not at all when Retry-After is long: those that wait fail at once with what is left', async () => {
      const { client, time, sent } = scripted(() => ({ ...busy, retryAfter: 60 }));
      const first = failure(client.get({ path: '/x' }));
      await time.advance(1000);
      assert.equal((await first).facts.retryAfter, 60);
      const second = await failure(client.get({ path: '/y' }));
      assert.equal(second.reason, 'rateLimited');
      assert.equal(second.facts.retryAfter, 60);
      assert.equal(sent.length, 1);
      await time.advance(60_000);
      void client.get({ path: '/y' }).catch(() => undefined);
      await settled();
      assert.equal(sent.length, 2);
    });

    it('from one budget, so that an outage is asked little more than 1.1 times', async () => {
      const { client, time } = scripted(() => ({ status: 503 }));
      const calls = Array.from({ length: 200 }, (_none, index) =>
        fails(client.get({ path: `/${index}` }), 'unavailable'),
      );
      await time.advance(120_000);
      await Promise.all(calls);
      assert.ok(client.requests <= 220, `${client.requests} requests`);
      assert.ok(client.requests > 200, `${client.requests} requests`);
    });

    it('nothing once the budget of the caller is used up, and counts each sending in it', async () => {
      const { client, time, sent } = scripted(() => ({ status: 503 }));
      const budget = { left: 2 };
      const answer = failure(client.get({ path: '/a' }, { budget }));
      await time.advance(60_000);
      assert.equal((await answer).reason, 'unavailable');
      assert.equal(sent.length, 2);
      assert.equal(budget.left, 0);
    });

    it('takes what waits out of the budget too, and gives back what was never sent', async () => {
      const { client, time, sent } = scripted(() => 'never', { concurrency: 1 });
      const [budget, leaving] = [{ left: 2 }, new AbortController()];
      void client.get({ path: '/a' }, { budget }).catch(() => undefined);
      const queued = failure(client.get({ path: '/b' }, { budget, signal: leaving.signal }));
      assert.equal(budget.left, 0);
      leaving.abort();
      assert.equal((await queued).reason, 'cancelled');
      await time.advance(0);
      assert.deepEqual([sent.length, budget.left], [1, 1]);
      client.dispose();
    });

    it('takes nothing out of the budget of a caller who joins', async () => {
      const { client, time, sent } = scripted(() => ({}));
      const budget = { left: 2 };
      const answers = Promise.all([client.get({ path: '/a' }), client.get({ path: '/a' }, { budget })]);
      await time.advance(1_000);
      await answers;
      assert.deepEqual([sent.length, budget.left], [1, 2]);
    });

    it('nothing that every caller left while it was on its way', async () => {
      const { client, time } = scripted(() => ({ status: 503 }));
      const controller = new AbortController();
      const answer = fails(client.get({ path: '/x' }, { signal: controller.signal }), 'cancelled');
      await time.advance(50);
      controller.abort();
      await answer;
      await time.advance(60_000);
      assert.equal(client.requests, 1);
    });

    it('no longer when every caller has left', async () => {
      const { client, time } = scripted(() => ({ status: 503 }));
      const controller = new AbortController();
      const answer = fails(client.get({ path: '/x' }, { signal: controller.signal }), 'cancelled');
      await time.advance(150);
      controller.abort();
      await answer;
      assert.equal(time.timers, 0);
      await time.advance(60_000);
      assert.equal(client.requests, 1);
    });
  });

  describe('identical requests', () => {
    it('in flight are sent once', async () => {
      const { client, time, paths } = scripted(() => ({ body: '{"a":1}' }));
      const query = { ids: ['a', 'b'] };
      const answers = [1, 2, 3].map(() => client.get({ path: '/x', query }));
      await time.advance(50);
      answers.push(client.get({ path: '/x', query: { ids: ['a', 'b'], type: '' } }));
      await time.advance(50);
      assert.deepEqual(await Promise.all(answers), Array(4).fill({ a: 1 }));
      assert.deepEqual(paths(), ['/x?ids=a&ids=b']);
    });

    it('are sent again once answered, and after a failure', async () => {
      const { client, time } = scripted((_path, count) => ({ status: count === 1 ? 404 : 200 }));
      const first = fails(client.get({ path: '/x' }), 'notFound');
      await time.advance(100);
      await first;
      for (let index = 0; index < 2; index++) {
        const next = client.get({ path: '/x' });
        await time.advance(100);
        assert.deepEqual(await next, {});
      }
      assert.equal(client.requests, 3);
    });

    it('go on for one caller when the other leaves', async () => {
      const { client, time } = scripted(() => ({ body: '1' }));
      const controller = new AbortController();
      const leaver = fails(client.get({ path: '/x' }, { signal: controller.signal }), 'cancelled');
      const stayer = client.get({ path: '/x' });
      await time.advance(10);
      controller.abort();
      await leaver;
      await time.advance(100);
      assert.equal(await stayer, 1);
      assert.equal(client.requests, 1);
    });

    it('are finished on the wire even when all have left, for whoever joins', async () => {
      const { client, time } = scripted(() => ({ body: '1' }));
      const controller = new AbortController();
      const leaver = fails(client.get({ path: '/x' }, { signal: controller.signal }), 'cancelled');
      await time.advance(10);
      controller.abort();
      await leaver;
      const joiner = client.get({ path: '/x' });
      await time.advance(100);
      assert.equal(await joiner, 1);
      assert.equal(client.requests, 1);
    });

    it('are taken out of the queue when all have left', async () => {
      const { client, time, paths } = scripted(() => ({}), { concurrency: 1 });
      void client.get({ path: '/first' });
      const controllers = [new AbortController(), new AbortController()];
      const leavers = controllers.map(({ signal }) =>
        fails(client.get({ path: '/x' }, { signal }), 'cancelled'),
      );
      void client.get({ path: '/last' });
      for (const controller of controllers) controller.abort();
      await Promise.all(leavers);
      await time.advance(5000);
      assert.deepEqual(paths(), ['/first', '/last']);
    });

    it('may be asked for again after they were taken out', async () => {
      const { client, time, paths } = scripted(() => ({ body: '1' }), { concurrency: 1 });
      void client.get({ path: '/first' });
      const controller = new AbortController();
      const leaver = fails(client.get({ path: '/x' }, { signal: controller.signal }), 'cancelled');
      controller.abort();
      const stayer = client.get({ path: '/x' });
      await leaver;
      await time.advance(5000);
      assert.equal(await stayer, 1);
      assert.deepEqual(paths(), ['/first', '/x']);
    });

    it('may be asked for again in the very moment they are taken out', async () => {
      const { client, time } = scripted(() => ({ body: '1' }), { concurrency: 1 });
      void client.get({ path: '/first' });
      const controller = new AbortController();
      const again = client
        .get({ path: '/x' }, { signal: controller.signal })
        .catch(() => client.get({ path: '/x' }));
      controller.abort();
      await time.advance(5000);
      assert.equal(await again, 1);
    });

    it('of a caller that has already left are not sent', async () => {
      const { client, sent } = scripted(() => ({}));
      await fails(client.get({ path: '/x' }, { signal: AbortSignal.abort() }), 'cancelled');
      assert.equal(sent.length, 0);
    });
  });

  describe('the queue', () => {
    it('sends the most urgent first', async () => {
      const { client, time, paths } = scripted(() => ({}), { concurrency: 1 });
      const order: Priority[] = ['prefetch', 'prefetch', 'annotation', 'visible', 'hover'];
      order.forEach((priority, index) => void client.get({ path: `/${priority}${index}` }, { priority }));
      await time.advance(5000);
      assert.deepEqual(paths(), ['/prefetch0', '/hover4', '/visible3', '/annotation2', '/prefetch1']);
    });

    it('lets a hover pass 500 prefetches at the next slot', async () => {
      const { client, time, sent } = scripted(() => ({}));
      for (let index = 0; index < 500; index++)
        void client.get({ path: `/${index}` }, { priority: 'prefetch' });
      await time.advance(3000);
      const before = sent.length;
      void client.get({ path: '/hover' }, { priority: 'hover' });
      await time.advance(1000);
      assert.equal(sent[before]?.path, '/hover');
    });

    it('moves a waiting request up when a more urgent caller joins, never down', async () => {
      const { client, time, paths } = scripted(() => ({}), { concurrency: 1 });
      for (const path of ['/first', '/a', '/b', '/c']) void client.get({ path }, { priority: 'annotation' });
      void client.get({ path: '/c' }, { priority: 'hover' });
      void client.get({ path: '/c' }, { priority: 'prefetch' });
      await time.advance(5000);
      assert.deepEqual(paths(), ['/first', '/c', '/a', '/b']);
    });

    it('keeps the higher urgency for the retry', async () => {
      const { client, time, paths } = scripted(
        (path, count) => (path === '/x' && count === 1 ? { status: 503 } : {}),
        { concurrency: 1 },
      );
      void client.get({ path: '/x' }, { priority: 'prefetch' });
      await time.advance(10);
      void client.get({ path: '/x' }, { priority: 'hover' });
      for (let index = 0; index < 20; index++) void client.get({ path: `/${index}` });
      await time.advance(1100);
      assert.ok(paths().lastIndexOf('/x') > 0 && paths().length < 21, paths().join());
    });

    it('has at most four in flight', async () => {
      const { client, time, sent } = scripted(() => 'never', { perSecond: 50 });
      for (let index = 0; index < 20; index++) client.get({ path: `/${index}` }).catch(() => undefined);
      await time.advance(10_000);
      assert.equal(sent.length, 4);
      client.dispose();
    });

    it('has one in flight when it was given a number that makes no sense', async () => {
      for (const concurrency of [0, -1, NaN]) {
        const { client, time, sent } = scripted(() => 'never', { concurrency });
        for (const path of ['/a', '/b']) client.get({ path }).catch(() => undefined);
        await time.advance(5000);
        assert.equal(sent.length, 1);
        client.dispose();
      }
    });

    it('starts five at once and five a second', async () => {
      const { client, time, sent } = scripted(() => ({}));
      const ask = (count: number) => {
        for (let index = 0; index < count; index++) void client.get({ path: `/${time.now()}-${index}` });
      };
      ask(3);
      await time.advance(900);
      ask(40);
      await time.advance(20_000);
      assert.equal(sent.length, 43);
      for (const { at } of sent) {
        const within = sent.filter((one) => one.at >= at && one.at < at + 1000).length;
        assert.ok(within <= 10, `${within} in the second from ${at}`);
      }
      assert.ok((sent.at(-1)?.at ?? 0) < 9000, 'keeps up with the rate');
    });

    it('goes faster or slower when told', async () => {
      const { client, time, sent } = scripted(() => ({}));
      for (let index = 0; index < 100; index++) void client.get({ path: `/${index}` });
      await time.advance(2000);
      client.setRate(20);
      await time.advance(1999);
      const fast = sent.filter(({ at }) => at >= 3000).length;
      client.setRate(1);
      await time.advance(10_000);
      const slow = sent.filter(({ at }) => at >= 5000).length;
      assert.ok(fast >= 18 && fast <= 20, `${fast} in a second`);
      assert.ok(slow >= 8 && slow <= 10, `${slow} in nine seconds`);
      client.dispose();
    });

    it('pauses after each 429 and is back at the usual rate once there are none', async () => {
      const { client, time, sent } = scripted(() => (time.now() < 6000 ? busy : {}));
      for (let index = 0; index < 300; index++) client.get({ path: `/${index}` }).catch(() => undefined);
      await time.advance(55_000);
      const between = (from: number, to: number) => sent.filter(({ at }) => at >= from && at < to).length;
      const [held, back] = [between(2000, 6000), between(20_000, 25_000)];
      assert.ok(held <= 5, `${held} in four seconds of refusals`);
      assert.ok(back >= 24 && back <= 25, `${back} in five seconds later`);
      client.dispose();
    });

    it('has no timer while nothing waits', async () => {
      const { client, time } = scripted(() => ({}));
      for (let index = 0; index < 5; index++) void client.get({ path: `/${index}` });
      await time.advance(300);
      assert.equal(time.timers, 0);
      for (let index = 0; index < 5; index++) client.get({ path: `/next${index}` }).catch(() => undefined);
      assert.equal(time.timers, 1);
      client.dispose();
    });
  });

  describe('disposing', () => {
    it('rejects what waits, what is on its way and what backs off', async () => {
      const { client, time, sent, disposals } = scripted((path) => (path === '/busy' ? busy : 'never'), {
        concurrency: 2,
      });
      const paths = ['/busy', '/sent', '/queued', '/queued2'];
      const ends = paths.map((path) => fails(client.get({ path }), 'cancelled'));
      await time.advance(500);
      client.dispose();
      await Promise.all(ends);
      await settled();
      const count = sent.length;
      await time.advance(60_000);
      assert.equal(sent.length, count);
      assert.equal(time.timers, 0);
      assert.equal(disposals(), 1);
      await fails(client.get({ path: '/later' }), 'cancelled');
    });

    it('while the transport is loaded sends nothing and closes it', async () => {
      const calls: string[] = [];
      const { promise, resolve } = deferred<Transport>();
      const { client } = scripted(() => ({}), { transport: () => promise });
      const answer = fails(client.get({ path: '/x' }), 'cancelled');
      await settled();
      client.dispose();
      const send = () => assert.fail(`${calls.push('send')}`);
      resolve({ send, dispose: () => void calls.push('dispose') });
      await answer;
      await settled();
      assert.deepEqual(calls, ['dispose']);
    });

    it('never loads the transport', async () => {
      let loads = 0;
      const { client } = scripted(() => ({}), { transport: () => Promise.reject(new Error(`${++loads}`)) });
      client.dispose();
      await settled();
      assert.equal(loads, 0);
    });
  });

  it('asks a real server over one connection', async () => {
    const server = await serve((request, response) => response.end(JSON.stringify({ url: request.url })));
    const transport = createNetworkTransport({ userAgent: 'test' });
    const client = new ApiClient({
      baseUrl: `${server.origin}/trade-api/v2`,
      transport: () => Promise.resolve(transport),
      perSecond: 50,
      concurrency: 1,
    });
    const answers = await Promise.all(
      [1, 2, 3].map((limit) => client.get({ path: '/markets', query: { limit } })),
    );
    assert.deepEqual(answers[2], { url: '/trade-api/v2/markets?limit=3' });
    assert.equal(server.connections(), 1);
    client.dispose();
    await server.close();
  });
});
