import { KalshiError } from './errors';

/** What a caller gets who no longer wants the answer. */
export function cancelled(): KalshiError {
  return new KalshiError('cancelled', 'No longer wanted.');
}
