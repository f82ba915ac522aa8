import { element } from './element';
import type { PageMemory } from './pageMemory';

/** A box that scrolls its content. Where it was left is kept: `restoreScroll` brings it back once it is in the page. */
export function scrollBox(
  content: HTMLElement,
  className: string,
  key: string,
  memory: PageMemory,
): HTMLElement {
  const box = element('div', { class: className, 'data-scroll': key }, content);
  box.addEventListener('scrollend', () => {
    memory.setOffset(key, box.scrollTop);
    memory.setOffset(sideways(key), box.scrollLeft);
  });
  return box;
}

/** Scrolls every box in the page to where it was left. */
export function restoreScroll(root: HTMLElement, memory: PageMemory): void {
  for (const box of root.querySelectorAll<HTMLElement>('[data-scroll]')) {
    const { scroll: key = '' } = box.dataset;
    const [top, left] = [memory.offset(key), memory.offset(sideways(key))];
    if (top > 0 || left > 0) box.scrollTo({ top, left });
  }
}

function sideways(key: string): string {
  return `${key} sideways`;
}
