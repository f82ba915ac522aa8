import assert from 'node:assert/strict';
import { KalshiError, type FailureReason } from '../../../src/core/kalshi/errors';
import { RetryPolicy } from '../../../src/core/kalshi/retryPolicy';

const failed = (reason: FailureReason, retryAfter?: number) =>
  new KalshiError(reason, 'why', retryAfter === undefined ? {} : { retryAfter });

function policy(random = 1) {
  let time = 0;
  const retries = new RetryPolicy(
    () => time,
    () => random,
  );
  return { retries, later: (ms: number) => (time += ms) };
}

describe('RetryPolicy', () => {
  it('doubles the backoff and stops at the third attempt', () => {
    const { retries } = policy();
    const delays = [1, 2, 3].map((attempt) => retries.delay(failed('rateLimited'), attempt));
    assert.deepEqual(delays, [1000, 2000, undefined]);
  });

  it('spreads the delays over the whole backoff', () => {
    assert.equal(policy(0).retries.delay(failed('unavailable'), 1), 0);
    assert.equal(policy(0.5).retries.delay(failed('unavailable'), 2), 400);
  });

  it('waits at least as long as it was told', () => {
    assert.equal(policy(0).retries.delay(failed('unavailable', 3), 1), 3000);
  });

  it('does not wait longer than ten seconds', () => {
    assert.equal(policy().retries.delay(failed('rateLimited', 10), 1), 10_000);
    assert.equal(policy().retries.delay(failed('rateLimited', 11), 1), undefined);
  });

  it('takes ten retries from a budget that has one more every half minute', () => {
    const { retries, later } = policy();
    const granted = () => {
      let count = 0;
      while (retries.delay(failed('offline'), 1) !== undefined) count++;
      return count;
    };
    assert.equal(granted(), 10);
    later(29_000);
    assert.equal(granted(), 0);
    later(1000);
    assert.equal(granted(), 1);
    later(3_600_000);
    assert.equal(granted(), 10);
  });

  it('spends nothing on what is not retried', () => {
    const { retries } = policy();
    for (let index = 0; index < 20; index++) {
      assert.equal(retries.delay(failed('notFound'), 1), undefined);
      assert.equal(retries.delay(failed('timedOut'), 1), undefined);
      assert.equal(retries.delay(failed('offline'), 3), undefined);
    }
    assert.notEqual(retries.delay(failed('offline'), 1), undefined);
  });
});
