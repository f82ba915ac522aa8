import type { EntityKind } from '../../core/entities/kinds';
import type { PanelContent } from '../../core/details/content';
import type { LiveContent } from '../../core/details/live';
import type { PanelAction } from '../../core/details/messages';
import { dropMenu } from './dropMenu';
import { element } from './element';
import { joinedRuns } from './inlineRuns';
import { ageText } from './ageText';

/** What does not fit beside Refresh and Copy in a narrow panel, and what it is there for. */
const MORE: readonly (readonly [label: string, action: PanelAction, kinds?: readonly EntityKind[]])[] = [
  ['Raw JSON', 'openRawJson'],
  ['Add to watchlist', 'watchlist.add', ['milestone', 'event', 'market', 'structuredTarget']],
  ['Reveal in tree', 'revealInMilestones', ['milestone', 'event', 'market']],
  ['Open on kalshi.com', 'openInBrowser'],
];

/** The top of the page: what it is of, what can be done with it, and how old it is. Stays while content is replaced. */
export class PageHeader {
  readonly root = element('header');
  readonly #noun = element('p', { class: 'noun' });
  readonly #title = element('h1', { tabindex: '-1' });
  readonly #summary = element('p', { class: 'summary' });
  readonly #copyId: HTMLButtonElement;
  /** Each in the bar and in the menu, of which one is shown. */
  readonly #more: readonly (readonly HTMLButtonElement[])[];
  readonly #environment = element('span');
  readonly #age = element('time');
  readonly #bar: HTMLElement;
  #loadedAt = 0;
  #every: number | undefined;

  constructor(act: (action: PanelAction) => void) {
    this.#copyId = actionButton('Id', 'copyId', act);
    this.#more = MORE.map(([label, action]) => [
      actionButton(label, action, act),
      actionButton(label, action, act),
    ]);
    const stamp = element('p', { class: 'stamp' }, this.#environment, this.#age);
    this.#bar = element('div', { class: 'bar', hidden: '' }, this.#actions(act), stamp);
    this.root.append(this.#noun, this.#title, this.#summary, this.#bar);
  }

  showTitle(title: string): void {
    this.#title.textContent = title;
    document.title = title;
  }

  show(content: PanelContent): void {
    const { ref, noun, idNoun = 'id', hasWebPage = true, summary, environment, loadedAt } = content;
    this.showTitle(content.title);
    this.#noun.textContent = noun;
    this.#summary.replaceChildren(...joinedRuns(summary, ' · '));
    this.#copyId.textContent = idNoun.charAt(0).toUpperCase() + idNoun.slice(1);
    this.root.classList.toggle('of-file', !ref);
    MORE.forEach(([, action, kinds], index) => {
      const isThere =
        !!ref && (kinds?.includes(ref.kind) ?? true) && (action !== 'openInBrowser' || hasWebPage);
      for (const button of this.#more[index] ?? []) button.hidden = !isThere;
    });
    this.#environment.textContent = environment && `${environment} · `;
    this.#setLoaded(loadedAt, this.#every);
    this.#bar.hidden = false;
  }

  showLive({ loadedAt, refreshesIn }: LiveContent): void {
    this.#setLoaded(Math.max(this.#loadedAt, loadedAt), refreshesIn);
  }

  /** Nothing is known of it but the title. */
  clear(): void {
    this.#every = undefined;
    this.#noun.textContent = '';
    this.#summary.replaceChildren();
    this.#bar.hidden = true;
  }

  focus(): void {
    this.#title.focus({ preventScroll: true });
  }

  showAge(now: number): void {
    this.#age.textContent = ageText(this.#loadedAt, now, this.#every);
  }

  #setLoaded(loadedAt: number, every: number | undefined): void {
    this.#loadedAt = loadedAt;
    this.#every = every;
    this.#age.dateTime = new Date(loadedAt).toISOString();
    this.#age.title = new Date(loadedAt).toLocaleString();
    this.showAge(Date.now());
  }

  #actions(act: (action: PanelAction) => void): HTMLElement {
    const copies = [
      this.#copyId,
      actionButton('Title', 'copyTitle', act),
      actionButton('JSON', 'copyJson', act),
      actionButton('API URL', 'copyApiUrl', act),
      actionButton('cURL command', 'copyCurl', act),
    ];
    return element(
      'div',
      { class: 'actions', role: 'group', 'aria-label': 'Actions' },
      actionButton('Refresh', 'refresh', act),
      ...dropMenu('copy', 'Copy', copies),
      ...this.#more.flatMap(([button]) => button ?? []),
      ...dropMenu(
        'more',
        'More',
        this.#more.flatMap(([, item]) => item ?? []),
      ),
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
