import * as vscode from 'vscode';
import type { EntityKind } from '../../core/entities/kinds';
import { definitionOf, definitions } from '../../core/entities/registry';
import { failureSentence } from '../../core/format/failure';
import { iconSafe, plainText } from '../../core/format/text';
import { treeRow } from '../../core/tree/treeRow';
import type { Search } from '../../core/search/search';
import type { Hit } from '../../core/search/ranking';
import type { Session } from '../../core/session';
import { entityNode } from '../../core/tree/entityTree';
import { executeCommand } from '../platform/commands';
import { COPY, createRefPick, REVEAL, WATCH, type RefButton } from './refPick';
import { mayStandInMilestones } from '../open/targetPlaces';

interface Item extends vscode.QuickPickItem {
  /** The same in the next drawing. */
  readonly key?: string;
  readonly hit?: Hit;
  readonly run?: () => unknown;
}

const LONGEST = 120;
const STOP: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('debug-stop'), tooltip: 'Stop' };

/** The quick pick of a search, from when it opens until it closes. */
export class SearchPick {
  /** What was chosen; `scope` to say which structured targets are meant; nothing when the person leaves. */
  readonly picked: Promise<Hit | 'scope' | undefined>;
  #choose: (picked?: Hit | 'scope') => void = () => undefined;
  #drawing: ReturnType<typeof setTimeout> | undefined;
  #active: Item | undefined;

  readonly #pick = createRefPick<Item>();
  readonly #session: Session;
  readonly #search: Search;
  readonly #purpose: string;

  /** @param purpose what happens with what is picked, for the title */
  constructor(
    session: Session,
    search: Search,
    { purpose, text }: { readonly purpose: string; readonly text: string },
  ) {
    this.#session = session;
    this.#search = search;
    this.#purpose = purpose;
    const pick = this.#pick;
    pick.placeholder = 'Title, name, ticker, UUID or address of kalshi.com';
    pick.value = text;
    this.picked = new Promise((resolve) => (this.#choose = resolve));
    pick.onDidChangeValue((value) => this.#type(value));
    pick.onDidChangeActive(([item]) => (this.#active = item));
    pick.onDidAccept(() => this.#accept());
    pick.onDidTriggerButton(() => search.lists.stop());
    pick.onDidTriggerItemButton(({ button: pressed, item }) => {
      if (item.hit) void executeCommand((pressed as RefButton).command, item.hit.ref);
      if (pressed === REVEAL) pick.hide();
    });
    pick.onDidHide(() => {
      clearTimeout(this.#drawing);
      this.#choose();
      pick.dispose();
    });
    this.#type(text);
    pick.show();
  }

  get value(): string {
    return this.#pick.value;
  }

  /** Draws what the search has found by now, once for all that happens together. */
  changed(): void {
    this.#drawing ??= setTimeout(() => this.#draw());
  }

  #type(text: string): void {
    this.#active = undefined;
    this.#search.setText(text);
    this.#draw();
  }

  #accept(): void {
    const [item] = this.#pick.selectedItems;
    if (item?.hit) this.#finish(item.hit);
    else void item?.run?.();
  }

  #finish(picked: Hit | 'scope'): void {
    this.#choose(picked);
    this.#pick.hide();
  }

  #draw(): void {
    clearTimeout(this.#drawing);
    this.#drawing = undefined;
    const pick = this.#pick;
    const found = this.#search.groups.flatMap(({ kind, hits, total }) => [
      separator(groupName(kind) + (total > hits.length ? `, ${hits.length} of ${total}` : '')),
      ...hits.map((hit) => this.#itemOf(hit)),
    ]);
    const nothing = pick.value.trim() && found.length === 0 && !this.#search.isBusy;
    // It stays where the person is, unless that was an offer for want of anything better.
    const active =
      this.#active && (this.#active.hit ?? pick.items[1] !== this.#active) ? this.#active.key : undefined;
    pick.title = [this.#purpose, this.#session.note, this.#progress].filter(Boolean).join(' · ');
    pick.busy = this.#search.isBusy;
    pick.buttons = this.#search.lists.isRunning ? [STOP] : [];
    pick.items = [
      ...found,
      separator(nothing ? 'Nothing found' : 'Exchange'),
      ...this.#actions(found.length > 0),
    ];
    const same = active && pick.items.find(({ key }) => key === active);
    if (same) pick.activeItems = [same];
  }

  get #progress(): string {
    const { requests, maxRequests, lists } = this.#search;
    if (requests === 0) return '';
    const { kind, looked = 0, isEnd } = lists.last ?? {};
    const through =
      kind && `, ${isEnd ? 'all ' : ''}${looked} ${groupName(kind).toLowerCase()} looked through`;
    return `${requests} of at most ${maxRequests} requests${through ?? ''}`;
  }

  #itemOf({ ref, title }: Hit): Item {
    const { catalog } = this.#session;
    const row = treeRow(entityNode(ref), catalog, Date.now(), true);
    const isKnown = catalog.nameOf(ref) !== undefined;
    const { idNoun } = definitionOf(ref.kind);
    return {
      key: `${ref.kind}/${ref.id}`,
      label: iconSafe(title, LONGEST),
      description: isKnown ? row.description : plainText(ref.id, LONGEST),
      iconPath: new vscode.ThemeIcon(isKnown ? row.icon : 'history'),
      buttons: [...(mayStandInMilestones(ref) ? [REVEAL] : []), COPY[idNoun], WATCH],
      alwaysShow: true,
      hit: { ref, title },
    };
  }

  /** What asks the exchange, only when it is chosen. What Enter should do where nothing was found comes first. */
  #actions(hasHits: boolean): readonly Item[] {
    const search = this.#search;
    const { error, candidate } = search;
    const text = iconSafe(this.value.trim(), 60);
    const items: Item[] = [];
    const action = (icon: string, label: string, description = '', run?: () => unknown): void => {
      items.push({
        key: icon,
        label: `$(${icon}) ${label}`,
        description,
        alwaysShow: true,
        ...(run && { run }),
      });
    };
    if (search.lists.canRun())
      action('globe', `Search the exchange${text && ` for “${text}”`}`, 'upcoming milestones', () =>
        search.walk(),
      );
    if (candidate && (search.isId || !hasHits)) {
      const noun = definitionOf(candidate.kind).noun.toLowerCase();
      action('search', `Ask for the ${noun} ${iconSafe(candidate.id, 60)}`, 'one request', () =>
        search.ask(),
      );
      if (search.isId) items.reverse();
    }
    if (search.requests < search.maxRequests)
      action('organization', 'Search structured targets…', 'of a type or competition', () =>
        this.#finish('scope'),
      );
    if (error) action('warning', iconSafe(failureSentence(error)));
    return items;
  }
}

function separator(label: string): Item {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function groupName(kind: EntityKind | 'recent'): string {
  return kind === 'recent' ? 'Recent' : definitions[kind].noun.replace(/s?$/, 's');
}
