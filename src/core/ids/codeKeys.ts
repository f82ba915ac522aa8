import { type CodeStyle, codeToken } from './codeTokens';
import type { KeyPath } from './jsonKeyPaths';

const HEADER = /\[{1,2}([^\]\r\n]*)\]{1,2}[^\r\n]*/y;
/** How many blanks may stand before a header. */
const MAX_INDENTED = 40;

/**
 * The names and keys around places, which ascend, of a program or of a settings file: those of assignments, of named
 * arguments, of the entries of maps, and of functions for their first argument. Reads common code only; in
 * doubt there is no key.
 */
export function codeKeysIn(
  text: string,
  places: readonly number[],
  from: number,
  style: CodeStyle,
): readonly KeyPath[] {
  const walk: Walk = {
    ...{ text, style, frames: [new Frame('')], header: [], isOpen: false, sign: '', arrivals: [] },
  };
  const { arrivals } = walk;
  for (let at = from, end: number; at < text.length; at = end) {
    const header = style.isSettings ? headerEnd(walk, at) : at;
    const token = header > at ? { kind: 'comment' as const, end: header } : codeToken(text, at, style);
    end = token.end;
    while (end > (places[arrivals.length] ?? Infinity)) arrivals.push(arrive(walk, at, token));
    take(walk, at, token);
  }
  const rest = { kind: 'space' as const, end: text.length };
  while (arrivals.length < places.length) arrivals.push(arrive(walk, text.length, rest));
  return arrivals.map(({ token, kind, keys, frame: around, isKey }) => ({
    ...{ keys, isKey, token, isValue: keys.length > 0 && !isKey },
    siblings: around.isBody ? [] : around.keys,
    isObjectSeen: keys.length > 0 || around.opener !== '',
    comment: kind === 'comment' ? token[0] : undefined,
  }));
}

function arrive(walk: Walk, at: number, { kind, end }: { kind: string; end: number }): Arrival {
  const { frames, header, style } = walk;
  const body = Math.max(
    0,
    frames.findLastIndex(({ isBody }) => isBody),
  );
  const names = frames
    .slice(body)
    .flatMap(({ call, key }, depth) => [depth === 0 || call === undefined ? undefined : `${call}(`, key])
    .filter((name) => name !== undefined);
  const top = topOf(walk);
  const keys = style.isSettings ? [...header, ...names.flatMap((name) => name.split('.'))] : names;
  // A value without quotes may consist of several words and signs.
  const isBare = style.isSettings && kind === 'word' && top.opener === '' && top.key !== undefined;
  return { token: [isBare ? top.valueStart : at, end], kind, keys, frame: top, isKey: false };
}

