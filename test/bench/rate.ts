import { ApiClient } from '../../src/core/kalshi/client';
import { crowdedExchange, type Crowd, type Tally } from '../support/limitedExchange';
import { VirtualTime } from '../unit/kalshi/virtualTime';
import { median, spreadOf, type Figure } from './figure';

const RUNS = 5;
/** As documented of the lowest tier, whose answers to too much say nothing of when to come back. */
const LIMITS = { refill: 20, burst: 60 };
const SECONDS = 60;
const MOST_REFUSED = 0.01;
const LEAST_GOODPUT = 0.9;
const MOST_OF_BUDGET = 1.1;
const MOST_AMPLIFIED = 1.1;
const PREFETCHES = 500;

/**
 * What gets through to an exchange that takes 20 requests a second, for one window and for four that know nothing of
 * each other, all asking for more than they can get for a minute after a ramp of five seconds. In virtual time, so
 * that nothing else on the machine counts.
 */
export async function measureRate(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const windows of [1, 4])
    for (const perSecond of [5, 20, 50]) figures.push(...(await share(windows, perSecond)));
  return [...figures, await hoverBehindPrefetches()];
}

async function share(windows: number, perSecond: number): Promise<readonly Figure[]> {
  const crowd: Omit<Crowd, 'seed'> = { limits: LIMITS, windows, perSecond, ramp: 5, seconds: SECONDS };
  const runs: (readonly Tally[])[] = [];
  for (let seed = 1; seed <= RUNS; seed++) runs.push(await crowdedExchange({ ...crowd, seed }));
  const possible = Math.min(LIMITS.refill, windows * perSecond) * SECONDS;
  const [answered, sent, refused] = (['answered', 'sent', 'refused'] as const).map((of) =>
    runs.map((tallies) => sum(tallies, of)),
  ) as [number[], number[], number[]];
  const calls = runs.map((tallies) => sum(tallies, 'answered') + sum(tallies, 'failed'));
  const who = `${windows === 1 ? 'one window' : `${windows} windows`} at ${perSecond}/s`;
  const shares = refused.map((count, run) => count / (sent[run] ?? NaN));
  const figures = [
    {
      name: `refused with 429, ${who}`,
      value: `${(100 * median(shares)).toFixed(2)} %`,
      yardstick: `${100 * MOST_REFUSED} % of what is sent to a limit of ${LIMITS.refill}/s`,
      ratio: median(shares) / MOST_REFUSED,
      most: 1,
      ...(median(shares) > 0 && { spread: spreadOf(shares) }),
    },
    {
      name: `possible in ${SECONDS} s, for what was answered, ${who}`,
      value: String(possible),
      yardstick: `answered: ${median(answered)}`,
      ratio: possible / median(answered),
      most: 1 / LEAST_GOODPUT,
      spread: spreadOf(answered),
    },
    counted(`sent for that, ${who}`, sent, {
      yardstick: 'the calls',
      against: median(calls),
      most: MOST_AMPLIFIED,
    }),
  ];
  return windows === 1 ? figures : [...figures, ...together(runs, sent, who)];
}

/** What several windows take together, and whether one of them gets less than the others. */
function together(runs: readonly (readonly Tally[])[], sent: readonly number[], who: string): Figure[] {
  const budget = { yardstick: 'what the exchange takes', against: LIMITS.refill * SECONDS };
  const least = runs.map((tallies) => Math.min(...tallies.map(({ answered }) => answered)));
  const fair = median(runs.map((tallies) => sum(tallies, 'answered') / tallies.length));
  return [
    counted(`sent together, ${who}`, sent, { ...budget, most: MOST_OF_BUDGET }),
    counted(`answered to the window that got least, ${who}`, least, {
      yardstick: 'its fair part',
      against: fair,
    }),
  ];
}

interface Against {
  readonly yardstick: string;
  readonly against: number;
  readonly most?: number;
}

function counted(name: string, readings: readonly number[], { yardstick, against, most }: Against): Figure {
  const value = median(readings);
  return {
    name,
    value: value.toFixed(0),
    yardstick: `${yardstick}: ${against.toFixed(0)}`,
    ratio: value / against,
    spread: spreadOf(readings),
    ...(most !== undefined && { most }),
  };
}

function sum(tallies: readonly Tally[], of: keyof Tally): number {
  return tallies.reduce((total, tally) => total + tally[of], 0);
}

/** How many others start before a hover that comes when prefetches are waiting. */
async function hoverBehindPrefetches(): Promise<Figure> {
  const time = new VirtualTime();
  const sent: string[] = [];
  const send = async (url: string, signal: AbortSignal) => {
    sent.push(url);
    await time.sleep(100, signal);
    return { status: 200, contentType: 'application/json', body: '{}' };
  };
  const client = new ApiClient({
    baseUrl: 'https://host.invalid',
    transport: () => Promise.resolve({ send, dispose: () => undefined }),
    now: time.now,
    sleep: time.sleep,
  });
  for (let index = 0; index < PREFETCHES; index++)
    client.get({ path: `/${index}` }, { priority: 'prefetch' }).catch(() => undefined);
  await time.advance(3050);
  const before = sent.length;
  void client.get({ path: '/hover' }, { priority: 'hover' });
  await time.advance(2000);
  const others = sent.findIndex((url) => url.endsWith('/hover')) - before;
  client.dispose();
  return {
    name: `requests that start before a hover behind ${PREFETCHES} prefetches`,
    value: String(others),
    yardstick: `those that wait: ${PREFETCHES - before}`,
    ratio: others / (PREFETCHES - before),
    most: 0,
  };
}
