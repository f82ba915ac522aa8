import type { ExtensionHost } from './extensionHost';

/** A row as it comes over to the window. */
export interface WindowRow {
  readonly handle: string;
  readonly label?: { readonly label: string };
  readonly description?: string;
  /** 0: it has nothing below; 1: collapsed; 2: expanded. */
  readonly collapsibleState: number;
  readonly command?: { readonly id: string; readonly arguments?: readonly unknown[] };
}

type Children = readonly (readonly [index: number, ...rows: WindowRow[]])[];

interface TreeActor {
  $getChildren(viewId: string, handles?: readonly string[]): Promise<Children | undefined>;
  $setExpanded(viewId: string, handle: string, expanded: boolean): void;
  $setVisible(viewId: string, visible: boolean): void;
  $setSelectionAndFocus(viewId: string, selected: readonly string[], focused: string): void;
}

/**
 * The window's half of one tree view, as far as the extension host sees it: it asks for the rows, keeps what is expanded by
 * the handles of rows, and after a `$refresh` asks again for what is on the screen, level by level, all that is expanded on
 * a level in one call.
 */
export class TreeWindow {
  /** Calls of `$refresh`, and the rows that came with them: none when all is to be drawn again. */
  readonly refreshed: (readonly WindowRow[])[] = [];
  /**
   * Of each call of `$refresh` the milliseconds until all rows of the screen were there again, by the clock and of the
   * processor, for which other processes do not count.
   */
  readonly drawings: { readonly ms: number; readonly processor: number }[] = [];
  readonly #rows = new Map<string, readonly WindowRow[]>();
  readonly #expanded = new Set<string>();
  #drawn: (() => void) | undefined;
  /** The text above the rows. */
  message = '';
  badge: number | undefined;

  readonly #tree: TreeActor;
  readonly #viewId: string;

  constructor({ actor, window }: Pick<ExtensionHost, 'actor' | 'window'>, viewId: string) {
    this.#tree = actor('ExtHostTreeViews') as TreeActor;
    this.#viewId = viewId;
    window.on('MainThreadTreeViews.$refresh', (id: string, items?: Readonly<Record<string, WindowRow>>) =>
      id === viewId ? this.#refresh(items) : undefined,
    );
    window.on('MainThreadTreeViews.$setMessage', (id: string, message: string) => {
      if (id === viewId) this.message = message;
    });
    window.on('MainThreadTreeViews.$setBadge', (id: string, badge?: { readonly value: number }) => {
      if (id === viewId) this.badge = badge?.value;
    });
  }

  /** Resolves once rows were drawn again. */
  nextDrawn(): Promise<void> {
    return new Promise((resolve) => (this.#drawn = resolve));
  }

  show(): void {
    this.#tree.$setVisible(this.#viewId, true);
  }

  hide(): void {
    this.#tree.$setVisible(this.#viewId, false);
  }

  /** Selects rows; the last has the focus. */
  select(...handles: readonly string[]): void {
    this.#tree.$setSelectionAndFocus(this.#viewId, handles, handles.at(-1) ?? '');
  }

  /** The row with a label, among those on the screen. */
  row(label: string): WindowRow | undefined {
    return this.visible().find((row) => row.label?.label === label);
  }

  /** The rows below one, or those of the view, as they were drawn last. */
  rows(handle = ''): readonly WindowRow[] {
    return this.#rows.get(handle) ?? [];
  }

  /** What a person sees: the rows of the view and of all that is expanded, from top to bottom. */
  visible(handle = ''): readonly WindowRow[] {
    return this.rows(handle).flatMap((row) => [
      row,
      ...(this.#expanded.has(row.handle) ? this.visible(row.handle) : []),
    ]);
  }

  open(): Promise<void> {
    return this.#draw(undefined);
  }

  async expand(handle: string): Promise<void> {
    this.#expanded.add(handle);
    this.#tree.$setExpanded(this.#viewId, handle, true);
    await this.#ask([handle]);
  }

  /** What was open before the extension host was started again: the window tells the new one nothing of it. */
  restoreOpen(handles: readonly string[]): void {
    for (const handle of handles) this.#expanded.add(handle);
  }

  collapse(handle: string): void {
    this.#expanded.delete(handle);
    this.#tree.$setExpanded(this.#viewId, handle, false);
  }

  async #refresh(items: Readonly<Record<string, WindowRow>> | undefined): Promise<void> {
    const started = performance.now();
    const before = process.cpuUsage();
    this.refreshed.push(Object.values(items ?? {}));
    await this.#draw(items);
    const { user, system } = process.cpuUsage(before);
    this.drawings.push({ ms: performance.now() - started, processor: (user + system) / 1000 });
    this.#drawn?.();
  }

  async #draw(items: Readonly<Record<string, WindowRow>> | undefined): Promise<void> {
    if (items) {
      for (const [above, rows] of this.#rows)
        this.#rows.set(
          above,
          rows.map((row) => items[row.handle] ?? row),
        );
      await this.#ask(Object.keys(items).filter((handle) => this.#expanded.has(handle)));
    } else {
      const [[, ...rows] = [0]] = (await this.#tree.$getChildren(this.#viewId)) ?? [];
      this.#rows.set('', rows);
      await this.#askBelow(rows);
    }
  }

  async #ask(handles: readonly string[]): Promise<void> {
    if (handles.length === 0) return;
    const children = (await this.#tree.$getChildren(this.#viewId, handles)) ?? [];
    for (const [index, ...rows] of children) this.#rows.set(handles[index] ?? '', rows);
    await this.#askBelow(children.flatMap(([, ...rows]) => rows));
  }

  /** What is expanded, or comes so, of some rows. */
  #askBelow(rows: readonly WindowRow[]): Promise<void> {
    for (const { handle, collapsibleState } of rows) if (collapsibleState === 2) this.#expanded.add(handle);
    return this.#ask(rows.flatMap(({ handle }) => (this.#expanded.has(handle) ? handle : [])));
  }
}
