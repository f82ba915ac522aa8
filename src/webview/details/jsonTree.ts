import type { Block, ResolvedId } from '../../core/details/content';
import { element } from './element';
import { entityLink } from './inlineRuns';
import {
  entriesOf,
  previewOf,
  quoted,
  rangesOf,
  withoutQuotes,
  type Json,
  type JsonEntry,
} from './jsonParts';
import { lazyDetails, type Fold } from './lazyDetails';
import type { PageMemory } from './pageMemory';

type JsonBlock = Extract<Block, { type: 'json' }>;

/** Deeper or longer than this starts folded. */
const OPEN_DEPTH = 2;
const OPEN_LENGTH = 12;

/** Any JSON as a tree that unfolds; what is folded is not built. */
export function jsonTree({ json, ids }: JsonBlock, key: string, memory: PageMemory): HTMLElement {
  const names = new Map(ids.map((resolved) => [resolved.id, resolved]));
  return new JsonTree(names, memory).root(parse(json), key);
}

/** What is not JSON is shown as the text that it is. */
function parse(json: string): Json {
  try {
    return JSON.parse(json) as Json;
  } catch {
    return json;
  }
}

class JsonTree {
  constructor(
    private readonly names: ReadonlyMap<string, ResolvedId>,
    private readonly memory: PageMemory,
  ) {}

  root(value: Json, path: string): HTMLElement {
    const entries = entriesOf(value);
    return entries?.length
      ? this.list(entries, path, 0, 0)
      : element('p', { class: 'json' }, this.leaf(value));
  }

  private list(entries: readonly JsonEntry[], path: string, depth: number, start: number): HTMLElement {
    const ranges = rangesOf(entries, start);
    const items = ranges
      ? ranges.map((range) =>
          this.branch({
            label: element('span', { class: 'muted' }, `${range.from} … ${range.to}`),
            path: `${path}/${range.from}…${range.to}`,
            isOpen: false,
            build: (to) => this.list(range.entries, to, depth, range.from),
          }),
        )
      : entries.map(([name, value]) => this.item(name, value, `${path}/${name}`, depth));
    return element('ul', { class: 'json' }, ...items);
  }

  private item(name: string, value: Json, path: string, depth: number): HTMLElement {
    const label = element('span', { class: 'json-name' }, `${withoutQuotes(name)}:`);
    const entries = entriesOf(value);
    if (!entries?.length) return element('li', {}, label, ' ', this.leaf(value));
    const preview = element('span', { class: 'muted preview' }, previewOf(value));
    return this.branch({
      label: element('span', {}, label, ' ', preview),
      path,
      isOpen: depth + 1 < OPEN_DEPTH && entries.length <= OPEN_LENGTH,
      build: (to) => this.list(entries, to, depth + 1, 0),
    });
  }

  private branch(fold: Fold): HTMLElement {
    return element('li', {}, lazyDetails(fold, this.memory));
  }

  private leaf(value: Json): HTMLElement {
    const resolved = typeof value === 'string' ? this.names.get(value) : undefined;
    if (resolved) {
      const id = element('span', { class: 'code muted' }, resolved.id);
      return element('span', { class: 'run' }, entityLink(resolved.name, resolved.ref), ' ', id);
    }
    const text = typeof value === 'string' ? quoted(value) : JSON.stringify(value);
    const type = value === null ? 'null' : typeof value;
    return element('span', { class: `run json-${type}` }, text);
  }
}
