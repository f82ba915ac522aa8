import { isJsonObject, type JsonValue } from '../kalshi/json';
import { isUuid } from './ids';

export interface DetailId {
  readonly id: string;
  /** What the id is in there, from its key: `home team`, `competitor`, `candidate`. */
  readonly role: string;
}

const ID_KEY = /(^|_)ids?$|mapping/;
/** Ids of other systems, which look the same. */
const FOREIGN_KEY = /^(session|source)_ids?$/;

/**
 * The structured target ids in free JSON (`milestone.details`, a target's `details`): every UUID that stands under a
 * key which names an id, whatever the type, each once, in the order in which they stand.
 */
export function targetIdsInDetails(details: JsonValue): readonly DetailId[] {
  const found = new Map<string, DetailId>();
  collect(details, undefined, found);
  return [...found.values()];
}

function collect(value: JsonValue, role: string | undefined, found: Map<string, DetailId>): void {
  if (typeof value === 'string') add(value, role, found);
  else if (Array.isArray(value)) for (const one of value as readonly JsonValue[]) collect(one, role, found);
  else if (isJsonObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      add(key, role, found);
      if (!FOREIGN_KEY.test(key))
        collect(inner, ID_KEY.test(key) ? roleOf(key) : isUuid(key) ? role : keep(role, inner), found);
    }
  }
}

/** Inside a mapping the keys name candidates, not roles: what stands under them keeps the mapping's role. */
function keep(role: string | undefined, inner: JsonValue): string | undefined {
  return typeof inner === 'string' || Array.isArray(inner) ? role : undefined;
}

function add(text: string, role: string | undefined, found: Map<string, DetailId>): void {
  const id = text.toLowerCase();
  if (role !== undefined && isUuid(id) && !found.has(id)) found.set(id, { id, role });
}

function roleOf(key: string): string {
  return key
    .replace(/_id_mapping$|_mapping$|_ids?$/, '')
    .replaceAll('_', ' ')
    .trim();
}
