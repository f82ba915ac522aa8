import { type EntityRef, sameRef } from '../../core/entities/kinds';
import { setBounded } from '../../core/setBounded';
import type { Sort } from './rowOrder';
import { readSavedState, type SavedState } from './savedState';

/** What is remembered of each sort: JSON has any number of parts to unfold. */
const MAX_KEPT = 500;

/** What VS Code gives a page to keep its state with. */
export interface StateStore {
  getState(): unknown;
  setState(state: SavedState): void;
}

/** What the reader has done to the page: folded, sorted, scrolled. Written to the store at every change. */
export class PageMemory {
  private ref: EntityRef | undefined;
  private readonly folds: Map<string, boolean>;
  private readonly sorts: Map<string, Sort>;
  private readonly offsets: Map<string, number>;

  constructor(private readonly store: StateStore) {
    const { ref, folds, sort, scroll } = readSavedState(store.getState());
    this.ref = ref;
    this.folds = new Map(folds);
    this.sorts = new Map(sort);
    this.offsets = new Map(scroll);
  }

  /** Says what the page is of, `null` for a file. What was kept of another thing is dropped. */
  isOf(subject: EntityRef | null): void {
    const ref = subject ?? undefined;
    if (this.ref && !(ref && sameRef(this.ref, ref))) for (const kept of this.all()) kept.clear();
    this.ref = ref;
    this.save();
  }

  isOpen(key: string, initially: boolean): boolean {
    return this.folds.get(key) ?? initially;
  }

  setOpen(key: string, isOpen: boolean, initially: boolean): void {
    this.keep(this.folds, key, isOpen === initially ? undefined : isOpen);
  }

  sort(key: string): Sort | undefined {
    return this.sorts.get(key);
  }

  setSort(key: string, sort: Sort | undefined): void {
    this.keep(this.sorts, key, sort);
  }

  /** Pixels from the start. */
  offset(key: string): number {
    return this.offsets.get(key) ?? 0;
  }

  setOffset(key: string, offset: number): void {
    this.keep(this.offsets, key, offset || undefined);
  }

  private all(): readonly Map<string, unknown>[] {
    return [this.folds, this.sorts, this.offsets];
  }

  private keep<T>(map: Map<string, T>, key: string, value: T | undefined): void {
    if (map.get(key) === value) return;
    if (value === undefined) map.delete(key);
    else setBounded(map, key, value, MAX_KEPT);
    this.save();
  }

  private save(): void {
    this.store.setState({
      ...(this.ref && { ref: this.ref }),
      folds: [...this.folds],
      sort: [...this.sorts],
      scroll: [...this.offsets],
    });
  }
}
