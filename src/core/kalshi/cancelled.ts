import { KalshiError } from './errors';

/** What a caller gets who no longer wants the answer. */
export function cancelled(): KalshiError {
  return new KalshiError('cancelled', 'No longer wanted.');
}

/** The promise, or `cancelled` as soon as the signal says so. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let leave = () => {};
  const left = new Promise<never>((_resolve, reject) => {
    leave = () => reject(cancelled());
  });
  signal.addEventListener('abort', leave);
  try {
    return await Promise.race([promise, left]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
