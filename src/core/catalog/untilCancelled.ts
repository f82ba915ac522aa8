import { KalshiError } from '../kalshi/errors';
import type { Outcome } from './outcome';

export function cancelled(): { ok: false; error: KalshiError } {
  return { ok: false, error: new KalshiError('cancelled', 'no longer wanted') };
}

/** Stops waiting when the caller no longer wants the answer; what others share goes on. */
export async function untilCancelled<T>(
  load: Promise<Outcome<T>>,
  signal: AbortSignal | undefined,
): Promise<Outcome<T>> {
  if (!signal) return load;
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(cancelled());
    signal.addEventListener('abort', stop, { once: true });
    load.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
