import { setTimeout as delay } from 'node:timers/promises';
import type { Duplex } from 'node:stream';
import type { Socket } from 'node:net';

type Bytes = string | Uint8Array;

/** What a server does next on one connection. After the last step the connection stays open and silent. */
export type Step =
  | { readonly send: Bytes }
  /** One byte after the other, `everyMs` apart. */
  | { readonly drip: Bytes; readonly everyMs: number }
  /** The same again and again, as fast as it is taken, until the other side has had enough. */
  | { readonly pour: Bytes; readonly everyMs?: number }
  | { readonly waitMs: number }
  /** The half of the server is closed (FIN), or all of it torn down (RST). Under TLS neither says good-bye. */
  | { readonly then: 'fin' | 'reset' };

/** One connection: what is written goes through TLS where there is any, what is closed is the socket below it. */
export interface Wire {
  readonly stream: Duplex;
  readonly socket: Socket;
}

/** Never rejects: what cannot be written any more has been given up by the other side. */
export async function play(steps: readonly Step[], wire: Wire): Promise<void> {
  for (const step of steps) {
    if (wire.socket.destroyed) return;
    await take(step, wire);
  }
}

async function take(step: Step, { stream, socket }: Wire): Promise<void> {
  if ('send' in step) return write(stream, step.send);
  if ('drip' in step) {
    for (const byte of Buffer.from(step.drip as Uint8Array)) {
      if (socket.destroyed) return;
      await write(stream, Buffer.of(byte));
      await wait(step.everyMs);
    }
  } else if ('pour' in step) {
    while (!socket.destroyed) {
      await write(stream, step.pour);
      if (step.everyMs !== undefined) await wait(step.everyMs);
    }
  } else if ('waitMs' in step) await wait(step.waitMs);
  else if (step.then === 'reset') socket.resetAndDestroy();
  else socket.end();
}

/** Resolves when it was taken, or never will be. */
function write(stream: Duplex, bytes: Bytes): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed) return resolve();
    const done = (): void => {
      stream.off('close', done);
      resolve();
    };
    stream.once('close', done);
    stream.write(bytes, done);
  });
}

/** Keeps no process alive, so that what does is the product's. */
const wait = (ms: number): Promise<void> => delay(ms, undefined, { ref: false });
