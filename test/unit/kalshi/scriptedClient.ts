import assert from 'node:assert/strict';
import { ApiClient, type ApiClientOptions } from '../../../src/core/kalshi/client';
import { isKalshiError, KalshiError, type FailureReason } from '../../../src/core/kalshi/errors';
import type { TransportResponse } from '../../../src/core/kalshi/transport';
import { VirtualTime } from './virtualTime';

const BASE = 'https://host.invalid/trade-api/v2';

export type Answer = Partial<TransportResponse> | Error | 'never';

/** A client on a virtual clock, whose transport answers as scripted, 100 ms after it was asked. */
export function scripted(
  answer: (path: string, count: number) => Answer,
  options: Partial<ApiClientOptions> = {},
) {
  const time = new VirtualTime();
  const sent: { path: string; at: number }[] = [];
  const lines: string[] = [];
  let disposed = 0;
  const send = async (url: string, signal: AbortSignal): Promise<TransportResponse> => {
    const path = url.slice(BASE.length);
    sent.push({ path, at: time.now() });
    const next = answer(path, sent.filter((one) => one.path === path).length);
    await time.sleep(next === 'never' ? 1e9 : 100, signal).catch(() => {
      throw new KalshiError('cancelled', 'aborted on the way');
    });
    if (next instanceof Error) throw next;
    return { status: 200, contentType: 'application/json', body: '{}', ...(next as object) };
  };
  const transport = {
    send,
    dispose: () => {
      disposed++;
    },
  };
  const client = new ApiClient({
    baseUrl: BASE,
    transport: () => Promise.resolve(transport),
    log: (line) => lines.push(line),
    now: time.now,
    random: () => 1,
    sleep: time.sleep,
    ...options,
  });
  return { client, time, sent, lines, paths: () => sent.map(({ path }) => path), disposals: () => disposed };
}

/** What it rejects with. */
export async function failure(promise: Promise<unknown>): Promise<KalshiError> {
  const error = await promise.then(
    () => assert.fail('an answer came'),
    (caught: unknown) => caught,
  );
  assert.ok(isKalshiError(error), String(error));
  return error;
}

export async function fails(promise: Promise<unknown>, reason: FailureReason): Promise<void> {
  assert.equal((await failure(promise)).reason, reason);
}
