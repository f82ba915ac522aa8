import type { EntityRef } from '../../core/entities/kinds';
import { failureSentence } from '../../core/format/failure';
import type { Session } from '../../core/session';
import type { CommandHandlers, CommandTargetArguments } from '../platform/commandIds';
import { confirmQuietly, showFailure } from '../platform/notifications';
import type { NodeViews } from '../tree/nodeViews';
import type { ViewOptions } from '../tree/viewOptions';
import type { CommandTargets } from './copyCommands';

type RowCommand = 'kalshi.refresh' | 'kalshi.retry' | 'kalshi.loadMore' | 'kalshi.showIds' | 'kalshi.hideIds';

/** Where things are shown that commands refresh. */
export interface RefreshedPlaces {
  readonly session: () => Session;
  readonly views: NodeViews;
  /** Returns whether there is a panel. */
  readonly panels: { refresh(ref: EntityRef): boolean };
  readonly options: ViewOptions;
}

/** The commands of rows in any of the trees. */
export function rowCommands(
  places: RefreshedPlaces,
  subjects: CommandTargets,
): Pick<CommandHandlers, RowCommand> {
  const { views, options } = places;
  /** Rows of a tree are loaded again with what is below them; any other thing wherever it is shown. */
  const refresh = async (...[subject, selection]: CommandTargetArguments): Promise<void> => {
    const rows = views.calledOn(subject, selection);
    if (!rows) return refreshThings(await subjects(subject, selection), places);
    const error = await rows.view.refreshNodes(rows.nodes);
    if (error) showFailure(failureSentence(error));
  };
  return {
    'kalshi.refresh': refresh,
    'kalshi.retry': async (node) => {
      const row = views.calledOn(node);
      await (row && !node?.parent ? row.view.refresh() : refresh(node));
    },
    'kalshi.loadMore': async (node) => views.calledOn(node)?.view.loadMore(node),
    'kalshi.showIds': () => options.choose('rows.showIds', true),
    'kalshi.hideIds': () => options.choose('rows.showIds', false),
  };
}

/** Loads things again: in their panels and rows, and what is shown in neither for whatever shows it next. */
async function refreshThings(
  refs: readonly EntityRef[],
  { session, views, panels }: RefreshedPlaces,
): Promise<void> {
  const { catalog } = session();
  const failures = await Promise.all(
    refs.map(async (ref) => {
      const hasPanel = panels.refresh(ref);
      const rows = await views.refreshRowsOf(ref);
      if (typeof rows !== 'boolean') return failureSentence(rows, ref.id);
      if (hasPanel || rows) return undefined;
      const outcome = await catalog.get(ref, { fresh: true });
      if (!outcome.ok) return failureSentence(outcome.error, ref.id);
      confirmQuietly(`Refreshed ${ref.id}`);
      return undefined;
    }),
  );
  const failure = failures.find(Boolean);
  if (failure) showFailure(failure);
}
