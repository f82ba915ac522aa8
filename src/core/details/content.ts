import type { EntityRef } from '../entities/kinds';
import type { Inline } from '../format/inline';

export interface Fact {
  readonly label: string;
  /** The API field that it comes from, shown as the label's tooltip. */
  readonly field?: string;
  readonly value: readonly Inline[];
}

export interface Column {
  readonly label: string;
  readonly align?: 'end';
}

/** The first cell of a row names it. */
export interface Cell {
  readonly content: readonly Inline[];
  /** What the column sorts by. When absent, the number that the text is ("$0.56", "1,250", "42%"), or else the text. */
  readonly sort?: number;
  /** Draws a bar behind the text that fills so much of the cell: 0 to 1. */
  readonly bar?: number;
}

/** A name found for an id inside free JSON. */
export interface ResolvedId {
  readonly id: string;
  readonly name: string;
  readonly ref: EntityRef;
}

export type Block =
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  | {
      readonly type: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
    }
  /** An empty line parts paragraphs, a line break stays one. */
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'notice'; readonly text: string; readonly tone: 'info' | 'warning' }
  /** `json` is parsed by the page: free JSON as the exchange sent it, not cleaned. */
  | { readonly type: 'json'; readonly json: string; readonly ids: readonly ResolvedId[] };

export interface Section {
  /** Stable within a kind: what is folded is remembered by it. */
  readonly id: string;
  readonly title: string;
  readonly count?: number;
  readonly blocks: readonly Block[];
  /** Starts folded, until the reader unfolds it. */
  readonly folded?: boolean;
}

/** Everything a details panel shows of one entity, or of the ids of one file. */
export interface PanelContent {
  /** `null` for a file: the page then has no button for what can be done with a thing. */
  readonly ref: EntityRef | null;
  /** "Milestone", "Market"… */
  readonly noun: string;
  readonly title: string;
  /** What people call its id: "id" when absent, or "ticker". */
  readonly idNoun?: string;
  /** `false` where the exchange's site has no page of it: the page then has no button that opens one. */
  readonly hasWebPage?: boolean;
  /** One line under the title: type, state, start. The page puts a dot between the entries. */
  readonly summary: readonly Inline[];
  readonly sections: readonly Section[];
  /** When the answer came, milliseconds since 1970. */
  readonly loadedAt: number;
  /** Something is missing that may come later. */
  readonly isIncomplete?: true;
  /** What must be known of where it comes from: made data, another exchange. `''` for the real one. */
  readonly environment: string;
}
