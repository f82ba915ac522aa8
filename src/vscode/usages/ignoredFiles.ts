import * as vscode from 'vscode';
import { IgnoreRules, type IgnoreFile } from '../../core/usages/ignoreRules';

const NAME = '.gitignore';
/** Folders above a folder of the workspace in which a repository is looked for. */
const MAX_ABOVE = 40;
const MAX_FILES = 2_000;
const LARGEST = 1_000_000;

/** The files of a folder of the workspace that Git would look at, by each `.gitignore` and `.git/info/exclude`. */
export async function withoutIgnored(
  folder: vscode.Uri,
  files: readonly vscode.Uri[],
  token: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const [above, below] = await Promise.all([foldersUpToRepository(folder), ignoreFilesIn(folder, token)]);
  const top = above[0] ?? folder;
  const rules = await rulesOf(top, [...above.map((one) => vscode.Uri.joinPath(one, NAME)), ...below]);
  // A folder that Git ignores was opened all the same: its own files say what is ignored in it.
  const isIgnored = above.length > 0 && rules.ignores(`${pathBelow(top, folder)}/`);
  const [root, own] = isIgnored ? [folder, await rulesOf(folder, below)] : [top, rules];
  return files.filter((uri) => !own.ignores(pathBelow(root, uri)));
}

async function rulesOf(root: vscode.Uri, files: readonly vscode.Uri[]): Promise<IgnoreRules> {
  const all = [vscode.Uri.joinPath(root, '.git', 'info', 'exclude'), ...files];
  const read = await Promise.all(all.map((uri) => ignoreFile(root, uri)));
  return new IgnoreRules(read.filter((one) => one !== undefined));
}

/** The folders above, from the root of the repository on; none where the folder is in no repository or its root. */
async function foldersUpToRepository(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const above: vscode.Uri[] = [];
  let at = folder;
  for (let count = 0; count < MAX_ABOVE; count++) {
    if (await exists(vscode.Uri.joinPath(at, '.git'))) return above;
    const next = vscode.Uri.joinPath(at, '..');
    if (next.path === at.path) break;
    above.unshift((at = next));
  }
  return [];
}

/** Those nearer to the root first. */
async function ignoreFilesIn(
  folder: vscode.Uri,
  token: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const pattern = new vscode.RelativePattern(folder, `**/${NAME}`);
  const found = await vscode.workspace.findFiles(pattern, null, MAX_FILES, token);
  return [...found].sort((a, b) => a.path.length - b.path.length);
}

async function ignoreFile(root: vscode.Uri, uri: vscode.Uri): Promise<IgnoreFile | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    const isExclude = !uri.path.endsWith(NAME);
    const folder = isExclude ? '' : pathBelow(root, vscode.Uri.joinPath(uri, '..'));
    return { folder, text: new TextDecoder().decode(bytes.slice(0, LARGEST)) };
  } catch {
    return undefined;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

function pathBelow(root: vscode.Uri, { path }: vscode.Uri): string {
  const start = root.path.endsWith('/') ? root.path.length : root.path.length + 1;
  return path.slice(start);
}
