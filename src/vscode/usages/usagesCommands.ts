import * as vscode from 'vscode';
import { usagesReport } from '../../core/usages/usagesReport';
import type { Session } from '../../core/session';
import type { CommandHandlers } from '../platform/commandIds';
import { usagesViewId } from '../platform/contributionNames';
import { pathOf } from '../platform/filePaths';
import { showFailure } from '../platform/notifications';
import { openPlace } from '../open/openPlace';
import type { UsagesView } from './usagesView';
import { copyText } from '../open/copyCommands';
import { resolveFile } from './resolveFile';

type UsagesCommand = `kalshi.usages.${'scan' | 'copyMarkdown' | 'openPlace'}` | 'kalshi.resolveFile';

export function usagesCommands(
  session: () => Session,
  view: UsagesView,
  showFile: (uri: vscode.Uri) => void,
): Pick<CommandHandlers, UsagesCommand> {
  return {
    'kalshi.usages.scan': async () => {
      await vscode.commands.executeCommand(`${usagesViewId}.focus`);
      await view.scan();
    },
    'kalshi.usages.copyMarkdown': async () => {
      await view.scanned();
      const { groups } = view;
      if (groups.groups.length === 0) return showFailure('No Kalshi IDs in the files of this workspace.');
      const { note } = session();
      const { name = 'files without a folder' } = vscode.workspace;
      return copyText(usagesReport(groups, { name, note, pathOf, now: Date.now() }), 'report', 1);
    },
    'kalshi.resolveFile': () => resolveFile(showFile),
    // A click on a row leaves the focus there, so that the keys go on walking the rows. Only a row of the view names a
    // file: what merely looks like one could name any.
    'kalshi.usages.openPlace': async (row) => {
      const [node] = view.nodesOf(row);
      if (node?.type === 'place') await openPlace(node, true);
    },
  };
}
