import assert from 'node:assert/strict';
import { RateLimiter } from '../../../src/core/kalshi/rateLimiter';

function limiting(perSecond: number, random = () => 1) {
  let time = 0;
  const limiter = new RateLimiter(perSecond, () => time, random);
  /** Starts as many as are allowed until `until`. */
  const startsUntil = (until: number): number[] => {
    const starts: number[] = [];
    while (time + limiter.wait() < until) {
      time += limiter.wait();
      limiter.started();
      starts.push(time);
    }
    time = until;
    return starts;
  };
  return { limiter, startsUntil, at: (now: number) => (time = now), now: () => time };
}

describe('RateLimiter', () => {
  it('lets the requests of a second start at once, then one after the other', () => {
    const { limiter, startsUntil } = limiting(5);
    assert.equal(startsUntil(1).length, 5);
    assert.ok(limiter.wait() > 190 && limiter.wait() <= 200, String(limiter.wait()));
    assert.equal(startsUntil(1000).length, 4);
  });

  for (const perSecond of [0.5, 1, 1.2, 2, 3.5, 5, 20])
    it(`lets ${perSecond} start in a second, over time`, () => {
      const { startsUntil } = limiting(perSecond);
      const { length } = startsUntil(60_000);
      assert.ok(Math.abs(length - 60 * perSecond) <= perSecond + 1, `${length} in a minute`);
    });

  it('saves no more than a second for later', () => {
    const { startsUntil, at } = limiting(5);
    startsUntil(2000);
    at(8 * 3_600_000);
    assert.equal(startsUntil(8 * 3_600_000 + 1).length, 5);
  });

  it('takes another rate at once, and none that would stop it or let everything through', () => {
    const { limiter, startsUntil, now } = limiting(1);
    startsUntil(10_000);
    limiter.setRate(10);
    assert.equal(startsUntil(now() + 1000).length, 10);
    for (const [asked, taken] of [
      [0, 0.5],
      [-3, 0.5],
      [NaN, 0.5],
      [Infinity, 50],
    ] as const) {
      const { length } = limiting(asked).startsUntil(100_000);
      assert.ok(Math.abs(length - 100 * taken) <= taken + 1, `${asked}: ${length}`);
    }
  });

  it('holds for one to eight seconds after a 429, longer with each in a row, and then starts without a burst', () => {
    const { limiter, at, now, startsUntil } = limiting(5);
    const holds = [1, 2, 3, 4, 5].map(() => {
      limiter.refused(now());
      const { held } = limiter;
      at(now() + held + 1);
      return held;
    });
    assert.deepEqual(holds, [2000, 4000, 8000, 8000, 8000]);
    assert.ok(startsUntil(now() + 1000).length <= 6);
    limiter.succeeded();
    limiter.refused(now());
    assert.equal(limiter.held, 2000);
  });

  it('holds between half and all of that, by chance', () => {
    const { limiter } = limiting(5, () => 0);
    limiter.refused(0);
    assert.equal(limiter.held, 1000);
  });

  it('counts those that were sent together once', () => {
    const { limiter, at } = limiting(10);
    at(1000);
    for (const sentAt of [900, 950, 1000]) limiter.refused(sentAt);
    assert.equal(limiter.held, 2000);
  });

  it('holds for as long as the exchange says, and waits for no hold of more than ten seconds', () => {
    const { limiter, at } = limiting(5);
    limiter.refused(0, 4);
    assert.equal(limiter.wait(), 4000);
    limiter.refused(0, 60);
    assert.equal(limiter.held, 60_000);
    assert.equal(limiter.wait(), 0);
    at(55_000);
    assert.equal(limiter.wait(), 5000);
  });
});
