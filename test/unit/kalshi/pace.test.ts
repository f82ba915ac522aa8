import assert from 'node:assert/strict';
import { Pace } from '../../../src/core/kalshi/pace';

function pacing(perSecond: number) {
  let time = 0;
  const pace = new Pace(perSecond, () => time);
  /** Starts as many as are allowed until `until`, by tenths of a millisecond. */
  const startsUntil = (until: number): number[] => {
    const starts: number[] = [];
    while (time + pace.wait() < until) {
      time += pace.wait();
      pace.started();
      starts.push(time);
    }
    time = until;
    return starts;
  };
  return { pace, startsUntil, at: (now: number) => (time = now), now: () => time };
}

describe('Pace', () => {
  it('lets a full second through at once, then waits for the first of it to be a second old', () => {
    const { pace, at } = pacing(3);
    for (let index = 0; index < 3; index++) {
      assert.equal(pace.wait(), 0);
      pace.started();
    }
    assert.equal(pace.wait(), 1000);
    at(400);
    assert.equal(pace.wait(), 600);
  });

  for (const perSecond of [0.5, 1, 1.2, 2, 3.5, 5, 20]) {
    it(`holds ${perSecond} a second over time and never starts more than the next whole number in a second`, () => {
      const { startsUntil } = pacing(perSecond);
      const starts = startsUntil(60_000);
      const most = Math.max(
        ...starts.map((from) => starts.filter((at) => at >= from && at < from + 999.9).length),
      );
      assert.ok(most <= Math.ceil(perSecond), `${most} in a second`);
      assert.ok(
        Math.abs(starts.length - 60 * perSecond) <= Math.ceil(perSecond),
        `${starts.length} in a minute`,
      );
    });
  }

  it('makes no use of the time it slept', () => {
    const { startsUntil, at } = pacing(5);
    startsUntil(2000);
    at(8 * 3_600_000);
    assert.equal(startsUntil(8 * 3_600_000 + 999).length, 5);
  });

  it('cuts by 0.3 at a 429, is soon near what was refused again, and there after a minute', () => {
    const { pace, at } = pacing(5);
    at(1000);
    pace.refused(900);
    const rates = [1000, 7000, 19_000, 61_000].map((now) => {
      at(now);
      return pace.rate.toFixed(2);
    });
    assert.deepEqual(rates, ['3.50', '3.91', '4.49', '5.00']);
  });

  it('goes slowly beyond a rate that was refused, up to its limit', () => {
    const { pace, at } = pacing(20);
    for (const now of [1000, 1100, 1200]) {
      at(now);
      pace.refused(now);
    }
    const rates = [61_200, 71_200, 81_200].map((now) => {
      at(now);
      return pace.rate.toFixed(2);
    });
    assert.deepEqual(rates, ['9.84', '12.84', '20.00']);
  });

  it('is back at the usual rate half a minute after a storm of 429', () => {
    const { pace, at } = pacing(5);
    for (let now = 0; now <= 10_000; now += 500) {
      at(now);
      pace.refused(now);
    }
    assert.equal(pace.rate, 0.5);
    at(40_000);
    assert.equal(pace.rate, 5);
  });

  it('cuts once for those that were sent before the cut', () => {
    const { pace, at } = pacing(10);
    at(1000);
    const rates = [900, 950, 1000].map((sentAt) => {
      pace.refused(sentAt);
      return pace.rate;
    });
    assert.deepEqual(rates, [7, 7, 7]);
    at(4000);
    pace.refused(3000);
    assert.equal(pace.rate.toFixed(2), '5.20');
  });

  it('never falls below one in two seconds', () => {
    const { pace, at } = pacing(5);
    for (let now = 1; now < 100; now++) {
      at(now);
      pace.refused(now);
    }
    assert.equal(pace.rate, 0.5);
  });

  it('holds everything for as long as it was asked, and says so when that is too long to wait', () => {
    const { pace, at } = pacing(5);
    pace.refused(0, 4);
    assert.equal(pace.wait(), 4000);
    pace.refused(0, 60);
    assert.equal(pace.held, 60_000);
    assert.equal(pace.wait(), 0);
    at(55_000);
    assert.equal(pace.wait(), 5000);
  });

  it('takes no limit that would stop it or let everything through', () => {
    for (const [asked, taken] of [
      [0, 0.5],
      [-3, 0.5],
      [NaN, 0.5],
      [Infinity, 50],
    ] as const) {
      assert.equal(pacing(asked).pace.rate, taken);
    }
  });

  it('finds the limit of an exchange that names none: few refusals, most of what is possible used', () => {
    // The exchange: a bucket of 60 tokens, 20 more each second.
    const { pace, at, now } = pacing(40);
    let tokens = 60;
    let filledAt = 0;
    const tally = { sent: 0, refused: 0 };
    for (let end = 65_000; now() < end;) {
      at(now() + pace.wait());
      tokens = Math.min(60, tokens + ((now() - filledAt) * 20) / 1000);
      filledAt = now();
      pace.started();
      const counts = now() >= 5000;
      if (counts) tally.sent++;
      if (tokens >= 1) tokens--;
      else {
        pace.refused(now());
        if (counts) tally.refused++;
      }
    }
    assert.ok(tally.refused / tally.sent <= 0.01, JSON.stringify(tally));
    assert.ok(tally.sent - tally.refused > 0.9 * 60 * 20, JSON.stringify(tally));
  });
});
