/** What a character begins. */
export const WORD = 0;
export const SPACE = 1;
/** `{` `}` `[` `]` `,` `:` */
export const MARK = 2;
const QUOTE = 3;
const SLASH = 4;
const MOST_ASKED = 48;

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
    if (++asked === MOST_ASKED) break;
  }
  return insideVotes > 0 ? stringEnd(text, 0) : 0;
}
