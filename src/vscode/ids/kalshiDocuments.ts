import type * as vscode from 'vscode';
import { mayNameTargets, looksLikeKalshi } from '../../core/ids/textSigns';

/** VS Code draws no line further than this (`editor.stopRenderingLineAfter`): no id behind it is seen. */
export const LAST_COLUMN = 10_000;
/** How much of the top of a document is read for a sign of the exchange, and how far around a place. */
const TOP = 32 * 1024;
const MAX_TOP_LINES = 1_000;
const AROUND = 50;

interface Searched {
  readonly version: number;
  readonly shows: boolean;
}

/** What the name and the top of a document said. Once a document was about the exchange, it is until it is closed. */
const searched = new WeakMap<vscode.TextDocument, Searched>();

/** Whether a document is about the exchange, by its name, its first 32 kB or some of its lines. Costs little: it runs with keys. */
export function isAboutKalshi(document: vscode.TextDocument, first = 0, last = -1): boolean {
  return topShows(document) || linesOf(document, first, last).some(looksLikeKalshi);
}

/** The same by what stands around a line. */
export function isAboutKalshiAt(document: vscode.TextDocument, line: number): boolean {
  return isAboutKalshi(document, line - AROUND, line + AROUND);
}

/**
 * Whether an id under the mouse may be one of Kalshi: in JSON always, elsewhere only when the document or a line before
 * the id says so.
 */
export function mayBePointedAt(document: vscode.TextDocument, line: number): boolean {
  return (
    isJson(document) ||
    isAboutKalshiAt(document, line) ||
    linesOf(document, line - AROUND, line).some(mayNameTargets)
  );
}

export function isJson({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'json' || languageId === 'jsonc' || languageId === 'jsonl';
}

function topShows(document: vscode.TextDocument): boolean {
  const known = searched.get(document);
  if (known && (known.shows || known.version === document.version)) return known.shows;
  const { scheme, path } = document.uri;
  const name = `${scheme}:${path.slice(path.lastIndexOf('/') + 1)}`;
  const shows = looksLikeKalshi(name) || looksLikeKalshi(topOf(document));
  searched.set(document, { version: document.version, shows });
  return shows;
}

function linesOf(document: vscode.TextDocument, first: number, last: number): readonly string[] {
  const from = Math.max(0, first);
  const count = Math.max(0, Math.min(document.lineCount - 1, last) - from + 1);
  return Array.from({ length: count }, (_, index) =>
    document.lineAt(from + index).text.slice(0, LAST_COLUMN),
  );
}

function topOf(document: vscode.TextDocument): string {
  const lines: string[] = [];
  let left = TOP;
  for (let line = 0; left > 0 && line < Math.min(document.lineCount, MAX_TOP_LINES); line++) {
    const text = document.lineAt(line).text.slice(0, left);
    lines.push(text);
    left -= text.length + 1;
  }
  return lines.join('\n');
}
