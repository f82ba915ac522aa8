import assert from 'node:assert/strict';
import { failure, fails, scripted } from './scriptedClient';

const PLAIN = { status: 404, contentType: 'text/plain', body: '404 page not found' };
const PAGE = { status: 404, contentType: 'text/html', body: '<h1>Not Found</h1>' };

describe('a 404 that is not JSON', () => {
  for (const [form, answer] of Object.entries({ PLAIN, PAGE })) {
    it(`is "not available" for its path alone, whatever its form (${form}): others in the queue are answered`, async () => {
      const { client, time } = scripted((path) => (path.startsWith('/live') ? answer : {}), {
        concurrency: 1,
      });
      const live = failure(client.get({ path: '/live_data/events/X' }));
      const others = Promise.all(
        ['/a', '/b'].map((path) => client.get({ path }, { priority: 'annotation' })),
      );
      await time.advance(5_000);
      assert.equal((await live).reason, 'unavailable');
      assert.deepEqual(await others, [{}, {}]);
      assert.equal(client.breaker.failure, undefined);
    });
  }

  it('is not tried again', async () => {
    const { client, time, sent } = scripted(() => PLAIN);
    const failed = fails(client.get({ path: '/a' }), 'unavailable');
    await time.advance(5_000);
    await failed;
    assert.equal(sent.length, 1);
  });

  it('and is a page to everything is a captive portal from the third on', async () => {
    const { client, time } = scripted(() => PAGE, { concurrency: 1 });
    const reasons = Promise.all(
      ['/a', '/b', '/c', '/d'].map(async (path) => (await failure(client.get({ path }))).reason),
    );
    await time.advance(5_000);
    assert.deepEqual(await reasons, ['unavailable', 'unavailable', 'captivePortal', 'captivePortal']);
    assert.equal(client.breaker.failure?.reason, 'captivePortal');
  });

  it('and is plain text is never one: a sign-in page is a page', async () => {
    const { client, time } = scripted(() => PLAIN, { concurrency: 1 });
    const paths = ['/a', '/b', '/c', '/d'];
    const reasons = Promise.all(paths.map(async (path) => (await failure(client.get({ path }))).reason));
    await time.advance(5_000);
    assert.deepEqual(new Set(await reasons), new Set(['unavailable']));
    assert.equal(client.breaker.failure, undefined);
  });

  it('between answers never becomes a captive portal', async () => {
    const { client, time } = scripted((path) => (path.startsWith('/none') ? PLAIN : {}), { concurrency: 1 });
    for (let at = 0; at < 5; at++) {
      const one = failure(client.get({ path: `/none/${at}` }));
      const other = client.get({ path: `/there/${at}` });
      await time.advance(5_000);
      assert.equal((await one).reason, 'unavailable');
      assert.deepEqual(await other, {});
    }
  });
});
