import * as vscode from 'vscode';
import { idsIn } from '../../core/mentions/idsIn';
import { setting } from '../platform/configuration';
import type { IdTerminalLink, IdTerminalLinks } from './terminalLinks';

/** Offers links in terminals. VS Code asks for a line when the mouse is on it; one without ids loads nothing. */
export function registerTerminalLinks(source: () => Promise<IdTerminalLinks>): vscode.Disposable {
  const provider: vscode.TerminalLinkProvider<IdTerminalLink> = {
    provideTerminalLinks: async ({ line }) =>
      setting('terminalLinks.enabled') && idsIn(line).length > 0 ? (await source()).provide(line) : [],
    handleTerminalLink: async (link) => (await source()).open(link),
  };
  return vscode.window.registerTerminalLinkProvider(provider);
}
