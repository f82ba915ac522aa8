import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { settingRules, type Settings } from './settings';
import { settingValue, type SettingValue } from './settingValue';

const SECTION = 'kalshi';

/**
 * Settings that are read from user settings only: no repository may name an address to contact, raise the load on the
 * exchange, or change the time zone.
 */
const USER_ONLY: readonly (keyof Settings)[] = [
  'customBaseUrl',
  'requests.perSecond',
  'requests.concurrent',
  'refresh.interval',
  'search.maxRequests',
  'timeZone',
];

/**
 * The value of a setting. An invalid value counts as the default.
 * @param resource the file, as the folders of a workspace may differ
 */
export function setting<S extends keyof Settings>(name: S, resource?: vscode.Uri): Settings[S] {
  return read(name, resource).value;
}

/** One sentence about an invalid value. */
export function settingProblem(name: keyof Settings, resource?: vscode.Uri): string | undefined {
  return read(name, resource).problem;
}

/** Logs each invalid value, now and when settings change. */
export function logSettingProblems(log: (line: string) => void): vscode.Disposable {
  let logged = new Set<string>();
  const check = (): void => {
    const folders = vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? [];
    const names = Object.keys(settingRules) as (keyof Settings)[];
    const problems = new Set(
      [undefined, ...folders].flatMap((uri) => names.flatMap((name) => settingProblem(name, uri) ?? [])),
    );
    for (const problem of problems) if (!logged.has(problem)) log(problem);
    logged = problems;
  };
  check();
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(SECTION)) check();
  });
}

function read<S extends keyof Settings>(name: S, resource?: vscode.Uri): SettingValue<Settings[S]> {
  const configuration = vscode.workspace.getConfiguration(SECTION, resource);
  const given: unknown = USER_ONLY.includes(name)
    ? configuration.inspect(name)?.globalValue
    : configuration.get(name);
  return settingValue(name, given);
}

/** Writes a setting where it takes effect: to the workspace if that has a value, else to the user settings. */
export async function changeSetting<S extends keyof Settings>(name: S, value: Settings[S]): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  const inWorkspace = !USER_ONLY.includes(name) && configuration.inspect(name)?.workspaceValue !== undefined;
  const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await configuration.update(name, value, target);
}

/** The value of a setting in each folder of the workspace, or in the window if no folder is open. */
export function settingInFolders<S extends keyof Settings>(name: S): readonly Settings[S][] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.length > 0 ? folders.map(({ uri }) => setting(name, uri)) : [setting(name)];
}

/**
 * Switches something on or off in the whole workspace, overriding folder and user settings; in the user settings if no
 * folder is open. Writes only what is needed.
 */
export async function switchEverywhere(name: 'checks.enabled', value: boolean): Promise<void> {
  const { ConfigurationTarget, workspace } = vscode;
  for (const { uri } of workspace.workspaceFolders ?? []) {
    const configuration = workspace.getConfiguration(SECTION, uri);
    if (configuration.inspect(name)?.workspaceFolderValue !== undefined)
      await configuration.update(name, undefined, ConfigurationTarget.WorkspaceFolder);
  }
  const target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await workspace.getConfiguration(SECTION).update(name, undefined, target);
  if (setting(name) !== value) await workspace.getConfiguration(SECTION).update(name, value, target);
}

/**
 * Changes members of an object setting in the whole workspace, overriding folder settings; in the user settings if no
 * folder is open.
 */
export async function changeMembers(
  name: 'checks.severity',
  members: Partial<Settings['checks.severity']>,
): Promise<void> {
  const { ConfigurationTarget, workspace } = vscode;
  const configuration = workspace.getConfiguration(SECTION);
  const { workspaceValue, globalValue } = configuration.inspect<object>(name) ?? {};
  if (workspace.workspaceFolders)
    await configuration.update(name, { ...workspaceValue, ...members }, ConfigurationTarget.Workspace);
  else await configuration.update(name, { ...globalValue, ...members }, ConfigurationTarget.Global);
  for (const { uri } of workspace.workspaceFolders ?? []) {
    const ofFolder = workspace.getConfiguration(SECTION, uri);
    const value = ofFolder.inspect<object>(name)?.workspaceFolderValue;
    const changed = { ...value, ...members };
    const isOther = Object.keys(members).some((key) => Object.hasOwn(Object(value) as object, key));
    if (isOther && !isDeepStrictEqual(changed, value))
      await ofFolder.update(name, changed, ConfigurationTarget.WorkspaceFolder);
  }
}

/** Calls back when one of the named settings changes. */
export function onSettingChange(names: readonly (keyof Settings)[], changed: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (names.some((name) => event.affectsConfiguration(`${SECTION}.${name}`))) changed();
  });
}

/** The patterns that a folder excludes from searches, without those with a condition. */
export function excludedPatterns(folder: vscode.Uri): readonly string[] {
  const patterns = ['files', 'search'].flatMap((section) =>
    Object.entries(
      vscode.workspace
        .getConfiguration(section, folder)
        .get<Readonly<Record<string, unknown>>>('exclude', {}),
    ),
  );
  return [...new Set(patterns.flatMap(([pattern, value]) => (value === true ? pattern : [])))];
}
