import type { FailureReason } from '../../../src/core/kalshi/errors';
import type { Step } from './wire';

/** One thing that goes wrong between the exchange and us, and what the product has to make of it. */
export interface Fault {
  readonly name: string;
  /** Whether it strikes at a request (as it does by default) or as soon as there is a connection, before TLS. */
  readonly at?: 'request' | 'connection';
  /**
   * What goes over the wire.
   * @param json the body of the right answer
   */
  readonly wire: (json: Buffer) => readonly Step[];
  /** What comes of it when it strikes every time. */
  readonly says: FailureReason | 'answer';
  /** How often it strikes, at most, for one thing that is asked for. */
  readonly strikes: number;
  /** When it strikes once, asking once still brings the answer. */
  readonly heals: boolean;
}

/** What a fault is when only its bytes are of interest: the answer is not to be used, and asking again does not help. */
export function hopeless(says: FailureReason, strikes = 1): Pick<Fault, 'says' | 'strikes' | 'heals'> {
  return { says, strikes, heals: false };
}

/** The connection was dropped: tried again at once, and after a while twice more. */
export const DROPPED = { says: 'offline', strikes: 6, heals: true } as const;

/** All the same, the right answer. */
export const HARMLESS = { says: 'answer', strikes: 1, heals: true } as const;
