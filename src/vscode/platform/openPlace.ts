import * as vscode from 'vscode';
import { idsIn } from '../../core/mentions/idsIn';
import { plainText } from '../../core/presenters/text';
import type { PlaceNode } from '../../core/tree/treeNode';
import { showFailure } from './notifications';

type IdPlace = Pick<PlaceNode, 'uri' | 'line' | 'character' | 'id'>;

/** Opens a file with an id selected: where it stands now, if the file was changed since it was found. */
export async function openPlace(
  { uri, line, character, id }: IdPlace,
  preserveFocus: boolean,
): Promise<void> {
  const address = vscode.Uri.parse(uri, true);
  try {
    const document = await vscode.workspace.openTextDocument(address);
    const selection = nearest(document, id, line) ?? rangeOf(line, character, id);
    // Where it is on the screen already, it is shown there.
    const viewColumn = vscode.window.visibleTextEditors.find((one) => one.document === document)?.viewColumn;
    await vscode.window.showTextDocument(document, {
      ...{ selection, preserveFocus },
      ...(viewColumn && { viewColumn }),
    });
  } catch {
    // Extensions are not given files above 50 MB, but VS Code opens them.
    const options = { selection: rangeOf(line, character, id), preserveFocus };
    await vscode.commands.executeCommand('vscode.open', address, options).then(undefined, () => {
      showFailure(
        `${plainText(vscode.workspace.asRelativePath(address))} cannot be opened. Is it still there?`,
      );
    });
  }
}

function rangeOf(line: number, character: number, id: string): vscode.Range {
  return new vscode.Range(line, character, line, character + id.length);
}

/** The place of an id on a line, or on the line nearest to it. */
function nearest(document: vscode.TextDocument, id: string, line: number): vscode.Range | undefined {
  for (let away = 0; away < document.lineCount; away++) {
    for (const at of [line - away, line + away]) {
      if (at < 0 || at >= document.lineCount) continue;
      const found = idsIn(document.lineAt(at).text).find((one) => one.id === id);
      if (found) return new vscode.Range(at, found.start, at, found.end);
    }
  }
  return undefined;
}
