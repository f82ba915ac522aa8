import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const EXTENSION = 'kalshi-explorer.kalshi-explorer';
const GAME = '0fce0a7a-2d92-4740-aa3e-2360ad642ee0';

const link = (path: string): vscode.Uri =>
  vscode.Uri.from({ scheme: vscode.env.uriScheme, authority: EXTENSION, path });

const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);

async function until(what: string, is: () => boolean): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!is()) {
    assert.ok(Date.now() < deadline, what);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a deep link', () => {
  beforeEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens the details of what it names', async () => {
    await vscode.commands.executeCommand('vscode.open', link(`/milestone/${GAME}`));
    await until('a panel', () => tabs().length > 0);
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('kalshi.copyId');
    assert.equal(await vscode.env.clipboard.readText(), GAME);
  });

  it('takes the short name of a structured target, and a ticker in small letters', async () => {
    for (const [path, id] of [
      ['/target/2ef4d31c-0b46-4f43-a403-f44d62489034', '2ef4d31c-0b46-4f43-a403-f44d62489034'],
      ['/event/senatewy-26', 'SENATEWY-26'],
    ] as const) {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.commands.executeCommand('vscode.open', link(path));
      await until('a panel', () => tabs().length > 0);
      await vscode.env.clipboard.writeText('');
      await vscode.commands.executeCommand('kalshi.copyId');
      assert.equal(await vscode.env.clipboard.readText(), id);
    }
  });

  it('is what a thing is copied as', async () => {
    await vscode.commands.executeCommand('kalshi.copyLink', { kind: 'milestone', id: GAME });
    assert.equal(await vscode.env.clipboard.readText(), link(`/milestone/${GAME}`).toString());
  });

  it('opens nothing when it names nothing', async () => {
    for (const path of [
      '/',
      '/order/SENATEWY-26',
      '/event/<script>',
      '/kalshi.copyId/A/B',
      `/event/../${GAME}`,
    ])
      await vscode.commands.executeCommand('vscode.open', link(path));
    // Links are opened in the order in which they came: with this one there, all others would be.
    await vscode.commands.executeCommand('vscode.open', link(`/milestone/${GAME}`));
    await until('a panel', () => tabs().length > 0);
    assert.equal(tabs().length, 1);
  });
});
