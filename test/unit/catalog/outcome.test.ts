import assert from 'node:assert/strict';
import { firstFailure, outcomeOf } from '../../../src/core/catalog/outcome';
import { KalshiError } from '../../../src/core/kalshi/errors';

const offline = new KalshiError('offline', 'no network');

describe('outcomeOf', () => {
  it('is the value with the time at which it came', async () => {
    let now = 5;
    const load = async (): Promise<string> => {
      now = 7;
      return 'there';
    };
    assert.deepEqual(await outcomeOf(load, () => now), { ok: true, value: 'there', loadedAt: 7 });
  });

  it('is the failure of a request', async () => {
    const outcome = await outcomeOf(() => Promise.reject(offline), Date.now);
    assert.deepEqual(outcome, { ok: false, error: offline });
  });

  it('lets a mistake in the program through', async () => {
    await assert.rejects(
      outcomeOf(() => Promise.reject(new TypeError('a bug')), Date.now),
      TypeError,
    );
    await assert.rejects(
      outcomeOf(() => {
        throw new RangeError('a bug');
      }, Date.now),
      RangeError,
    );
  });
});

describe('firstFailure', () => {
  it('passes over what was found and what does not exist', () => {
    const found = { ok: true, value: 1, loadedAt: 0 } as const;
    const missing = { ok: false, error: new KalshiError('notFound', 'no') } as const;
    assert.equal(firstFailure([found, missing]), undefined);
    assert.equal(firstFailure([]), undefined);
    assert.equal(firstFailure([missing, { ok: false, error: offline }, found]), offline);
  });
});
