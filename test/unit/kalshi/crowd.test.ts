import assert from 'node:assert/strict';
import { crowdedExchange, type Crowd, type Tally } from '../../support/limitedExchange';

const limits = { refill: 20, burst: 60 };
const crowd: Crowd = { limits, windows: 1, perSecond: 20, ramp: 5, seconds: 60, seed: 7 };

function sum(tallies: readonly Tally[], of: keyof Tally): number {
  return tallies.reduce((total, tally) => total + tally[of], 0);
}

describe('an exchange that takes 20 requests a second and does not say so', () => {
  it('refuses none to four windows at the usual setting, which is all it has', async () => {
    const tallies = await crowdedExchange({ ...crowd, windows: 4, perSecond: 5 });
    assert.equal(sum(tallies, 'refused'), 0);
    assert.ok(sum(tallies, 'answered') >= 0.99 * 60 * 20, `${sum(tallies, 'answered')} answered`);
  });

  it('refuses none to one window at the highest setting, which uses nine tenths of it', async () => {
    const tallies = await crowdedExchange(crowd);
    assert.equal(sum(tallies, 'refused'), 0);
    assert.ok(sum(tallies, 'answered') >= 0.9 * 60 * 20, `${sum(tallies, 'answered')} answered`);
  });

  it('still answers four windows that want four times as much', async () => {
    const tallies = await crowdedExchange({ ...crowd, windows: 4 });
    assert.ok(sum(tallies, 'refused') <= 0.2 * sum(tallies, 'sent'), `${sum(tallies, 'refused')} refused`);
    for (const { answered } of tallies) assert.ok(answered >= 50, `${answered} answered`);
  });
});
