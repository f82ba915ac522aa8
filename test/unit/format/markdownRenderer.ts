import { createRequire } from 'node:module';

interface MarkdownIt {
  render(markdown: string): string;
}

const MarkdownItClass = createRequire(__filename)('markdown-it') as new (options: object) => MarkdownIt;

/** A renderer with everything on that could turn text into something else: raw HTML, autolinks, replacements. */
export function renderer(): MarkdownIt {
  return new MarkdownItClass({ html: true, linkify: true, typographer: true });
}

/** The text that HTML without markup shows. */
export function shownText(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
