import assert from 'node:assert/strict';
import { PageMemory } from '../../../src/webview/details/pageMemory';
import type { SavedState } from '../../../src/webview/details/savedState';

const event = { kind: 'event', id: 'KXNBAGAME-26OCT10INDNYK' } as const;

class Store {
  state: unknown;
  writes = 0;

  getState(): unknown {
    return this.state;
  }

  setState(state: SavedState): void {
    this.writes += 1;
    this.state = JSON.parse(JSON.stringify(state));
  }
}

describe('the memory of a page', () => {
  it('gives the next page what the last one was left with', () => {
    const store = new Store();
    const first = new PageMemory(store);
    first.isOf(event);
    first.setOpen('rules', false, true);
    first.setSort('markets.0', { column: 1, descending: true });
    first.setOffset('', 120);
    const next = new PageMemory(store);
    next.isOf(event);
    assert.equal(next.isOpen('rules', true), false);
    assert.deepEqual(next.sort('markets.0'), { column: 1, descending: true });
    assert.equal(next.offset(''), 120);
  });

  it('says what the page is of as soon as that is known, for the panel to be opened again', () => {
    const store = new Store();
    new PageMemory(store).isOf(event);
    assert.deepEqual(store.state, { ref: event, folds: [], sort: [], scroll: [] });
  });

  it('keeps nothing of another thing', () => {
    const store = new Store();
    const memory = new PageMemory(store);
    memory.isOf(event);
    memory.setOpen('rules', false, true);
    memory.isOf({ kind: 'event', id: 'KXOTHER' });
    assert.equal(memory.isOpen('rules', true), true);
  });

  it('writes only what is not as it started, and only when it changes', () => {
    const store = new Store();
    const memory = new PageMemory(store);
    memory.setOpen('rules', true, true);
    memory.setOffset('', 0);
    assert.equal(store.writes, 0);
    memory.setOpen('rules', false, true);
    memory.setOpen('rules', false, true);
    assert.equal(store.writes, 1);
    memory.setOpen('rules', true, true);
    assert.deepEqual(store.state, { folds: [], sort: [], scroll: [] });
  });
});
