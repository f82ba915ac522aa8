import type { Page } from 'playwright-core';

/** Collects, from now on, what goes wrong in the page and in the frames of its webviews. */
export function collectProblems(page: Page): readonly string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('crash', () => problems.push('the page crashed'));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && text.includes('Content Security Policy')) problems.push(text);
  });
  return problems;
}
