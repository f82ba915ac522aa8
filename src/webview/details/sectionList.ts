import { element } from './element';
import { morph } from './morph';

/** A part of the page that is made anew only when what it shows has changed. */
export interface PagePart {
  readonly id: string;
  /** What it shows, as a text to compare. */
  readonly key: string;
  readonly make: () => HTMLElement;
}

/** The sections of the page. What is there stays there and takes over what is new. */
export class SectionList {
  readonly root = element('div', { class: 'sections' });
  #shown = new Map<string, { readonly key: string; readonly at: HTMLElement }>();

  show(parts: readonly PagePart[]): void {
    const place = this.#focusables().indexOf(document.activeElement as HTMLElement);
    const before = this.#shown;
    this.#shown = new Map(
      parts.map((part) => {
        const known = before.get(part.id);
        const at = known?.at ?? part.make();
        if (known && known.key !== part.key) morph(at, part.make());
        return [part.id, { key: part.key, at }];
      }),
    );
    for (const [id, { at }] of before) if (!this.#shown.has(id)) at.remove();
    this.#arrange();
    // What had the focus may be gone: what stands in its place takes over. Never from where the person is by now.
    if (place >= 0 && document.hasFocus() && !this.root.contains(document.activeElement))
      this.#focusables()[place]?.focus({ preventScroll: true });
  }

  /** Shows something else instead of sections. */
  clear(...instead: readonly Node[]): void {
    this.#shown.clear();
    this.root.replaceChildren(...instead);
  }

  get isEmpty(): boolean {
    return this.#shown.size === 0;
  }

  /** Moves only what stands elsewhere: what is moved loses focus and scroll. */
  #arrange(): void {
    const order = [...this.#shown.values()].map(({ at }) => at);
    for (const child of [...this.root.children]) if (!order.includes(child as HTMLElement)) child.remove();
    order.forEach((at, index) => {
      const there = this.root.children[index] ?? null;
      if (there !== at) this.root.insertBefore(at, there);
    });
  }

  #focusables(): readonly HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('button, summary, input, [tabindex]')];
  }
}
