/** How far before a value its key is looked for: a list may have begun there. */
const LONGEST_BEFORE = 300;
/**
 * A key, then what stands between it and its value: a type, `:`, `=`, `:=`, `==`, `=>` or the bracket of a call, more
 * brackets, the strings of a list before, and the quotation mark.
 */
const KEY =
  /([\w$-]{1,80})\\{0,8}["'`]?\]?(?:\s{0,9}:[\w&'.<>[\]| ]{1,40}(?==)|\s{1,9}string\s{1,9}(?==)|\s{0,9})(?::=?|={1,3}>?|\()\s{0,9}[[({&]{0,2}\s{0,9}(?:\\{0,8}["'`][^"'`]{0,80}["'`],\s{0,9})*\\{0,8}["'`]?$/;

/**
 * The key of a value in a line of a program or of YAML: `home_team_id = "…"`, `homeTeamId: '…'`, `milestone_id: …`,
 * `HOME_TEAM_ID: &str = "…"`, `getMilestone("…")`, also with escaped quotes; `''` where there is none on the line.
 * @param start where the value begins
 */
export function lineKey(line: string, start: number): string {
  return KEY.exec(line.slice(Math.max(0, start - LONGEST_BEFORE), start))?.[1] ?? '';
}
