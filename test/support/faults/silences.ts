import { hopeless, type Fault } from './fault';
import { chunk, CHUNKED, half, head, LAST_CHUNK } from './httpBytes';

const late = hopeless('timedOut');
/** Far slower than the deadline of these tests, as a byte a second is for that of the product. */
const SLOW = 40;
const FOREVER = 100_000;

/** Nothing comes, or not enough: only the deadline ends it, and nobody waits for another one. */
export const silences: readonly Fault[] = [
  { name: 'silence on a connection that was accepted', at: 'connection', wire: () => [], ...late },
  { name: 'silence instead of an answer', wire: () => [], ...late },
  { name: 'silence within the head', wire: () => [{ send: head().slice(0, 30) }], ...late },
  {
    name: 'silence after the head',
    wire: (json) => [{ send: head({ 'Content-Length': json.length }) }],
    ...late,
  },
  {
    name: 'silence within the body',
    wire: (json) => [{ send: head({ 'Content-Length': json.length }) }, { send: half(json) }],
    ...late,
  },
  {
    name: 'silence within a chunk',
    wire: (json) => [{ send: head(CHUNKED) }, { send: half(chunk(json)) }],
    ...late,
  },
  {
    name: 'silence before the last chunk',
    wire: (json) => [{ send: head(CHUNKED) }, { send: chunk(json) }],
    ...late,
  },
  {
    name: 'silence where only the end would end it',
    wire: (json) => [{ send: head() }, { send: json }],
    ...late,
  },
  { name: 'a head that comes byte by byte', wire: () => [{ drip: head(), everyMs: SLOW }], ...late },
  {
    name: 'a body that comes byte by byte',
    wire: (json) => [{ send: head({ 'Content-Length': json.length }) }, { drip: json, everyMs: SLOW }],
    ...late,
  },
  {
    name: 'chunks of one byte without end',
    wire: () => [{ send: head(CHUNKED) }, { pour: chunk(Buffer.from(' ')), everyMs: SLOW }],
    ...late,
  },
  {
    name: 'one "102 Processing" after the other',
    wire: () => [{ pour: 'HTTP/1.1 102 Processing\r\n\r\n', everyMs: SLOW }],
    ...late,
  },
  {
    name: 'a right answer that comes too late',
    wire: (json) => [
      { waitMs: FOREVER },
      { send: head(CHUNKED) },
      { send: chunk(json) },
      { send: LAST_CHUNK },
    ],
    ...late,
  },
];
