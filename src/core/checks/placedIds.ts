import type { Node } from 'jsonc-parser';
import { isUuid } from '../entities/ids';
import { idHint, type IdHint } from '../ids/idHint';
import { idsIn } from '../ids/idsIn';
import { isClosed, membersOf, orTooDeep, spanOf, stringOf, type Span } from './json';

/** An id that is all of a string of a JSON document. */
export interface PlacedId {
  /** A UUID in lower case, or a ticker. */
  readonly id: string;
  /** The string or key. */
  readonly node: Node;
  /** Without the quotes. */
  readonly span: Span;
  readonly hint: IdHint;
  /** The nearest key above it, `''` if there is none. */
  readonly key: string;
  /** With its quotes. */
  readonly keySpan: Span | undefined;
  /** Whether the id is a key itself. */
  readonly isKey: boolean;
  /** The type of structured target that the key asks for: `basketball_team`; `''` if it asks for none. */
  readonly targetType: string;
  /** The keys of the object around it, at most 200. */
  readonly siblings: readonly string[];
  /** The `status` of the object around it: a record of the exchange says itself that a market has ended. */
  readonly status: string | undefined;
}

/** What the checks look at in a document. */
export interface JsonParts {
  /** Strings and keys that may be ids. */
  readonly candidates: readonly Candidate[];
  /** Objects that are closed, and everything in them too. */
  readonly objects: readonly Node[];
}

const MAX_SIBLINGS = 200;
/** With its quotes: no id is longer. */
const MAX_ID = 130;

/** What is around a value: the keys above it, and the object that it is in. */
interface Surroundings {
  readonly keys: readonly Node[];
  readonly siblings: readonly string[];
  readonly status: string | undefined;
}

export interface Candidate {
  readonly node: Node;
  readonly around: Surroundings;
  readonly isKey: boolean;
}

/** Collects what may be ids in a document, and its objects. */
export function partsOf(roots: readonly Node[], text: string): JsonParts {
  const candidates: Candidate[] = [];
  const objects: Node[] = [];
  /** Returns whether the value is complete. */
  const visit = (node: Node, around: Surroundings): boolean => {
    if (node.type === 'object') return visitObject(node, around);
    if (node.type === 'array') {
      // All of them, whether complete or not.
      const areWhole = (node.children ?? []).map((child) => visit(child, around));
      return areWhole.every(Boolean) && isClosed(node, text);
    }
    add(node, around, false);
    return true;
  };
  const visitObject = (node: Node, { keys }: Surroundings): boolean => {
    const members = membersOf(node);
    const siblings = (node.children ?? []).flatMap(({ children = [] }) => stringOf(children[0]) ?? []);
    const inner = {
      keys,
      siblings: siblings.slice(0, MAX_SIBLINGS),
      status: stringOf(members.get('status')?.value),
    };
    let isWhole = isClosed(node, text);
    for (const { children = [] } of node.children ?? []) {
      const [key, value] = children;
      if (key) add(key, inner, true);
      if (!key || !value) isWhole = false;
      else if (!visit(value, { ...inner, keys: [...keys, key] })) isWhole = false;
    }
    if (isWhole && members.size > 0) objects.push(node);
    return isWhole;
  };
  const add = (node: Node, around: Surroundings, isKey: boolean): void => {
    const { type, length } = node;
    if (type === 'string' && length <= MAX_ID && String(node.value).includes('-'))
      candidates.push({ node, around, isKey });
  };
  for (const root of roots) orTooDeep(() => visit(root, { keys: [], siblings: [], status: undefined }));
  return { candidates, objects };
}

/** The id that a candidate is, if it is one. */
export function placedId({ node, around, isKey }: Candidate, text: string): PlacedId | undefined {
  const { start, end } = spanOf(node);
  const [found] = idsIn(text.slice(start, end));
  if (found?.start !== 1 || found.end !== end - start - 1) return undefined;
  const { id } = found;
  const { keys, siblings, status } = around;
  const names = keys.map((key) => String(key.value));
  const [outer, key = ''] = names.length > 1 ? names.slice(-2) : ['', names[0]];
  const keyNode = keys.at(-1);
  return {
    ...{ id, node, key, isKey, siblings, status },
    span: { start: start + 1, end: end - 1 },
    keySpan: keyNode && spanOf(keyNode),
    hint: idHint({ keys: names, isKey, siblings }, !isUuid(id)),
    targetType: outer === 'custom_strike' && !isKey ? key : '',
  };
}
