import type { EntityRef } from '../entities/kinds';
import { environments, type EnvironmentName } from '../kalshi/environments';
import { asList } from './copyLiteral';
import { apiUrl } from '../format/copyText';

/** The exchange that a snippet asks. */
export interface SnippetSource {
  readonly environment: EnvironmentName;
  /** Without a trailing slash. */
  readonly baseUrl: string;
}

/** What must be known of the data before anything is built on it; `''` for the real exchange. */
export function dataNote(environment: EnvironmentName): string {
  const { note } = environments[environment];
  if (environment !== 'sample') return note;
  return `${note}, without a server; the real exchange is at ${environments.production.baseUrl}`;
}

/**
 * Source that asks the exchange for some things and prints the answers.
 * @param template a file of media/snippets: `__URLS__` stands for the list of addresses, `__NOTE__` for what must be
 * known of the data, in a line that goes when there is nothing to know
 * @param language of the template, a language id of VS Code
 */
export function snippet(
  template: string,
  language: string,
  { environment, baseUrl }: SnippetSource,
  refs: readonly EntityRef[],
): string {
  const note = dataNote(environment);
  const urls = refs.map((ref) => apiUrl(baseUrl, ref));
  return template
    .replace(/^\S{1,2} __NOTE__\n/, (line) => (note ? line.replace('__NOTE__', note) : ''))
    .replace('__URLS__', () => asList(urls, language));
}
