import type { PlacedId } from './foundId';
import type { JsonList, JsonObjectNode, Span } from './jsonNode';

/** A part of a document and the text that takes its place. Several of them never overlap. */
export interface TextChange {
  readonly span: Span;
  readonly text: string;
}

interface Text {
  lineAt(line: number): string;
}

/** Adds an element to a list, on a line of its own where the last one has that. */
export function appended(list: JsonList, element: string, text: Text): readonly TextChange[] {
  const last = list.items.at(-1);
  if (!last) {
    const { line, start } = list.span;
    return [insertion(line, start + 1, element)];
  }
  const { endLine, end } = last.span;
  return [insertion(endLine, end, `,${separator(last.span, text)}${element}`)];
}

/** Adds a member to an object behind one that it has. */
export function insertedMember(
  object: JsonObjectNode,
  after: string,
  member: string,
  text: Text,
): readonly TextChange[] {
  const before = object.members.get(after);
  if (!before) return [];
  const { endLine, end } = before.value.span;
  return [insertion(endLine, end, `,${separator(before.key, text)}${member}`)];
}

/** Takes an element out of a list, with the comma that it needs no more and, where it had a line to itself, the line. */
export function removedElement(
  id: Span,
  { before, after }: NonNullable<PlacedId['inList']>,
  text: Text,
): readonly TextChange[] {
  const { line } = id;
  const quoted: Span = { ...id, start: id.start - 1, end: id.end + 1 };
  if (after?.line === line) {
    if (hasLine(quoted, after.end, text)) return [removal({ line, start: 0, endLine: line + 1, end: 0 })];
    const rest = text.lineAt(line).slice(after.end);
    const space = rest.length - rest.trimStart().length;
    return [removal({ ...quoted, end: after.end + (rest.trim() === '' ? 0 : space) })];
  }
  if (after) return [removal(quoted), removal(after)];
  if (!before) return [removal(quoted)];
  if (before.line === line) {
    const between = text.lineAt(line).slice(before.end, quoted.start);
    if (between.trim() === '') return [removal({ ...quoted, start: before.start })];
  }
  return [
    removal(before),
    removal(hasLine(quoted, quoted.end, text) ? fromLineBefore(quoted, text) : quoted),
  ];
}

/** What stands between a value and the next one: the indent of its line where it is the first on it, else a space. */
function separator(span: Span, text: Text): string {
  return isIndent(span, text) ? `\n${text.lineAt(span.line).slice(0, span.start)}` : ' ';
}

/** Whether only white space stands before a place on its line. */
function isIndent({ line, start }: Span, text: Text): boolean {
  return text.lineAt(line).slice(0, start).trim() === '';
}

/** Whether nothing but white space stands before a place and behind the column where it ends. */
function hasLine(span: Span, end: number, text: Text): boolean {
  return isIndent(span, text) && text.lineAt(span.line).slice(end).trim() === '';
}

/** From the end of the line before. */
function fromLineBefore({ line, start, endLine, end }: Span, text: Text): Span {
  return line === 0
    ? { line, start, endLine, end }
    : { line: line - 1, start: text.lineAt(line - 1).length, endLine, end };
}

function insertion(line: number, at: number, text: string): TextChange {
  return { span: { line, start: at, endLine: line, end: at }, text };
}

function removal(span: Span): TextChange {
  return { span, text: '' };
}
