import { gzipSync } from 'node:zlib';
import { HARMLESS, hopeless, type Fault } from './fault';
import { chunk, CHUNKED, head, whole } from './httpBytes';

const MILLION = 1_000_000;
/** Eight million blanks in eight thousand bytes: members of a gzip stream may follow each other. */
export const BOMB = gzipSync(Buffer.alloc(8_000_000, ' '), { level: 9 });
const unreadable = hopeless('unreadable');

const body = (name: string, bytes: string | Buffer, headers = {}): Fault => ({
  name,
  wire: () => [{ send: whole(bytes, headers) }],
  ...unreadable,
});

/** Puts something else where the name of the first thing in the answer stands. */
const named = (name: string, to: Buffer): Fault => ({
  name,
  wire: (json) => {
    const at = json.indexOf('Team');
    return [{ send: whole(Buffer.concat([json.subarray(0, at), to, json.subarray(at)])) }];
  },
  ...HARMLESS,
});

/** Answers with the right form whose contents are odd, and such as are not JSON at all. */
export const bodies: readonly Fault[] = [
  body('nothing', ''),
  body('blanks', ' \n '),
  body('a text that is no JSON', 'OK', { 'Content-Type': 'text/plain' }),
  ...['null', '[]', '17', '"text"', 'true'].map((json) => body(`the JSON ${json}`, json)),
  body('half of an answer with the right length', '{"structured_targets":[{"id":"00'),
  body('an answer after which something else comes', '{}{}'),
  body('UTF-16', Buffer.from('\uFEFF{"structured_targets":[]}', 'utf16le')),
  body('a million brackets that open', '['.repeat(MILLION)),
  body('a million brackets that open and close', '['.repeat(MILLION) + ']'.repeat(MILLION)),
  { ...body('204', ''), wire: () => [{ send: head({}, '204 No Content') }] },
  {
    ...named(
      'a million brackets within a thing',
      Buffer.from(`","deep":${'['.repeat(MILLION)}${']'.repeat(MILLION)},"name":"`),
    ),
    ...unreadable,
  },
  named('bytes that are not UTF-8', Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80])),
  named('a NUL', Buffer.from('\\u0000')),
  named('a lone surrogate', Buffer.from('\\ud800')),
  named('text that reads backwards', Buffer.from('\u202e\u2066')),
  {
    name: 'a byte order mark',
    wire: (json) => [{ send: whole(Buffer.concat([Buffer.from('\uFEFF'), json])) }],
    ...HARMLESS,
  },
  {
    name: 'an answer in chunks of one byte',
    wire: (json) => [
      { send: head(CHUNKED) },
      { send: Buffer.concat([...json].map((byte) => chunk(Buffer.of(byte)))) },
      { send: '0\r\n\r\n' },
    ],
    ...HARMLESS,
  },
  {
    name: 'an answer without end',
    wire: () => [{ send: head(CHUNKED) }, { pour: chunk(Buffer.alloc(1 << 20, ' ')) }],
    ...unreadable,
  },
  {
    name: 'an answer that grows without end when it is unpacked',
    wire: () => [{ send: head({ ...CHUNKED, 'Content-Encoding': 'gzip' }) }, { pour: chunk(BOMB) }],
    ...unreadable,
  },
];
