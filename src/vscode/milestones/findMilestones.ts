import * as vscode from 'vscode';
import type { EntityRef } from '../../core/entities/kinds';
import { isTicker } from '../../core/entities/ids';
import { definitions } from '../../core/entities/registry';
import { milestonesOfEvent } from '../../core/milestones/milestonesOfEvent';
import { outcomeOf } from '../../core/catalog/outcome';
import type { Milestone } from '../../core/kalshi/milestones';
import { failureSentence } from '../../core/format/failure';
import { iconSafe, plainText } from '../../core/format/text';
import { parseTime, relativeTime } from '../../core/format/time';
import type { Session } from '../../core/session';
import { showFailure } from '../platform/notifications';

/** Lists the milestones that an event is tied to, and opens the one that is picked. */
export async function findMilestonesForEvent(
  given: EntityRef | undefined,
  session: Session,
  open: (ref: EntityRef) => void,
): Promise<void> {
  const ticker = given ? await eventOf(given, session) : await askForEvent();
  if (ticker === undefined) return;
  const found = await outcomeOf(() => milestonesOfEvent(ticker, session), Date.now);
  if (!found.ok) return showFailure(failureSentence(found.error, `the milestones of ${ticker}`));
  const items = found.value;
  const [only] = items;
  if (!only) return showFailure(`No milestones for event ${ticker}. Check the ticker and the environment.`);
  const picked = items.length === 1 ? only : await pick(ticker, items);
  if (picked) open({ kind: 'milestone', id: picked.id });
}

/** A market stands for its event. */
async function eventOf(ref: EntityRef, { catalog }: Session): Promise<string | undefined> {
  if (ref.kind === 'event') return ref.id;
  if (ref.kind !== 'market') return askForEvent();
  const market = await catalog.getStale({ kind: 'market', id: ref.id });
  if (market.ok) return market.value.event_ticker;
  showFailure(failureSentence(market.error, ref.id));
  return undefined;
}

async function askForEvent(): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    title: 'Find Milestones for Event Ticker',
    prompt: 'An event ticker, such as SENATEWY-26',
    validateInput: (text) =>
      text === '' || isTicker(text.trim().toUpperCase())
        ? undefined
        : 'An event ticker has letters, digits, dots and dashes.',
  });
  return typed?.trim().toUpperCase() || undefined;
}

async function pick(ticker: string, milestones: readonly Milestone[]): Promise<Milestone | undefined> {
  const picked = await vscode.window.showQuickPick(
    milestones.map((milestone) => {
      const start = parseTime(milestone.start_date);
      return {
        label: iconSafe(plainText(definitions.milestone.titleOf(milestone), 120)),
        description: start === undefined ? '' : relativeTime(start, Date.now()),
        detail: plainText(`${milestone.type}, ${milestone.category}`),
        milestone,
      };
    }),
    { title: `Milestones of ${ticker}`, placeHolder: 'Open the details of a milestone', matchOnDetail: true },
  );
  return picked?.milestone;
}
