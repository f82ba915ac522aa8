import assert from 'node:assert/strict';
import { failureFrom, parseAnswer, statusFailure } from '../../../src/core/kalshi/answer';
import { KalshiError, type FailureReason } from '../../../src/core/kalshi/errors';

const answer = (status: number, body = '') => ({ status, body, contentType: '' });

describe('an answer', () => {
  const reasons: Record<number, FailureReason | undefined> = {
    200: undefined,
    204: undefined,
    304: 'unreadable',
    400: 'rejected',
    404: 'notFound',
    407: 'proxy',
    408: 'timedOut',
    418: 'rejected',
    429: 'rateLimited',
    500: 'unavailable',
    503: 'unavailable',
    599: 'unavailable',
  };
  for (const [status, reason] of Object.entries(reasons)) {
    it(`with status ${status} is ${reason ?? 'no failure'}`, () => {
      assert.equal(statusFailure(answer(Number(status)))?.reason, reason);
    });
  }

  it('404 that is not JSON is "not available": "not found" would be remembered', () => {
    const page = { status: 404, body: '<h1>Not Found</h1>', contentType: 'text/html' };
    assert.equal(statusFailure(page)?.reason, 'unavailable');
    const ours = { status: 404, body: '{"error":{"code":"not_found"}}', contentType: 'application/json' };
    assert.equal(statusFailure(ours)?.reason, 'notFound');
  });

  it('that failed has its status, the words of the exchange and the wait in its facts', () => {
    const failure = statusFailure({ ...answer(429, '{"error":"too many requests"}'), retryAfter: 3 });
    assert.deepEqual(failure?.facts, { status: 429, detail: 'too many requests', retryAfter: 3 });
    assert.equal(failure.message, 'The exchange answered 429: too many requests');
    assert.deepEqual(statusFailure(answer(500))?.facts, { status: 500 });
  });

  it('is parsed, or unreadable', () => {
    assert.deepEqual(parseAnswer(answer(200, ' [1] ')), [1]);
    for (const body of ['', 'nope', '{"a":1']) {
      assert.throws(() => parseAnswer(answer(200, body)), { name: 'KalshiError', reason: 'unreadable' });
    }
  });

  it('is unreadable where it is nested deeper than anything that the exchange sends', () => {
    const nested = (depth: number) => `${'[{"a":'.repeat(depth / 2)}"]["${'}]'.repeat(depth / 2)}`;
    assert.deepEqual(parseAnswer(answer(200, nested(4))), [{ a: [{ a: '][' }] }]);
    assert.doesNotThrow(() => parseAnswer(answer(200, nested(100))));
    for (const depth of [102, 10_000, 1_000_000])
      assert.throws(() => parseAnswer(answer(200, nested(depth))), {
        name: 'KalshiError',
        reason: 'unreadable',
      });
  });

  it('may hold brackets in its texts, however many', () => {
    for (const text of ['['.repeat(1000), '"['.repeat(1000), '\\"{'.repeat(1000), '\\'])
      assert.deepEqual(parseAnswer(answer(200, JSON.stringify([text]))), [text]);
    const hidden = `{"a":"\\","b":${'['.repeat(200)}"]]"${']'.repeat(200)}}`;
    assert.throws(() => parseAnswer(answer(200, hidden)), { reason: 'unreadable' });
  });

  it('of another kind of error is a failure as well, with its cause', () => {
    const cause = new TypeError('what');
    assert.equal(failureFrom(cause).cause, cause);
    const failure = new KalshiError('offline', 'x');
    assert.equal(failureFrom(failure), failure);
  });
});
