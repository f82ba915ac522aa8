import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { HARMLESS, type Fault } from './fault';
import { whole } from './httpBytes';

/** The answer is asked for once more, uncompressed. */
const again = { says: 'unreadable', strikes: 2, heals: true } as const;

function packed(name: string, encoding: string | undefined, pack: (json: Buffer) => Buffer): Fault {
  return {
    name,
    wire: (json) => [
      { send: whole(pack(json), encoding === undefined ? {} : { 'Content-Encoding': encoding }) },
    ],
    ...again,
  };
}

/** Bytes that are not what their `Content-Encoding` says. */
export const compressions: readonly Fault[] = [
  packed('gzip with a wrong checksum', 'gzip', (json) => changed(gzipSync(json), -8)),
  packed('gzip with a wrong length', 'gzip', (json) => changed(gzipSync(json), -4)),
  packed('gzip with a wrong head', 'gzip', (json) => changed(gzipSync(json), 2)),
  packed('gzip that is broken in the middle', 'gzip', (json) => changed(gzipSync(json), 12)),
  packed('plain text that is called gzip', 'gzip', (json) => json),
  packed('plain text that is called deflate', 'deflate', (json) => json),
  packed('plain text that is called br', 'br', (json) => json),
  packed('gzip that is called br', 'br', (json) => gzipSync(json)),
  packed('gzip that is called deflate', 'deflate', (json) => gzipSync(json)),
  packed('gzip that is called something unknown', 'zip', (json) => gzipSync(json)),
  packed('gzip that is not called anything', undefined, (json) => gzipSync(json)),
  packed('gzip in gzip that is called gzip', 'gzip', (json) => gzipSync(gzipSync(json))),
  packed('gzip in gzip that is called both', 'gzip, gzip', (json) => gzipSync(gzipSync(json))),
  { ...packed('brotli that was not asked for', 'br', brotliCompressSync), ...HARMLESS },
  { ...packed('deflate that was not asked for', 'deflate', deflateSync), ...HARMLESS },
  { ...packed('gzip in capitals', 'GZIP', gzipSync), ...HARMLESS },
];

/** @param at the byte that is turned over, from the end when negative */
function changed(bytes: Buffer, at: number): Buffer {
  const place = at < 0 ? bytes.length + at : at;
  bytes[place] = ~(bytes[place] ?? 0);
  return bytes;
}
