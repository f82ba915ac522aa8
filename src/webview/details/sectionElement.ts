import type { Block, Section } from '../../core/protocol/content';
import { dataTable } from './dataTable';
import { element } from './element';
import { inlineRuns } from './inlineRuns';
import { jsonTree } from './jsonTree';
import type { PageMemory } from './pageMemory';

/** From this many facts on, a wide page shows them in two columns. */
const MANY_FACTS = 8;

/** A part of the page under a heading that folds it. */
export function sectionElement(section: Section, memory: PageMemory): HTMLElement {
  const { id, title, count, blocks, folded = false } = section;
  const bodyId = `body-of-${id}`;
  const headingId = `heading-of-${id}`;
  const body = element('div', { id: bodyId, class: 'body' });
  body.append(...blocks.map((block, index) => blockElement(block, title, `${id}.${index}`, memory)));
  const button = element('button', { type: 'button', 'aria-controls': bodyId }, element('span', {}, title));
  if (count !== undefined) button.append(element('span', { class: 'count' }, count.toLocaleString('en')));

  const setOpen = (isOpen: boolean): void => {
    button.setAttribute('aria-expanded', String(isOpen));
    // "until-found" lets a search of the page unfold it.
    if (isOpen) body.removeAttribute('hidden');
    else body.setAttribute('hidden', 'until-found');
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

function blockElement(block: Block, title: string, key: string, memory: PageMemory): HTMLElement {
  switch (block.type) {
    case 'facts':
      return factList(block);
    case 'table':
      return dataTable(block, title, key, memory);
    case 'text':
      return element('div', { class: 'text' }, ...paragraphs(block.text));
    case 'notice':
      return element('p', { class: `notice ${block.tone}`, role: 'note' }, block.text);
    case 'json':
      return jsonTree(block, key, memory);
  }
}

function factList({ facts }: Extract<Block, { type: 'facts' }>): HTMLElement {
  const rows = facts.map(({ label, field, value }) =>
    element(
      'div',
      {},
      element('dt', field ? { title: field } : {}, label),
      element('dd', {}, ...inlineRuns(value).flatMap((run, index) => (index ? [' ', run] : [run]))),
    ),
  );
  return element('dl', { class: facts.length < MANY_FACTS ? 'facts' : 'facts many' }, ...rows);
}

function paragraphs(text: string): readonly HTMLElement[] {
  return text.split(/\n{2,}/).map((paragraph) => element('p', {}, paragraph));
}
