import Module, { createRequire } from 'node:module';
import * as path from 'node:path';
import type * as vscode from 'vscode';
import type { ExtensionHost } from './extensionHost';

export interface RunningExtension {
  readonly context: vscode.ExtensionContext;
  /** What VS Code does with it when its window closes. */
  readonly dispose: () => void;
}

interface Entry {
  readonly activate: (context: vscode.ExtensionContext) => void;
}

interface Loader {
  _load: (request: string, ...rest: readonly unknown[]) => unknown;
}

/**
 * Loads the built extension as the extension host does, with its API as `vscode`, and activates it. Only one can run in
 * a process: Node keeps the modules.
 * @param storage the folder that it may keep files in
 */
export function runExtension(
  { api, manifest }: ExtensionHost,
  { entry = 'dist/extension.js', storage }: { readonly entry?: string; readonly storage: string },
): RunningExtension {
  const loader = Module as unknown as Loader;
  const load = loader._load;
  loader._load = (request, ...rest) => (request === 'vscode' ? api : load(request, ...rest));
  const root = process.cwd();
  const { activate } = createRequire(path.join(root, 'package.json'))(path.resolve(entry)) as Entry;
  const subscriptions: vscode.Disposable[] = [];
  const context = {
    subscriptions,
    extension: { packageJSON: manifest },
    extensionUri: api.Uri.file(root),
    globalStorageUri: api.Uri.file(storage),
    globalState: memento(),
    workspaceState: memento(),
  } as unknown as vscode.ExtensionContext;
  activate(context);
  return { context, dispose: () => void api.Disposable.from(...subscriptions).dispose() };
}

function memento(): vscode.ExtensionContext['globalState'] {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, fallback?: T) => (values.has(key) ? values.get(key) : fallback) as T,
    setKeysForSync: () => undefined,
    update: async (key, value) => {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
    },
  };
}
