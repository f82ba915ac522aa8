import * as vscode from 'vscode';
import { definitionOf } from '../../core/entities/registry';
import type { EntityKind, EntityRef } from '../../core/entities/kinds';
import { environments } from '../../core/kalshi/environments';
import { failureSentence } from '../../core/format/failure';
import { webAddress } from '../../core/format/webAddress';
import type { Session } from '../../core/session';
import type { CommandHandlers } from '../platform/commandIds';
import { showFailure } from '../platform/notifications';
import type { CommandTargets } from './copyCommands';
import { isRow } from './commandTargets';

type OpenCommand = 'kalshi.openDetails' | 'kalshi.openRawJson' | 'kalshi.openInBrowser';

/** Where things are shown. */
export interface Openers {
  /** `fromTree`: the focus stays there, so that the keys go on walking the rows. */
  readonly details: (ref: EntityRef, fromTree: boolean) => void;
  /** `preview`: in a tab that the next preview takes over. */
  readonly rawJson: (ref: EntityRef, preview: boolean) => Promise<void>;
}

export function openCommands(
  session: () => Session,
  subjects: CommandTargets,
  show: Openers,
): Pick<CommandHandlers, OpenCommand> {
  return {
    'kalshi.openDetails': async (subject, selection) => {
      for (const ref of await subjects(subject, selection)) show.details(ref, isRow(subject));
    },
    'kalshi.openRawJson': async (...args) => {
      const refs = await subjects(...args);
      for (const ref of refs) await show.rawJson(ref, refs.length === 1);
    },
    'kalshi.openInBrowser': async (...args) => {
      for (const ref of await subjects(...args)) await openInBrowser(ref, session());
    },
  };
}

async function openInBrowser(ref: EntityRef, { catalog, options }: Session): Promise<void> {
  if (options.environment === 'sample') return showFailure('Sample data has no page on kalshi.com.');
  const found = await catalog.getStale(ref);
  if (!found.ok) return showFailure(failureSentence(found.error, ref.id));
  const page = definitionOf<EntityKind>(ref.kind).webPageOf(found.value);
  if (!page) return showFailure('kalshi.com has no page for this.');
  const siteUrl = environments[options.environment].webUrl;
  const series = page.kind === 'event' ? await seriesOf(page.ticker, catalog) : undefined;
  const address = webAddress({ siteUrl, page, ...(series && { series }) });
  if (address) await vscode.env.openExternal(vscode.Uri.parse(address, true));
}

/** The series whose title is part of an event's address; without it there is a shorter address. */
async function seriesOf(
  eventTicker: string,
  catalog: Session['catalog'],
): Promise<{ ticker: string; title: string } | undefined> {
  const event = await catalog.getStale({ kind: 'event', id: eventTicker });
  if (!event.ok || !event.value.series_ticker) return undefined;
  const series = await catalog.getStale({ kind: 'series', id: event.value.series_ticker });
  return { ticker: event.value.series_ticker, title: series.ok ? series.value.title : '' };
}
