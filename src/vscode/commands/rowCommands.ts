import type { EntityRef } from '../../core/entities/kinds';
import { failureSentence } from '../../core/presenters/failure';
import type { CommandHandlers, SubjectArguments } from '../contributions/commands';
import { changeSetting } from '../platform/configuration';
import { showFailure } from '../platform/notifications';
import type { NodeViews } from '../views/nodeViews';
import type { Subjects } from './copyCommands';

type RowCommand = 'kalshi.refresh' | 'kalshi.retry' | 'kalshi.loadMore' | 'kalshi.showIds' | 'kalshi.hideIds';

/** The commands of rows in any of the trees. */
export function rowCommands(
  views: NodeViews,
  refreshPanel: (ref: EntityRef) => void,
  subjects: Subjects,
): Pick<CommandHandlers, RowCommand> {
  /** Rows of a tree are loaded again with what is below them; without any, the panel in front or what the person names. */
  const refresh = async (...[subject, selection]: SubjectArguments): Promise<void> => {
    const rows = views.calledOn(subject, selection);
    if (!rows) {
      for (const ref of await subjects(subject, selection)) refreshPanel(ref);
      return;
    }
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
    'kalshi.showIds': () => changeSetting('rows.showIds', true),
    'kalshi.hideIds': () => changeSetting('rows.showIds', false),
  };
}
