import * as vscode from 'vscode';
import { idsIn } from '../../core/ids/idsIn';
import { plainText } from '../../core/format/text';
import type { PlaceNode } from '../../core/tree/treeNode';
import { showFailure } from '../platform/notifications';

type IdPlace = Pick<PlaceNode, 'uri' | 'line' | 'character' | 'cell' | 'id'>;

/** Opens a file with an id selected: where it stands now, if the file was changed since it was found. */
export async function openPlace(place: IdPlace, preserveFocus: boolean): Promise<void> {
  const { uri, line, character, cell, id } = place;
  const address = vscode.Uri.parse(uri, true);
  try {
    if (await openCell(address, place, preserveFocus)) return;
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
    const selection = cell === undefined ? { selection: rangeOf(line, character, id) } : {};
    const options = { ...selection, preserveFocus };
    await vscode.commands.executeCommand('vscode.open', address, options).then(undefined, () => {
      showFailure(
        `${plainText(vscode.workspace.asRelativePath(address))} cannot be opened. Is it still there?`,
      );
    });
  }
}

/** Opens a notebook at the cell with an id, or at the nearest one that has it. Resolves to whether it could. */
async function openCell(
  address: vscode.Uri,
  { cell, line, id }: IdPlace,
  preserveFocus: boolean,
): Promise<boolean> {
  if (cell === undefined) return false;
  const cells = (await vscode.workspace.openNotebookDocument(address)).getCells();
  const nearestFirst = cells.toSorted((a, b) => Math.abs(a.index - cell) - Math.abs(b.index - cell));
  for (const { document } of nearestFirst) {
    const selection = nearest(document, id, line);
    if (!selection) continue;
    // VS Code shows the notebook of a cell.
    await vscode.commands.executeCommand('vscode.open', document.uri, { selection, preserveFocus });
    return true;
  }
  await vscode.commands.executeCommand('vscode.open', address, { preserveFocus });
  return true;
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
