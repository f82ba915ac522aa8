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
  const offset = offsetOf(document, mention);
  return withRange(idMention(mention.id, { ...textOf(document), offset }), mention);
}

/** The same for several in order: close ones are read together. */
export function placedAll(document: vscode.TextDocument, mentions: readonly Mention[]): PlacedMention[] {
  const ids = mentions.map((mention) => ({ id: mention.id, offset: offsetOf(document, mention) }));
  return idMentions(ids, textOf(document)).flatMap((found, at) => {
    const mention = mentions[at];
    return mention ? [withRange(found, mention)] : [];
  });
}

function withRange(found: IdMention, { line, start, end }: Mention): PlacedMention {
  return { ...found, range: new vscode.Range(line, start, line, end) };
}

function offsetOf(document: vscode.TextDocument, { line, start }: Mention): number {
  return document.offsetAt(new vscode.Position(line, start));
}

/** A window on the document, never all of its text. */
function textOf(document: vscode.TextDocument): IdText {
  return {
    syntax: syntaxOf(document.uri.path, document.languageId),
    read: (from, to) =>
      document.getText(new vscode.Range(document.positionAt(from), document.positionAt(to))),
  };
}
