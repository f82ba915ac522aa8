import assert from 'node:assert/strict';
import * as os from 'node:os';
import * as vscode from 'vscode';
import { SessionManager } from '../../src/vscode/session/sessionManager';

const configuration = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('kalshi');

describe('the session in VS Code', () => {
  let sessions: SessionManager;
  let changes = 0;

  /** Resolves once VS Code has told everybody. */
  async function change(name: string, value: unknown): Promise<void> {
    const told = new Promise<void>((resolve) => {
      const listener = vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration(`kalshi.${name}`)) return;
        listener.dispose();
        resolve();
      });
    });
    await configuration().update(name, value, vscode.ConfigurationTarget.Global);
    await told;
  }

  beforeEach(() => {
    const globalState = { get: () => undefined, keys: () => [], update: async () => undefined };
    const context = { globalStorageUri: vscode.Uri.file(os.tmpdir()), globalState };
    sessions = new SessionManager(
      { info: () => undefined, warn: () => undefined },
      context as unknown as vscode.ExtensionContext,
    );
    changes = 0;
    sessions.onDidChange(() => changes++);
  });

  afterEach(async () => {
    sessions.dispose();
    for (const name of ['customBaseUrl', 'requests.concurrent'])
      await configuration().update(name, undefined, vscode.ConfigurationTarget.Global);
    await configuration().update('environment', 'sample', vscode.ConfigurationTarget.Global);
  });

  it('stays, with all that was loaded, where a setting changes that it does not use', async () => {
    const { current } = sessions;
    await change('customBaseUrl', 'https://example.com/trade-api/v2');
    assert.equal(sessions.current, current);
    assert.equal(changes, 0);
  });

  it('stays where the same address is written another way', async () => {
    await change('environment', 'custom');
    await change('customBaseUrl', 'https://example.com/trade-api/v2');
    const { current } = sessions;
    changes = 0;
    await change('customBaseUrl', ' https://example.com/trade-api/v2/ ');
    assert.equal(sessions.current, current);
    assert.equal(changes, 0);
  });

  it('is another one as soon as what it uses is another', async () => {
    for (const [name, value] of [
      ['requests.concurrent', 3],
      ['environment', 'custom'],
      ['customBaseUrl', 'https://example.com/trade-api/v2'],
      ['environment', 'sample'],
    ] as const) {
      const { current } = sessions;
      changes = 0;
      await change(name, value);
      assert.notEqual(sessions.current, current, name);
      assert.equal(changes, 1, name);
    }
  });
});
