const MAX_FOUND = 3;
/** Tickers that are looked at: some milliseconds' worth. */
const MAX_SEEN = 50_000;

/** The tickers that are one letter off: one more, one less, another one, or two neighbours that changed places. */
export function nearTickers(ticker: string, known: Iterable<string>): readonly string[] {
  const found = new Set<string>();
  let seen = 0;
  for (const other of known) {
    if (++seen > MAX_SEEN || found.size === MAX_FOUND) break;
    if (isOneOff(ticker, other)) found.add(other);
  }
  return [...found];
}

function isOneOff(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA === restB.charAt(1) + restB.charAt(0);
}
