import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSampleServer, type SampleServer, type SampleServerOptions } from '../sampleServer';
import { EditorWindow } from './editorWindow';
import { startExtensionHost, type ExtensionHost } from './extensionHost';
import type { HostSettings, ScopedSettings } from './hostSettings';
import { NotebookWindow } from './notebookWindow';
import { runExtension, type Mementos, type RunningExtension } from './runExtension';
import { TreeWindow } from './treeWindow';
import { WindowDialogs } from './windowDialogs';
import { serveFiles } from './windowFiles';

export interface ExplorerWindowOptions {
  /** Settings of the workspace and its folder. */
  readonly scoped?: Omit<ScopedSettings, 'user'>;
  /** The open folder, an absolute path. */
  readonly folder?: string;
  readonly remoteName?: string;
  /** Options of the sample server, for example its clock. */
  readonly sample?: SampleServerOptions;
  /** What a window before this one left: see `ExplorerWindow.leftover`. Closing this window keeps it. */
  readonly leftover?: Leftover;
}

/** What outlives a window: the exchange, the files of the extension and its mementos. */
export interface Leftover {
  readonly server: SampleServer;
  readonly storage: string;
  readonly mementos: Mementos;
}

/** A call of the extension to one of VS Code's commands. */
export interface CalledCommand {
  readonly id: string;
  readonly args: readonly unknown[];
}

/** The built extension in VS Code's own extension host, on the sample exchange over HTTP. */
export interface ExplorerWindow {
  readonly host: ExtensionHost;
  readonly server: SampleServer;
  readonly extension: RunningExtension;
  readonly editor: EditorWindow;
  readonly dialogs: WindowDialogs;
  readonly notebooks: NotebookWindow;
  /** Lines of the output channel. */
  readonly log: readonly string[];
  /** VS Code's commands that the extension has called, `_setContext` among them. */
  readonly called: readonly CalledCommand[];
  /** Errors that VS Code was told of. */
  readonly errors: readonly unknown[];
  readonly leftover: Leftover;
  /** Replaces the settings of the user. The address of the exchange stays unless they name another. */
  readonly set: (settings: HostSettings) => void;
  readonly tree: (viewId: string) => TreeWindow;
  /** The value of a context key. */
  readonly contextKey: (key: string) => unknown;
  readonly run: (command: string, ...args: readonly unknown[]) => Promise<unknown>;
  close(): Promise<void>;
}

interface Commands {
  $executeContributedCommand(id: string, ...args: readonly unknown[]): Promise<unknown>;
}

export async function openExplorer(
  settings: HostSettings = {},
  options: ExplorerWindowOptions = {},
): Promise<ExplorerWindow> {
  const leftover = options.leftover ?? {
    server: await startSampleServer(options.sample),
    storage: mkdtempSync(join(tmpdir(), 'kalshi-explorer-')),
    mementos: {},
  };
  const { server, storage, mementos } = leftover;
  const address = { 'kalshi.environment': 'custom', 'kalshi.customBaseUrl': server.baseUrl };
  const { folder, remoteName } = options;
  const host = await startExtensionHost({
    settings: { user: { ...address, ...settings }, ...options.scoped },
    ...(folder !== undefined && { folder }),
    ...(remoteName !== undefined && { remoteName }),
  });
  const [errors, log, called]: [unknown[], string[], CalledCommand[]] = [[], [], []];
  host.window.on('MainThreadErrors.$onUnexpectedError', (error: unknown) => void errors.push(error));
  host.window.on(
    'output.$line',
    (_channel, level: string, line: string) => void log.push(`${level} ${line}`),
  );
  host.window.on('MainThreadCommands.$executeCommand', (id: string, args: readonly unknown[]) => {
    called.push({ id, args });
  });
  acceptSettings(host);
  await serveFiles(host);
  const dialogs = new WindowDialogs(host.window);
  const editor = new EditorWindow(host);
  const notebooks = new NotebookWindow(host);
  const extension = runExtension(host, { storage, mementos });
  const isOwn = options.leftover === undefined;
  return {
    ...{ host, server, extension, editor, dialogs, notebooks, log, called, errors, leftover },
    set: (user) => host.changeSettings({ ...host.settings, user: { ...address, ...user } }),
    tree: (viewId) => new TreeWindow(host, viewId),
    contextKey: (key) => called.findLast(({ id, args }) => id === '_setContext' && args[0] === key)?.args[1],
    run: (command, ...args) =>
      (host.actor('ExtHostCommands') as Commands).$executeContributedCommand(command, ...args),
    close: async () => {
      extension.dispose();
      if (!isOwn) return;
      await server.close();
      rmSync(storage, { recursive: true, force: true });
    },
  };
}

/** Takes what the extension writes into the settings. */
function acceptSettings(host: ExtensionHost): void {
  const scopeOf = (target: number): keyof ScopedSettings =>
    // As the protocol counts the targets: 5 is the workspace, 6 a folder, less is the user.
    target === 5 ? 'workspace' : target === 6 ? 'folder' : 'user';
  const write = (target: number, name: string, value: unknown): void => {
    const scope = scopeOf(target);
    const written = { ...host.settings[scope], [name]: value };
    if (value === undefined) Reflect.deleteProperty(written, name);
    host.changeSettings({ ...host.settings, [scope]: written });
  };
  host.window.on('MainThreadConfiguration.$updateConfigurationOption', write);
  host.window.on('MainThreadConfiguration.$removeConfigurationOption', (target: number, name: string) =>
    write(target, name, undefined),
  );
}
