import { minimumStartDate } from '../milestones/milestoneFilter';
import type { Entity, EntityKind } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { Api, Page, RequestBudget } from '../kalshi/api';
import { getMilestones } from '../kalshi/milestones';
import { pages } from '../kalshi/paging';
import { getStructuredTargets } from '../kalshi/structuredTargets';

/** Which structured targets are looked through. */
export type Scope = { readonly type: string } | { readonly competition: string };

export interface ExchangeWalkOptions {
  readonly api: Api;
  readonly budget: RequestBudget;
  /** Takes each page as it comes. */
  readonly keep: (kind: EntityKind, entities: readonly Entity[]) => void;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** How far a list was read. */
interface Position {
  readonly kind: EntityKind;
  cursor?: string | undefined;
  looked: number;
  isEnd: boolean;
}

/** As many as the exchange gives at once, targets only as many as are read without a pause. */
const MILESTONES_A_PAGE = 500;
const TARGETS_A_PAGE = 1_000;

/** Looks through the upcoming milestones, or some of the structured targets, page by page within a budget. */
export class ExchangeWalk {
  #stop: AbortController | undefined;
  #last: Position | undefined;
  readonly #positions = new Map<string, Position>();
  readonly #since: string | undefined;
  readonly #options: ExchangeWalkOptions;

  constructor(options: ExchangeWalkOptions) {
    this.#options = options;
    this.#since = minimumStartDate({}, options.now);
  }

  get isRunning(): boolean {
    return this.#stop !== undefined;
  }

  /** The list read last, how many of it were looked through, and whether that was all. */
  get last(): Readonly<Omit<Position, 'cursor'>> | undefined {
    return this.#last;
  }

  /** Whether there is more to look through. */
  canRun(scope?: Scope): boolean {
    return !this.#stop && this.#options.budget.left > 0 && !this.#positions.get(JSON.stringify(scope))?.isEnd;
  }

  /**
   * Goes on from where it ended before.
   * @throws KalshiError
   */
  async run(scope?: Scope): Promise<void> {
    if (!this.canRun(scope)) return;
    const key = JSON.stringify(scope);
    const fresh: Position = { kind: scope ? 'structuredTarget' : 'milestone', looked: 0, isEnd: false };
    const position = this.#positions.get(key) ?? fresh;
    this.#positions.set(key, position);
    this.#last = position;
    this.#stop = new AbortController();
    await this.#readOn(position, this.#stop.signal, scope).finally(() => (this.#stop = undefined));
  }

  /** What was found stays. */
  stop(): void {
    this.#stop?.abort();
  }

  async #readOn(position: Position, signal: AbortSignal, scope?: Scope): Promise<void> {
    const { budget, keep } = this.#options;
    const definition = definitionOf<EntityKind>(position.kind);
    const fetchPage = async (cursor = position.cursor): Promise<Page<Entity>> => {
      position.cursor = cursor;
      return budget.left > 0 ? this.#fetch(cursor, signal, scope) : { items: [] };
    };
    for await (const entities of pages(fetchPage, { key: (one) => definition.idOf(one), signal })) {
      position.looked += entities.length;
      keep(position.kind, entities);
    }
    position.isEnd = budget.left > 0;
  }

  #fetch(cursor: string | undefined, signal: AbortSignal, scope?: Scope): Promise<Page<Entity>> {
    const { api, budget } = this.#options;
    return scope
      ? getStructuredTargets(api, { ...scope, page_size: TARGETS_A_PAGE, cursor }, { signal, budget })
      : getMilestones(
          api,
          { limit: MILESTONES_A_PAGE, minimum_start_date: this.#since, cursor },
          { signal, budget },
        );
  }
}
