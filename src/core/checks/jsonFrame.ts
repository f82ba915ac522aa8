import { idsIn, type FoundId } from '../ids/idsIn';
import type { JsonMember, JsonNode, Span } from './jsonNode';

const MOST_SIBLINGS = 200;
/** Elements of a list and members of an object that are kept; what has more is not judged. */
const MOST_KEPT = 20_000;

/** With its quotes: no id is longer. */
const LONGEST_ID = 130;

/** Keys whose values the checks look at. */
const WATCHED: ReadonlySet<string> = new Set([
  'ticker',
  'status',
  'strike_type',
  'floor_strike',
  'cap_strike',
  'custom_strike',
  'primary_event_tickers',
  'related_event_tickers',
]);

/** A string, word or number that was read and not yet put anywhere. */
export interface Token {
  readonly raw: string;
  readonly line: number;
  readonly start: number;
  /** The id that is all of it. */
  readonly id: FoundId | undefined;
}

/** An id whose object is still open: what it is, the keys around it tell once they are all there. */
export interface OpenId {
  readonly id: string;
  readonly span: Span;
  readonly keys: readonly string[];
  readonly keySpan: Span | undefined;
  readonly isKey: boolean;
  readonly inList: { readonly before: Span | undefined; readonly after: Span | undefined } | undefined;
}

/** An object or list that is open, or the document around all of them. */
export class JsonFrame {
  // Most objects and lists hold nothing that is kept, and every one of them is such a frame for a while.
  members: Map<string, JsonMember> | undefined;
  items: JsonNode[] | undefined;
  ids: OpenId[] | undefined;
  readonly siblings: string[] = [];
  key: { readonly text: string; readonly span: Span } | undefined;
  comma: Span | undefined;
  /** What stands before the next comma, colon or bracket. */
  token: Token | undefined;
  #isCut = false;

  /** @param keeps whether all values in it are kept, because the checks look at the key that it stands under */
  constructor(
    readonly kind: 'object' | 'list' | 'document',
    readonly open: { readonly line: number; readonly start: number },
    readonly keeps: boolean,
  ) {}

  /** Whether the checks look at the next value in it. */
  get keepsNext(): boolean {
    return this.keeps || (this.key !== undefined && WATCHED.has(this.key.text));
  }

  name(text: string, span: Span): void {
    this.key = { text, span };
    if (this.siblings.length < MOST_SIBLINGS) this.siblings.push(text);
  }

  add(value: JsonNode): void {
    if (this.kind === 'list') {
      this.items ??= [];
      if (this.items.length >= MOST_KEPT) this.#isCut = true;
      else this.items.push(value);
    } else if (this.key) {
      this.members ??= new Map();
      if (this.members.size >= MOST_KEPT) this.#isCut = true;
      else this.members.set(this.key.text, { key: this.key.span, value });
    }
  }

  /** What it was, seen from its end; nothing when there is more in it than was kept. */
  closed(endLine: number, end: number): JsonNode | undefined {
    if (this.#isCut || (!this.members && !this.keeps)) return undefined;
    const span: Span = { ...this.open, endLine, end };
    return this.kind === 'list'
      ? { type: 'list', items: this.items ?? [], span }
      : { type: 'object', members: this.members ?? new Map<string, JsonMember>(), span };
  }
}

export function spanOf({ raw, line, start }: Token): Span {
  return { line, start, endLine: line, end: start + raw.length };
}

export function tokenOf(text: string, line: number, start: number, end: number): Token {
  const raw = text.slice(start, end);
  const mayBeId = raw.length <= LONGEST_ID && raw.startsWith('"') && raw.includes('-');
  const [id] = mayBeId ? idsIn(text, start, end) : [];
  return { raw, line, start, id: id && id.start === start + 1 && id.end === end - 1 ? id : undefined };
}
