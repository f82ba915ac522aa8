import type { Entity, EntityKind } from '../entities/kinds';
import { unreadFields } from '../entities/unreadFields';

/** Lines per session: more would be another API, not drift. */
const MAX_SHAPES = 50;

/** Logs each unknown or changed field of the API once. */
export class SchemaDriftLog {
  readonly #shapes = new Set<string>();

  readonly #log: (line: string) => void;

  constructor(log: (line: string) => void) {
    this.#log = log;
  }

  /** Looks at the first entity of an answer: the others have the same shape. */
  note(kind: EntityKind, [first]: readonly Entity[]): void {
    const unread = first ? unreadFields(first) : [];
    if (unread.length === 0) return;
    const shape = unread.map(([name, value]) => `${name} (${Array.isArray(value) ? 'list' : typeof value})`);
    const line = `Fields of a ${kind} that are not read, or not in this form: ${shape.join(', ').slice(0, 1_000)}`;
    if (this.#shapes.has(line) || this.#shapes.size >= MAX_SHAPES) return;
    this.#shapes.add(line);
    this.#log(line);
  }
}
