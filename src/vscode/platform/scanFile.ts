import { createReadStream } from 'node:fs';
import * as vscode from 'vscode';
import { Slices } from '../../core/slices';
import { FileScan, type FileScanOptions, type FileUsages } from '../../core/usages/fileScan';

/** Bytes that are read and characters that are looked at in one go. */
const PIECE = 512 * 1024;
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
  const scan = new FileScan({ ...options, name });
  const slices = new Slices();
  let isFirst = true;
  for await (const piece of piecesOf(uri)) {
    if (isFirst && piece.slice(0, HEAD).includes('\0')) return undefined;
    isFirst = false;
    await work(scan.push(piece), slices);
    if (options.signal?.aborted) return undefined;
  }
  await work(scan.push('', true), slices);
  return options.signal?.aborted ? undefined : scan.usages;
}

async function work(steps: Generator<undefined>, slices: Slices): Promise<void> {
  for (;;) {
    const { done } = steps.next();
    if (slices.isOver) await slices.next();
    if (done) return;
  }
}

async function* piecesOf(uri: vscode.Uri): AsyncGenerator<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
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
