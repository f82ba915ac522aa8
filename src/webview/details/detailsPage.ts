import type { PanelContent } from '../../core/protocol/content';
import type { Handlers, HostToPage, PanelAction } from '../../core/protocol/messages';
import { element } from './element';
import type { PageMemory } from './pageMemory';
import { actionButton, PageHeader } from './pageHeader';
import { restoreScroll } from './scrollBox';
import { sectionElement } from './sectionElement';

/** The page of one thing on the exchange: shows what the extension host says, and asks it for everything else. */
export class DetailsPage implements Handlers<HostToPage> {
  readonly root = element('main');
  private readonly header: PageHeader;
  private readonly failure = element('div', { class: 'failure' });
  private readonly sections = element('div', { class: 'sections' });
  /** Says changes of state to screen readers. */
  private readonly status = element('p', { class: 'unseen', role: 'status' });
  private isShown = false;

  constructor(
    private readonly memory: PageMemory,
    private readonly act: (action: PanelAction) => void,
  ) {
    this.header = new PageHeader(act);
    const progress = element('div', { class: 'progress', 'aria-hidden': 'true' });
    this.root.append(progress, this.header.root, this.failure, this.sections, this.status);
  }

  readonly showLoading = ({ ref, title }: HostToPage['showLoading']): void => {
    this.memory.isOf(ref);
    this.isShown = false;
    this.header.clear();
    this.header.showTitle(title);
    this.sections.replaceChildren(element('p', { class: 'loading' }, 'Loading…'));
    this.clearFailure();
    this.setBusy(true, `Loading ${title}`);
  };

  readonly showRefreshing = (): void => this.setBusy(true, 'Refreshing');

  readonly showDetails = ({ content }: HostToPage['showDetails']): void => {
    this.memory.isOf(content.ref);
    this.header.show(content);
    this.showSections(content);
    this.clearFailure();
    this.setBusy(false, this.isShown ? 'Refreshed' : `Loaded ${content.title}`);
    this.isShown = true;
  };

  readonly showFailure = ({ sentence }: HostToPage['showFailure']): void => {
    const kept = this.isShown ? ' What is shown was loaded earlier.' : '';
    const text = sentence + kept;
    if (!this.isShown) this.sections.replaceChildren();
    this.clearFailure(element('p', {}, text), actionButton('Retry', 'refresh', this.act));
    this.setBusy(false, text);
  };

  /** Replaces the content and leaves the reader where they were. */
  private showSections({ sections }: PanelContent): void {
    const { scrollY } = window;
    const place = this.focusables().indexOf(document.activeElement as HTMLElement);
    this.sections.replaceChildren(...sections.map((section) => sectionElement(section, this.memory)));
    // The focus first: it has its surroundings laid out, which moves what is scrolled.
    if (place >= 0) this.focusables()[place]?.focus({ preventScroll: true });
    restoreScroll(this.sections, this.memory);
    window.scrollTo({ top: this.isShown ? scrollY : this.memory.offset('') });
  }

  private focusables(): readonly HTMLElement[] {
    return [...this.sections.querySelectorAll<HTMLElement>('button, summary, [tabindex]')];
  }

  /** What has the focus must not vanish with it: the heading takes over. */
  private clearFailure(...next: readonly HTMLElement[]): void {
    const hadFocus = this.failure.contains(document.activeElement);
    this.failure.replaceChildren(...next);
    if (hadFocus) (this.failure.querySelector('button') ?? this.header).focus();
  }

  private setBusy(isBusy: boolean, status: string): void {
    this.root.classList.toggle('busy', isBusy);
    this.status.textContent = status;
  }
}
