import * as path from 'node:path';
import { pathToFileURL } from 'node:url';

const SOURCES = 'node_modules/@codingame/monaco-vscode-api/vscode/src/vs';

/**
 * What a module of VS Code exports, as VS Code runs it: the package is its source, compiled and nothing more. They load in
 * plain Node; those below `browser` want a DOM first.
 * @param module below `src/vs` of VS Code, without an ending: `workbench/api/common/extHostTypes`
 * @returns exports that the caller has to know the types of: the compiler would read all of VS Code for them
 */
export async function vscodeModule<T>(module: string): Promise<T> {
  const file = path.resolve(SOURCES, `${module}.js`);
  return (await import(pathToFileURL(file).href)) as T;
}
