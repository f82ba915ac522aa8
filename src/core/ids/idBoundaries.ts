import { UUID_LENGTH, isUuid } from '../kalshi/idForms';

export const OTHER = 0;
const CAPITAL = 1;
export const DIGIT = 2;
export const SMALL = 3;
export const UNDERSCORE = 4;
export const DASH = 5;
export const DOT = 6;

const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Z]/.test(character)) return CAPITAL;
  if (/[a-z]/.test(character)) return SMALL;
  if (/\d/.test(character)) return DIGIT;
  return { _: UNDERSCORE, '-': DASH, '.': DOT }[character] ?? OTHER;
});

/** What the character at an offset can be in an id; `OTHER` outside of the text and for all that is not ASCII. */
export function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? (CLASSES[code] ?? OTHER) : OTHER;
}

/** Whether it is a letter, a digit, `_` or `-`: what makes two neighbours one word. */
export function isWordAt(text: string, at: number): boolean {
  const found = classAt(text, at);
  return found !== OTHER && found !== DOT;
}

/** Character code of `-`. */
const HYPHEN = 45;

/** Where the first dash of a UUID stands in it. */
export const UUID_DASH = 8;

/** Whether a UUID begins at an offset. What continues a longer run of letters, digits, `_` or `-` is none. */
export function isUuidAt(text: string, start: number): boolean {
  // Most dashes are not a UUID's first one, which shows at the others.
  if (start < 0 || text.charCodeAt(start + 13) !== HYPHEN || text.charCodeAt(start + 18) !== HYPHEN)
    return false;
  const end = start + UUID_LENGTH;
  if (!isUuid(text.slice(start, end)) || isWordAt(text, end)) return false;
  return !isWordAt(text, start - 1) || isEscapeBefore(text, start) || isFixtureName(text, start, end);
}

/**
 * The end of an escape sequence in a string of a program or of JSON, of an escaped character in an address, or of a
 * colour in the output of a program: its letters and digits belong to no word behind it.
 */
const ESCAPE =
  /(?:\\(?:[abefnrtv0]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]{1,6}\})|%(?:25){0,2}[0-9A-Fa-f]{2}|\[[\d;]{0,12}m)$/;
/** The longest of them. */
const LONGEST_ESCAPE = 20;

/** Whether an escape sequence ends at an offset. */
export function isEscapeBefore(text: string, at: number): boolean {
  return at > 0 && ESCAPE.test(text.slice(Math.max(0, at - LONGEST_ESCAPE), at));
}

/** Escapes whose digits a word behind them seems to begin with: `%2C`, `\x22`, `\u0022`. */
const HEX_ESCAPE = /%(?:25){0,2}[0-9A-F]{2}|\\x[0-9A-F]{2}|\\u[0-9A-F]{4}/y;

/**
 * Where a word begins behind the escape sequence whose digits it seems to begin with; `start` when there is none.
 * @param start where the run of capitals and digits begins
 */
export function behindEscape(text: string, start: number): number {
  const mark = text.charAt(start - 1);
  // Nearly every word has another character before it.
  if (mark !== '%' && mark !== 'x' && mark !== 'u') return start;
  HEX_ESCAPE.lastIndex = mark === '%' ? start - 1 : start - 2;
  return HEX_ESCAPE.test(text) ? HEX_ESCAPE.lastIndex : start;
}

/** How the files are named that the extension saves: `market-KXNBAGAME-26NYKBOS-BOS.kalshi.json`. */
const FIXTURE = /(?:^|[^\w-])(?:market|event|series|milestone|structuredTarget)-$/;
const FIXTURE_ENDING = '.kalshi.';
const LONGEST_KIND = 20;
/** The end of a file's name behind a ticker: `.csv`, `.json.gz`, `-orderbook.jsonl`. */
const ENDING = /^(?:[_-][\w-]{1,40})?(?:\.[a-z][a-z0-9]{0,9}){1,3}(?![\w-])/;
/** So many characters behind an id are read. */
export const LONGEST_ENDING = 72;

