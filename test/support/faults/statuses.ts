import { hopeless, type Fault } from './fault';
import { whole } from './httpBytes';

const said = (
  status: number,
  body = `{"error":{"code":"x","message":"because of ${status}"}}`,
): Fault['wire'] => {
  return () => [{ send: whole(body, {}, `${status} So`) }];
};

const refused = (status: number): Fault => ({
  name: `${status}`,
  wire: said(status),
  ...hopeless('rejected'),
});

const flapping = (status: number): Fault => ({
  name: `${status}`,
  wire: said(status),
  says: 'unavailable',
  strikes: 3,
  heals: true,
});

/** What the exchange, or a server before it, says in a status. */
export const statuses: readonly Fault[] = [
  ...[400, 401, 403, 405, 409, 410, 413, 414, 422, 431, 451].map(refused),
  { name: '404', wire: said(404), ...hopeless('notFound') },
  { name: '404 without a word', wire: said(404, ''), ...hopeless('notFound') },
  { name: '408', wire: said(408), ...hopeless('timedOut') },
  { name: '429', wire: said(429), says: 'rateLimited', strikes: 3, heals: true },
  ...[500, 502, 503, 504, 520, 599].map(flapping),
  {
    name: '503 with a page',
    wire: () => [
      {
        send: whole('<title>Maintenance</title>', { 'Content-Type': 'text/html' }, '503 Service Unavailable'),
      },
    ],
    says: 'unavailable',
    strikes: 3,
    heals: true,
  },
];
