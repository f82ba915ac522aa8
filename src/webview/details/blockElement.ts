import { dataTable } from './dataTable';
import { element } from './element';
import { inlineRuns, joinedRuns } from './inlineRuns';
import { jsonTree } from './jsonTree';
import { lazyDetails } from './lazyDetails';
import type { PageBlock } from './pageBlock';
import type { PageMemory } from './pageMemory';

/** From this many facts on, a wide page shows them in two columns. */
const MANY_FACTS = 8;

export interface BlockPlace {
  /** Names a table for those who do not see what it stands under. */
  readonly title: string;
  /** Stable: folds, sorting and scrolling are remembered by it. */
  readonly key: string;
  readonly memory: PageMemory;
}

export function blockElements(blocks: readonly PageBlock[], place: BlockPlace): readonly HTMLElement[] {
  return blocks.map((block, index) => blockElement(block, { ...place, key: `${place.key}.${index}` }));
}

function blockElement(block: PageBlock, place: BlockPlace): HTMLElement {
  const { title, key, memory } = place;
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
    case 'lead':
      return element('p', { class: 'lead' }, ...inlineRuns(block.runs));
    case 'part': {
      const content = blockElement(block.block, { ...place, title: block.title });
      return element('div', { class: 'part' }, element('h3', {}, block.title), content);
    }
    case 'fold': {
      const build = (path: string): HTMLElement =>
        blockElement(block.block, { ...place, title: block.title, key: path });
      return lazyDetails({ label: block.title, path: `${key}/${block.title}`, isOpen: false, build }, memory);
    }
    case 'beside':
      return element('div', { class: 'beside' }, ...blockElements(block.blocks, place));
  }
}

function factList({ facts }: Extract<PageBlock, { type: 'facts' }>): HTMLElement {
  const rows = facts.map(({ label, field, value }) =>
    element(
      'div',
      {},
      element('dt', field ? { title: field } : {}, label),
      element('dd', {}, ...joinedRuns(value, ' ')),
    ),
  );
  return element('dl', { class: facts.length < MANY_FACTS ? 'facts' : 'facts many' }, ...rows);
}

function paragraphs(text: string): readonly HTMLElement[] {
  return text.split(/\n{2,}/).map((paragraph) => element('p', {}, paragraph));
}
