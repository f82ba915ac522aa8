import * as vscode from 'vscode';
import { asList, idsOf } from '../../core/export/copyLiteral';
import { snippet } from '../../core/export/snippet';
import type { Session } from '../../core/session';
import type { CommandHandlers, CommandTargetArguments } from '../platform/commandIds';
import { copyText, type CommandTargets } from '../open/copyCommands';

type CopyAsCommand =
  `kalshi.copy${'AsList' | 'AsJsonArray' | 'AsTypeScript' | 'AsPython' | 'PythonSnippet' | 'TypeScriptSnippet'}`;

/** The commands that put things on the clipboard as source: their ids as a list, or a program that fetches them. */
export function copyAsCommands(
  session: () => Session,
  subjects: CommandTargets,
  extensionUri: vscode.Uri,
): Pick<CommandHandlers, CopyAsCommand> {
  const copyIds =
    (language: string) =>
    async (...args: CommandTargetArguments): Promise<void> => {
      const ids = idsOf(await subjects(...args));
      await copyText(asList(ids, language), 'id', ids.length);
    };
  const copySnippet =
    (language: string, file: string) =>
    async (...args: CommandTargetArguments): Promise<void> => {
      const refs = await subjects(...args);
      if (refs.length === 0) return;
      const template = await vscode.workspace.fs.readFile(
        vscode.Uri.joinPath(extensionUri, 'media/snippets', file),
      );
      const source = new TextDecoder().decode(template);
      await copyText(snippet(source, language, session().options, refs), 'program', 1);
    };
  return {
    'kalshi.copyAsList': copyIds('plaintext'),
    'kalshi.copyAsJsonArray': copyIds('json'),
    'kalshi.copyAsTypeScript': copyIds('typescript'),
    'kalshi.copyAsPython': copyIds('python'),
    'kalshi.copyPythonSnippet': copySnippet('python', 'fetch.py'),
    'kalshi.copyTypeScriptSnippet': copySnippet('typescript', 'fetch.mts'),
  };
}
