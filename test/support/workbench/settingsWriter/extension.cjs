// @ts-check
const vscode = require('vscode');

/**
 * VS Code takes up at once what is written through itself, and does not always notice what somebody else writes.
 * @param {import('vscode').ExtensionContext} context
 */
exports.activate = ({ globalStorageUri, subscriptions }) => {
  const { fs, getConfiguration } = vscode.workspace;
  const wantedFile = vscode.Uri.joinPath(globalStorageUri, 'wanted.json');
  const settingsFile = vscode.Uri.joinPath(globalStorageUri, '../../settings.json');
  const read = async (/** @type {vscode.Uri} */ file) => {
    const text = Buffer.from(await fs.readFile(file)).toString();
    return new Map(Object.entries(/** @type {Record<string, unknown>} */ (JSON.parse(text))));
  };
  const write = async () => {
    const [wanted, written] = [await read(wantedFile), await read(settingsFile)];
    // An environment is chosen while the address that it needs is there.
    const order = (/** @type {string} */ name) =>
      !wanted.has(name) ? 2 : name === 'kalshi.environment' ? 1 : 0;
    const names = [...new Set([...wanted.keys(), ...written.keys()])].sort((a, b) => order(a) - order(b));
    for (const name of names) {
      if (JSON.stringify(wanted.get(name)) === JSON.stringify(written.get(name))) continue;
      await getConfiguration().update(name, wanted.get(name), vscode.ConfigurationTarget.Global);
    }
    await fs.delete(wantedFile);
  };
  subscriptions.push(vscode.commands.registerCommand('settingsWriter.write', write));
};
