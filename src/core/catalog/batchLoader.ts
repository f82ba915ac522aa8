import DataLoader from 'dataloader';
import type { Entity, EntityKind, EntityOfKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { Api, Priority } from '../kalshi/api';
import { KalshiError } from '../kalshi/errors';
import { outcomeOf } from './outcome';

/** Milliseconds in which ids asked for one after the other gather into one request: below what anyone notices. */
const GATHERING = 4;
/** Characters of an address that the ids of one request may take: with the rest of it below 8 kB. */
const MOST_CHARACTERS = 7_800;

/** Gathers the ids that are asked for together into the requests that their kind allows. */
export class BatchLoader {
  private readonly loaders = new Map<string, DataLoader<string, Entity>>();

  constructor(
    private readonly api: Api,
    private readonly found: <K extends EntityKind>(kind: K, entities: readonly EntityOfKind[K][]) => void,
  ) {}

  /** Rejects with KalshiError, `notFound` when the answer leaves the id out. */
  load(ref: EntityRef, priority: Priority): Promise<Entity> {
    const lane = `${ref.kind}/${priority}`;
    let loader = this.loaders.get(lane);
    if (!loader) {
      loader = this.loaderOf(ref.kind, priority);
      this.loaders.set(lane, loader);
    }
    return loader.load(ref.id);
  }

  private loaderOf(kind: EntityKind, priority: Priority): DataLoader<string, Entity> {
    const loadBatch = async (ids: readonly string[]): Promise<(Entity | KalshiError)[]> =>
      (await Promise.all(partsOf(ids).map((part) => this.loadPart(kind, part, priority)))).flat();
    return new DataLoader<string, Entity>(loadBatch, {
      cache: false,
      maxBatchSize: definitionOf(kind).batchSize,
      batchScheduleFn: (dispatch) => void setTimeout(dispatch, GATHERING),
    });
  }

  /** One request. What an id got, in the order of the ids. */
  private async loadPart(
    kind: EntityKind,
    ids: readonly string[],
    priority: Priority,
  ): Promise<(Entity | KalshiError)[]> {
    const definition = definitionOf<EntityKind>(kind);
    const outcome = await outcomeOf(() => definition.load(this.api, ids, { priority }), Date.now);
    if (!outcome.ok) return ids.map(() => outcome.error);
    this.found(kind, outcome.value);
    const byId = new Map(outcome.value.map((entity) => [definition.idOf(entity), entity]));
    return ids.map((id) => byId.get(id) ?? new KalshiError('notFound', `no ${kind} ${id}`));
  }
}

/** A batch in parts that fit into an address each: as a rule one, more where the exchange gave long tickers. */
function partsOf(ids: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let room = 0;
  for (const id of ids) {
    // As it is escaped, and with two more for the longest that stands around an id: `&ids=`.
    const length = String(new URLSearchParams({ id })).length + 2;
    if (length > room) {
      parts.push([]);
      room = MOST_CHARACTERS;
    }
    parts.at(-1)?.push(id);
    room -= length;
  }
  return parts;
}
