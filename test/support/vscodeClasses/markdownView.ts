import { JSDOM } from 'jsdom';
import { ignoreStyles } from './ignoreStyles';

/** What VS Code looks at of a `vscode.MarkdownString`. */
export interface ShownMarkdown {
  readonly value: string;
  readonly isTrusted?: { readonly enabledCommands: readonly string[] };
  readonly supportThemeIcons?: boolean;
}

/** The elements that VS Code shows. */
export type RenderMarkdown = (markdown: ShownMarkdown) => HTMLElement;

/** What the classes of VS Code expect to find around them in a browser. */
const GLOBALS = ['Node', 'Element', 'HTMLElement', 'DocumentFragment', 'NodeFilter', 'MutationObserver'];

/** VS Code's own renderer of Markdown, in a DOM that has no network. The globals of a browser stay. */
export async function vscodeMarkdown(): Promise<RenderMarkdown> {
  const { window } = new JSDOM('<!DOCTYPE html>');
  const globals = Object.fromEntries(GLOBALS.map((name) => [name, window[name] as unknown]));
  Object.assign(globalThis, globals, { window, document: window.document });
  ignoreStyles();
  const { renderMarkdown } =
    await import('@codingame/monaco-vscode-api/vscode/vs/base/browser/markdownRenderer');
  return (markdown) => {
    const rendered = renderMarkdown(markdown);
    rendered.dispose();
    return rendered.element;
  };
}
