/** A part of a document. Columns are UTF-16 units, lines and columns count from 0, the end is behind the last. */
export interface Span {
  readonly line: number;
  readonly start: number;
  readonly endLine: number;
  readonly end: number;
}

/** A value of a JSON document with its place, for the few keys that the checks look at. */
export type JsonNode = JsonScalar | JsonList | JsonObjectNode;

export interface JsonScalar {
  readonly type: 'scalar';
  /** As it is written, a string with its quotes. */
  readonly raw: string;
  readonly span: Span;
}

export interface JsonList {
  readonly type: 'list';
  readonly items: readonly JsonNode[];
  readonly span: Span;
}

export interface JsonMember {
  readonly key: Span;
  readonly value: JsonNode;
}

export interface JsonObjectNode {
  readonly type: 'object';
  /** By key; of several with one key the last, as `JSON.parse` has it. */
  readonly members: ReadonlyMap<string, JsonMember>;
  readonly span: Span;
}

/** The text of a string, or nothing for anything else. */
export function stringOf(node: JsonNode | undefined): string | undefined {
  return node?.type === 'scalar' && node.raw.startsWith('"') ? textOf(node.raw) : undefined;
}

/** The text of a token: of a string without its quotes, of anything else as it is written. */
export function textOf(raw: string): string {
  if (!raw.startsWith('"')) return raw;
  if (!raw.includes('\\') && raw.length > 1 && raw.endsWith('"')) return raw.slice(1, -1);
  try {
    return String(JSON.parse(raw));
  } catch {
    return raw.replace(/^"|"$/g, '');
  }
}

export function isNull(node: JsonNode | undefined): boolean {
  return node === undefined || (node.type === 'scalar' && node.raw === 'null');
}
