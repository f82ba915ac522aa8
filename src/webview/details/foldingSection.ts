import type { Section } from '../../core/details/content';
import { element } from './element';
import type { PageMemory } from './pageMemory';

/** What of a section stands in its heading. */
export type SectionHead = Pick<Section, 'id' | 'title' | 'count' | 'folded'>;

/**
 * A part of the page under a heading that folds it.
 * @param onOpen called whenever it is open: at once, or when it is unfolded
 */
export function foldingSection(
  { id, title, count, folded = false }: SectionHead,
  content: readonly Node[],
  memory: PageMemory,
  onOpen?: () => void,
): HTMLElement {
  const bodyId = `body-of-${id}`;
  const headingId = `heading-of-${id}`;
  const body = element('div', { id: bodyId, class: 'body' }, ...content);
  const button = element('button', { type: 'button', 'aria-controls': bodyId }, element('span', {}, title));
  if (count !== undefined) button.append(element('span', { class: 'count' }, count.toLocaleString('en')));

  const setOpen = (isOpen: boolean): void => {
    button.setAttribute('aria-expanded', String(isOpen));
    // "until-found" lets a search of the page unfold it.
    if (isOpen) body.removeAttribute('hidden');
    else body.setAttribute('hidden', 'until-found');
    if (isOpen) onOpen?.();
  };
  const change = (isOpen: boolean): void => {
    setOpen(isOpen);
    memory.setOpen(id, isOpen, !folded);
  };
  button.addEventListener('click', () => change(body.hasAttribute('hidden')));
  body.addEventListener('beforematch', () => change(true));
  setOpen(memory.isOpen(id, !folded));
  return element('section', { 'aria-labelledby': headingId }, element('h2', { id: headingId }, button), body);
}
