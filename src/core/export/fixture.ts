import type { EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import { requestUrl, type Api, type CallOptions } from '../kalshi/api';
import { dataNote, type SnippetSource } from './snippet';

/** The texts of two files: an answer of the exchange, and the request that it was given to. */
export type Fixture = readonly [response: string, request: string];

/**
 * How the file with the answer is called: `market-KXNBAGAME-26NYKBOS-BOS.kalshi.json`. The schema of package.json is
 * for this ending.
 */
export function fixtureName({ kind, id }: EntityRef): string {
  return `${kind}-${id}.kalshi.json`;
}

/**
 * Asks the exchange for one thing. The answer is whole and written as it was parsed: its fields in their order, indented
 * by two spaces.
 * @throws KalshiError
 */
export async function loadFixture(
  { api, options: { environment, baseUrl } }: { readonly api: Api; readonly options: SnippetSource },
  ref: EntityRef,
  options: CallOptions & { readonly now: number },
): Promise<Fixture> {
  const request = definitionOf<EntityKind>(ref.kind).request(ref.id);
  const answer = await api.get(request, options);
  const note = dataNote(environment);
  const asked = { method: 'GET', url: requestUrl(baseUrl, request), ...request };
  const when = { recorded_at: new Date(options.now).toISOString(), ...(note && { note }) };
  return [json(answer), json({ ...asked, ...when })];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
