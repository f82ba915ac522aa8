import type { Entity, EntityKind, EntityOfKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { Api } from '../kalshi/api';
import { cancelled, isKalshiError, KalshiError } from '../kalshi/errors';
import { joined, type Demand } from '../kalshi/demand';

/** Milliseconds in which ids are gathered into one request: below what anyone notices. */
const DELAY = 4;
/** Characters of ids in one address: with the rest of the address below 8 kB. */
const MAX_LENGTH = 7_800;
/** No proxy is known to take less. */
const MIN_LENGTH = 480;
/** Statuses of a request that is too long. 400 is also the answer to an id that the exchange finds malformed. */
const TOO_LONG = [413, 414, 431];
/** Requests of a batch that may be divided: two malformed ids among 200 need as many to be found. */
const MAX_DIVIDED = 20;
/** Ids of a batch that are asked for alone because a list left them out: combo events have no other request. */
const MAX_ALONE = 25;

/** An id and the callers that wait for it. */
interface Wanted {
  readonly id: string;
  readonly demand: Demand;
  readonly resolve: (entity: Entity) => void;
  readonly reject: (error: unknown) => void;
}

/** Ids of one kind that were asked for together. */
interface Batch {
  readonly kind: EntityKind;
  readonly wanted: Wanted[];
  divided: number;
  alone: number;
}

/** Joins ids that are asked for at the same time into as few requests as their kind allows. */
export class Batcher {
  readonly #gathering = new Map<string, Batch>();
  /** Characters of ids that one request may have; less once a request was too long. */
  #maxLength = MAX_LENGTH;
  #turn: Promise<KalshiError | undefined> = Promise.resolve(undefined);

  readonly #api: Api;
  readonly #found: <K extends EntityKind>(kind: K, entities: readonly EntityOfKind[K][]) => void;
  readonly #isMissing: (ref: EntityRef) => boolean;

  /**
   * @param found is called with the entities of each answer
   * @param isMissing whether the exchange has lately said that it has no such thing
   */
  constructor(
    api: Api,
    found: <K extends EntityKind>(kind: K, entities: readonly EntityOfKind[K][]) => void,
    isMissing: (ref: EntityRef) => boolean = () => false,
  ) {
    this.#api = api;
    this.#found = found;
    this.#isMissing = isMissing;
  }

  /** Rejects with KalshiError: `notFound` if there is no such thing, with `isUnproven` if only a list left it out. */
  load({ kind, id }: EntityRef, demand: Demand): Promise<Entity> {
    return new Promise((resolve, reject) => {
      this.#batchOf(kind, demand).wanted.push({ id, demand, resolve, reject });
    });
  }

  /** Ids of different priorities are not mixed: a hover does not wait for 200 hints. */
  #batchOf(kind: EntityKind, { priority }: Demand): Batch {
    const key = `${kind}/${priority}`;
    const gathering = this.#gathering.get(key);
    if (gathering) return gathering;
    const batch: Batch = { kind, wanted: [], divided: 0, alone: 0 };
    this.#gathering.set(key, batch);
    setTimeout(() => {
      this.#gathering.delete(key);
      for (const part of this.#divide(kind, batch.wanted)) void this.#ask(batch, part);
    }, DELAY);
    return batch;
  }

  /**
   * Asks for some ids of a batch, in smaller requests if one is refused. Returns the failure, if there is one.
   * @param isInTurn refused requests are divided one after the other: what the first finds out holds for the next
   */
  async #ask(batch: Batch, part: readonly Wanted[], isInTurn = false): Promise<KalshiError | undefined> {
    const failure = await this.#request(batch, part);
    if (!failure) return undefined;
    if (part.length > 1 && mayBeTooLong(failure, lengthOf(part)) && batch.divided++ < MAX_DIVIDED) {
      const divide = () => this.#askInParts(batch, part, failure);
      return isInTurn ? divide() : (this.#turn = this.#turn.then(divide));
    }
    rejectAll(part, failure);
    return failure;
  }

  async #askInParts(
    batch: Batch,
    part: readonly Wanted[],
    failure: KalshiError,
  ): Promise<KalshiError | undefined> {
    const half = Math.max(MIN_LENGTH, Math.ceil(lengthOf(part) / 2));
    if (TOO_LONG.includes(failure.facts.status ?? 0)) this.#shorten(half);
    const parts = this.#divide(batch.kind, part, Math.ceil(part.length / 2), half);
    let last: KalshiError | undefined;
    for (const [index, one] of parts.entries()) {
      last = (await this.#ask(batch, one, true)) ?? last;
      // The connection breaks at short requests too: the exchange cannot be reached, and more requests would not help.
      if (!last?.facts.isDropped) continue;
      rejectAll(parts.slice(index + 1).flat(), last);
      return last;
    }
    if (!last) this.#shorten(half);
    return last;
  }

  #shorten(length: number): void {
    this.#maxLength = Math.max(MIN_LENGTH, Math.min(this.#maxLength, length));
  }

  /** One request, answered to all who wait for a part of it. Returns the failure, if there is one. */
  async #request(batch: Batch, part: readonly Wanted[]): Promise<KalshiError | undefined> {
    const { kind } = batch;
    const definition = definitionOf<EntityKind>(kind);
    const demand = joined(part.map((wanted) => wanted.demand));
    const ids = part.map(({ id }) => id);
    try {
      const entities = await definition.load(this.#api, ids, { priority: demand.priority, demand });
      this.#found(kind, entities);
      const byId = new Map(entities.map((entity) => [definition.idOf(entity), entity]));
      for (const { id, resolve } of part) {
        const entity = byId.get(id);
        if (entity) resolve(entity);
      }
      const leftOut = part.filter(({ id }) => !byId.has(id));
      if (leftOut.length > 0) await this.#handleLeftOut(batch, leftOut, part.length === 1);
      return undefined;
    } catch (error) {
      if (isKalshiError(error)) return part.length > 1 ? ofList(error) : error;
      // A bug of ours must not look like a failure of the exchange.
      rejectAll(part, error);
      return undefined;
    }
  }

  /** An id that a list leaves out may still exist, unless the list is complete: it is asked for at its own address. */
  async #handleLeftOut(batch: Batch, leftOut: readonly Wanted[], wasAlone: boolean): Promise<void> {
    const { kind } = batch;
    const isProof = wasAlone || definitionOf(kind).isListComplete;
    const unproven = isProof ? [] : leftOut.filter(({ id }) => !this.#isMissing({ kind, id }));
    const asked = unproven.slice(0, MAX_ALONE - batch.alone);
    batch.alone += asked.length;
    for (const one of leftOut) {
      if (asked.includes(one)) continue;
      const facts = unproven.includes(one) ? ({ isUnproven: true } as const) : {};
      one.reject(new KalshiError('notFound', `no ${kind} ${one.id}`, facts));
    }
    await Promise.all(
      asked.map(async (one) => {
        const failure = await this.#request(batch, [one]);
        if (failure) one.reject(failure);
      }),
    );
  }

  /** The ids that somebody still waits for, in parts for one request each. */
  #divide(
    kind: EntityKind,
    wanted: readonly Wanted[],
    maxCount = definitionOf(kind).batchSize,
    maxLength = this.#maxLength,
  ): readonly (readonly Wanted[])[] {
    rejectAll(
      wanted.filter(({ demand }) => !demand.isWanted),
      cancelled(),
    );
    const room = Math.min(maxLength, this.#maxLength);
    const parts: Wanted[][] = [];
    let left = 0;
    for (const one of wanted.filter(({ demand }) => demand.isWanted)) {
      const length = lengthOf([one]);
      if (length > left || parts.at(-1)?.length === maxCount) {
        parts.push([]);
        left = room;
      }
      parts.at(-1)?.push(one);
      left -= length;
    }
    return parts;
  }
}

/** Characters of ids in an address: escaped, and with `&ids=` around each. */
function lengthOf(wanted: readonly Pick<Wanted, 'id'>[]): number {
  return wanted.reduce((sum, { id }) => sum + String(new URLSearchParams({ id })).length + 2, 0);
}

function mayBeTooLong({ facts }: KalshiError, length: number): boolean {
  if (facts.isDropped) return length > MIN_LENGTH;
  return facts.status === 400 || TOO_LONG.includes(facts.status ?? 0);
}

/** A list that is not found proves nothing about the ids in it. */
function ofList(error: KalshiError): KalshiError {
  if (error.reason !== 'notFound') return error;
  return new KalshiError('notFound', error.message, { ...error.facts, isUnproven: true });
}

function rejectAll(wanted: readonly Wanted[], error: unknown): void {
  for (const { reject } of wanted) reject(error);
}
