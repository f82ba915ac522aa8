/** Settings of the user by their whole names: `kalshi.environment`. */
export type HostSettings = Readonly<Record<string, unknown>>;

/** Settings as the window sends them: those of the user alone, the rest is left to the defaults of whoever reads them. */
export function configurationOf(settings: HostSettings): unknown {
  const nothing = { contents: {}, keys: [], overrides: [] };
  const contents: Record<string, Record<string, unknown>> = {};
  for (const [name, value] of Object.entries(settings)) {
    const steps = name.split('.');
    let at: Record<string, unknown> = contents;
    for (const step of steps.slice(0, -1)) at = (at[step] ??= {}) as Record<string, unknown>;
    at[steps.at(-1) ?? ''] = value;
  }
  return {
    defaults: nothing,
    policy: nothing,
    application: nothing,
    userLocal: { contents, keys: Object.keys(settings), overrides: [] },
    userRemote: nothing,
    workspace: nothing,
    folders: [],
    configurationScopes: [],
  };
}
