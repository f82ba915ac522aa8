/** Settings by their whole names: `kalshi.environment`. */
export type HostSettings = Readonly<Record<string, unknown>>;

/** Settings by the scope that they are written in. */
export interface ScopedSettings {
  readonly user?: HostSettings;
  readonly workspace?: HostSettings;
  /** Of the first folder of the workspace. */
  readonly folder?: HostSettings;
}

interface Model {
  readonly contents: Record<string, unknown>;
  readonly keys: readonly string[];
  readonly overrides: readonly [];
}

interface ContributedSettings {
  readonly contributes: {
    readonly configuration:
      { readonly properties: Properties } | readonly { readonly properties: Properties }[];
  };
}

type Properties = Readonly<Record<string, { readonly default?: unknown }>>;

/**
 * Settings as the window sends them.
 * @param manifest package.json, which says the defaults
 * @param folder the first folder of the workspace, a URI
 */
export function configurationOf(
  { user = {}, workspace = {}, folder: ofFolder = {} }: ScopedSettings,
  manifest: unknown,
  folder?: unknown,
): unknown {
  return {
    defaults: modelOf(defaultsIn(manifest as ContributedSettings)),
    policy: modelOf({}),
    application: modelOf({}),
    userLocal: modelOf(user),
    userRemote: modelOf({}),
    workspace: modelOf(workspace),
    folders: folder === undefined ? [] : [[folder, modelOf(ofFolder)]],
    configurationScopes: [],
  };
}

/** The names of settings that differ, in any scope. */
export function changedNames(before: ScopedSettings, after: ScopedSettings): readonly string[] {
  const changed = (['user', 'workspace', 'folder'] as const).flatMap((scope) => {
    const [old = {}, now = {}] = [before[scope], after[scope]];
    return [...Object.keys(old), ...Object.keys(now)].filter((name) => old[name] !== now[name]);
  });
  return [...new Set(changed)];
}

function defaultsIn({ contributes: { configuration } }: ContributedSettings): HostSettings {
  const sections = 'properties' in configuration ? [configuration] : configuration;
  const all = sections.flatMap(({ properties }) => Object.entries(properties));
  return Object.fromEntries(all.map(([name, property]) => [name, property.default]));
}

function modelOf(settings: HostSettings): Model {
  const contents: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(settings)) {
    const steps = name.split('.');
    let at = contents;
    for (const step of steps.slice(0, -1)) at = (at[step] ??= {}) as Record<string, unknown>;
    at[steps.at(-1) ?? ''] = value;
  }
  return { contents, keys: Object.keys(settings), overrides: [] };
}
