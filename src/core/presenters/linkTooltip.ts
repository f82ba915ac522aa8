import { iconSafe } from './text';

/**
 * Untrusted text for the tooltip of a link. VS Code puts it between the brackets of a Markdown link, and only in some
 * places escapes it first; so what means something there is left out.
 */
export function linkTooltip(text: string): string {
  return iconSafe(text.replace(/[\\[\]<>*`~|!]/g, ' ').replace(/&(?=[#\w])/g, '& '), 80);
}
