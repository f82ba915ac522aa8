import { bodies } from './bodies';
import { compressions } from './compressions';
import type { Fault } from './fault';
import { silences } from './silences';
import { statuses } from './statuses';
import { strangers, tlsStrangers } from './strangers';
import { ends, truncations } from './truncations';

/** Everything that can go wrong on a connection, by the kind of it. */
export const faultTable: Readonly<Record<string, readonly Fault[]>> = {
  'silence and slowness': silences,
  'a connection that ends too early': truncations,
  'a connection that ends in time': ends,
  'broken compression': compressions,
  'something else that answers': strangers,
  'a status': statuses,
  'odd contents': bodies,
};

/** What can only go wrong where there is TLS. */
export const tlsTable: Readonly<Record<string, readonly Fault[]>> = {
  ...faultTable,
  'something else instead of TLS': tlsStrangers,
};
