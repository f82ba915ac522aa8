import { createScanner, type Node } from 'jsonc-parser';
import { membersOf, spanOf, type Span } from './json';

/** A span of a text and what replaces it. Several never overlap. */
export interface TextChange {
  readonly span: Span;
  readonly text: string;
}

/** Adds an element to a list: on a line of its own if the last element has one. */
export function appended(list: Node, element: string, text: string): readonly TextChange[] {
  const last = list.children?.at(-1);
  if (!last) return [insertion(list.offset + 1, element)];
  return [insertion(spanOf(last).end, `,${separator(last, text)}${element}`)];
}

/** Adds a member to an object behind one that it has. */
export function insertedMember(
  object: Node,
  after: string,
  member: string,
  text: string,
): readonly TextChange[] {
  const before = membersOf(object).get(after);
  if (!before) return [];
  return [insertion(spanOf(before.value).end, `,${separator(before.key, text)}${member}`)];
}

/**
 * Removes an element of a list, with its comma, and with its line if nothing else is on it. Comments stay, which
 * jsonc-parser's own `modify` would remove.
 */
export function removedElement(element: Node, text: string): readonly TextChange[] {
  const elements = element.parent?.children ?? [];
  const previous = elements[elements.indexOf(element) - 1];
  const { start, end } = spanOf(element);
  const after = commaFrom(end, text);
  if (after !== undefined && isBlank(end, after, text) && isOnOneLine(end, after, text)) {
    if (hasLine(start, after + 1, text)) return [removal(lineStart(start, text), nextLine(after, text))];
    const rest = text.slice(after + 1, lineEnd(after, text));
    return [removal(start, after + 1 + (rest.trim() === '' ? 0 : rest.length - rest.trimStart().length))];
  }
  if (after !== undefined) return [removal(start, end), removal(after, after + 1)];
  const before = previous && commaFrom(spanOf(previous).end, text);
  if (before === undefined) return [removal(start, end)];
  if (isOnOneLine(before, start, text) && isBlank(before + 1, start, text)) return [removal(before, end)];
  const isAlone = hasLine(start, end, text);
  return [removal(before, before + 1), removal(isAlone ? endOfLineBefore(start, text) : start, end)];
}

/** The offset of the comma that follows, past comments and white space. */
function commaFrom(offset: number, text: string): number | undefined {
  const scanner = createScanner(text, true);
  scanner.setPosition(offset);
  scanner.scan();
  const at = scanner.getTokenOffset();
  return text.charAt(at) === ',' ? at : undefined;
}

/** What separates a value from the next one: a line break and the indent if it is the first of its line, else a space. */
function separator({ offset }: Node, text: string): string {
  return isIndent(offset, text) ? `\n${text.slice(lineStart(offset, text), offset)}` : ' ';
}

/** Whether only white space precedes an offset on its line. */
function isIndent(offset: number, text: string): boolean {
  return text.slice(lineStart(offset, text), offset).trim() === '';
}

/** Whether nothing else is on the line of a span. */
function hasLine(start: number, end: number, text: string): boolean {
  return isIndent(start, text) && text.slice(end, lineEnd(end, text)).trim() === '';
}

function isBlank(start: number, end: number, text: string): boolean {
  return text.slice(start, end).trim() === '';
}

function isOnOneLine(start: number, end: number, text: string): boolean {
  return !text.slice(start, end).includes('\n');
}

function lineStart(offset: number, text: string): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(offset: number, text: string): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

function nextLine(offset: number, text: string): number {
  return Math.min(text.length, lineEnd(offset, text) + 1);
}

function endOfLineBefore(offset: number, text: string): number {
  const start = lineStart(offset, text);
  if (start === 0) return offset;
  return text.charAt(start - 2) === '\r' ? start - 2 : start - 1;
}

function insertion(offset: number, text: string): TextChange {
  return { span: { start: offset, end: offset }, text };
}

function removal(start: number, end: number): TextChange {
  return { span: { start, end }, text: '' };
}
