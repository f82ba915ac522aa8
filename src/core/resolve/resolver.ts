import type { Catalog } from '../catalog/catalog';
import type { NamedThing } from '../catalog/nameSegment';
import { isUuid } from '../entities/ids';
import type { Entity, EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { IdMention } from '../mentions/idMention';
import { mentionRefs } from './mentionRefs';

/** What is known of an id in a document without asking anybody. */
export type Resolution =
  | {
      readonly state: 'loaded';
      readonly ref: EntityRef;
      readonly entity: Entity;
      /** Milliseconds since 1970. */
      readonly loadedAt: number;
    }
  /** Only its name, from an earlier session. */
  | { readonly state: 'kept'; readonly ref: EntityRef; readonly name: NamedThing }
  /** The exchange said that it has no such thing. */
  | { readonly state: 'missing' }
  /** Nobody has asked, or the exchange could not be reached. */
  | { readonly state: 'unknown' };

export interface ResolveOptions {
  /** Whether the file shows that it is about the exchange: only then ids are asked for of which nothing says what they are. */
  readonly showsKalshi: boolean;
  readonly signal?: AbortSignal;
}

/** How many ids of milestones are asked for at a time: the exchange has no request for several. */
const MOST_MILESTONES = 10;

/** Finds out what the ids of documents stand for: from memory, and for all that are visible in as few requests as can be. */
export class Resolver {
  readonly #catalog: Catalog;
  readonly #now: () => number;

  constructor(catalog: Catalog, now: () => number = Date.now) {
    this.#catalog = catalog;
    this.#now = now;
  }

  /** From memory alone. */
  peek(mention: Pick<IdMention, 'id' | 'hint'>): Resolution {
    const refs = mentionRefs(mention);
    for (const ref of refs) {
      const known = this.#catalog.peek<EntityKind>(ref);
      if (known) return { state: 'loaded', ref, entity: known.value, loadedAt: known.loadedAt };
    }
    for (const ref of refs) {
      const name = this.#catalog.keptName(ref);
      if (name) return { state: 'kept', ref, name };
    }
    return refs.every((ref) => this.#catalog.isKnownMissing(ref))
      ? { state: 'missing' }
      : { state: 'unknown' };
  }

  /** Reads the names that were kept on disk, once; `peek` knows them from then on. */
  loadNames(): Promise<void> {
    return this.#catalog.loadNames();
  }

  /**
   * Asks for those that are not known, or known from too long ago, at the lowest priority of what somebody sees. Never
   * rejects.
   * @returns whether `peek` may say more now
   */
  async resolve(mentions: readonly IdMention[], { showsKalshi, signal }: ResolveOptions): Promise<boolean> {
    await this.loadNames();
    const wanted = mentions.filter((mention) => mayAsk(mention, showsKalshi));
    // What turns out to be no event may be a market, and the other way round.
    const first = await this.#ask(wanted, signal);
    const second = await this.#ask(
      wanted.filter(({ id }) => !isUuid(id)),
      signal,
    );
    return first || second;
  }

  async #ask(mentions: readonly IdMention[], signal?: AbortSignal): Promise<boolean> {
    const refs = new Map<string, EntityRef>();
    let milestones = 0;
    for (const mention of mentions) {
      const ref = this.#toAsk(mention);
      if (!ref || (ref.kind === 'milestone' && ++milestones > MOST_MILESTONES)) continue;
      refs.set(`${ref.kind}/${ref.id}`, ref);
    }
    if (refs.size === 0 || signal?.aborted) return false;
    await this.#catalog.getMany([...refs.values()], { priority: 'annotation', ...(signal && { signal }) });
    return true;
  }

  #toAsk(mention: IdMention): EntityRef | undefined {
    const known = this.peek(mention);
    if (known.state === 'loaded' || known.state === 'kept') {
      const at = known.state === 'loaded' ? known.loadedAt : known.name.at;
      return this.#now() - at < definitionOf(known.ref.kind).holdsFor ? undefined : known.ref;
    }
    const open = mentionRefs(mention).filter((ref) => !this.#catalog.isKnownMissing(ref));
    // A milestone costs a request of its own: not on the mere chance that an id is one.
    return open.find(({ kind }) => kind !== 'milestone' || mention.hint === 'milestone');
  }
}

/** Ids of other things are never sent, and those that may be anything only where the file is about the exchange. */
function mayAsk({ id, hint }: IdMention, showsKalshi: boolean): boolean {
  if (hint === 'foreign') return false;
  return showsKalshi || hint !== 'unknown' || id.startsWith('KX');
}
