import { readFileSync } from 'node:fs';
import type * as vscode from 'vscode';
import { changedNames, configurationOf, type ScopedSettings } from './hostSettings';
import { MainThread } from './mainThread';
import { standIn } from './standIn';
import { vscodeModule } from './vscodeModule';

/** VS Code's extension host in this process: its own classes behind its own API, without its window. */
export interface ExtensionHost {
  /** What an extension gets as `vscode`. */
  readonly api: typeof vscode;
  /** package.json of that extension. */
  readonly manifest: Manifest;
  readonly window: MainThread;
  /** What the window calls, by the name of VS Code's protocol: `ExtHostTreeViews`. */
  readonly actor: (name: string) => unknown;
  readonly settings: ScopedSettings;
  /** Replaces the settings. Extensions are told which differ. */
  readonly changeSettings: (settings: ScopedSettings) => void;
}

export interface ExtensionHostOptions {
  readonly settings?: ScopedSettings;
  /** The folder that is open: an absolute path. None where it is left out. */
  readonly folder?: string;
  /** What `vscode.env.remoteName` says. */
  readonly remoteName?: string;
}

type Class = new (...args: readonly unknown[]) => unknown;
type CreateApi = (accessor: Accessor) => (...given: readonly unknown[]) => typeof vscode;

interface Accessor {
  get(service: { toString(): string }): unknown;
}

type Manifest = Readonly<Record<string, unknown>>;

interface ConfigurationProvider {
  $acceptConfigurationChanged(data: unknown, change: unknown): void;
}

interface WorkspaceActor {
  $initializeWorkspace(workspace: unknown, isTrusted: boolean): void;
}

interface ProxyIdentifier {
  readonly sid: string;
}

const COMMON = 'workbench/api/common';

/** For the extension whose package.json is in the working directory. */
export async function startExtensionHost(options: ExtensionHostOptions = {}): Promise<ExtensionHost> {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  const { URI } = await vscodeModule<{ URI: { file(path: string): unknown } }>('base/common/uri');
  const folder = options.folder === undefined ? undefined : URI.file(options.folder);
  const window = new MainThread();
  const actors = new Map<string, unknown>();
  const rpc = {
    getProxy: ({ sid }: ProxyIdentifier) => window.proxyOf(sid),
    set: ({ sid }: ProxyIdentifier, actor: unknown) => (actors.set(sid, actor), actor),
    assertRegistered: () => undefined,
    drain: () => Promise.resolve(),
  };
  window.on('MainThreadWindow.$getInitialState', () => ({ isFocused: true, isActive: true }));
  // As the protocol calls the tools of language models.
  window.on('MainThreadChatSkills.$getTools', () => []);
  let settings = options.settings ?? {};
  const asConfiguration = (): unknown => configurationOf(settings, manifest, folder);
  const { services, configuration } = await createServices(rpc, window, {
    configuration: asConfiguration(),
    folder,
    remoteName: options.remoteName,
  });
  const { createApiFactoryAndRegisterActors: create } = await vscodeModule<{
    createApiFactoryAndRegisterActors: CreateApi;
  }>(`${COMMON}/extHost.api.impl`);
  const factory = create({ get: (service) => services.get(service.toString()) ?? standIn() });
  return {
    api: factory(await describe(manifest), standIn(), configuration),
    manifest,
    window,
    actor: (name) => actors.get(name),
    get settings() {
      return settings;
    },
    changeSettings: (changed) => {
      const keys = changedNames(settings, changed);
      settings = changed;
      configuration.$acceptConfigurationChanged(asConfiguration(), { keys, overrides: [] });
    },
  };
}

interface Surroundings {
  readonly configuration: unknown;
  readonly folder: unknown;
  readonly remoteName: string | undefined;
}

