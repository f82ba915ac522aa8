import type { Entity, EntityKind, EntityOfKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { Api, Priority } from '../kalshi/api';
import { cancelled } from '../kalshi/cancelled';
import { joined, type Demand } from '../kalshi/demand';
import { isKalshiError, KalshiError } from '../kalshi/errors';
import { lengthOf, partsOf } from './batchParts';
import { BatchSize } from './batchSize';

/** Milliseconds in which ids asked for one after the other gather into one request: below what anyone notices. */
const GATHERING = 4;
/** What may be answered to a request that is too long: 400 also for an id of which the exchange wants to know nothing. */
const TOO_LONG = [413, 414, 431];
const MAY_BE_TOO_LONG = [400, ...TOO_LONG];
/** Requests of a batch that may fail before it is given up: two odd ids among 200 take as many to be told apart. */
const MOST_FAILURES = 20;
/** Ids of a batch that are asked for alone because the list left them out: combo events have no other request. */
const MOST_ALONE = 25;

/** An id that was asked for, and who waits for it. */
interface Wanted {
  readonly id: string;
  readonly demand: Demand;
  /** Of the batch that it waits in. */
  priority: Priority;
  isAsked: boolean;
  readonly resolve: (entity: Entity) => void;
  readonly reject: (error: unknown) => void;
}

/** How a batch is asked for. */
interface Lane {
  readonly kind: EntityKind;
  readonly priority: Priority;
  readonly failures: { left: number };
  readonly alone: { left: number };
  /** It is the only one that finds out how long requests may be. */
  readonly hasTurn?: boolean;
  /** A dropped connection is no outage: the exchange has just answered something shorter. */
  readonly isReachable?: boolean;
}

/** Gathers the ids that are asked for together into the requests that their kind, and the way to the exchange, allow. */
export class BatchLoader {
  readonly #gathering = new Map<string, Wanted[]>();
  #turn: Promise<unknown> = Promise.resolve();

  readonly #api: Api;
  readonly #found: <K extends EntityKind>(kind: K, entities: readonly EntityOfKind[K][]) => void;
  readonly #isMissing: (ref: EntityRef) => boolean;
  readonly #size: BatchSize;

  constructor(
    api: Api,
    found: <K extends EntityKind>(kind: K, entities: readonly EntityOfKind[K][]) => void,
    size = new BatchSize(),
    isMissing: (ref: EntityRef) => boolean = () => false,
  ) {
    this.#api = api;
    this.#found = found;
    this.#size = size;
    this.#isMissing = isMissing;
  }

  /** Rejects with KalshiError: `notFound` when there is no such thing, with `isUnproven` when only lists say so. */
  load({ kind, id }: EntityRef, demand: Demand): Promise<Entity> {
    return new Promise((resolve, reject) => {
      const wanted: Wanted = { id, demand, priority: demand.priority, isAsked: false, resolve, reject };
      this.#batchOf(kind, wanted.priority).push(wanted);
      demand.onChange(() => this.#raise(kind, wanted));
    });
  }

  /** Its batch may wait for the turn of others, which are less urgent: it goes into a batch of its new priority. */
  #raise(kind: EntityKind, wanted: Wanted): void {
    const { priority } = wanted.demand;
    if (wanted.isAsked || priority === wanted.priority) return;
    wanted.priority = priority;
    this.#batchOf(kind, priority).push(wanted);
  }

  #batchOf(kind: EntityKind, priority: Priority): Wanted[] {
    const name = `${kind}/${priority}`;
    let batch = this.#gathering.get(name);
    if (!batch) {
      const opened: Wanted[] = [];
      batch = opened;
      this.#gathering.set(name, opened);
      setTimeout(() => {
        this.#gathering.delete(name);
        void this.#send(
          { kind, priority, failures: { left: MOST_FAILURES }, alone: { left: MOST_ALONE } },
          opened,
        );
      }, GATHERING);
    }
    return batch;
  }

  /** What is longer than anything before goes alone first, so that not all of a document's requests fail at once. */
  async #send(lane: Lane, wanted: readonly Wanted[]): Promise<void> {
    const [first = []] = this.#partsOf(lane, wanted);
    if (this.#size.isProven(lengthOf(first))) return void this.#askAll(lane, wanted);
    await this.#askAll(lane, await this.#inTurn(() => this.#probe({ ...lane, hasTurn: true }, wanted)));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn;
    return turn;
  }

  /** Returns those that are still to be asked for. */
  async #probe(lane: Lane, wanted: readonly Wanted[]): Promise<readonly Wanted[]> {
    const [first = [], ...others] = this.#partsOf(lane, wanted);
    if (this.#size.isProven(lengthOf(first))) return wanted;
    const failure = await this.#ask(lane, first);
    if (failure?.reason !== 'offline') return others.flat();
    rejectAll(others.flat(), failure);
    return [];
  }

  /** Returns why some of it failed, nothing when all was answered. */
  async #askAll(lane: Lane, wanted: readonly Wanted[]): Promise<KalshiError | undefined> {
    const parts = this.#partsOf(lane, wanted);
    const failures = await Promise.all(parts.map((part) => this.#ask(lane, part)));
    return failures.find(Boolean);
  }

  async #ask(lane: Lane, part: readonly Wanted[]): Promise<KalshiError | undefined> {
    for (const wanted of part) wanted.isAsked = true;
    const failure = await this.#load(lane, part);
    if (!failure) this.#size.worked(lengthOf(part));
    else if (part.length > 1 && mayBeTooLong(failure) && lane.failures.left-- > 0)
      return this.#askShorter(lane, part, failure);
    else rejectAll(part, failure);
    return failure;
  }

  /** What failed together was found out by the first of it: the others are divided accordingly. */
  #askShorter(lane: Lane, part: readonly Wanted[], failure: KalshiError): Promise<KalshiError | undefined> {
    if (lane.hasTurn) return this.#askInHalves(lane, part, failure);
    return this.#inTurn(() => {
      const own = { ...lane, hasTurn: true };
      return lengthOf(part) > this.#size.room
        ? this.#askAll(own, part)
        : this.#askInHalves(own, part, failure);
    });
  }

  /** A part was too long when both of its halves are answered; when only one is, the other holds an odd id. */
  async #askInHalves(
    lane: Lane,
    part: readonly Wanted[],
    failure: KalshiError,
  ): Promise<KalshiError | undefined> {
    if (failure.facts.isDropped && !lane.isReachable) return this.#askOneFirst(lane, part);
    const wasProven = this.#size.isProven(lengthOf(part));
    const middle = Math.ceil(part.length / 2);
    const halves = [part.slice(0, middle), part.slice(middle)];
    const failures: (KalshiError | undefined)[] = [];
    // One after the other: what the first half teaches holds for the second.
    for (const half of halves) failures.push(await this.#askAll(lane, half));
    const most = Math.max(...halves.map(lengthOf));
    const isCertain = TOO_LONG.includes(failure.facts.status ?? 0);
    if (!failures.some(Boolean)) this.#size.refused(most, isCertain || !wasProven);
    return failures.find(Boolean);
  }

  /**
   * When the connection breaks at the least request too, it is an outage, which is not to be answered with more of them.
   * When it does not, all of it is tried once more, so that a moment's trouble is not taken for a length.
   */
  async #askOneFirst(lane: Lane, [one, ...others]: readonly Wanted[]): Promise<KalshiError | undefined> {
    const failure = one && (await this.#ask(lane, [one]));
    if (!failure) return this.#ask({ ...lane, isReachable: true }, others);
    rejectAll(others, failure);
    return failure;
  }

  /** One request, answered to all who wait for a part of it. Returns why there was no answer. */
  async #load(lane: Lane, part: readonly Wanted[]): Promise<KalshiError | undefined> {
    const { kind } = lane;
    const definition = definitionOf<EntityKind>(kind);
    const ids = part.map(({ id }) => id);
    const demand = joined(part.map((wanted) => wanted.demand));
    try {
      const entities = await definition.load(this.#api, ids, { priority: demand.priority, demand });
      this.#found(kind, entities);
      const byId = new Map(entities.map((entity) => [definition.idOf(entity), entity]));
      for (const { id, resolve } of part) {
        const entity = byId.get(id);
        if (entity) resolve(entity);
      }
      await this.#leftOut(
        lane,
        part.filter(({ id }) => !byId.has(id)),
        part.length === 1,
      );
      return undefined;
    } catch (error) {
      if (isKalshiError(error)) return part.length > 1 ? ofList(error) : error;
      // A bug, and not to be hidden behind a failure of the exchange.
      rejectAll(part, error);
      return undefined;
    }
  }

  /** A list that leaves an id out proves nothing, unless it lists all that there is: its own address is asked. */
  async #leftOut(lane: Lane, left: readonly Wanted[], wasAlone: boolean): Promise<void> {
    const { kind, alone } = lane;
    const isProof = wasAlone || definitionOf(kind).isListComplete;
    const open = isProof ? [] : left.filter(({ id }) => !this.#isMissing({ kind, id }));
    const asked = open.splice(0, alone.left);
    alone.left -= asked.length;
    for (const one of left.filter((each) => !asked.includes(each))) {
      const facts = open.includes(one) ? ({ isUnproven: true } as const) : {};
      one.reject(new KalshiError('notFound', `no ${kind} ${one.id}`, facts));
    }
    await Promise.all(
      asked.map(async (one) => {
        const failure = await this.#load(lane, [one]);
        if (failure) one.reject(failure);
      }),
    );
  }

  /** Without those that nobody waits for any more, and those that were raised into another batch. */
  #partsOf({ kind, priority }: Lane, wanted: readonly Wanted[]): readonly (readonly Wanted[])[] {
    const own = wanted.filter((one) => one.priority === priority);
    rejectAll(
      own.filter(({ demand }) => !demand.isWanted),
      cancelled(),
    );
    const left = own.filter(({ demand }) => demand.isWanted);
    return partsOf(left, definitionOf(kind).batchSize, this.#size.room);
  }
}

function mayBeTooLong({ facts }: KalshiError): boolean {
  return facts.isDropped ?? MAY_BE_TOO_LONG.includes(facts.status ?? 0);
}

/** A list that is not found proves nothing about the ids in it. */
function ofList(error: KalshiError): KalshiError {
  if (error.reason !== 'notFound') return error;
  return new KalshiError('notFound', error.message, { ...error.facts, isUnproven: true });
}

function rejectAll(wanted: readonly Wanted[], error: unknown): void {
  for (const { reject } of wanted) reject(error);
}
