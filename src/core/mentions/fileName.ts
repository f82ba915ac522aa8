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
