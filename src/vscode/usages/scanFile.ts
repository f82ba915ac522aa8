import { createReadStream } from 'node:fs';
import * as vscode from 'vscode';
import { TimeSlicer } from '../../core/timeSlicer';
import { FileScan, type FileScanOptions, type FileUsages } from '../../core/usages/fileScan';
import { joinCells, notebookCells, type NotebookCell } from '../../core/usages/notebook';

/** Bytes that are read and characters that are looked at in one go. */
const PIECE = 512 * 1024;
/** UTF-16 units of a notebook that is read as one: the pictures in it are parsed too. */
const LARGEST_NOTEBOOK = 32 * 1024 * 1024;
/** Characters among which a binary file has a NUL. */
const HEAD = 8 * 1024;

export interface ScanFileOptions extends FileScanOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * The ids of one file, of any length: of an open document as it is in the editor, else from disk. Nothing for a binary
 * file and when it is cancelled.
 * @throws Error when the file cannot be read
 */
export async function scanFile(
  uri: vscode.Uri,
  options: ScanFileOptions = {},
): Promise<FileUsages | undefined> {
  const name = `${uri.scheme}:${uri.path.slice(uri.path.lastIndexOf('/') + 1)}`;
  const cells = await cellsOf(uri);
  if (!cells) {
    const open = openDocument(uri);
    return scanPieces(piecesOf(uri, open), { ...options, name, ...(open && { language: open.languageId }) });
  }
  const found: FileUsages[] = [];
  for (const { text, language } of cells) {
    const usages = await scanPieces([text], { ...options, name, language });
    if (!usages) return undefined;
    found.push(usages);
  }
  return joinCells(found, options.mostPlaces);
}

/** The cells of a notebook: of an open one as they are in the editor, else from disk. Nothing for any other file. */
async function cellsOf(uri: vscode.Uri): Promise<readonly NotebookCell[] | undefined> {
  const open = vscode.workspace.notebookDocuments.find((one) => one.uri.toString() === uri.toString());
  if (open)
    return open.getCells().map(({ document }) => ({
      text: document.getText(),
      language: document.languageId,
    }));
  if (!uri.path.endsWith('.ipynb')) return undefined;
  let text = '';
  for await (const piece of piecesOf(uri, openDocument(uri))) {
    text += piece;
    if (text.length > LARGEST_NOTEBOOK) return undefined;
  }
  return notebookCells(text);
}

async function scanPieces(
  pieces: AsyncIterable<string> | Iterable<string>,
  options: ScanFileOptions,
): Promise<FileUsages | undefined> {
  const scan = new FileScan(options);
  const slices = new TimeSlicer();
  let isFirst = true;
  for await (const piece of pieces) {
    if (isFirst && piece.slice(0, HEAD).includes('\0')) return undefined;
    isFirst = false;
    await work(scan.push(piece), slices);
    if (options.signal?.aborted) return undefined;
  }
  await work(scan.push('', true), slices);
  return options.signal?.aborted ? undefined : scan.usages;
}

async function work(steps: Generator<undefined>, slices: TimeSlicer): Promise<void> {
  for (;;) {
    const { done } = steps.next();
    if (slices.isOver) await slices.next();
    if (done) return;
  }
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

async function* piecesOf(uri: vscode.Uri, open: vscode.TextDocument | undefined): AsyncGenerator<string> {
  if (open) {
    const text = open.getText();
    for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
    return;
  }
  const decoder = new TextDecoder();
  if (uri.scheme === 'file') {
    const stream = createReadStream(uri.fsPath, { highWaterMark: PIECE });
    for await (const bytes of stream) yield decoder.decode(bytes as Buffer, { stream: true });
  } else yield decoder.decode(await vscode.workspace.fs.readFile(uri), { stream: true });
  yield decoder.decode();
}
