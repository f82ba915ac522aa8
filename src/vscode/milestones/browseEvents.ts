import * as vscode from 'vscode';
import { EventBrowser, type EventGroup, type EventScope } from '../../core/milestones/eventBrowser';
import { isTicker } from '../../core/entities/ids';
import type { EntityKind, EntityRef } from '../../core/entities/kinds';
import { definitionOf, definitions } from '../../core/entities/registry';
import { failureSentence } from '../../core/format/failure';
import { iconSafe, plainText } from '../../core/format/text';
import { parseTime, relativeTime } from '../../core/format/time';
import type { Session } from '../../core/session';
import { executeCommand } from '../platform/commands';
import { showFailure } from '../platform/notifications';
import { pickOrType, type Choice } from '../open/pickOrType';
import { button, COPY, createRefPick, REVEAL, WATCH, type RefButton } from '../search/refPick';
import { refsOf } from '../open/commandTargets';

interface Item extends vscode.QuickPickItem {
  readonly ref?: EntityRef;
  readonly milestone?: EntityRef;
  readonly loads?: boolean;
}

const LONGEST = 120;
const CALENDAR = new vscode.ThemeIcon('calendar');
const OPEN_MILESTONE = button('milestone', 'Open Its Milestone', 'kalshi.openDetails');

/**
 * Lists events under the milestones that join them.
 * @param given a series ticker, or a thing that belongs to a series; else the person is asked
 */
export async function browseEvents(given: unknown, session: Session): Promise<void> {
  const [ref] = refsOf([given]);
  const text = ref ? await seriesOf(ref, session) : given;
  if (ref && !text) return;
  const isText = typeof text === 'string';
  const scope = isText ? ofSeries(text)?.value : await askForScope();
  if (scope) show(new EventBrowser(session.api, scope, session.catalog, session.names), scope, session);
  else if (isText) showFailure(`"${plainText(text, 60)}" is no series ticker.`);
}

function ofSeries(text: string): Choice<EventScope> | undefined {
  const series_ticker = text.trim().toUpperCase();
  return isTicker(series_ticker)
    ? { label: series_ticker, description: 'series', value: { series_ticker } }
    : undefined;
}

function askForScope(): Promise<EventScope | undefined> {
  return pickOrType<EventScope>({
    title: 'Browse Events',
    placeholder: 'Pick a status of their markets, or type a series ticker such as KXNBAGAME',
    choices: (['open', 'unopened', 'closed', 'settled'] as const).map((status) => {
      return { label: status, description: 'status', value: { status } };
    }),
    typed: ofSeries,
  });
}

/** Of an event or a market; anything else is its own. Says why it is not known. */
async function seriesOf(ref: EntityRef, { catalog }: Session): Promise<string | undefined> {
  const thing = await catalog.getStale(ref);
  const event = thing.ok && definitionOf<EntityKind>(ref.kind).eventOf?.(thing.value);
  const found = event ? await catalog.getStale({ kind: 'event', id: event }) : thing;
  if (!found.ok) showFailure(failureSentence(found.error, ref.id));
  else return 'series_ticker' in found.value ? found.value.series_ticker : ref.id;
  return undefined;
}

function show(browser: EventBrowser, scope: EventScope, { note }: Session): void {
  const label = iconSafe((Object.values(scope) as string[])[0] ?? '', LONGEST);
  const pick = createRefPick<Item>();
  pick.matchOnDescription = true;
  pick.placeholder = 'Open the details of an event';
  let isOpen = true;
  const draw = (): void => {
    const { requests } = browser.list;
    const count = `${browser.size} events in ${requests} ${requests === 1 ? 'request' : 'requests'}`;
    pick.title = ['Events', label, note, count].filter(Boolean).join(' · ');
    const last = pick.busy ? [] : lastItems(browser, label);
    pick.items = [...browser.groups(Date.now()).flatMap(itemsOf), ...last];
    const more = last.at(-1);
    if (more && requests > 1) pick.activeItems = [more];
  };
  const load = async (): Promise<void> => {
    pick.busy = true;
    draw();
    await browser.list.more();
    if (!isOpen) return;
    pick.busy = false;
    draw();
  };
  pick.onDidAccept(() => {
    const [item] = pick.activeItems;
    if (item?.loads) void load();
    if (!item?.ref) return;
    void executeCommand('kalshi.openDetails', item.ref);
    pick.hide();
  });
  pick.onDidTriggerItemButton(({ button: pressed, item }) => {
    void executeCommand(
      (pressed as RefButton).command,
      pressed === OPEN_MILESTONE ? item.milestone : item.ref,
    );
    if (pressed === REVEAL || pressed === OPEN_MILESTONE) pick.hide();
  });
  pick.onDidHide(() => {
    isOpen = false;
    pick.dispose();
  });
  pick.show();
  void load();
}

function itemsOf({ milestone, events }: EventGroup): readonly Item[] {
  const start = parseTime(milestone?.start_date);
  const title = milestone ? definitions.milestone.titleOf(milestone) : 'Without a milestone';
  const label = [plainText(title, LONGEST), start === undefined ? '' : relativeTime(start, Date.now())];
  return [
    { label: label.filter(Boolean).join(' · '), kind: vscode.QuickPickItemKind.Separator },
    ...events.map((event): Item => {
      const said = [event.event_ticker, event.sub_title].filter(Boolean).join(' · ');
      return {
        label: iconSafe(definitions.event.titleOf(event), LONGEST),
        iconPath: CALENDAR,
        description: iconSafe(said, LONGEST),
        buttons: [...(milestone ? [OPEN_MILESTONE] : []), REVEAL, COPY.ticker, WATCH],
        ref: { kind: 'event', id: event.event_ticker },
        ...(milestone && { milestone: { kind: 'milestone', id: milestone.id } }),
      };
    }),
  ];
}

/** What stands below the events: why no more came, or where to ask for more, or that there are none. */
function lastItems({ list, size }: EventBrowser, label: string): readonly Item[] {
  const item = (icon: string, words: string, description: string, loads: boolean): readonly Item[] => [
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: `$(${icon}) ${words}`, description, alwaysShow: true, loads },
  ];
  if (list.error) return item('warning', iconSafe(failureSentence(list.error)), 'Try again', true);
  if (list.hasMore) return item('ellipsis', 'Load more…', `${size} loaded`, true);
  return size > 0 ? [] : item('info', `The exchange lists no events of ${label}`, '', false);
}
