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

/** `globalState` and `workspaceState`, which outlive a window. */
export interface Mementos {
  globalState?: vscode.ExtensionContext['globalState'];
  workspaceState?: vscode.ExtensionContext['workspaceState'];
}

let api: typeof vscode | undefined;

/**
 * Loads the built extension as the extension host does, with its API as `vscode`, and activates it. Each call loads the
 * bundles anew, as a new window does. Only one window can be open at a time: what it loads late gets the API of the
 * newest.
 * @param storage the folder that it may keep files in
 */
export function runExtension(
  host: Pick<ExtensionHost, 'api' | 'manifest'>,
  {
    entry = 'dist/extension.js',
    storage,
    mementos = {},
  }: { readonly entry?: string; readonly storage: string; readonly mementos?: Mementos },
): RunningExtension {
  provideApi(host.api);
  const root = process.cwd();
  const require = createRequire(path.join(root, 'package.json'));
  for (const file of Object.keys(require.cache))
    if (file.startsWith(path.join(root, 'dist'))) Reflect.deleteProperty(require.cache, file);
  const { activate } = require(path.resolve(entry)) as Entry;
  const subscriptions: vscode.Disposable[] = [];
  const context = {
    subscriptions,
    extension: { packageJSON: host.manifest },
    extensionUri: host.api.Uri.file(root),
    globalStorageUri: host.api.Uri.file(storage),
    globalState: (mementos.globalState ??= memento()),
    workspaceState: (mementos.workspaceState ??= memento()),
  } as unknown as vscode.ExtensionContext;
  activate(context);
  return { context, dispose: () => void host.api.Disposable.from(...subscriptions).dispose() };
}

/** What `require('vscode')` gives from now on. */
function provideApi(provided: typeof vscode): void {
  if (!api) {
    const loader = Module as unknown as Loader;
    const load = loader._load;
    loader._load = (request, ...rest) => (request === 'vscode' ? api : load(request, ...rest));
  }
  api = provided;
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
