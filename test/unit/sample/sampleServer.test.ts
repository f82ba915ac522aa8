import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { startSampleServer, type SampleServer } from '../../support/sampleServer';
import { ask, NOW } from './ask';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

describe('the sample exchange over HTTP', () => {
  let server: SampleServer;
  let agent: Agent;

  const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = request(server.baseUrl + path, { agent, headers, method }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        );
      });
      asked.on('error', reject);
      asked.end();
    });
  const json = async (path: string): Promise<unknown> => JSON.parse(String((await get(path)).body));
  const status = async (): Promise<number> => (await get('/exchange/status')).status;
  const code = async (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
      () => 'answered',
      (error: unknown) => (error as NodeJS.ErrnoException).code,
    );

  beforeEach(async () => {
    server = await startSampleServer({ now: () => NOW });
    agent = new Agent({ keepAlive: true });
  });

  afterEach(async () => {
    agent.destroy();
    await server.close();
  });

  it('answers as the exchange in process does, on the loopback address', async () => {
    assert.match(server.baseUrl, /^http:\/\/127\.0\.0\.1:\d+\/trade-api\/v2$/);
    for (const path of ['/milestones?limit=3&category=Sports', '/milestones', '/events/SENATEWY-26']) {
      const expected = await ask(path);
      assert.equal((await get(path)).status, expected.status);
      assert.deepEqual(await json(path), expected.body);
    }
  });

  it('compresses when asked to', async () => {
    const plain = await get('/milestones?limit=50');
    const zipped = await get('/milestones?limit=50', { 'accept-encoding': 'gzip, br' });
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.equal(zipped.headers['content-encoding'], 'gzip');
    assert.ok(zipped.body.length < plain.body.length / 3);
    assert.deepEqual(gunzipSync(zipped.body), plain.body);
  });

  it('takes nothing but GET', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD'])
      assert.equal((await get('/portfolio/orders', {}, method)).status, 405, method);
  });

  it('keeps the requests in their order and counts connections', async () => {
    await get('/exchange/status');
    await get('/series?category=Crypto');
    assert.deepEqual(server.requests, ['/exchange/status', '/series?category=Crypto']);
    assert.equal(server.connections, 1);
  });

  it('takes addresses of 100 kB', async () => {
    const ids = Array.from({ length: 2000 }, () => 'ids=2ef4d31c-0b46-4f43-a403-f44d62489034').join('&');
    const { status } = await get(`/structured_targets?page_size=2000&${ids}`);
    assert.equal(status, 200);
  });

  it('goes offline, dropping what is open, and comes back on the same port', async () => {
    server.faults.hang();
    const hanging = code(get('/exchange/status'));
    while (server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await server.goOffline();
    assert.equal(await hanging, 'ECONNRESET');
    assert.equal(await code(get('/exchange/status')), 'ECONNREFUSED');
    server.faults.clear();
    await server.comeBack();
    assert.equal(await status(), 200);
  });

  it('answers a status for the next requests, with the error body that goes with it', async () => {
    server.faults.status(429, 2);
    assert.deepEqual(await json('/milestones?limit=1'), {
      error: { code: 'too_many_requests', message: 'too many requests' },
    });
    assert.equal(await status(), 429);
    assert.equal(await status(), 200);
  });

  it('answers a status until it is cleared, with Retry-After where that is wanted', async () => {
    server.faults.status(503, undefined, 7);
    for (let i = 0; i < 3; i++) {
      const { status, headers } = await get('/exchange/status');
      assert.deepEqual([status, headers['retry-after']], [503, '7']);
    }
    server.faults.clear();
    assert.equal(await status(), 200);
  });

  it('breaks off in the middle of a body', async () => {
    server.faults.truncate(1);
    assert.equal(await code(get('/milestones?limit=50')), 'ECONNRESET');
    assert.equal(await status(), 200);
  });

  it('shows the page of a captive portal', async () => {
    server.faults.captivePortal(1);
    const { status, headers, body } = await get('/milestones?limit=1');
    assert.equal(status, 200);
    assert.match(String(headers['content-type']), /^text\/html/);
    assert.match(String(body), /Sign in/);
  });

  it('waits before it answers', async () => {
    server.faults.delay(60, 1);
    const before = performance.now();
    await get('/exchange/status');
    assert.ok(performance.now() - before >= 55);
  });

  it('hangs until the caller gives up', async () => {
    server.faults.hang(1);
    const given = new Promise((resolve) => {
      const asked = request(`${server.baseUrl}/exchange/status`, { agent, timeout: 50 }, () =>
        resolve('answered'),
      );
      asked.on('timeout', () => {
        asked.destroy();
        resolve('gave up');
      });
      asked.on('error', () => undefined);
      asked.end();
    });
    assert.equal(await given, 'gave up');
    assert.equal(await status(), 200);
  });

  it('answers one path with something recorded, with its query or without', async () => {
    const recorded = { milestones: [{ id: '93ce8b69-d3db-412d-b41e-a245a271adcc' }], cursor: '' };
    server.faults.replace('/milestones', recorded);
    server.faults.replace('/milestones?limit=1', '{"milestones":null}');
    assert.deepEqual(await json('/milestones?limit=200'), recorded);
    assert.deepEqual(await json('/milestones?limit=1'), { milestones: null });
    assert.equal(await status(), 200);
    server.faults.clear();
    assert.notDeepEqual(await json('/milestones?limit=200'), recorded);
  });
});
