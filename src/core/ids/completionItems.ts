import type { Catalog } from '../catalog/catalog';
import type {} from '../catalog/nameTable';
import type { EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf, timeOf } from '../entities/registry';
import { hoverKept, hoverMarkdown, type HoverAnswer } from './hover';
import { plainText } from '../format/text';
import { parseTime, relativeTime } from '../format/time';
import { shortId } from '../tree/treeRow';

/** What is offered where an id is due, as an editor wants it: the name to read, the id to write. */
export interface CompletionOffer {
  readonly label: { readonly label: string; readonly detail: string; readonly description: string };
  /** The whole id, which a list has no room for. */
  readonly detail: string;
  readonly insertText: string;
  readonly filterText: string;
  readonly sortText: string;
}

export interface OfferAt {
  /** Behind which the cursor stands. */
  readonly typed: string;
  readonly literalOf: (id: string) => string;
  readonly catalog: Catalog;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const LONGEST_NAME = 80;
const LONGEST_DETAIL = 60;
/** Sorts behind the items of VS Code and of other extensions, which are sorted by their labels. */
const LAST = '~';

/**
 * The item of one search hit. VS Code filters items again, without regard to accents, other names and word order, so the
 * typed text is put into the text that it filters by.
 * @param place among the others, from 0
 */
export function completionOffer(
  { ref, title }: { readonly ref: EntityRef; readonly title: string },
  place: number,
  { typed, literalOf, catalog, now }: OfferAt,
): CompletionOffer {
  const name = plainText(title, LONGEST_NAME) || ref.id;
  return {
    label: {
      label: name,
      detail: `  ${plainText(traitsOf(ref, catalog, now), LONGEST_DETAIL)}`.trimEnd(),
      description: shortId(plainText(ref.id)),
    },
    detail: plainText(ref.id),
    insertText: literalOf(ref.id),
    filterText: filterText(typed, name),
    sortText: LAST + String(place).padStart(4, '0'),
  };
}

/** When it is, and its type or state. */
function traitsOf(ref: EntityRef, catalog: Catalog, now: number): string {
  const known = catalog.peek<EntityKind>(ref);
  const { when, state = '' } = known
    ? { when: timeOf(ref.kind, known.value), state: definitionOf<EntityKind>(ref.kind).stateOf(known.value) }
    : (catalog.savedName(ref) ?? {});
  const at = parseTime(when);
  return [at === undefined ? '' : relativeTime(at, now), state].filter(Boolean).join(' · ');
}

export function filterText(typed: string, name: string): string {
  return `${typed} ${name}`.trimStart();
}

/** What the hover says of a thing, from memory alone. */
export function completionDetails(ref: EntityRef, catalog: Catalog, now: number): HoverAnswer | undefined {
  const known = catalog.peek<EntityKind>(ref);
  const kept = catalog.savedName(ref);
  if (!known) return kept && hoverKept(kept, now);
  const nameOf = (other: EntityRef): string | undefined => catalog.nameOf(other);
  const { value: entity, loadedAt } = known;
  return hoverMarkdown({ ref, entity, loadedAt, now, under: '', nameOf });
}
