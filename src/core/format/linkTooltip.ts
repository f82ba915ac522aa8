import { iconSafe } from './text';

/**
 * Untrusted text for the tooltip of a link. VS Code puts it between the brackets of a Markdown link, and only in some
 * places escapes it first; so what means something there is left out.
 */
export function linkTooltip(text: string): string {
  const words = text.replace(/[\\[\]<>*`~|!]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, ' ');
  return iconSafe(words.replace(/&(?=[#\w])/g, '& '), 80);
}
