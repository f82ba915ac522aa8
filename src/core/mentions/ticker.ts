import { isPrefixed, LONGEST_TICKER, tickerFormEnd, tickerPartStart, UUID_LENGTH } from '../kalshi/idForms';
import { DASH, DIGIT, DOT, OTHER, SMALL, UNDERSCORE, classAt, isWordAt } from './characters';
import { behindEscape, isEscapeBefore } from './escapes';
import { isFileEnding, isFixtureName } from './fileName';
import { isBehindPlaceholder, isContinued } from './template';
import { isQuoted, tickerKeyOf } from './tickerKey';
import { hasTickerShape } from './tickerShape';
import { isUuidAt } from './uuid';

const CAPITAL_A = 65;
/** A date that a ticker is joined to. */
const DATE = /(?<![\w.-])\d[\d._-]{0,30}$/;
const LONGEST_DATE = 32;
/** Another ticker in it: that one is the ticker. */
const HOLDS_PREFIXED = /[._-]KX[A-Z0-9]/;

/** Where a ticker whose first dash stands at `dash` has to begin; -1 when there can be none. */
export function tickerStart(text: string, dash: number): number {
  const run = tickerPartStart(text, dash);
  // Most dashes stand in words and dates.
  if (run === dash || !hasCapital(text, run, dash)) return -1;
  const start = behindEscape(text, run);
  return start > run || isStart(text, start) ? start : -1;
}

function hasCapital(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) >= CAPITAL_A) return true;
  return false;
}

function isStart(text: string, start: number): boolean {
  const before = classAt(text, start - 1);
  if (before === OTHER) return true;
  if (before === SMALL) return isEscapeBefore(text, start);
  if (before === DOT && !isWordAt(text, start - 2)) return true;
  // Joined to another word; without the prefix only in the names that the extension gives to files: `market-FED-23JUN`.
  const isSmall = classAt(text, start - 2) === SMALL;
  if (!isPrefixed(text, start)) return isSmall && before === DASH;
  // What ends in capitals and a dash is one ticker with it.
  return (
    isSmall || (before === UNDERSCORE ? isLetterOrDigit(text, start - 2) : isDateBefore(text, start - 1))
  );
}

function isLetterOrDigit(text: string, at: number): boolean {
  return isWordAt(text, at) && classAt(text, at) < UNDERSCORE;
}

function isDateBefore(text: string, end: number): boolean {
  return classAt(text, end - 1) === DIGIT && DATE.test(text.slice(Math.max(0, end - LONGEST_DATE), end));
}

/**
 * Where the ticker ends whose first dash stands at `dash` and that begins at `start`; -1 when there is none.
 *
 * A ticker has the form of `idForms`, holds a dash and no UUID, and is no fixed part of a template. Of what has this form,
 * those are tickers that
 * - begin with `KX` and a further letter or digit; these may be joined to other words by `_`, `-` or `.`, as in the names
 *   of files, or
 * - have the shape of a ticker from before that prefix, given what stands around them, see `tickerShape`, or
 * - are the value of a key that ends in `ticker` or `series`, see `tickerKeyOf`.
 */
export function tickerEnd(text: string, start: number, dash: number): number {
  const hasPrefix = isPrefixed(text, start);
  const end = tickerFormEnd(text, start, !hasPrefix);
  if (end <= dash + 1 || end - start > LONGEST_TICKER) return -1;
  if (end - start > UUID_LENGTH && holdsUuid(text, start, end)) return -1;
  return (hasPrefix ? isPrefixedTicker : isOtherTicker)(text, start, end) ? end : -1;
}

function isPrefixedTicker(text: string, start: number, end: number): boolean {
  if (text.charAt(start - 1) === '}' || isContinued(text, start, end)) return false;
  const behind = classAt(text, end);
  if (behind === OTHER) return true;
  if (behind === UNDERSCORE) return isLetterOrDigit(text, end + 1);
  if (behind === DOT) return !isWordAt(text, end + 1) || classAt(text, end + 1) === SMALL;
  // An arrow or the rest of a file's name.
  return behind === DASH && (text.charAt(end + 1) === '>' || isFileEnding(text, end));
}

function isOtherTicker(text: string, start: number, end: number): boolean {
  if (isFixtureName(text, start, end)) return true;
  const behind = classAt(text, end);
  if (behind !== OTHER && (behind !== DOT || isWordAt(text, end + 1))) return false;
  if (isWordAt(text, start - 1) && !isEscapeBefore(text, start)) return false;
  return hasShape(text, start, end) && !isBehindPlaceholder(text, start) && !isContinued(text, start, end);
}

function hasShape(text: string, start: number, end: number): boolean {
  const ticker = text.slice(start, end);
  if (HOLDS_PREFIXED.test(ticker)) return false;
  if (hasTickerShape(ticker, isQuoted(text, start, end) ? 'quoted' : 'anywhere')) return true;
  const key = tickerKeyOf(text, start);
  return key === 'eventOrMarket' ? hasTickerShape(ticker, 'keyed') : key !== undefined;
}

function holdsUuid(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (classAt(text, at) === DOT && isUuidAt(text, at + 1)) return true;
  return false;
}

/**
 * Where the ticker of a series ends that begins at an offset and has no dash: `KXNBAGAME` under a key that says series.
 * -1 when there is none.
 */
export function seriesEnd(text: string, start: number): number {
  if (!isPrefixed(text, start) || classAt(text, start - 1) !== OTHER) return -1;
  const end = tickerFormEnd(text, start);
  const isWhole = end - start <= LONGEST_TICKER && !isWordAt(text, end) && !isContinued(text, start, end);
  if (!isWhole || !/^\w+$/.test(text.slice(start, end))) return -1;
  return tickerKeyOf(text, start) === 'series' ? end : -1;
}
