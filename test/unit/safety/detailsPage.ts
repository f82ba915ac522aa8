import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { panelPage } from '../../../src/core/details/panelPage';
import { openBrowser } from '../../support/vscode/openBrowser.mjs';
import { projectRoot } from '../../support/vscode/projectPaths.mjs';

const ORIGIN = 'https://page.example';
const FILES = ['details.js', 'details.css'] as const;

/** What auditPage.mjs adds to the page. */
interface InPage {
  readonly posted: unknown[];
  showAndAudit(messages: readonly unknown[]): Promise<Audit>;
  showParsed(json: string): Promise<Audit>;
  clickLinks(): void;
}

export interface Audit {
  /** What should not be there. */
  readonly problems: readonly string[];
  /** How many elements were looked at. */
  readonly shown: number;
}

/** The built page of a panel in a browser, where VS Code would have it. */
export interface OpenedPage {
  readonly page: Page;
  /** What the page said to the extension. */
  posted(): Promise<readonly unknown[]>;
  show(messages: readonly unknown[]): Promise<Audit>;
  /** Anything that JSON can say, also with keys that the protocol of the browser stumbles over. */
  showJson(messages: readonly unknown[]): Promise<Audit>;
  clickLinks(): Promise<void>;
  /** What it asked the network for besides its own files, what its policy stopped, and what it threw. */
  readonly troubles: string[];
  close(): Promise<void>;
}

const IN_PAGE = readFileSync(join(projectRoot, 'test/unit/safety/auditPage.mjs'), 'utf8').replaceAll(
  'export ',
  '',
);

export async function openDetailsPage(): Promise<OpenedPage> {
  const { page, close } = await openBrowser();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`threw ${String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`said ${message.text()}`);
  });
  const html = panelPage({
    cspSource: ORIGIN,
    nonce: 'bm9uY2U=',
    scriptUri: `${ORIGIN}/details.js`,
    styleUri: `${ORIGIN}/details.css`,
  });
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    const file = FILES.find((name) => url === `${ORIGIN}/${name}`);
    if (url === `${ORIGIN}/`) return route.fulfill({ contentType: 'text/html', body: html });
    if (file) return route.fulfill({ path: join(projectRoot, 'dist/webview', file) });
    troubles.push(`asked for ${url}`);
    return route.abort();
  });
  await page.addInitScript(standIn);
  await page.addInitScript(`${IN_PAGE}; Object.assign(window, { showAndAudit, showParsed, clickLinks });`);
  await page.goto(`${ORIGIN}/`);
  return {
    page,
    troubles,
    close,
    posted: () => page.evaluate(() => (globalThis as unknown as InPage).posted.splice(0)),
    show: (messages) => page.evaluate((all) => (globalThis as unknown as InPage).showAndAudit(all), messages),
    showJson: (messages) =>
      page.evaluate((json) => (globalThis as unknown as InPage).showParsed(json), JSON.stringify(messages)),
    clickLinks: () => page.evaluate(() => (globalThis as unknown as InPage).clickLinks()),
  };
}

/** What VS Code gives a page, and a note of what its policy stops. */
const standIn = `
  window.posted = [];
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => window.posted.push(message),
    getState: () => undefined,
    setState: () => undefined,
  });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    console.error('policy', violatedDirective, blockedURI));
`;
