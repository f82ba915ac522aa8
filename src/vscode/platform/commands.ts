import * as vscode from 'vscode';
import type { ContextKeys } from './contributionNames';
import type { CommandArguments, CommandId } from './commandIds';

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

export function setContextKey<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
