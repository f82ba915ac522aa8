import * as vscode from 'vscode';
import {
  idMention,
  idMentions,
  type IdMention,
  type IdPlace,
  type IdText,
} from '../../core/mentions/idMention';
import type { Mention } from '../../core/mentions/mentionIndex';

/** An id of a document with what its surroundings tell. */
export interface PlacedMention extends IdMention {
  readonly range: vscode.Range;
}

/** In these languages the keys of a value may stand on other lines; in programs and YAML it is read on its own. */
const JSON_LANGUAGES: ReadonlySet<string> = new Set(['json', 'jsonc', 'jsonl']);

/** What the surroundings of an id tell. */
export function placed(document: vscode.TextDocument, mention: Mention): PlacedMention {
  return withRange(
    idMention(mention.id, { ...placeOf(document, mention), ...textOf(document, mention.line) }),
    mention,
  );
}

/** The same for several in order: close ones are read together. */
export function placedAll(document: vscode.TextDocument, mentions: readonly Mention[]): PlacedMention[] {
  // Each line of a JSON-lines file is a document of its own.
  if (document.languageId === 'jsonl') return mentions.map((mention) => placed(document, mention));
  const places = mentions.map((mention) => ({ id: mention.id, ...placeOf(document, mention) }));
  return idMentions(places, textOf(document, 0)).flatMap((found, at) => {
    const mention = mentions[at];
    return mention ? [withRange(found, mention)] : [];
  });
}

function withRange(found: IdMention, { line, start, end }: Mention): PlacedMention {
  return { ...found, range: new vscode.Range(line, start, line, end) };
}

function placeOf(document: vscode.TextDocument, { line: number, start }: Mention): IdPlace {
  const offset =
    document.languageId === 'jsonl' ? start : document.offsetAt(new vscode.Position(number, start));
  const line = document.lineAt(number).text;
  return { offset, line, start, above: number > 0 ? document.lineAt(number - 1).text : '' };
}

/** A window on the document, never all of its text; for JSON lines on the one line. */
function textOf(document: vscode.TextDocument, number: number): IdText {
  const syntax = JSON_LANGUAGES.has(document.languageId) ? 'json' : 'lines';
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
