import type { Catalog } from '../catalog/catalog';
import { outcomeOf, type Outcome } from '../catalog/outcome';
import type { EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import { mostUrgent, phaseOfLive, type Phase } from '../entities/phase';
import type { Api } from '../kalshi/api';
import type { KalshiError } from '../kalshi/errors';
import type { LiveData } from '../kalshi/liveData';
import type { Milestone } from '../kalshi/milestones';
import type { LiveContent } from './live';
import type { LiveOptions } from './panelSource';
import type { CachedResponse, ResponseCache } from '../catalog/responseCache';
import { intervalOfPhase, phaseIn } from '../refresh/phaseInterval';
import { failureSentence } from '../format/failure';
import { LiveParts, type Part, type PartName } from './liveParts';

const WORDS: Readonly<Record<PartName, string>> = {
  liveData: 'the live data',
  gameStats: 'the plays',
  chart: 'the price chart',
  book: 'the order book',
  trades: 'the recent trades',
};

/** Loads what changes while one looks at a thing. */
export class LiveLoader {
  readonly #parts: LiveParts;

  readonly #catalog: Catalog;
  readonly #memo: ResponseCache;
  readonly #now: () => number;

  constructor(api: Api, catalog: Catalog, memo: ResponseCache, now: () => number = Date.now) {
    this.#parts = new LiveParts(api, catalog, memo, now);
    this.#catalog = catalog;
    this.#memo = memo;
    this.#now = now;
  }

  /** Nothing for a kind of which nothing is live. A part that fails stays as it was before. Never rejects for the network. */
  async load(ref: EntityRef, wish: LiveOptions): Promise<LiveContent | undefined> {
    const parts = this.#parts.of[ref.kind]?.(ref.id, wish);
    if (!parts) return undefined;
    const named = Object.entries(parts) as [PartName, Part][];
    const outcomes = await Promise.all(
      named.map(async ([name, part]) => [name, await outcomeOf(() => part, this.#now)] as const),
    );
    return contentOf(outcomes, wish.before);
  }

  /** Milliseconds until the next refresh of a thing that is shown; nothing when it is final, or refreshing is off. */
  refreshInterval(ref: EntityRef, intervalMs: number): number | undefined {
    const stages = [this.#stage(ref), ...this.#milestonesOf(ref).map((one) => this.#stage(one))];
    const known = stages.filter((stage) => stage !== undefined);
    return intervalOfPhase(known[0] === 'final' ? 'final' : mostUrgent(known), intervalMs);
  }

  /** What is being played says more of how fast quotes change than the times of its markets. */
  #milestonesOf(ref: EntityRef): readonly EntityRef[] {
    const known = this.#catalog.peek<EntityKind>(ref);
    const ticker = known && definitionOf<EntityKind>(ref.kind).eventOf?.(known.value);
    const milestones = (this.#memo.peek(`milestones ${ticker ?? ''}`) ?? []) as readonly Milestone[];
    return milestones.map(({ id }) => ({ kind: 'milestone', id }));
  }

  #stage(ref: EntityRef): Phase | undefined {
    const live = this.#memo.peek(`live ${ref.id}`) as LiveData | undefined;
    return (live && phaseOfLive(live.details)) ?? phaseIn(this.#catalog, ref, this.#now());
  }
}

/** What came, and for what did not what was there before. */
function contentOf(
  outcomes: readonly (readonly [PartName, Outcome<CachedResponse<unknown>>])[],
  before: Partial<LiveContent> = {},
): LiveContent {
  const content: Record<string, unknown> = {};
  const failed: string[] = [];
  let error: KalshiError | undefined;
  let { loadedAt = 0 } = before;
  for (const [name, outcome] of outcomes) {
    if (!outcome.ok) failed.push(WORDS[name]);
    if (!outcome.ok) error ??= outcome.error;
    if (outcome.ok || name in before) content[name] = outcome.ok ? outcome.value.value : before[name];
    if (outcome.ok) loadedAt = Math.max(loadedAt, outcome.value.at);
  }
  const subject = failed.join(' and ');
  return { ...content, loadedAt, ...(error && { problem: failureSentence(error, subject) }) };
}
