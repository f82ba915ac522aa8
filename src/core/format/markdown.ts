import { iconSafe, plainText } from './text';

/**
 * Untrusted text for a `vscode.MarkdownString`, shown there as itself on one line. Every ASCII punctuation mark is
 * escaped, which leaves no markup, entity, table break or GFM autolink (`https://…`, `www.…`, e-mail). Some become
 * entities: VS Code looks for the `$` of a `$(icon)` in the rendered HTML, after the backslashes are gone, and takes
 * brackets and backticks for links, tags and code when it looks for the end of what is bold, escaped or not.
 */
export function escapeMarkdown(text: string): string {
  return plainText(text, 2000)
    .replace(/[!-#%-/:-;=?@\\^_{-~]|\$(?!\(|$)/g, '\\$&')
    .replace(/[<>[\]`]|\$(?=\\\(|$)/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** Untrusted text in the editor's font; `''` for a text with nothing visible in it. */
export function codeSpan(text: string): string {
  const inner = plainText(text).replaceAll('$(', '$ (');
  if (inner === '') return '';
  const longest = Math.max(0, ...Array.from(inner.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${inner} ${fence}` : fence + inner + fence;
}

/**
 * A link that runs a command. It works only in a trusted MarkdownString which enables that command.
 * @param label our own words, never text from the API
 * @param args the command's arguments, plain JSON
 */
export function commandLink(label: string, command: string, args: readonly unknown[]): string {
  const query = encodeURIComponent(JSON.stringify(args)).replace(/[()]/g, (mark) =>
    mark === '(' ? '%28' : '%29',
  );
  return `[${label}](command:${command}?${query})`;
}

/**
 * Untrusted text for the tooltip of a link. VS Code puts it between the brackets of a Markdown link, and only in some
 * places escapes it first; so what means something there is left out.
 */
export function linkTooltip(text: string): string {
  const words = text.replace(/[\\[\]<>*`~|!]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, ' ');
  return iconSafe(words.replace(/&(?=[#\w])/g, '& '), 80);
}
