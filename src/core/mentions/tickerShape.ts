/**
 * The shapes of tickers that have no prefix, from a series and the year, or the year and month, behind it. The weaker the
 * shape, the more has to stand around it: `UTF-8`, `CRC-32`, `ISO-2022`, `COVID-19` and `01JAN-30JAN` look much alike.
 */

/** Anywhere: a series of three letters or more, a year and a month. `FED-24DEC-T4.50`, `EVSHARE-30JAN`. */
const DATED =
  /^(?!(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\d*-)[A-Z]{3}[A-Z0-9]*-[2-9]\d(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)/;
/** Alone in quotation marks: a series of two characters too, or one that begins with digits. `U3-26NOV`. */
const DATED_SHORT =
  /^(?!\d*(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\d*-)(?:[A-Z][A-Z0-9]|\d{1,4}[A-Z]{3})[A-Z0-9]*-[2-9]\d(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)/;
/** Alone in quotation marks: the year alone as a part of its own. `CONTROLH-2026-D`, `SENATEWY-26`, `EUEXIT-30`. */
const YEARLY =
  /^(?!(?:MARCH|APRIL|JUNE|JULY|AUGUST|SEPT|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)-)(?:(?:[A-Z]{4}|\d{1,4}[A-Z]{3})[A-Z0-9]*-(?:20)?2\d|[A-Z]{4}[A-Z0-9]*-20[3-9]\d|[A-Z]{5}[A-Z0-9]*-3[013-9])(?![A-Z0-9])/;
/** Under a key that says event or market: any series with a year, and a month, quarter, half or week where there is one. */
const KEYED =
  /^(?=\d*[A-Z])(?!\d*(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\d*-)[A-Z0-9]{2,}-(?:(?:20)?[2-9]\d(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|[HQW]\d)|(?:20[2-9]\d|2\d|3[013-9])(?![A-Z0-9]))/;

/** What stands around a text of a ticker's form. */
export type Surrounded = 'anywhere' | 'quoted' | 'keyed';

/** Whether a text of a ticker's form is one by its shape, given what stands around it. */
export function hasTickerShape(ticker: string, surrounded: Surrounded): boolean {
  if (DATED.test(ticker)) return true;
  if (surrounded === 'keyed') return KEYED.test(ticker);
  return surrounded === 'quoted' && (DATED_SHORT.test(ticker) || YEARLY.test(ticker));
}
