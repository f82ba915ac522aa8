import * as vscode from 'vscode';
import { mayHoldId } from '../../core/ids/textSigns';
import { setting } from '../platform/configuration';
import type { Guard } from '../platform/log';
import type { IdTerminalLink, IdTerminalLinks } from './terminalLinks';

/** Offers links in terminals. VS Code asks for a line when the mouse is on it; one without ids loads nothing. */
export function registerTerminalLinks(
  source: () => Promise<IdTerminalLinks>,
  guard: Guard,
): vscode.Disposable {
  const provider: vscode.TerminalLinkProvider<IdTerminalLink> = {
    provideTerminalLinks: ({ line }) =>
      setting('terminalLinks.enabled') && mayHoldId(line)
        ? guard(async () => (await source()).provide(line), [])
        : [],
    handleTerminalLink: async (link) => (await source()).open(link),
  };
  return vscode.window.registerTerminalLinkProvider(provider);
}
