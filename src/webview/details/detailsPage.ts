import type { PanelContent } from '../../core/details/content';
import type { LiveContent } from '../../core/details/live';
import type { Handlers, HostToPage, Message, PageToHost } from '../../core/details/messages';
import { blockElements } from './blockElement';
import { element } from './element';
import { foldingSection } from './foldingSection';
import { updateRelativeTimes } from './inlineRuns';
import { LiveParts } from './live/liveParts';
import type { PageMemory } from './pageMemory';
import { actionButton, PageHeader } from './pageHeader';
import { restoreScroll } from './scrollBox';
import { SectionList, type PagePart } from './sectionList';

/** Seconds between two looks at how long ago a time is. */
const TIMES_RETOLD_EVERY = 10;

/** The page of one thing on the exchange: shows what the extension host says, and asks it for everything else. */
export class DetailsPage implements Handlers<HostToPage> {
  readonly root = element('main');
  readonly #header: PageHeader;
  readonly #failure = element('div', { class: 'failure' });
  readonly #sections = new SectionList();
  readonly #live: LiveParts;
  /** Says changes of state to screen readers. */
  readonly #status = element('p', { class: 'unseen', role: 'status' });
  #content: PanelContent | undefined;
  #liveContent: LiveContent | undefined;
  #ticks = 0;

  constructor(
    private readonly memory: PageMemory,
    private readonly post: (message: Message<PageToHost>) => void,
  ) {
    this.#header = new PageHeader((action) => post({ name: 'act', action }));
    this.#live = new LiveParts(memory, {
      chooseRange: (range) => post({ name: 'chooseRange', range }),
      loadGameStats: () => post({ name: 'loadGameStats' }),
    });
    const progress = element('div', { class: 'progress', 'aria-hidden': 'true' });
    this.root.append(progress, this.#header.root, this.#failure, this.#sections.root, this.#status);
  }

  readonly showLoading = ({ ref, title }: HostToPage['showLoading']): void => {
    this.memory.isOf(ref);
    this.#content = this.#liveContent = undefined;
    this.#live.clear();
    this.#header.clear();
    this.#header.showTitle(title);
    this.#sections.clear(element('p', { class: 'loading' }, 'Loading…'));
    this.#clearFailure();
    this.#setBusy(true, `Loading ${title}`);
  };

  readonly showRefreshing = (): void => this.#setBusy(true, 'Refreshing');

  readonly showDetails = ({ content }: HostToPage['showDetails']): void => {
    this.memory.isOf(content.ref);
    const isFirst = this.#content === undefined;
    const isWaitedFor = this.root.classList.contains('busy');
    this.#content = content;
    this.#header.show(content);
    this.#showSections(isFirst);
    this.#clearFailure();
    // What refreshes by itself does so quietly.
    if (isFirst || isWaitedFor) this.#setBusy(false, isFirst ? `Loaded ${content.title}` : 'Refreshed');
  };

  readonly showLive = ({ live }: HostToPage['showLive']): void => {
    const isFirst = this.#liveContent === undefined;
    this.#liveContent = live;
    this.#header.showLive(live);
    this.#showSections(isFirst);
  };

  readonly showFailure = ({ sentence }: HostToPage['showFailure']): void => {
    const kept = this.#content ? ' What is shown was loaded earlier.' : '';
    const text = sentence + kept;
    if (!this.#content) this.#sections.clear();
    const retry = actionButton('Retry', 'refresh', (action) => this.post({ name: 'act', action }));
    this.#clearFailure(element('p', {}, text), retry);
    this.#setBusy(false, text);
  };

  /** A second has passed. */
  tick(now: number): void {
    this.#header.showAge(now);
    this.#ticks += 1;
    if (this.#ticks % TIMES_RETOLD_EVERY === 0) updateRelativeTimes(this.root, now);
  }

  /** Brings what has changed into the page, and leaves the reader where they are: at first, where they were. */
  #showSections(isFirst: boolean): void {
    const content = this.#content;
    const live = this.#liveContent;
    if (!content) return;
    const [about, ...rest] = content.sections.map((section): PagePart => {
      const place = { title: section.title, key: section.id, memory: this.memory };
      const make = (): HTMLElement =>
        foldingSection(section, blockElements(section.blocks, place), this.memory);
      return { id: section.id, key: JSON.stringify(section), make };
    });
    const top = this.memory.offset('');
    this.#sections.show([
      ...(live ? this.#live.first(live, content) : []),
      ...(about ? [about] : []),
      ...(live ? this.#live.then(live) : []),
      ...rest,
    ]);
    if (!isFirst) return;
    restoreScroll(this.#sections.root, this.memory);
    if (top > 0) window.scrollTo({ top });
  }

  /** What has the focus must not vanish with it: the heading takes over. */
  #clearFailure(...next: readonly HTMLElement[]): void {
    const hadFocus = document.hasFocus() && this.#failure.contains(document.activeElement);
    this.#failure.replaceChildren(...next);
    if (hadFocus) (this.#failure.querySelector('button') ?? this.#header).focus();
  }

  #setBusy(isBusy: boolean, status: string): void {
    this.root.classList.toggle('busy', isBusy);
    this.#status.textContent = status;
  }
}
