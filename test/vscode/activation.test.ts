import assert from 'node:assert/strict';
import * as vscode from 'vscode';

interface Contributions {
  contributes: { commands: { command: string }[] };
}

describe('activation', () => {
  it('activates the extension and registers every command that it contributes', async () => {
    const extension = vscode.extensions.getExtension('kalshi-explorer.kalshi-explorer');
    assert.ok(extension, 'the extension is installed in this VS Code');
    await extension.activate();
    assert.equal(extension.isActive, true);

    const { commands } = (extension.packageJSON as Contributions).contributes;
    assert.ok(commands.length > 0, 'it contributes commands');
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = commands.map(({ command }) => command).filter((command) => !registered.has(command));
    assert.deepEqual(missing, []);
  });

  it('runs on the workspace of the tests, in the sample environment', () => {
    assert.equal(vscode.workspace.workspaceFolders?.[0]?.name, 'workspace');
    assert.equal(vscode.workspace.getConfiguration('kalshi').get('environment'), 'sample');
  });
});
