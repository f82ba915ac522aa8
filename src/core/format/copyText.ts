import type { EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import { requestUrl } from '../kalshi/api';

/** The address that the API answers with the thing alone. */
export function apiUrl(baseUrl: string, ref: EntityRef): string {
  return requestUrl(baseUrl, definitionOf<EntityKind>(ref.kind).request(ref.id));
}

/** A command line that runs as it is in a POSIX shell, where only a quote could end what stands between quotes. */
export function curlCommand(baseUrl: string, ref: EntityRef): string {
  return `curl --silent --compressed --header 'Accept: application/json' '${apiUrl(baseUrl, ref).replaceAll("'", '%27')}'`;
}
