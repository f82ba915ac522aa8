import type { Entity, EntityKind } from '../entities/kinds';
import { unreadFields } from '../entities/unreadFields';

/** As many are told in a session: more is no drift but an exchange of another make. */
const MOST_SHAPES = 50;

/** Tells once of each shape in which answers differ from what is read of them. */
export class SchemaDriftLog {
  readonly #shapes = new Set<string>();

  readonly #log: (line: string) => void;

  constructor(log: (line: string) => void) {
    this.#log = log;
  }

  /** Looks at the first of what came in one answer: the others are like it. */
  note(kind: EntityKind, [first]: readonly Entity[]): void {
    const unread = first ? unreadFields(first) : [];
    if (unread.length === 0) return;
    const shape = unread.map(([name, value]) => `${name} (${Array.isArray(value) ? 'list' : typeof value})`);
    const line = `Fields of a ${kind} that are not read, or not in this form: ${shape.join(', ').slice(0, 1_000)}`;
    if (this.#shapes.has(line) || this.#shapes.size >= MOST_SHAPES) return;
    this.#shapes.add(line);
    this.#log(line);
  }
}
