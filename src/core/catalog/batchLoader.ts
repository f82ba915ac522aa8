import type { Entity, EntityKind, EntityOfKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { Api, Priority } from '../kalshi/api';
import { KalshiError } from '../kalshi/errors';

/** Milliseconds in which ids asked for one after the other gather into one request: below what anyone notices. */
const GATHERING = 4;
/** Characters of an address that the ids of one request may take: with the rest of it below 8 kB. */
const MOST_CHARACTERS = 7_800;

/** An id that was asked for, and who waits for it. */
interface Wanted {
  readonly id: string;
  readonly resolve: (entity: Entity) => void;
  readonly reject: (error: unknown) => void;
}

/** Gathers the ids that are asked for together into the requests that their kind allows. */
export class BatchLoader {
  readonly #gathering = new Map<string, Wanted[]>();

  readonly #api: Api;
  readonly #found: <K extends EntityKind>(kind: K, entities: readonly EntityOfKind[K][]) => void;

  constructor(
    api: Api,
    found: <K extends EntityKind>(kind: K, entities: readonly EntityOfKind[K][]) => void,
  ) {
    this.#api = api;
    this.#found = found;
  }

  /** Rejects with KalshiError, `notFound` when the answer leaves the id out. */
  load({ kind, id }: EntityRef, priority: Priority): Promise<Entity> {
    return new Promise((resolve, reject) => this.#batchOf(kind, priority).push({ id, resolve, reject }));
  }

  #batchOf(kind: EntityKind, priority: Priority): Wanted[] {
    const lane = `${kind}/${priority}`;
    let batch = this.#gathering.get(lane);
    if (!batch) {
      const opened: Wanted[] = [];
      batch = opened;
      this.#gathering.set(lane, opened);
      setTimeout(() => {
        this.#gathering.delete(lane);
        this.#send(kind, opened, priority);
      }, GATHERING);
    }
    return batch;
  }

  #send(kind: EntityKind, wanted: readonly Wanted[], priority: Priority): void {
    const { batchSize } = definitionOf(kind);
    for (const part of partsOf(wanted, batchSize)) void this.#sendPart(kind, part, priority);
  }

  /** One request. A failure is that of every id in it, and of no other part. */
  async #sendPart(kind: EntityKind, part: readonly Wanted[], priority: Priority): Promise<void> {
    const definition = definitionOf<EntityKind>(kind);
    const ids = part.map(({ id }) => id);
    try {
      const entities = await definition.load(this.#api, ids, { priority });
      this.#found(kind, entities);
      const byId = new Map(entities.map((entity) => [definition.idOf(entity), entity]));
      for (const { id, resolve, reject } of part) {
        const entity = byId.get(id);
        if (entity) resolve(entity);
        else reject(new KalshiError('notFound', `no ${kind} ${id}`));
      }
    } catch (error) {
      for (const { reject } of part) reject(error);
    }
  }
}

/** A batch in parts that the API takes and that fit into an address each. */
function partsOf(wanted: readonly Wanted[], most: number): readonly (readonly Wanted[])[] {
  const parts: Wanted[][] = [];
  let room = 0;
  for (const one of wanted) {
    // As it is escaped, and with two more for the longest that stands around an id: `&ids=`.
    const length = String(new URLSearchParams({ id: one.id })).length + 2;
    if (length > room || parts.at(-1)?.length === most) {
      parts.push([]);
      room = MOST_CHARACTERS;
    }
    parts.at(-1)?.push(one);
    room -= length;
  }
  return parts;
}
