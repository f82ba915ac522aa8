import type { EntityRef } from '../entities/kinds';
import type { CursorValue } from '../ids/valueAtCursor';

/** Languages in which an id stands as it is, several one per line. */
const BARE = /^(plaintext|markdown|[ct]sv|html|xml|log|ini|properties|dotenv|http|restructuredtext)/;

/** What stands before, between and behind the strings of a list, where that is not `["a", "b"]`. */
const LISTS: Readonly<Record<string, string>> = {
  cpp: '{|, |}',
  csharp: 'new[] {|, |}',
  go: '[]string{|, |}',
  java: 'List.of(|, |)',
  kotlin: 'listOf(|, |)',
  rust: '&[|, |]',
  shellscript: '(| |)',
  sql: '(|, |)',
};

/** Ids in one line; a longer list has one a line, but in Go, which wants a comma behind the last one then. */
const LONGEST_LINE = 3;

/** The ids of some things, each once. */
export function idsOf(refs: readonly EntityRef[]): readonly string[] {
  return [...new Set(refs.map(({ id }) => id))];
}

/**
 * One string literal, or a list of several.
 * @param ids of the exchange; for JSON, Python and JavaScript any text
 * @param language a language id of VS Code; one without strings has them bare, one a line
 */
export function asLiteral(ids: readonly string[], language: string): string {
  const [id, ...more] = ids;
  return id === undefined || more.length > 0 || BARE.test(language)
    ? asList(ids, language)
    : quoted(id, language);
}

/** Always a list, of one id too. */
export function asList(ids: readonly string[], language: string): string {
  if (BARE.test(language)) return ids.join('\n');
  const [open = '', between = '', close = ''] = (LISTS[language] ?? '[|, |]').split('|');
  const strings = ids.map((id) => quoted(id, language));
  return ids.length <= LONGEST_LINE || language === 'go'
    ? open + strings.join(between) + close
    : `${open}\n  ${strings.join(`${between.trim()}\n  `)}\n${close}`;
}

/**
 * What is inserted at a place of a document: between quotes the ids alone, several as the exchange takes them in a
 * query (`A,B`); else a literal whose further lines are indented like the line that it stands in.
 * @param at the character of the line
 */
export function insertionAt(ids: readonly string[], language: string, line: string, at: number): string {
  if (!BARE.test(language) && isQuoted(line, at)) return ids.join(',');
  return asLiteral(ids, language).replaceAll('\n', `\n${/^\s*/.exec(line.slice(0, at))?.[0] ?? ''}`);
}

/** What takes the place of a value: of what stands between its quotes, where it has any. */
export function valueLiteral(
  id: string,
  { isQuoted, missing }: Pick<CursorValue, 'isQuoted' | 'missing'>,
  language: string,
): string {
  return isQuoted ? id + missing : asLiteral([id], language);
}

/** JSON's escapes mean the same in Python and JavaScript. */
function quoted(text: string, language: string): string {
  return language === 'sql' ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
}

/** Whether a place stands between quotes; what is not closed on the line is an apostrophe. */
function isQuoted(line: string, at: number): boolean {
  const strings = line.matchAll(/(["'`])(?:\\.|(?!\1|\\).)*\1/g);
  return Array.from(strings).some(({ index, 0: { length } }) => index < at && at < index + length);
}
