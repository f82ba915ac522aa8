import * as vscode from 'vscode';
import { showFailure } from '../platform/notifications';
import { usagesReport } from '../../core/usages/usagesReport';
import type { Session } from '../../core/session';
import type { CommandHandlers } from '../platform/commandIds';
import { usagesViewId } from '../platform/contributionNames';
import { pathOf } from '../platform/filePaths';
import { openPlace } from '../open/openPlace';
import type { UsagesView } from './usagesView';
import { copyText } from '../open/copyCommands';

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

/**
 * Shows what the ids of the file in front stand for. VS Code gives extensions no editor of a file above 50 MB, but the
 * address of its tab.
 */
export function resolveFile(show: (uri: vscode.Uri) => void): void {
  const { activeTextEditor, tabGroups } = vscode.window;
  const input: unknown = tabGroups.activeTabGroup.activeTab?.input;
  const isFile = input instanceof vscode.TabInputText || input instanceof vscode.TabInputNotebook;
  const uri = isFile ? input.uri : activeTextEditor?.document.uri;
  if (uri) show(uri);
  else showFailure('Open a file first.');
}
