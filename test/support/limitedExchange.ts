import { ApiClient } from '../../src/core/kalshi/client';
import { isKalshiError, KalshiError } from '../../src/core/kalshi/errors';
import type { Transport, TransportResponse } from '../../src/core/kalshi/transport';
import { VirtualTime } from '../unit/kalshi/virtualTime';
import { Random } from './random';

/** The exchange: a bucket that fills at `refill` requests a second up to `burst`, and says nothing of it. */
export interface Limits {
  readonly refill: number;
  readonly burst: number;
}

export interface Crowd {
  readonly limits: Limits;
  /** VS Code windows, each with a client of its own. */
  readonly windows: number;
  /** The setting of each. */
  readonly perSecond: number;
  /** Seconds that are not counted, in which a client may find out what the exchange bears. */
  readonly ramp: number;
  /** Seconds that are counted. */
  readonly seconds: number;
  readonly seed: number;
}

/** Of one window, within the seconds that count. */
export interface Tally {
  /** Handed to the exchange, retries included. */
  sent: number;
  /** Answered 429. */
  refused: number;
  /** Calls that had their answer. */
  answered: number;
  /** Calls that ended without one. */
  failed: number;
}

/** Callers of each window who always want more than it can get. */
const CALLERS = 60;

/** What each window gets when all always want more, in virtual time: exact, and the same for the same seed. */
export async function crowdedExchange(crowd: Crowd): Promise<readonly Tally[]> {
  const { windows, ramp, seconds, limits, seed } = crowd;
  const time = new VirtualTime();
  const numbers = new Random(seed);
  const random = (): number => numbers.next();
  const take = bucket(limits, time.now);
  const from = ramp * 1000;
  const counts = (): boolean => time.now() >= from;
  const all = Array.from({ length: windows }, () => {
    const tally: Tally = { sent: 0, refused: 0, answered: 0, failed: 0 };
    const transport = limitedTransport({ time, random, take, tally, counts });
    const client = new ApiClient({
      baseUrl: 'https://host.invalid',
      transport: () => Promise.resolve(transport),
      perSecond: crowd.perSecond,
      now: time.now,
      sleep: time.sleep,
      random,
    });
    return { client, tally };
  });
  for (const { client, tally } of all) keepAsking(client, tally, counts);
  await time.advance(from + seconds * 1000);
  for (const { client } of all) client.dispose();
  return all.map(({ tally }) => tally);
}

interface Wire {
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly take: () => boolean;
  readonly tally: Tally;
  readonly counts: () => boolean;
}

/** Some 100 ms there and back. */
function limitedTransport({ time, random, take, tally, counts }: Wire): Transport {
  const travel = async (signal: AbortSignal): Promise<void> => {
    await time.sleep(30 + 40 * random(), signal).catch(() => {
      throw new KalshiError('cancelled', 'the window is closed');
    });
  };
  const send = async (_url: string, signal: AbortSignal): Promise<TransportResponse> => {
    await travel(signal);
    const granted = take();
    if (counts()) tally.sent++;
    if (counts() && !granted) tally.refused++;
    await travel(signal);
    return granted
      ? { status: 200, contentType: 'application/json', body: '{}' }
      : { status: 429, contentType: 'application/json', body: '{"error":"too many requests"}' };
  };
  return { send, dispose: () => undefined };
}

function keepAsking(client: ApiClient, tally: Tally, counts: () => boolean): void {
  let next = 0;
  let closed = false;
  const ask = async (): Promise<void> => {
    while (!closed) {
      const outcome = await client.get({ path: `/${next++}` }).then(
        () => 'answered' as const,
        (error: unknown) => (isKalshiError(error) && error.reason === 'cancelled' ? 'cancelled' : 'failed'),
      );
      closed ||= outcome === 'cancelled';
      if (outcome !== 'cancelled' && counts()) tally[outcome]++;
    }
  };
  for (let caller = 0; caller < CALLERS; caller++) void ask();
}

function bucket({ refill, burst }: Limits, now: () => number): () => boolean {
  let tokens = burst;
  let filledAt = now();
  return () => {
    tokens = Math.min(burst, tokens + ((now() - filledAt) / 1000) * refill);
    filledAt = now();
    if (tokens < 1) return false;
    tokens--;
    return true;
  };
}
