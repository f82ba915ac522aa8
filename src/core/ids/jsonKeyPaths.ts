/** Where in a JSON document a place stands. */
export interface KeyPath {
  /**
   * The keys that the place stands under, from the outermost one seen to the nearest; positions in lists are left out.
   * For a place inside a key these are the keys above it.
   */
  readonly keys: readonly string[];
  readonly isKey: boolean;
  /** Whether a value stands here or is due: behind the colon of a key, or in a list. */
  readonly isValue: boolean;
  /** Where the comment around the place begins in the part that was read; `undefined` outside of comments. */
  readonly comment: number | undefined;
  /** The keys of the innermost object around the place, as far as they were seen. */
  readonly siblings: readonly string[];
  /** Whether that object begins in the part that was read. */
  readonly isObjectSeen: boolean;
  /** The string, word or comment around the place, with its quotes, in the part that was read. */
  readonly token: readonly [start: number, end: number];
}

const MAX_SIBLINGS = 200;
/** How many unclosed brackets a closing one may jump over. A bound keeps hostile text from costing more than its length. */
const MAX_UNCLOSED = 32;

const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
/** Stands for the bracket around the part that was read, whichever it is. */
const AROUND = 0;

type Span = readonly [start: number, end: number];

/** An object or list that is open. */
interface Frame {
  /** The character code of its bracket. */
  readonly opener: number;
  readonly keys: Span[];
  /** The key whose value is being read. */
  key: Span | undefined;
}

/** What was known on arriving at the place. */
interface Arrival {
  /** The token around the place. */
  readonly token: Span;
  readonly object: Frame;
  readonly depth: number;
  readonly above: readonly (Span | undefined)[];
  readonly own: Span | undefined;
  readonly isInList: boolean;
}

interface Walk {
  readonly text: string;
  readonly open: Frame[];
  /** The last of `open`, which is never empty. */
  top: Frame;
  /** The last string or word, a key if a colon follows. */
  lastStart: number;
  /** 0 when there is none. */
  lastEnd: number;
}

/** The keys around places, which ascend, of a text whose tokens can be read from an offset on. */
export function keyPathsIn(text: string, places: readonly number[], from: number): KeyPath[] {
  const around = frame(AROUND);
  const walk: Walk = { text, open: [around], top: around, lastStart: 0, lastEnd: 0 };
  const arrivals: Arrival[] = [];
  /** How many of them are known to stand in objects that ended. */
  let ended = 0;
  let end: number;
  for (let at = from; at < text.length && ended < places.length; at = end) {
    end = tokenEnd(text, at);
    while (end > (places[arrivals.length] ?? Infinity)) arrivals.push(arrive(walk, [at, end]));
    step(walk, at, end);
    for (let arrival = arrivals[ended]; arrival && walk.open[arrival.depth] !== arrival.object;)
      arrival = arrivals[++ended];
  }
  while (arrivals.length < places.length) arrivals.push(arrive(walk, [text.length, text.length]));
  return arrivals.map((arrival) => describe(walk, arrival));
}

function frame(opener: number): Frame {
  return { opener, keys: [], key: undefined };
}

function arrive({ open, top }: Walk, token: Span): Arrival {
  const depth = Math.max(
    0,
    open.findLastIndex(({ opener }) => opener !== OPEN_LIST),
  );
  return {
    token,
    depth,
    object: open[depth] ?? top,
    above: open.slice(0, -1).map(({ key }) => key),
    own: top.key,
    isInList: top.opener === OPEN_LIST,
  };
}

function describe({ text }: Walk, { token, object, above, own, isInList }: Arrival): KeyPath {
  const isKey = object.keys.some(([start]) => start === token[0]);
  const spans = isKey ? above : [...above, own];
  return {
    keys: spans.filter((span) => span !== undefined).map((span) => keyText(text, span)),
    isKey,
    isValue: !isKey && (isInList || own !== undefined),
    comment: isComment(text, token[0]) ? token[0] : undefined,
    token,
    isObjectSeen: object.opener !== AROUND,
    siblings: object.keys.slice(0, MAX_SIBLINGS).map((span) => keyText(text, span)),
  };
}

