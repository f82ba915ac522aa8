import { KalshiError, isKalshiError } from '../kalshi/errors';
import type { EntityRef } from '../entities/kinds';

/** From the catalog upwards a failure is a value that is shown; nothing throws. */
export type Outcome<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** When the answer came, milliseconds since 1970. */
      readonly loadedAt: number;
    }
  | { readonly ok: false; readonly error: KalshiError };

/** Why something could not be loaded. "Not found" is an answer: it has a row of its own. */
export function firstFailure(outcomes: readonly Outcome<unknown>[]): KalshiError | undefined {
  for (const outcome of outcomes)
    if (!outcome.ok && outcome.error.reason !== 'notFound') return outcome.error;
  return undefined;
}

export function isCancelled(outcome: Outcome<unknown>): boolean {
  return !outcome.ok && outcome.error.reason === 'cancelled';
}

/** Turns the rejection of a load into a failed outcome. What is not a KalshiError is a bug and stays a rejection. */
export async function outcomeOf<T>(load: () => Promise<T>, now: () => number): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await load(), loadedAt: now() };
  } catch (error) {
    if (isKalshiError(error)) return { ok: false, error };
    throw error;
  }
}

export function notFound(ref: EntityRef): { ok: false; error: KalshiError } {
  return { ok: false, error: new KalshiError('notFound', `no ${ref.kind} ${ref.id}`) };
}

/** Whether only lists say that there is no such thing. */
export function isUnproven(outcome: Outcome<unknown>): boolean {
  return !outcome.ok && outcome.error.facts.isUnproven === true;
}

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
