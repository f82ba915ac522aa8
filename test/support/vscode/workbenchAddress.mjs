// @ts-check

/**
 * @typedef {object} WorkbenchRequest
 * @property {string} [folder] absolute path of a folder or of a `.code-workspace` file
 * @property {string[]} [extensionDevelopmentPaths] folders of extensions to run from their sources
 * @property {string} [extensionTestsPath] absolute path of a test runner for the extension host
 */

/**
 * The address at which a VS Code server opens a workbench.
 * @param {string} authority `host:port` of the server
 * @param {WorkbenchRequest} request
 */
export function workbenchAddress(authority, { folder, extensionDevelopmentPaths = [], extensionTestsPath }) {
  const remote = (/** @type {string} */ file) => `vscode-remote://${authority}${encodeURI(file)}`;
  const payload = extensionDevelopmentPaths.map((file) => ['extensionDevelopmentPath', remote(file)]);
  if (extensionTestsPath) payload.push(['extensionTestsPath', remote(extensionTestsPath)]);
  const address = new URL(`http://${authority}/`);
  if (!folder) address.searchParams.set('ew', 'true');
  else address.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  if (payload.length > 0) {
    payload.push(['skipWelcome', 'true'], ['skipReleaseNotes', 'true']);
    address.searchParams.set('payload', JSON.stringify(payload));
  }
  return address.href;
}
