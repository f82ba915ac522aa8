import type { PanelContent } from '../../core/protocol/content';
import type { PanelAction } from '../../core/protocol/messages';
import { element } from './element';
import { inlineRuns } from './inlineRuns';
import { loadedAgo } from './loadedAgo';

const AGE_CHECKED_EVERY = 30_000;

/** The top of the page: what it is of, what can be done with it, and how old it is. Stays while content is replaced. */
export class PageHeader {
  readonly root = element('header');
  private readonly noun = element('p', { class: 'noun' });
  private readonly title = element('h1', { tabindex: '-1' });
  private readonly summary = element('p', { class: 'summary' });
  private readonly copyId: HTMLButtonElement;
  private readonly inBrowser: HTMLButtonElement;
  private readonly environment = element('span');
  private readonly age = element('time');
  private readonly bar: HTMLElement;
  private loadedAt = 0;

  constructor(act: (action: PanelAction) => void) {
    this.copyId = actionButton('Id', 'copyId', act);
    this.inBrowser = actionButton('Open on kalshi.com', 'openInBrowser', act);
    const stamp = element('p', { class: 'stamp' }, this.environment, this.age);
    this.bar = element('div', { class: 'bar', hidden: '' }, this.actions(act), stamp);
    this.root.append(this.noun, this.title, this.summary, this.bar);
    setInterval(() => this.showAge(), AGE_CHECKED_EVERY);
  }

  showTitle(title: string): void {
    this.title.textContent = title;
    document.title = title;
  }

  show(content: PanelContent): void {
    const { noun, idNoun = 'id', hasWebPage = true, summary, environment, loadedAt } = content;
    this.showTitle(content.title);
    this.noun.textContent = noun;
    this.summary.replaceChildren(
      ...inlineRuns(summary).flatMap((run, index) => (index ? [' · ', run] : [run])),
    );
    this.copyId.textContent = idNoun.charAt(0).toUpperCase() + idNoun.slice(1);
    this.inBrowser.hidden = !hasWebPage;
    this.environment.textContent = environment && `${environment} · `;
    this.loadedAt = loadedAt;
    this.age.dateTime = new Date(loadedAt).toISOString();
    this.age.title = new Date(loadedAt).toLocaleString();
    this.showAge();
    this.bar.hidden = false;
  }

  /** Nothing is known of it but the title. */
  clear(): void {
    this.noun.textContent = '';
    this.summary.replaceChildren();
    this.bar.hidden = true;
  }

  focus(): void {
    this.title.focus({ preventScroll: true });
  }

  private showAge(): void {
    this.age.textContent = loadedAgo(this.loadedAt, Date.now());
  }

  private actions(act: (action: PanelAction) => void): HTMLElement {
    const menu = element('div', { id: 'copy', class: 'menu', popover: '' });
    const copy = (action: PanelAction): void => {
      menu.hidePopover();
      act(action);
    };
    menu.append(
      actionButton('Title', 'copyTitle', copy),
      actionButton('JSON', 'copyJson', copy),
      actionButton('API URL', 'copyApiUrl', copy),
      actionButton('cURL command', 'copyCurl', copy),
    );
    this.copyId.addEventListener('click', () => menu.hidePopover());
    menu.prepend(this.copyId);
    return element(
      'div',
      { class: 'actions', role: 'group', 'aria-label': 'Actions' },
      actionButton('Refresh', 'refresh', act),
      actionButton('Raw JSON', 'openRawJson', act),
      element('button', { type: 'button', class: 'drops', popovertarget: 'copy' }, 'Copy'),
      menu,
      this.inBrowser,
    );
  }
}

export function actionButton(
  label: string,
  action: PanelAction,
  act: (action: PanelAction) => void,
): HTMLButtonElement {
  const button = element('button', { type: 'button' }, label);
  button.addEventListener('click', () => act(action));
  return button;
}
