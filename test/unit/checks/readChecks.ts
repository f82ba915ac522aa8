import type { Node } from 'jsonc-parser';
import type { Finding } from '../../../src/core/checks/finding';
import { parseDocument, type Span } from '../../../src/core/checks/json';
import type { TextChange } from '../../../src/core/checks/jsonEdits';
import { partsOf, placedId, type PlacedId } from '../../../src/core/checks/placedIds';
import { structureFindings } from '../../../src/core/checks/structureRules';

export interface Read {
  readonly ids: readonly PlacedId[];
  readonly objects: readonly Node[];
  readonly findings: readonly Finding[];
}

export function read(text: string, isJsonLines = false): Read {
  const { candidates, objects } = partsOf(parseDocument(text, isJsonLines), text);
  const ids = candidates.flatMap((candidate) => placedId(candidate, text) ?? []);
  return { ids, objects, findings: objects.flatMap(structureFindings) };
}

export function textAt(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

/** A text after its changes, as VS Code applies them: all at once, those at one place in their order. */
export function applied(text: string, changes: readonly TextChange[]): string {
  let result = '';
  let at = 0;
  for (const { span, text: put } of changes.toSorted((a, b) => a.span.start - b.span.start)) {
    if (span.start < at) throw new Error('changes overlap');
    result += text.slice(at, span.start) + put;
    at = span.end;
  }
  return result + text.slice(at);
}
