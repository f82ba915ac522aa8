import { DROPPED, hopeless, type Fault } from './fault';
import { head, whole } from './httpBytes';

const PAGE = '<!doctype html><title>Welcome</title><p>Accept the terms of this network';
const HTML = { 'Content-Type': 'text/html; charset=utf-8' } as const;
const portal = hopeless('captivePortal');
const unavailable = hopeless('unavailable');
const unreadable = hopeless('unreadable');

const redirect = (location: string, status = '302 Found'): Buffer =>
  whole('', { Location: location }, status);

/** Something other than the exchange answers, or something that is not HTTP at all. */
export const strangers: readonly Fault[] = [
  { name: 'the sign-in page of a network', wire: () => [{ send: whole(PAGE, HTML) }], ...portal },
  { name: 'a page that is called JSON', wire: () => [{ send: whole(PAGE) }], ...portal },
  { name: 'a page after a byte order mark', wire: () => [{ send: whole(`\uFEFF\n${PAGE}`) }], ...portal },
  {
    name: 'a page that never ends',
    wire: () => [{ send: head(HTML) }, { pour: PAGE.repeat(100) }],
    ...portal,
  },
  {
    name: 'a page as "404 Not Found"',
    wire: () => [{ send: whole(PAGE, HTML, '404 Not Found') }],
    ...unavailable,
  },
  {
    name: 'a "404 page not found" of another server',
    wire: () => [{ send: whole('404 page not found\n', { 'Content-Type': 'text/plain' }, '404 Not Found') }],
    ...unavailable,
  },
  {
    name: 'a redirect to another host',
    wire: () => [{ send: redirect('https://sign-in.test/?from=exchange') }],
    ...portal,
  },
  {
    name: 'a redirect to another port',
    wire: () => [{ send: redirect('//exchange.test:1/trade-api/v2') }],
    ...portal,
  },
  { name: 'a redirect to a file', wire: () => [{ send: redirect('file:///etc/hostname') }], ...portal },
  { name: 'a redirect to data', wire: () => [{ send: redirect('data:application/json,{}') }], ...portal },
  {
    name: 'a network that asks for a sign-in (511)',
    wire: () => [{ send: whole('', {}, '511 Sign in') }],
    ...portal,
  },
  {
    name: 'a redirect to itself',
    wire: () => [{ send: redirect('?again', '307 Temporary Redirect') }],
    ...hopeless('unreadable', 3),
  },
  { name: 'a redirect to nowhere', wire: () => [{ send: whole('', {}, '302 Found') }], ...unreadable },
  {
    name: 'a proxy that asks for a sign-in (407)',
    wire: () => [{ send: whole('', {}, '407 No') }],
    ...hopeless('proxy'),
  },
  {
    name: 'another protocol',
    wire: () => [{ send: 'SSH-2.0-OpenSSH_9.2\r\n' }, { then: 'fin' }],
    ...unreadable,
  },
  { name: 'noise', wire: () => [{ send: Buffer.alloc(4096, 0xa5) }, { then: 'fin' }], ...unreadable },
  {
    name: 'headers without end',
    wire: () => [{ send: head().slice(0, -2) }, { pour: 'X-More: and more\r\n'.repeat(1000) }],
    ...unreadable,
  },
  {
    name: 'a length that is no number',
    wire: (json) => [{ send: Buffer.concat([Buffer.from(head({ 'Content-Length': -5 })), json]) }],
    ...unreadable,
  },
  {
    name: 'two lengths',
    wire: (json) => [
      { send: `HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n${String(json)}` },
    ],
    ...unreadable,
  },
  {
    name: 'a chunk whose length is no number',
    wire: () => [{ send: head({ 'Transfer-Encoding': 'chunked' }) }, { send: 'zz\r\n{}\r\n' }],
    ...DROPPED,
  },
  {
    name: 'a header with a NUL',
    wire: (json) => [{ send: whole(json, { 'X-Odd': 'a\0b' }) }],
    ...unreadable,
  },
];

/** The same below HTTP: only where there is TLS. */
export const tlsStrangers: readonly Fault[] = [
  {
    name: 'plain HTTP where TLS belongs',
    at: 'connection',
    wire: () => [{ send: whole(PAGE, HTML) }, { then: 'fin' }],
    ...hopeless('certificate'),
  },
  {
    name: 'an alert instead of a handshake',
    at: 'connection',
    wire: () => [{ send: Buffer.from('15030300020228', 'hex') }, { then: 'fin' }],
    ...hopeless('certificate'),
  },
  {
    name: 'an end within the handshake',
    at: 'connection',
    wire: () => [{ send: Buffer.from('160303', 'hex') }, { waitMs: 5 }, { then: 'fin' }],
    ...DROPPED,
  },
];
