import * as vscode from 'vscode';
import { idMention, idMentions, type IdMention, type IdText } from '../../core/mentions/idMention';
import type { Mention } from '../../core/mentions/mentionIndex';
import { syntaxOf } from '../../core/mentions/syntax';

/** An id of a document with what its surroundings tell. */
export interface PlacedMention extends IdMention {
  readonly range: vscode.Range;
}

/** What the surroundings of an id tell. */
export function placed(document: vscode.TextDocument, mention: Mention): PlacedMention {
  const source = { ...textOf(document, mention.line), offset: offsetOf(document, mention) };
  return withRange(idMention(mention.id, source), mention);
}

/** The same for several in order: close ones are read together. */
export function placedAll(document: vscode.TextDocument, mentions: readonly Mention[]): PlacedMention[] {
  // Each line of a JSON-lines file is a document of its own.
  if (document.languageId === 'jsonl') return mentions.map((mention) => placed(document, mention));
  const ids = mentions.map((mention) => ({ id: mention.id, offset: offsetOf(document, mention) }));
  return idMentions(ids, textOf(document, 0)).flatMap((found, at) => {
    const mention = mentions[at];
    return mention ? [withRange(found, mention)] : [];
  });
}

function withRange(found: IdMention, { line, start, end }: Mention): PlacedMention {
  return { ...found, range: new vscode.Range(line, start, line, end) };
}

/** Where an id begins in what is read of its document. */
function offsetOf(document: vscode.TextDocument, { line, start }: Mention): number {
  return document.languageId === 'jsonl' ? start : document.offsetAt(new vscode.Position(line, start));
}

/** A window on the document, never all of its text; for JSON lines on the one line. */
function textOf(document: vscode.TextDocument, number: number): IdText {
  const syntax = syntaxOf(document.uri.path, document.languageId);
  if (document.languageId === 'jsonl') {
    const line = document.lineAt(number).text;
    return { syntax, read: (from, to) => line.slice(from, to) };
  }
  return {
    syntax,
    read: (from, to) =>
      document.getText(new vscode.Range(document.positionAt(from), document.positionAt(to))),
  };
}
