import * as vscode from 'vscode';
import { jsonValueAtCursor, lineValueAtCursor, type CursorValue } from '../../core/ids/valueAtCursor';

/** A value of a document that a cursor stands in, or the gap where one is due. */
export interface PlacedValue extends Omit<CursorValue, 'start' | 'end'> {
  /** Between the quotes, where there are any. */
  readonly range: vscode.Range;
}

/** What a position stands in, by the keys of JSON, in other languages by the key on its line. */
export function valueAtCursor(
  document: vscode.TextDocument,
  position: vscode.Position,
): PlacedValue | undefined {
  const { languageId } = document;
  const { line, character } = position;
  // Every line of JSON lines is a document of its own.
  if (!/^json/.test(languageId) || languageId === 'jsonl') {
    const { text } = document.lineAt(line);
    const found =
      languageId === 'jsonl'
        ? jsonValueAtCursor((start, end) => text.slice(start, end), character)
        : lineValueAtCursor(text, character, languageId);
    return found && { ...found, range: new vscode.Range(line, found.start, line, found.end) };
  }
  const read = (start: number, end: number): string =>
    document.getText(new vscode.Range(document.positionAt(start), document.positionAt(end)));
  const found = jsonValueAtCursor(read, document.offsetAt(position));
  if (!found) return undefined;
  const range = new vscode.Range(document.positionAt(found.start), document.positionAt(found.end));
  return range.isSingleLine ? { ...found, range } : undefined;
}
