import { createReadStream } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import * as vscode from 'vscode';
import { FileScan, type FileScanOptions, type FileUsages } from '../../core/usages/fileScan';

/** Bytes that are read and characters that are looked at in one go. */
const PIECE = 512 * 1024;
/** Characters among which a binary file has a NUL. */
const HEAD = 8 * 1024;
/** Milliseconds of one slice of work: nobody waits longer for a key. */
const SLICE = 6;

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
  const turn = { until: performance.now() + SLICE };
  let isFirst = true;
  for await (const piece of piecesOf(uri)) {
    if (isFirst && piece.slice(0, HEAD).includes('\0')) return undefined;
    isFirst = false;
    await work(scan.push(piece), turn);
    if (options.signal?.aborted) return undefined;
  }
  await work(scan.push('', true), turn);
  return options.signal?.aborted ? undefined : scan.usages;
}

async function work(steps: Generator<undefined>, turn: { until: number }): Promise<void> {
  for (;;) {
    const { done } = steps.next();
    if (performance.now() > turn.until) {
      await breathe();
      turn.until = performance.now() + SLICE;
    }
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
