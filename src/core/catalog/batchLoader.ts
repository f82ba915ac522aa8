import DataLoader from 'dataloader';
import type { Entity, EntityKind, EntityOfKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { Api, Priority } from '../kalshi/api';
import { KalshiError } from '../kalshi/errors';

/** Milliseconds in which ids asked for one after the other gather into one request: below what anyone notices. */
const GATHERING = 4;

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

  private loaderOf<K extends EntityKind>(kind: K, priority: Priority): DataLoader<string, Entity> {
    const definition = definitionOf(kind);
    const loadBatch = async (ids: readonly string[]): Promise<(Entity | KalshiError)[]> => {
      const entities = await definition.load(this.api, ids, { priority });
      this.found(kind, entities);
      const byId = new Map(entities.map((entity) => [definition.idOf(entity), entity]));
      return ids.map((id) => byId.get(id) ?? new KalshiError('notFound', `no ${kind} ${id}`));
    };
    return new DataLoader<string, Entity>(loadBatch, {
      cache: false,
      maxBatchSize: definition.batchSize,
      batchScheduleFn: (dispatch) => void setTimeout(dispatch, GATHERING),
    });
  }
}
