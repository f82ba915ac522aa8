import type { EntityRef } from '../../../src/core/entities/kinds';
import type { ApiClientOptions } from '../../../src/core/kalshi/client';
import { createNetworkTransport } from '../../../src/core/kalshi/networkTransport';
import { Session, type SessionOptions } from '../../../src/core/session';

/** Milliseconds for one request here: the ten seconds of the product would only be waited for. */
export const DEADLINE_MS = 300;

export interface FaultSession {
  readonly session: Session;
  /** Milliseconds that it waited before trying again or in its own queue; in no time, the clock is moved instead. */
  readonly waited: readonly number[];
  /** What the Kalshi log says. */
  readonly log: readonly string[];
  /** Lets time go by for the queue. */
  readonly skip: (ms: number) => void;
}

/** All that stands between a surface and the wire, as the extension builds it, but for waits that take no time. */
export function openSession(baseUrl: string, deadlineMs = DEADLINE_MS): FaultSession {
  const waited: number[] = [];
  const log: string[] = [];
  let skipped = 0;
  const options: SessionOptions & Pick<ApiClientOptions, 'now' | 'sleep'> = {
    environment: 'custom',
    baseUrl,
    transport: async () => createNetworkTransport({ userAgent: 'kalshi-explorer/test', deadlineMs }),
    perSecond: 50,
    concurrency: 4,
    log: (line) => log.push(line),
    now: () => performance.now() + skipped,
    sleep: async (ms, signal) => {
      await new Promise(setImmediate);
      signal.throwIfAborted();
      waited.push(ms);
      skipped += ms;
    },
  };
  return {
    session: new Session(options),
    waited,
    log,
    skip(ms) {
      skipped += ms;
    },
  };
}

/** A structured target that ends in a number. */
export function targetRef(number: number): EntityRef<'structuredTarget'> {
  return {
    kind: 'structuredTarget',
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  };
}
