// @ts-check

/**
 * The environment of a person's shell without what another VS Code, npm or a desktop left in it. Nothing is written
 * outside `home`, and no gallery is known: nothing looks for the network.
 * @param {string} home
 * @returns {NodeJS.ProcessEnv}
 */
export function serverEnvironment(home) {
  const foreign = /^(VSCODE_|CODE_SERVER_|ELECTRON_|PLAYWRIGHT_|npm_|XDG_|NODE_OPTIONS$)/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(kept), EXTENSIONS_GALLERY: '{}', HOME: home, TMPDIR: home };
}