/** Takes one token. Comments and white space leave everything as it is. */
function step(walk: Walk, at: number, end: number): void {
  const { text, open, top, lastStart, lastEnd } = walk;
  const code = text.charCodeAt(at);
  const kind = kindOf(code);
  if (kind === SPACE || isComment(text, at)) return;
  if (kind !== MARK) {
    walk.lastStart = at;
    walk.lastEnd = end;
    return;
  }
  if (code === COLON) {
    if (lastEnd > 0) top.keys.push((top.key = [lastStart, lastEnd]));
  } else if (code === COMMA) top.key = undefined;
  else if (code === OPEN_OBJECT || code === OPEN_LIST) open.push((walk.top = frame(code)));
  else close(walk, code === CLOSE_OBJECT ? OPEN_OBJECT : OPEN_LIST);
  walk.lastEnd = 0;
}

/** Closes what the mark closes, and with it what was left open inside. */
function close(walk: Walk, opener: number): void {
  const { open } = walk;
  const lowest = Math.max(1, open.length - MAX_UNCLOSED);
  let index = open.length - 1;
  while (index >= lowest && open[index]?.opener !== opener) index--;
  if (index >= lowest) open.length = index;
  // The opener lies before the part that was read: what was seen so far stood inside it.
  else if (open.length === 1) open[0] = frame(AROUND);
  walk.top = open[open.length - 1] ?? frame(AROUND);
}

function keyText(text: string, [start, end]: Span): string {
  const token = text.slice(start, end);
  if (!token.startsWith('"')) return token.replace(/^'(.*)'$/s, '$1');
  try {
    return String(JSON.parse(token));
  } catch {
    return token.replace(/^"|"$/g, '');
  }
}

/** What a character begins. */
export const WORD = 0;
export const SPACE = 1;
/** `{` `}` `[` `]` `,` `:` */
export const MARK = 2;
const QUOTE = 3;
const SLASH = 4;
const MAX_ASKED = 48;

const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (code <= 32) return SPACE;
  if ('{}[],:'.includes(character)) return MARK;
  return character === '"' ? QUOTE : character === '/' ? SLASH : WORD;
});

export function kindOf(code: number): number {
  return (code < 128 ? KINDS[code] : undefined) ?? (code === 0xa0 || code === 0xfeff ? SPACE : WORD);
}

/**
 * Where the token that begins at `at` ends, in JSON with comments, however broken. Tokens are strings, comments,
 * single marks, runs of white space, and runs of anything else. A string ends at the line's end at the latest.
 */
export function tokenEnd(text: string, at: number): number {
  const kind = kindOf(text.charCodeAt(at));
  if (kind === MARK) return at + 1;
  if (kind === QUOTE) return stringEnd(text, at + 1);
  if (kind === SLASH) return commentEnd(text, at);
  let end = at + 1;
  while (end < text.length && kindOf(text.charCodeAt(end)) === kind) end++;
  return end;
}

export function isComment(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 47) return false;
  const next = text.charAt(at + 1);
  return next === '/' || next === '*';
}

/** Where a string ends, seen from a place inside it: behind its closing quote, or before the line break. */
function stringEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code === 10 || code === 13) return at;
    if (code === 92) at++;
  }
  return text.length;
}

function commentEnd(text: string, at: number): number {
  if (!isComment(text, at)) return at + 1;
  if (text.charAt(at + 1) === '*') {
    const close = text.indexOf('*/', at + 2);
    return close === -1 ? text.length : close + 2;
  }
  const lineEnd = /[\r\n]/g;
  lineEnd.lastIndex = at;
  return lineEnd.exec(text)?.index ?? text.length;
}

/**
 * Where reading can begin in a text that was cut out of a longer one: 0, or behind the rest of a string that the cut
 * went through. The first quotes of the line are asked whether their neighbours make them opening or closing ones.
 */
export function firstToken(text: string): number {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  let insideVotes = 0;
  let asked = 0;
  for (const { 0: quote, index: at } of line.matchAll(/\\.|"/g)) {
    if (quote !== '"') continue;
    const opens = /[{[,:]\s*$/.test(line.slice(Math.max(0, at - 8), at));
    const closes = /^\s*[,:}\]]/.test(line.slice(at + 1, at + 9));
    if (opens !== closes) insideVotes += closes === (asked % 2 === 0) ? 1 : -1;
    if (++asked === MAX_ASKED) break;
  }
  return insideVotes > 0 ? stringEnd(text, 0) : 0;
}
