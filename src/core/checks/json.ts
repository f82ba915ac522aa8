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
    for (const root of parsed(line)) {
      move(root, start);
      roots.push(root);
    }
    start += line.length + 1;
  }
  return roots;
}

/** Whether an object or list is closed: what is still being typed is not judged. */
export function isClosed({ type, offset, length }: Node, text: string): boolean {
  return text.charAt(offset + length - 1) === (type === 'object' ? '}' : ']');
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

/** None for a text that is nested too deeply for the parser. */
function parsed(text: string): readonly Node[] {
  try {
    const root = parseTree(text, [], { allowTrailingComma: true });
    return root ? [root] : [];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** Moves the offsets of a value from its line to the document. */
function move(node: Node, by: number): void {
  (node as { offset: number }).offset += by;
  for (const child of node.children ?? []) move(child, by);
}
