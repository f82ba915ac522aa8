import * as vscode from 'vscode';
import { settingRules, type Settings } from '../contributions/settings';
import { settingValue, type SettingValue } from './settingValue';

const SECTION = 'kalshi';

/**
 * Settings that only the user's own settings.json decides: no repository may name an address to contact, or raise the
 * load that a person puts on the exchange.
 */
const USER_ONLY: readonly (keyof Settings)[] = [
  'customBaseUrl',
  'requests.perSecond',
  'requests.concurrent',
  'refresh.interval',
  'search.maxRequests',
];

/**
 * The value of a setting. A value that it cannot have counts as its default.
 * @param resource the file that it is for, where the folders of a workspace may differ
 */
export function setting<S extends keyof Settings>(name: S, resource?: vscode.Uri): Settings[S] {
  return read(name, resource).value;
}

/** One sentence on a value that a setting cannot have. */
export function settingProblem(name: keyof Settings, resource?: vscode.Uri): string | undefined {
  return read(name, resource).problem;
}

/** Writes a line to the log for each value that a setting cannot have, now and when settings change. */
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

/** Writes a setting where it takes effect: over the workspace's own value where there is one, else for the user. */
export async function changeSetting<S extends keyof Settings>(name: S, value: Settings[S]): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  const inWorkspace = !USER_ONLY.includes(name) && configuration.inspect(name)?.workspaceValue !== undefined;
  const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await configuration.update(name, value, target);
}

/**
 * Writes a setting for the workspace, or for the user where no folder is open.
 * @param value `undefined` takes the value away; of a setting that is an object the members that change
 */
export async function changeWorkspaceSetting<S extends keyof Settings>(
  name: S,
  value: Partial<Settings[S]> | undefined,
): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  const { ConfigurationTarget, workspace } = vscode;
  const isWorkspace = workspace.workspaceFolders !== undefined;
  const { workspaceValue, globalValue } = configuration.inspect<Settings[S]>(name) ?? {};
  const written = isWorkspace ? workspaceValue : globalValue;
  const whole = typeof value === 'object' ? { ...(written as object | undefined), ...value } : value;
  await configuration.update(
    name,
    whole,
    isWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global,
  );
}

/** Calls back when one of the named settings changes. */
export function onSettingChange(names: readonly (keyof Settings)[], changed: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (names.some((name) => event.affectsConfiguration(`${SECTION}.${name}`))) changed();
  });
}

/** The patterns of files and folders that are left out of a folder's searches. Those with a condition do not count. */
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