/** `[table.part]` at the beginning of a line of settings. */
function headerEnd(walk: Walk, at: number): number {
  const { text, frames } = walk;
  if (frames.length > 1 || text.charAt(at) !== '[') return at;
  const before = text.slice(Math.max(0, at - MAX_INDENTED), at);
  const isFirst = before.trim() === '' || /[\r\n]/.test(before.slice(before.trimEnd().length));
  if (!isFirst) return at;
  HEADER.lastIndex = at;
  const found = HEADER.exec(text);
  if (!found) return at;
  endStatement(walk);
  walk.header = (found[1] ?? '').split('.').map((part) => part.trim().replace(/^["']|["']$/g, ''));
  return at + found[0].length;
}

/** Functions and types around a value that say nothing of it: `UUID("…")`, `frozenset({"…"})`. */
const WRAPPER =
  /^(?:array|as_?list|as_?set|dict|freeze|from(?:_?str(?:ing)?)?|frozenset|hash_?set|list|map|must_?parse|new|of|parse(?:_?str)?|set|some|sorted|str|string|tuple|u?uid|vec)$/i;
/** What begins a statement with a body: what stands behind its colon or bracket is no value of it. */
const WITH_BODY =
  /^(?:case|class|def|do|elif|else|enum|except|finally|fn|for|func|function|if|impl|interface|loop|match|select|struct|switch|try|while|with)$/;
/** What may begin such a statement or a declaration. */
const MODIFIER = /^(?:async|default|export|private|protected|pub|public|static)$/;
const LABEL = /^(?:case|default)$/;
/** Types that Go writes between a name and `=`. */
const TYPE = /^(?:string|UUID|any)$/;
/** How many unclosed brackets a closing one may jump over. */
const MAX_UNCLOSED = 32;
const MAX_KEYS = 200;
const MAX_BLANKS = 80;

interface Walk {
  readonly text: string;
  readonly style: CodeStyle;
  readonly frames: Frame[];
  header: readonly string[];
  /** The statement goes on in the next line. */
  isOpen: boolean;
  /** The last sign, where nothing stands behind it. */
  sign: string;
  readonly arrivals: Arrival[];
}

/** What was known on arriving at a place. */
interface Arrival {
  readonly token: readonly [start: number, end: number];
  readonly kind: string;
  readonly keys: readonly string[];
  readonly frame: Frame;
  isKey: boolean;
}

function topOf({ frames }: Walk): Frame {
  return frames[frames.length - 1] ?? new Frame('');
}

/** Takes one token. */
function take(walk: Walk, at: number, { kind, end }: { kind: string; end: number }): void {
  const top = topOf(walk);
  const token = walk.text.slice(at, end);
  if (kind === 'break') lineBreak(walk, top);
  else if (kind === 'mark') mark(walk, token, at);
  else if (kind === 'string' || kind === 'word') {
    top.before = top.last;
    top.last = kind === 'string' ? token.replace(/^["'`]{1,3}|["'`]{1,3}$/g, '') : nameOf(walk, token);
    top.lastStart = at;
    top.first ??= kind === 'word' ? token : '';
    top.count++;
    walk.isOpen = false;
    walk.sign = '';
  }
}

function lineBreak(walk: Walk, { opener }: Frame): void {
  const { style, frames } = walk;
  if (style.hasShortLines) frames.length = 1;
  else if (opener === '(' || opener === '[') return;
  if (style.isSettings || !walk.isOpen) endStatement(walk);
}

function mark(walk: Walk, sign: string, at: number): void {
  const top = topOf(walk);
  if (sign === '(' || sign === '[' || sign === '{') open(walk, sign, at);
  else if (sign === ')' || sign === ']' || sign === '}') return close(walk, sign);
  else if (sign === ',') endEntry(walk, top);
  else if (sign === ';') endStatement(walk);
  else if (sign === ':') colon(walk, top, at);
  else if (sign === '?') top.isTernary = !/[.:?]/.test(walk.text.charAt(at + 1));
  else if (sign === '=>' && walk.style.hasArrows) top.last = undefined;
  else if (/=/.test(sign)) assign(walk, top, sign, at);
  walk.isOpen = true;
  walk.sign = sign;
}

function open(walk: Walk, sign: string, at: number): void {
  const top = topOf(walk);
  const isCall = sign === '(' && top.last !== undefined && /[\w$!]/.test(walk.text.charAt(at - 1));
  const name = isCall ? top.last : undefined;
  const call = name === undefined || WRAPPER.test(name) || WITH_BODY.test(name) ? undefined : name;
  const isBody = sign === '{' && !walk.style.isPython && isBodyDue(walk, top);
  walk.frames.push(new Frame(sign, call, isBody));
}

function isBodyDue({ sign }: Walk, { key, first = '' }: Frame): boolean {
  return (
    sign === ')' || sign === '=>' || WITH_BODY.test(first) || (key === undefined && MODIFIER.test(first))
  );
}

function close(walk: Walk, sign: string): void {
  const { frames } = walk;
  const opener = sign === ')' ? '(' : sign === ']' ? '[' : '{';
  const lowest = Math.max(1, frames.length - MAX_UNCLOSED);
  let index = frames.length - 1;
  while (index >= lowest && frames[index]?.opener !== opener) index--;
  if (index < lowest) return frames.length === 1 ? endStatement(walk) : undefined;
  const closed = frames[index];
  frames.length = index;
  const top = topOf(walk);
  // `settings["home_team_id"] = …`, and a computed key.
  top.last = opener === '[' && closed?.count === 1 ? closed.last : undefined;
  top.lastStart = -1;
  walk.isOpen = false;
  walk.sign = sign;
  if (closed?.isBody) endStatement(walk);
}

function endEntry({ style }: Walk, top: Frame): void {
  if (style.isSettings && top.opener === '') return;
  reset(top);
  top.first = undefined;
  top.isOfMany = !top.hasSign;
  if (top.call !== undefined) top.call = '';
}

function endStatement(walk: Walk): void {
  const top = topOf(walk);
  reset(top);
  top.first = undefined;
  top.hasSign = top.isOfMany = false;
  walk.isOpen = false;
}

function reset(top: Frame): void {
  top.key = top.last = top.before = undefined;
  top.isTyped = top.isTernary = false;
}

function colon(walk: Walk, top: Frame, at: number): void {
  if (top.isTernary) {
    top.isTernary = false;
    return;
  }
  const { first = '' } = top;
  const endsHead = top.isBody && (walk.style.isPython ? WITH_BODY.test(first) : LABEL.test(first));
  if (endsHead) return endStatement(walk);
  if (walk.style.isSettings && top.key !== undefined) return;
  setKey(walk, top, top.last, at + 1);
  top.isTyped = true;
}

function assign(walk: Walk, top: Frame, sign: string, at: number): void {
  const { style } = walk;
  // A settings value may hold the sign itself.
  if (style.isSettings && top.key !== undefined) return;
  const isTyped = top.isTyped && top.key !== undefined && sign === '=';
  if (top.opener === '{' && !style.isSettings && /^:?=$/.test(sign)) top.isBody = true;
  if (!isTyped) {
    const isType = TYPE.test(top.last ?? '') && top.before !== undefined;
    const isUnclear = top.isOfMany && top.opener !== '(' && !style.isSettings;
    setKey(walk, top, isUnclear ? undefined : isType ? top.before : top.last, at + sign.length);
  }
  top.hasSign = true;
}

function setKey({ arrivals, text }: Walk, top: Frame, name: string | undefined, end: number): void {
  const arrival = arrivals.at(-1);
  if (arrival?.token[0] === top.lastStart) arrival.isKey = true;
  top.valueStart = end + (/^[ \t]*/.exec(text.slice(end, end + MAX_BLANKS))?.[0].length ?? 0);
  top.key = name;
  top.last = top.before = undefined;
  if (top.key !== undefined && top.keys.length < MAX_KEYS) top.keys.push(top.key);
}

/** The last part of a name in a program: `config.homeTeam`. */
function nameOf({ style }: Walk, name: string): string {
  return style.isSettings
    ? name
    : name.slice(Math.max(...['.', ':', '>'].map((part) => name.lastIndexOf(part))) + 1);
}

/** An open bracket, or the text around all of them, and the statement or entry that is being read in it. */
class Frame {
  readonly keys: string[] = [];
  key: string | undefined = undefined;
  /** The last name or string, and the one before. */
  last: string | undefined = undefined;
  before: string | undefined = undefined;
  /** Where the last name or string begins. */
  lastStart = -1;
  /** The first word of the statement. */
  first: string | undefined = undefined;
  /** The key stands before a colon. */
  isTyped = false;
  isTernary = false;
  /** The statement has `=`, or a comma before any: of `a, b = …` it is not known which value is whose. */
  hasSign = false;
  isOfMany = false;
  /** Where the value of the key begins. */
  valueStart = 0;
  /** Names and strings since the bracket. */
  count = 0;

  /**
   * @param call the function that is called with what stands in the brackets, `''` where that is not its first argument
   * @param isBody statements stand in it: what stands around the bracket does not speak of them
   */
  constructor(
    readonly opener: string,
    public call?: string,
    public isBody = opener === '',
  ) {}
}
