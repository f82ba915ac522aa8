import * as vscode from 'vscode';
import type { CommandHandlers } from '../platform/commandIds';
import { settingDefaults } from '../platform/settings';
import { executeCommand } from '../platform/commands';
import { changeMembers, switchEverywhere } from '../platform/configuration';
import { showFailure } from '../platform/notifications';

/** What switches the checks of files on and off, and what their quick fixes run. */
export function checksCommands(): Pick<
  CommandHandlers,
  `kalshi.checks.${'enable' | 'disable' | 'turnOff' | 'replaceId'}`
> {
  return {
    'kalshi.checks.enable': enable,
    'kalshi.checks.disable': () => switchEverywhere('checks.enabled', false),
    'kalshi.checks.turnOff': async (code) => {
      if (isCode(code)) await changeMembers('checks.severity', { [code]: 'off' });
    },
    'kalshi.checks.replaceId': replaceId,
  };
}

/** Only for this workspace: other workspaces stay as they are. */
async function enable(): Promise<void> {
  if (!vscode.workspace.workspaceFolders)
    showFailure(
      'Open a folder first: checks are turned on for a workspace. The setting kalshi.checks.enabled of the user turns them on everywhere.',
    );
  else await switchEverywhere('checks.enabled', true);
}

function isCode(value: unknown): value is keyof (typeof settingDefaults)['checks.severity'] {
  return typeof value === 'string' && Object.hasOwn(settingDefaults['checks.severity'], value);
}

/** Selects the id, for the search to write another one in its place. */
async function replaceId(uri: unknown, range: unknown): Promise<void> {
  if (!(uri instanceof vscode.Uri) || !(range instanceof vscode.Range)) return;
  try {
    await vscode.window.showTextDocument(uri, { selection: range });
  } catch {
    return showFailure('The file cannot be opened. It may have been deleted.');
  }
  await executeCommand('kalshi.insertId');
}
