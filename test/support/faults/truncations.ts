import { gzipSync } from 'node:zlib';
import { DROPPED, HARMLESS, hopeless, type Fault } from './fault';
import { chunk, CHUNKED, half, head, LAST_CHUNK, whole } from './httpBytes';
import type { Step } from './wire';

type Part = readonly [where: string, bytes: (json: Buffer) => readonly (string | Buffer)[]];

const GZIP = { 'Content-Encoding': 'gzip' } as const;

/** Everything that an answer can be cut in, by where the cut is. */
const CUTS: readonly Part[] = [
  ['before the answer', () => []],
  ['within the first line', () => ['HTTP/1.']],
  ['within the head', (json) => [head({ 'Content-Length': json.length }).slice(0, -6)]],
  ['after the head', (json) => [head({ 'Content-Length': json.length })]],
  ['within the body', (json) => [head({ 'Content-Length': json.length }), half(json)]],
  ['a byte before the end', (json) => [head({ 'Content-Length': json.length + 1 }), json]],
  ['after the head of a chunked body', () => [head(CHUNKED)]],
  ['within the length of a chunk', (json) => [head(CHUNKED), chunk(json), '1']],
  ['within a chunk', (json) => [head(CHUNKED), half(chunk(json))]],
  ['before the last chunk', (json) => [head(CHUNKED), chunk(json)]],
  ['within the last chunk', (json) => [head(CHUNKED), chunk(json), '0\r\n']],
  [
    'within a compressed body',
    (json) => {
      const zipped = gzipSync(json);
      return [head({ ...GZIP, 'Content-Length': zipped.length }), half(zipped)];
    },
  ],
  ['within a compressed chunk', (json) => [head({ ...GZIP, ...CHUNKED }), half(chunk(gzipSync(json)))]],
];

/** Without a length the end of the connection is the end of the answer, wherever it comes. */
const OPEN_ENDED: readonly Part[] = [
  ['within a body of no known length', (json) => [head({ Connection: 'close' }), half(json)]],
  [
    'within a compressed body of no known length',
    (json) => [head({ ...GZIP, Connection: 'close' }), half(gzipSync(json))],
  ],
];

function cut(
  [where, bytes]: Part,
  by: 'fin' | 'reset',
  comes: Pick<Fault, 'says' | 'strikes' | 'heals'>,
): Fault {
  return {
    name: `${by === 'fin' ? 'an end' : 'a reset'} ${where}`,
    wire: (json): readonly Step[] => [...bytes(json).map((send) => ({ send })), { waitMs: 5 }, { then: by }],
    ...comes,
  };
}

/** The connection ends too early, by FIN or by RST. What came is never taken for an answer. */
export const truncations: readonly Fault[] = [
  { name: 'an end right after the connection', at: 'connection', wire: () => [{ then: 'fin' }], ...DROPPED },
  {
    name: 'a reset right after the connection',
    at: 'connection',
    wire: () => [{ then: 'reset' }],
    ...DROPPED,
  },
  ...CUTS.map((part) => cut(part, 'fin', DROPPED)),
  ...CUTS.map((part) => cut(part, 'reset', DROPPED)),
  ...OPEN_ENDED.map((part) => cut(part, 'fin', hopeless('unreadable'))),
  ...OPEN_ENDED.map((part) => cut(part, 'reset', hopeless('unreadable'))),
];

/** No harm done; what was asked next on a connection that was about to end is asked again. */
const harmless = { ...HARMLESS, strikes: 2 } as const;

/** The connection ends when all is said. */
export const ends: readonly Fault[] = [
  {
    name: 'an end right after the body',
    wire: (json) => [{ send: whole(json) }, { then: 'fin' }],
    ...harmless,
  },
  {
    name: 'an end right after the last chunk',
    wire: (json) => [{ send: head(CHUNKED) }, { send: chunk(json) }, { send: LAST_CHUNK }, { then: 'fin' }],
    ...harmless,
  },
  {
    name: 'an end after a last chunk that came in pieces',
    wire: (json) => [
      { send: Buffer.concat([Buffer.from(head(CHUNKED)), chunk(json)]) },
      { drip: LAST_CHUNK, everyMs: 2 },
      { then: 'fin' },
    ],
    ...harmless,
  },
  {
    name: 'an end after trailers',
    wire: (json) => [
      {
        send: Buffer.concat([Buffer.from(head(CHUNKED)), chunk(json), Buffer.from('0\r\nX-Sum: 1\r\n\r\n')]),
      },
      { then: 'fin' },
    ],
    ...harmless,
  },
  {
    name: 'a compressed answer, chunked, and then the end',
    wire: (json) => [
      {
        send: Buffer.concat([
          Buffer.from(head({ ...GZIP, ...CHUNKED })),
          chunk(gzipSync(json)),
          Buffer.from(LAST_CHUNK),
        ]),
      },
      { then: 'fin' },
    ],
    ...harmless,
  },
  {
    name: 'a body of no known length, and then the end',
    wire: (json) => [{ send: head({ Connection: 'close' }) }, { send: json }, { then: 'fin' }],
    ...harmless,
  },
];
