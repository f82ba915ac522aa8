import type { EntityOfKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { CallOptions } from '../kalshi/api';
import type { Known } from '../catalog/catalog';
import type { NamedThing } from '../catalog/nameSegment';
import type { Outcome } from '../catalog/outcome';
import type { IdMention } from '../mentions/idMention';
import {
  hoverFailure,
  hoverKept,
  hoverMarkdown,
  hoverPending,
  type HoverAnswer,
  type HoverKind,
} from './hover';

/** What a hover needs of the catalog. */
export interface HoverCatalog {
  peek<K extends HoverKind>(ref: EntityRef<K>): Known<EntityOfKind[K]> | undefined;
  isKnownMissing(ref: EntityRef<HoverKind>): boolean;
  get<K extends HoverKind>(ref: EntityRef<K>, options: CallOptions): Promise<Outcome<EntityOfKind[K]>>;
  /** Reads the names that were kept. */
  loadNames(): Promise<void>;
  keptName(ref: EntityRef<HoverKind>): NamedThing | undefined;
}

/** Resolves to nothing where the id is neither a structured target nor a milestone, as far as is known. */
export type HoverLookUp = (mention: IdMention, signal: AbortSignal) => Promise<HoverAnswer | undefined>;

/**
 * Milliseconds until a hover says that it is still looking. VS Code calls a provider 150 ms after the mouse came to
 * rest and draws its own "Loading…" at 900 ms, without an end.
 */
const PATIENCE = 700;

/**
 * Explains UUIDs at the cost of at most one request per hover. What is in memory is shown, however old, and asked for
 * again when it no longer holds. Otherwise the kind that the place suggests is asked for, and the other one on a later
 * hover, once the exchange has said that the first does not exist.
 */
export function createHoverLookUp(
  catalog: HoverCatalog,
  now: () => number = Date.now,
  patience = PATIENCE,
): HoverLookUp {
  return async ({ id, hint, under }, signal) => {
    const target = { kind: 'structuredTarget', id } as const;
    const milestone = { kind: 'milestone', id } as const;
    const refs = hint === 'milestone' ? [milestone, target] : [target, milestone];
    for (const ref of refs) {
      const known = catalog.peek<HoverKind>(ref);
      if (!known) continue;
      const isStale = now() - known.loadedAt >= definitionOf(ref.kind).holdsFor;
      if (isStale) void catalog.get<HoverKind>(ref, { priority: 'hover' });
      return present(ref, known, under);
    }
    const unasked = refs.find((ref) => !catalog.isKnownMissing(ref));
    if (!unasked) return undefined;
    void catalog.loadNames();
    return soon(ask(unasked, under, signal), patience, () => withKept(id, hoverPending(id)));
  };

  async function ask(
    ref: EntityRef<HoverKind>,
    under: string,
    signal: AbortSignal,
  ): Promise<HoverAnswer | undefined> {
    const outcome = await catalog.get<HoverKind>(ref, { priority: 'hover', signal });
    if (outcome.ok) return present(ref, outcome, under);
    if (outcome.error.reason === 'notFound' || outcome.error.reason === 'cancelled') return undefined;
    return withKept(ref.id, hoverFailure(outcome.error));
  }

  /** Whichever kind was asked for. */
  function withKept(id: string, answer: HoverAnswer): HoverAnswer {
    const kept =
      catalog.keptName({ kind: 'structuredTarget', id }) ?? catalog.keptName({ kind: 'milestone', id });
    return kept ? hoverKept(kept, answer, now()) : answer;
  }

  function present(
    ref: EntityRef<HoverKind>,
    known: Known<EntityOfKind[HoverKind]>,
    under: string,
  ): HoverAnswer {
    const nameOf = (id: string): string | undefined =>
      catalog.peek({ kind: 'structuredTarget', id })?.value.name;
    return hoverMarkdown({ ref, entity: known.value, loadedAt: known.loadedAt, now: now(), under, nameOf });
  }
}

/** The answer, or after so many milliseconds what stands in for it; the answer goes on for whoever asks next. */
async function soon<T>(answer: Promise<T>, ms: number, standIn: () => T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(standIn()), ms);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
