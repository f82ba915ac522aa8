import type { Syntax } from './syntax';

/** How a kind of program or settings file is written. */
export interface CodeStyle {
  /** Comments begin with `#`; else with `//` and `/*`. */
  readonly hasHash: boolean;
  /** `'''` and `"""` go over several lines. */
  readonly hasTriple: boolean;
  /** A backtick opens a string over several lines. */
  readonly hasBacktick: boolean;
  /** `'` opens a single character, or a lifetime. */
  readonly hasLifetimes: boolean;
  /** `[headers]` stand above the keys, and values may stand without quotes. */
  readonly isSettings: boolean;
  /** Nothing goes on in the next line, whatever brackets are open. */
  readonly hasShortLines: boolean;
  /** The body of a condition follows `:` and not a bracket. */
  readonly isPython: boolean;
  /** `=>` begins the body of a function. */
  readonly hasArrows: boolean;
}

const BRACES: CodeStyle = {
  hasHash: false,
  hasTriple: false,
  hasBacktick: false,
  hasLifetimes: false,
  isSettings: false,
  hasShortLines: false,
  isPython: false,
  hasArrows: false,
};

export const CODE_STYLES: Readonly<Partial<Record<Syntax, CodeStyle>>> = {
  python: { ...BRACES, hasHash: true, hasTriple: true, isPython: true },
  script: { ...BRACES, hasBacktick: true, hasArrows: true },
  go: { ...BRACES, hasBacktick: true },
  rust: { ...BRACES, hasLifetimes: true },
  braces: BRACES,
  toml: { ...BRACES, hasHash: true, hasTriple: true, isSettings: true },
  settings: { ...BRACES, hasHash: true, isSettings: true, hasShortLines: true },
};

type CodeTokenKind = 'space' | 'break' | 'comment' | 'string' | 'word' | 'mark';

/** Names with what they belong to, `config.homeTeam`, `Uuid::parse_str`, and in settings bare values too. */
const WORD = /[\w$]+(?:(?:\.|\?\.|::|->)[\w$]+|-[\w$]+)*/y;
const NAME = /[\w$]+(?:(?:\.|\?\.|::|->)[\w$]+)*/y;
const SPACE = /[ \t\f\v\u00a0\ufeff]+|\\\r?\n/y;
const BREAK = /[\r\n]+/y;
/** Types in angle brackets behind a name: a comma in them parts nothing. */
const GENERICS = /<[\w\s,.|&[\]<>'*:?]{0,80}>/y;
/** Signs that mean something of their own. */
const MARK = /:=|=>|[=!]==?|\?\?|./suy;
const CHARACTER = /'(?:\\[^'\n]{1,10}|[^'\\\n])'/uy;

export interface CodeToken {
  readonly kind: CodeTokenKind;
  readonly end: number;
}

/** The token that begins at an offset. Strings on one line end with it at the latest, so that a stray quote spoils no more. */
export function codeToken(text: string, at: number, style: CodeStyle): CodeToken {
  const find = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : -1;
  };
  const first = (kind: CodeTokenKind, pattern: RegExp): CodeToken | undefined => {
    const end = find(pattern);
    return end > at ? { kind, end } : undefined;
  };
  const comment = commentEnd(text, at, style);
  if (comment > at) return { kind: 'comment', end: comment };
  const string = stringEnd(text, at, style);
  if (string > at) return { kind: 'string', end: string };
  return (
    first('space', SPACE) ??
    first('break', BREAK) ??
    first('word', style.isSettings ? WORD : NAME) ??
    (/\w/.test(text.charAt(at - 1)) ? first('space', GENERICS) : undefined) ??
    first('mark', MARK) ?? { kind: 'mark', end: at + 1 }
  );
}

function commentEnd(text: string, at: number, { hasHash }: CodeStyle): number {
  const start = text.charAt(at);
  if (hasHash) return start === '#' ? lineEnd(text, at) : at;
  if (start !== '/') return at;
  const next = text.charAt(at + 1);
  if (next === '/') return lineEnd(text, at);
  if (next !== '*') return at;
  const close = text.indexOf('*/', at + 2);
  return close === -1 ? text.length : close + 2;
}

function stringEnd(text: string, at: number, style: CodeStyle): number {
  const quote = text.charAt(at);
  if (quote === '`') return style.hasBacktick ? closeOf(text, at + 1, quote, true) : at;
  if (quote !== '"' && quote !== "'") return at;
  if (quote === "'" && style.hasLifetimes) {
    CHARACTER.lastIndex = at;
    return CHARACTER.test(text) ? CHARACTER.lastIndex : at;
  }
  const triple = quote.repeat(3);
  if (style.hasTriple && text.startsWith(triple, at)) return closeOf(text, at + 3, triple, true);
  // `r#"…"#`
  const isRaw = style.hasLifetimes && text.charAt(at - 1) === '#';
  return closeOf(text, at + 1, isRaw ? `${quote}#` : quote, style.hasLifetimes);
}

/** Behind the closing quote, or where the line or the text ends. */
function closeOf(text: string, from: number, quote: string, isLong: boolean): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (text.startsWith(quote, at)) return at + quote.length;
    else if (!isLong && (code === 10 || code === 13)) return at;
  }
  return text.length;
}

function lineEnd(text: string, at: number): number {
  const pattern = /[\r\n]/g;
  pattern.lastIndex = at;
  return pattern.exec(text)?.index ?? text.length;
}
