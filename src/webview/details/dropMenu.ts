import { element } from './element';

/** A button that opens a menu of other buttons, which close it. */
export function dropMenu(id: string, label: string, items: readonly HTMLElement[]): readonly HTMLElement[] {
  const anchor = `--${id}`;
  const menu = element('div', { id, class: 'menu', popover: '' }, ...items);
  const button = element('button', { type: 'button', class: `drops ${id}`, popovertarget: id }, label);
  menu.addEventListener('click', () => menu.hidePopover());
  button.style.setProperty('anchor-name', anchor);
  menu.style.setProperty('position-anchor', anchor);
  return [button, menu];
}
