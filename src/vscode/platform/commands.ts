import * as vscode from 'vscode';
import type { CommandArguments, CommandId } from '../contributions/commands';

export function registerCommand<C extends CommandId>(
  id: C,
  run: (...args: CommandArguments[C]) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, run);
}

export async function executeCommand<C extends CommandId>(
  id: C,
  ...args: CommandArguments[C]
): Promise<void> {
  await vscode.commands.executeCommand(id, ...args);
}

/** An address that runs a command where VS Code lets addresses do so. */
export function commandUri<C extends CommandId>(id: C, ...args: CommandArguments[C]): vscode.Uri {
  return vscode.Uri.from({ scheme: 'command', path: id, query: JSON.stringify(args) });
}
