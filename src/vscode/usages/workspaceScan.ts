import * as vscode from 'vscode';
import type { FileScanOptions, FileUsages } from '../../core/usages/fileScan';
import { excludedPatterns } from '../platform/configuration';
import { withoutIgnored } from './ignoredFiles';
import { scanFile } from './scanFile';
import { signalOf } from '../platform/signalOf';

/** Files that are looked at in one scan. */
const MAX_FILES = 50_000;
const AT_A_TIME = 4;

export interface WorkspaceScan {
  /** The ids of the files that have any, by address, in the order of their paths. */
  readonly files: ReadonlyMap<string, FileUsages>;
  /** Those that there are to look at, by address. */
  readonly addresses: ReadonlySet<string>;
  /** How many were looked at. */
  readonly looked: number;
  readonly total: number;
  /** There are more files than are ever looked at. */
  readonly isCut: boolean;
  /** How many could not be read. */
  readonly unreadable: number;
}

export interface WorkspaceScanOptions extends FileScanOptions {
  readonly token: vscode.CancellationToken;
  readonly progress?: (looked: number, total: number) => void;
  /** Told of each file that has ids, as soon as it was looked at. */
  readonly found?: (address: string, usages: FileUsages) => void;
  /** A document to look at wherever it is. */
  readonly also?: vscode.Uri;
}

/**
 * The ids of all text files of the workspace that its searches and Git would look at, and of what is not saved. Once it is
 * cancelled, what was found so far. Sends nothing anywhere and never rejects for a file.
 */
export async function scanWorkspace(options: WorkspaceScanOptions): Promise<WorkspaceScan> {
  const { token, progress, found: tell, also, ...scanning } = options;
  const all = await filesOf(token, also ? [also] : []);
  const isCut = all.length > MAX_FILES;
  const uris = all.slice(0, MAX_FILES);
  const found = new Map<string, FileUsages>();
  const signal = signalOf(token);
  let unreadable = 0;
  let looked = 0;
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let uri = uris[next++]; uri; uri = uris[next++]) {
      if (token.isCancellationRequested) return;
      try {
        const usages = await scanFile(uri, { ...scanning, signal });
        if (usages && usages.ids.length > 0) {
          found.set(uri.toString(), usages);
          tell?.(uri.toString(), usages);
        }
      } catch {
        unreadable++;
      }
      // One that was left half-way does not count.
      if (!signal.aborted) looked++;
      progress?.(looked, uris.length);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, lane));
  const files = new Map(
    uris.flatMap((uri) => {
      const usages = found.get(uri.toString());
      return usages ? [[uri.toString(), usages] as const] : [];
    }),
  );
  const addresses = new Set(uris.map(String));
  return { files, addresses, looked, total: uris.length, isCut, unreadable };
}

async function filesOf(
  token: vscode.CancellationToken,
  also: readonly vscode.Uri[],
): Promise<readonly vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(
    folders.map(async (folder) => {
      const excluded = excludedPatterns(folder.uri);
      const exclude = excluded.length > 0 ? `{${excluded.join(',')}}` : null;
      const all = new vscode.RelativePattern(folder, '**/*');
      const files = await vscode.workspace.findFiles(all, exclude, MAX_FILES + 1, token);
      return withoutIgnored(folder.uri, files, token);
    }),
  );
  const { textDocuments, notebookDocuments } = vscode.workspace;
  const unsaved = [...textDocuments, ...notebookDocuments].flatMap(({ isUntitled, uri }) =>
    isUntitled ? [uri] : [],
  );
  // Folders may stand in one another.
  const byAddress = new Map([...also, ...found.flat(), ...unsaved].map((uri) => [uri.toString(), uri]));
  return [...byAddress.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, uri]) => uri);
}
