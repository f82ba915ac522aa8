import type { EntityRef } from '../entities/kinds';

/** A run of text. Text from the API arrives cleaned of invisible and bidirectional characters. */
export interface Inline {
  readonly text: string;
  /** Makes the run a link that opens the panel of that entity. */
  readonly ref?: EntityRef;
  /** An identifier: shown in the editor's font. */
  readonly code?: boolean;
  readonly tone?: 'muted' | 'positive' | 'negative' | 'warning';
  /** Makes the run a link that opens this place of the file that the page is of. */
  readonly place?: FilePlace;
  /** The tooltip: a full date beside a relative one, an id behind a name. */
  readonly hint?: string;
  /** Milliseconds since 1970 of the moment that the text tells from now: the page words it anew as time passes. */
  readonly time?: number;
}

/** Where an id stands in a file. Lines and characters (UTF-16) count from 0. */
export interface FilePlace {
  readonly id: string;
  readonly line: number;
  readonly character: number;
  /** Of a notebook the cell that these count in, from 0. */
  readonly cell?: number;
}
