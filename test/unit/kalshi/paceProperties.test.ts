import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Pace } from '../../../src/core/kalshi/pace';

type Step =
  | { readonly does: 'wait'; readonly ms: number }
  | { readonly does: 'start'; readonly count: number }
  | { readonly does: 'refuse'; readonly ago: number; readonly retryAfter: number }
  | { readonly does: 'limit'; readonly perSecond: number };

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('wait' as const), ms: fc.double({ min: 0, max: 90_000, noNaN: true }) }),
  fc.record({ does: fc.constant('start' as const), count: fc.nat(60) }),
  fc.record({
    does: fc.constant('refuse' as const),
    ago: fc.nat(2000),
    retryAfter: fc.constantFrom(0, 0, 0, 1, 8, 120),
  }),
  fc.record({ does: fc.constant('limit' as const), perSecond: fc.double({ min: -1, max: 100 }) }),
);

/** A pace and its clock: starts only what it lets start. */
function walk(perSecond: number) {
  let time = 0;
  let [limit, starts] = [bounded(perSecond), [] as { at: number; most: number }[]];
  const pace = new Pace(perSecond, () => time);
  const start = (count: number): void => {
    for (let index = 0; index < count && pace.held === 0; index++) {
      time += pace.wait();
      starts.push({ at: time, most: Math.ceil(limit) });
      pace.started();
    }
  };
  const take = (step: Step): void => {
    if (step.does === 'wait') time += step.ms;
    else if (step.does === 'start') start(step.count);
    else if (step.does === 'refuse') pace.refused(time - step.ago, step.retryAfter);
    else [limit, starts] = [bounded(step.perSecond), []];
    if (step.does === 'limit') pace.setLimit(step.perSecond);
  };
  return { pace, take, limit: () => limit, starts: () => starts, later: (ms: number) => (time += ms) };
}

function bounded(perSecond: number): number {
  return Math.min(50, Math.max(0.5, perSecond)) || 0.5;
}

const settings = fc.double({ min: 0.5, max: 50, noNaN: true });

describe('Pace, whatever happens to it', () => {
  it('stays between one in two seconds and its limit, and never waits for ever', () => {
    fc.assert(
      fc.property(settings, fc.array(steps, { maxLength: 40 }), (perSecond, happens) => {
        const { pace, take, limit } = walk(perSecond);
        for (const step of happens) {
          take(step);
          assert.ok(pace.rate >= 0.5 && pace.rate <= limit(), `${pace.rate} of ${limit()}`);
          assert.ok(pace.wait() >= 0 && pace.wait() <= 10_000, `waits ${pace.wait()} ms`);
        }
      }),
    );
  });

  it('starts no more in any second than its limit allows', () => {
    fc.assert(
      fc.property(settings, fc.array(steps, { maxLength: 30 }), (perSecond, happens) => {
        const { take, starts } = walk(perSecond);
        for (const step of happens) {
          take(step);
          for (const [index, { at, most }] of starts().entries()) {
            const next = starts()[index + most];
            assert.ok(!next || next.at >= at + 999.9, `${most + 1} in ${(next?.at ?? 0) - at} ms`);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is slower after a 429, then only gets faster, and has its limit back in two minutes', () => {
    fc.assert(
      fc.property(settings, fc.array(steps, { maxLength: 20 }), (perSecond, happens) => {
        const { pace, take, limit, later } = walk(perSecond);
        for (const step of happens) take(step);
        later(1);
        const before = pace.rate;
        take({ does: 'refuse', ago: 0, retryAfter: 0 });
        assert.ok(pace.rate < before || before === 0.5, `${before}, then ${pace.rate}`);
        for (let [second, last] = [0, pace.rate]; second < 120; second++, last = pace.rate) {
          later(1000);
          assert.ok(pace.rate >= last, `${last}, then ${pace.rate}`);
        }
        assert.equal(pace.rate, limit());
      }),
    );
  });

  it('finds out what an exchange bears that does not say it', () => {
    // The exchange's own bucket holds what three seconds bring; it was two.
    const limits = fc
      .record({ refill: fc.integer({ min: 4, max: 40 }), seconds: fc.integer({ min: 2, max: 4 }) })
      .map(({ refill, seconds }) => ({ refill, burst: refill * seconds }));
    fc.assert(
      fc.property(limits, fc.integer({ min: 20, max: 200 }), (limit, latency) => {
        const { sent, refused } = againstBucket(limit, latency);
        assert.ok(refused <= 0.02 * sent, `${refused} of ${sent}`);
        assert.ok(sent - refused >= 0.9 * 120 * limit.refill, `${sent - refused} answered`);
      }),
      { numRuns: 40 },
    );
  });
});

/** Two minutes at the highest setting, after ten seconds that are not counted, each refusal told after the latency. */
function againstBucket({ refill, burst }: { refill: number; burst: number }, latency: number) {
  let [time, tokens, filledAt] = [0, burst, 0];
  const pace = new Pace(50, () => time);
  const told: number[] = [];
  const tally = { sent: 0, refused: 0 };
  while (time < 130_000) {
    const next = time + pace.wait();
    const news = told[0];
    time = Math.min(next, news === undefined ? Infinity : news + latency);
    if (time < next) {
      told.shift();
      pace.refused(time - latency);
      continue;
    }
    tokens = Math.min(burst, tokens + ((time - filledAt) * refill) / 1000);
    filledAt = time;
    pace.started();
    const counts = time >= 10_000 ? 1 : 0;
    tally.sent += counts;
    if (tokens >= 1) tokens--;
    else {
      tally.refused += counts;
      told.push(time);
    }
  }
  return tally;
}
