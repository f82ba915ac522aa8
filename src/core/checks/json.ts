import { parseTree, type Node } from 'jsonc-parser';

/** A part of a text: UTF-16 offsets, the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface JsonMember {
  /** With its quotes. */
  readonly key: Node;
  readonly value: Node;
}

/** The values in a text: one of a JSON document, comments allowed, or one of each line of a JSON lines document. */
export function parseDocument(text: string, isJsonLines: boolean): readonly Node[] {
  if (!isJsonLines) return parsed(text);
  const roots: Node[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    for (const root of parsed(line)) if (orTooDeep(() => move(root, start))) roots.push(root);
    start += line.length + 1;
  }
  return roots;
}

/** Whether an object or list is closed: what is still being typed is not judged. */
export function isClosed({ type, offset, length, children }: Node, text: string): boolean {
  const end = offset + length;
  const last = children?.at(-1);
  // An object that is not closed ends with its last value, whose bracket is not its own.
  if (last && spanOf(last).end >= end) return false;
  return text.charAt(end - 1) === (type === 'object' ? '}' : ']');
}

/** By key; of several with one key the last, as `JSON.parse` has it. */
export function membersOf(object: Node): ReadonlyMap<string, JsonMember> {
  const members = new Map<string, JsonMember>();
  for (const { children = [] } of object.children ?? []) {
    const [key, value] = children;
    if (key && value) members.set(String(key.value), { key, value });
  }
  return members;
}

export function stringOf(node: Node | undefined): string | undefined {
  return node?.type === 'string' ? String(node.value) : undefined;
}

export function isNull(node: Node | undefined): boolean {
  return node === undefined || node.type === 'null';
}

export function spanOf({ offset, length }: Node): Span {
  return { start: offset, end: offset + length };
}

/** The result of a recursive function; `undefined` if a value is nested too deeply for the stack. */
export function orTooDeep<T>(recurse: () => T): T | undefined {
  try {
    return recurse();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function parsed(text: string): readonly Node[] {
  const root = orTooDeep(() => parseTree(text, [], { allowTrailingComma: true }));
  return root ? [root] : [];
}

/** Moves the offsets of a value from its line to the document. */
function move(node: Node, by: number): true {
  (node as { offset: number }).offset += by;
  for (const child of node.children ?? []) move(child, by);
  return true;
}