/** VS Code's own for all that the extension works with, by the names of their services. */
async function createServices(
  rpc: unknown,
  window: MainThread,
  { configuration: settings, folder, remoteName }: Surroundings,
): Promise<{ services: ReadonlyMap<string, unknown>; configuration: ConfigurationProvider }> {
  const log = await make('platform/log/common/log', 'NullLogService');
  const telemetry = standIn({ onExtensionError: () => false });
  const initData = {
    remote: { isRemote: remoteName !== undefined, authority: remoteName ?? null, connectionData: null },
    environment: { appUriScheme: 'vscode', appName: 'VS Code', appLanguage: 'en', appHost: 'desktop' },
    telemetryInfo: { machineId: '', sessionId: '', firstSessionDate: '' },
    version: '',
  };
  const own = (name: string, ...args: readonly unknown[]): Promise<unknown> =>
    make(`${COMMON}/e${name.slice(1)}`, name, ...args);
  const fileSystem = await own('ExtHostFileSystemInfo');
  const workspace = (await own(
    'ExtHostWorkspace',
    ...[rpc, initData, fileSystem, log, standIn()],
  )) as WorkspaceActor;
  const folders = [{ uri: folder, name: 'workspace', index: 0 }];
  workspace.$initializeWorkspace(
    folder === undefined ? null : { id: 'workspace', name: 'workspace', folders },
    true,
  );
  const configuration = (await make(
    `${COMMON}/extHostConfiguration`,
    'ExtHostConfigProvider',
    ...[window.proxyOf('MainThreadConfiguration'), workspace, settings, log],
  )) as ConfigurationProvider;
  const services = new Map<string, unknown>([
    ['IExtHostRpcService', rpc],
    ['IExtHostInitDataService', initData],
    ['logService', log],
    ['IExtHostTelemetry', telemetry],
    ['IExtHostFileSystemInfo', fileSystem],
    ['IExtHostWorkspace', workspace],
    [
      'IExtHostConsumerFileSystem',
      await make(`${COMMON}/extHostFileSystemConsumer`, 'ExtHostConsumerFileSystem', rpc, fileSystem),
    ],
    ['IExtHostDocumentsAndEditors', await own('ExtHostDocumentsAndEditors', rpc, log)],
    ['IExtHostCommands', await own('ExtHostCommands', rpc, log, telemetry)],
    ['IExtHostProgress', await own('ExtHostProgress', rpc)],
    ['IExtHostWindow', await own('ExtHostWindow', initData, rpc)],
    ['IExtHostOutputService', { createOutputChannel: (name: string) => outputChannel(name, window) }],
  ]);
  return { services, configuration };
}

/** Its lines go to the window as `output(channel, level, line)`. */
function outputChannel(name: string, window: MainThread): unknown {
  const { $line } = window.proxyOf('output') as { $line: (...args: readonly unknown[]) => unknown };
  const levels = ['trace', 'debug', 'info', 'warn', 'error'];
  const write = levels.map((level) => [level, (line: unknown) => void $line(name, level, String(line))]);
  return standIn(Object.fromEntries(write) as Record<string, unknown>);
}

/** An object of one of VS Code's classes. */
async function make(module: string, name: string, ...args: readonly unknown[]): Promise<unknown> {
  const { [name]: OneClass } = await vscodeModule<Readonly<Record<string, Class>>>(module);
  if (!OneClass) throw new Error(`VS Code has no ${name} any more`);
  return new OneClass(...args);
}

/** An extension as VS Code describes it to itself. */
async function describe(manifest: Manifest): Promise<unknown> {
  const id = `${String(manifest['publisher'])}.${String(manifest['name'])}`;
  const { URI } = await vscodeModule<{ URI: { file(path: string): unknown } }>('base/common/uri');
  return {
    ...manifest,
    id,
    identifier: await make('platform/extensions/common/extensions', 'ExtensionIdentifier', id),
    extensionLocation: URI.file(process.cwd()),
    isUnderDevelopment: false,
    enabledApiProposals: [],
  };
}
