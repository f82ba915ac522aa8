import type { IdHint } from '../ids/idHint';
import type { Span } from './jsonNode';

/** An id that is all of a string of a JSON document. */
export interface PlacedId {
  /** A UUID in lower case, or a ticker. */
  readonly id: string;
  /** Without the quotes. */
  readonly span: Span;
  readonly hint: IdHint;
  /** The nearest key above it, `''` where there is none. */
  readonly key: string;
  /** Where that key stands, with its quotes. */
  readonly keySpan: Span | undefined;
  /** Whether the id is a key itself. */
  readonly isKey: boolean;
  /** The type of structured target that the key asks for: `basketball_team`; `''` when it asks for none. */
  readonly targetType: string;
  /** The keys of the object that it stands in, at most 200. */
  readonly siblings: readonly string[];
  /** What the object that it stands in says under `status`: a record of the exchange tells the end of a market itself. */
  readonly status: string | undefined;
  /** Where the commas stand before and behind an element of a list. */
  readonly inList: { readonly before: Span | undefined; readonly after: Span | undefined } | undefined;
}
