import type { Finding } from '../../../src/core/checks/finding';
import type { PlacedId } from '../../../src/core/checks/foundId';
import type { TextChange } from '../../../src/core/checks/jsonEdits';
import type { JsonObjectNode, Span } from '../../../src/core/checks/jsonNode';
import { JsonReader } from '../../../src/core/checks/jsonReader';
import { structureFindings } from '../../../src/core/checks/structureRules';
import type { Lines } from '../../../src/core/ids/documentIds';

/** The lines of a text, as a document of VS Code has them. */
export function linesOf(text: string): Lines & { readonly all: readonly string[] } {
  const all = text.split(/\r\n|\r|\n/);
  return { all, lineCount: all.length, lineAt: (line) => all[line] ?? '' };
}

export interface Read {
  readonly ids: readonly PlacedId[];
  readonly objects: readonly JsonObjectNode[];
  readonly findings: readonly Finding[];
}

export function read(text: string, isJsonLines = false): Read {
  const objects: JsonObjectNode[] = [];
  const reader = new JsonReader(linesOf(text), { isJsonLines, onObject: (object) => objects.push(object) });
  Array.from(reader.steps());
  return { ids: reader.ids, objects, findings: objects.flatMap(structureFindings) };
}

/** The text of a place. */
export function textAt(text: string, { line, start, endLine, end }: Span): string {
  const { all } = linesOf(text);
  const some = all.slice(line, endLine + 1);
  some[some.length - 1] = some.at(-1)!.slice(0, end);
  some[0] = some[0]!.slice(start);
  return some.join('\n');
}

/** A text after its changes, as VS Code applies them: all at once, those at one place in their order. */
export function applied(text: string, changes: readonly TextChange[]): string {
  const { all } = linesOf(text);
  const starts: number[] = [0];
  for (const line of all) starts.push(starts.at(-1)! + line.length + 1);
  const joined = all.join('\n');
  const offset = (line: number, column: number): number =>
    line >= all.length ? joined.length : Math.min(joined.length, starts[line]! + column);
  const edits = changes
    .map(({ span, text: put }, index) => ({
      index,
      put,
      from: offset(span.line, span.start),
      to: offset(span.endLine, span.end),
    }))
    .sort((a, b) => a.from - b.from || a.index - b.index);
  let result = '';
  let at = 0;
  for (const { from, to, put } of edits) {
    if (from < at) throw new Error('changes overlap');
    result += joined.slice(at, from) + put;
    at = to;
  }
  return result + joined.slice(at);
}