/** Whether an id stands in the name of a file that the extension has saved. */
export function isFixtureName(text: string, start: number, end: number): boolean {
  return (
    text.startsWith(FIXTURE_ENDING, end) && FIXTURE.test(text.slice(Math.max(0, start - LONGEST_KIND), start))
  );
}

/** Whether the rest of a file's name stands at an offset. */
export function isFileEnding(text: string, at: number): boolean {
  return ENDING.test(text.slice(at, at + LONGEST_ENDING));
}

/** The string is the first part of a sum: `"KXHIGHNY-26APR" + day`; a blank or comma behind it would end the word. */
const SUM = /^["']\s{0,8}\+\s{0,8}(?![\s+=]|["'`](?![A-Z\d-]))/;
/** Placeholders and wildcards by their first character, as they stand behind the fixed part of a template. */
const CONTINUATIONS: ReadonlyMap<string, RegExp> = new Map([
  ['{', /^/],
  ['[', /^/],
  ['…', /^/],
  // `${day}`, `$day` and `$(date)`, but not the end of a regular expression.
  ['$', /^\$[\w{(]/],
  // `<day>`, but not a tag of HTML.
  [
    '<',
    /^<(?!(?:br|code|div|em|hr|img|kbd|li|mark|small|span|strong|sub|sup|td|th|tr|wbr)\b)[\w %=.-]{1,40}>/,
  ],
  // An ellipsis, or a part behind a dot that is a placeholder itself: `-T70.{digits}`, `26APR.*`.
  ['.', /^\.(?:\.\.|[*+{$%<[…])/],
  ['#', /^#[{#]/],
  // Classes and groups of regular expressions, and `\(day)` of Swift.
  ['\\', /^\\(?:\(|[dDwWS](?![a-z]))/],
  ['(', /^\([?\\[.]/],
  // `%s` and `%02d`, but not an escaped character of an address that ends a word: a comma, a blank, a line break.
  ['%', /^%(?!(?:25){0,2}(?:0(?:9(?![dfgsvx])|[AD])|2[0-36-9BCF]|3[ABDEF]|40|5[CD]|7[CD]))/i],
  ['"', SUM],
  ["'", SUM],
]);
/** So many characters behind an id are read. */
const LONGEST_CONTINUATION = 48;

/** Whether a fixed part that ends at an offset is continued by a placeholder, a wildcard or an ellipsis. */
export function isContinued(text: string, start: number, end: number): boolean {
  const mark = text.charAt(end);
  if (mark === '*') return isWildcard(text, start, end);
  const pattern = CONTINUATIONS.get(mark);
  // Behind most ids stand a quotation mark and a comma or line break.
  if (pattern === undefined || (pattern === SUM && !' \t+'.includes(text.charAt(end + 1) || ',')))
    return false;
  return pattern.test(text.slice(end, end + LONGEST_CONTINUATION));
}

/** Whether a placeholder or a wildcard stands right before an offset. */
export function isBehindPlaceholder(text: string, start: number): boolean {
  const mark = text.charAt(start - 1);
  if (mark === '*') return !isEmphasis(text, start);
  return mark === '}' || mark === ']' || mark === '…' || text.startsWith('...', start - 3);
}

/** A single `*`, unless it ends a comment or emphasis of Markdown. */
function isWildcard(text: string, start: number, end: number): boolean {
  if (/[*/]/.test(text.charAt(end + 1))) return false;
  return !(text.charAt(start - 1) === '*' && isEmphasis(text, start));
}

/** Whether the `*` before an offset opens emphasis: in a pattern it stands behind a quotation mark, a slash or a word. */
function isEmphasis(text: string, start: number): boolean {
  return text.charAt(start - 2) === '*' || /[^\w"'`/-]/.test(text.charAt(start - 2) || ' ');
}
