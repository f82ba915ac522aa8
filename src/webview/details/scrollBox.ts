import { element } from './element';
import type { PageMemory } from './pageMemory';

/** A box that scrolls its content and comes back to where it was. `restoreScroll` brings it there once it is in the page. */
export function scrollBox(
  content: HTMLElement,
  className: string,
  key: string,
  memory: PageMemory,
): HTMLElement {
  const box = element('div', { class: className, 'data-scroll': key }, content);
  box.addEventListener('scrollend', () => memory.setOffset(key, box.scrollTop));
  return box;
}

/** Scrolls every box in the page to where it was left. */
export function restoreScroll(root: HTMLElement, memory: PageMemory): void {
  for (const box of root.querySelectorAll<HTMLElement>('[data-scroll]')) {
    const offset = memory.offset(box.dataset['scroll'] ?? '');
    if (offset > 0) box.scrollTop = offset;
  }
}
