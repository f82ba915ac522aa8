import { readFileSync } from 'node:fs';
import type * as vscode from 'vscode';
import { configurationOf, type HostSettings } from './hostSettings';
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
  /** Other settings than before, all of the user. */
  readonly changeSettings: (settings: HostSettings) => void;
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

interface ProxyIdentifier {
  readonly sid: string;
}

const COMMON = 'workbench/api/common';

/** For the extension whose package.json is in the working directory. */
export async function startExtensionHost(settings: HostSettings = {}): Promise<ExtensionHost> {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
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
  const { services, configuration } = await createServices(rpc, settings);
  const { createApiFactoryAndRegisterActors: create } = await vscodeModule<{
    createApiFactoryAndRegisterActors: CreateApi;
  }>(`${COMMON}/extHost.api.impl`);
  let set = settings;
  const factory = create({ get: (service) => services.get(service.toString()) ?? standIn() });
  return {
    api: factory(await describe(manifest), standIn(), configuration),
    manifest,
    window,
    actor: (name) => actors.get(name),
    changeSettings: (changed) => {
      const names = new Set([...Object.keys(set), ...Object.keys(changed)]);
      const keys = [...names].filter((name) => set[name] !== changed[name]);
      set = changed;
      configuration.$acceptConfigurationChanged(configurationOf(changed), { keys, overrides: [] });
    },
  };
}

/** VS Code's own for all that the extension works with, by the names of their services. */
async function createServices(
  rpc: unknown,
  settings: HostSettings,
): Promise<{ services: ReadonlyMap<string, unknown>; configuration: ConfigurationProvider }> {
  const log = await make('platform/log/common/log', 'NullLogService');
  const telemetry = standIn({ onExtensionError: () => false });
  const initData = {
    remote: { isRemote: false, authority: null, connectionData: null },
    environment: { appUriScheme: 'vscode', appName: 'VS Code', appLanguage: 'en', appHost: 'desktop' },
    telemetryInfo: { machineId: '', sessionId: '', firstSessionDate: '' },
    version: '',
  };
  const own = (name: string, ...args: readonly unknown[]): Promise<unknown> =>
    make(`${COMMON}/e${name.slice(1)}`, name, ...args);
  const fileSystem = await own('ExtHostFileSystemInfo');
  const workspace = await own('ExtHostWorkspace', rpc, initData, fileSystem, log, standIn());
  const configuration = (await make(
    `${COMMON}/extHostConfiguration`,
    'ExtHostConfigProvider',
    ...[standIn(), workspace, configurationOf(settings), log],
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
  ]);
  return { services, configuration };
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
