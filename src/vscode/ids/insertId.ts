import * as vscode from 'vscode';
import type { Session } from '../../core/session';
import { idAt } from '../../core/ids/idsIn';
import { expectedIds } from '../../core/ids/expectedIds';
import { insertionAt, valueLiteral } from '../../core/export/copyLiteral';
import type { CommandHandlers } from '../platform/commandIds';
import { valueAtCursor } from './values';
import { writeAtCursors, type Insertion } from '../export/insertIntoEditor';
import { pickThing } from '../search/searchCommand';

/** @param memento keeps what was picked */
export function insertIdCommand(
  session: () => Session,
  memento: vscode.Memento,
): Pick<CommandHandlers, 'kalshi.insertId'> {
  return {
    'kalshi.insertId': async (text) => {
      const typed = typeof text === 'string' ? text : '';
      const picked = await pickThing(session(), memento, { purpose: 'Insert ID', text: typed });
      if (picked)
        await writeAtCursors((document, selection) => insertion(document, selection, picked.ref.id));
    },
  };
}

/**
 * What is selected is replaced; without a selection the value that the cursor stands in where its key asks for an id or
 * it holds one or nothing, or the id that the cursor stands in. Else the id is put beside what is there.
 */
function insertion(document: vscode.TextDocument, selection: vscode.Selection, id: string): Insertion {
  const { languageId } = document;
  const { line, character } = selection.active;
  const text = document.lineAt(selection.start.line).text;
  const beside = { range: selection, text: insertionAt([id], languageId, text, selection.start.character) };
  if (!selection.isEmpty) return beside;
  const value = valueAtCursor(document, selection.active);
  if (value && (expectedIds(value.place) !== undefined || value.range.isEmpty))
    return { range: value.range, text: valueLiteral(id, value, languageId) };
  const old = idAt(text, character);
  return old ? { range: new vscode.Range(line, old.start, line, old.end), text: id } : beside;
}
