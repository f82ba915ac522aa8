import type { EntityRef } from '../entities/kinds';
import type { WebPage } from '../entities/definition';
import { isTicker } from '../entities/ids';

/** Characters of a title that get into an address. */
const LONGEST_TITLE = 120;

/** What the address of a page is built from. Only tickers of the right form get into it. */
export interface WebPlace {
  readonly siteUrl: string;
  readonly page: WebPage;
  /** The series of an event, where it is known; its title makes the middle part of the address. */
  readonly series?: { readonly ticker: string; readonly title: string };
}

/**
 * The page on the exchange's site: `/markets/<series>/<words of the series title>/<event>`, all in lower case. The API
 * documents no addresses; this is their form as people see it. Undefined when a ticker is not one.
 */
export function webAddress({ siteUrl, page, series }: WebPlace): string | undefined {
  if (!isTicker(page.ticker)) return undefined;
  if (page.kind === 'series') return `${siteUrl}/markets/${page.ticker.toLowerCase()}`;
  if (!series || !isTicker(series.ticker)) return `${siteUrl}/events/${page.ticker.toLowerCase()}`;
  const words = series.title
    .slice(0, LONGEST_TITLE)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${siteUrl}/markets/${series.ticker.toLowerCase()}/${words || 'event'}/${page.ticker.toLowerCase()}`;
}

/** What a deep link names, by its decoded path. */
export { refOfPath as readDeepLink } from '../entities/ids';

/**
 * The address that opens the details of a thing in VS Code.
 * @param scheme of this VS Code: `vscode`, `vscode-insiders`…
 * @param extensionId `publisher.name`
 */
export function deepLink(scheme: string, extensionId: string, { kind, id }: EntityRef): string {
  return `${scheme}://${extensionId}/${kind}/${id}`;
}
