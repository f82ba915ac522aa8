import { isJsonObject } from './json';

const LONGEST = 300;
/** Characters of a body beyond which it is none of the exchange's, and not worth the time to read it. */
const LARGEST = 10_000;

/**
 * The exchange's own words in the body of an error answer, one line of at most 300 characters, untrusted.
 * Seen live: `{"error":{"code","message","details"}}`; documented: the same fields unwrapped, and
 * `{"error":"too many requests"}` (https://docs.kalshi.com/getting_started/rate_limits); from a proxy: HTML,
 * of which the title is taken.
 */
export function errorDetail(body: string): string | undefined {
  const text = body.trimStart();
  const found = text.startsWith('<') ? titleOf(text) : jsonDetail(text);
  const line = found?.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line && line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line || undefined;
}

function titleOf(html: string): string | undefined {
  return /<title[^>]*>([^<]*)/i.exec(html.slice(0, LARGEST))?.[1];
}

function jsonDetail(text: string): string | undefined {
  if (text.length > LARGEST) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isJsonObject(parsed)) return undefined;
  const error = isJsonObject(parsed['error']) ? parsed['error'] : parsed;
  const words = [error['details'], error['message'], error['error'], error['code']];
  return words.find((one): one is string => typeof one === 'string' && one.trim() !== '');
}
