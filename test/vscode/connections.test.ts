import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { startSampleServer, type SampleServer } from '../support/sampleServer';
import { poll } from '../support/workbench/poll';
import { ConnectionWatch } from './connectionWatch';
import { useEveryFeature } from './everyFeature';
import { closeTabs } from './tabs';

const configuration = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('kalshi');

/** `undefined` takes the value away. */
async function setForUser(values: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [name, value] of Object.entries(values))
    await configuration().update(name, value, vscode.ConfigurationTarget.Global);
}

const settingsFile = path.join(
  vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '',
  '.vscode/settings.json',
);

/** What a repository may bring along. Resolves once VS Code has read it; `undefined` takes the file away. */
async function setForWorkspace(settings: Readonly<Record<string, unknown>> | undefined): Promise<void> {
  const marker = settings && settings['kalshi.inlayHints.prices'];
  mkdirSync(path.dirname(settingsFile), { recursive: true });
  if (settings) writeFileSync(settingsFile, JSON.stringify(settings));
  else rmSync(settingsFile);
  await poll('VS Code reads the settings of the workspace', async () =>
    configuration().inspect('inlayHints.prices')?.workspaceValue === marker ? true : undefined,
  );
}

describe('the hosts that are contacted', function () {
  this.timeout(90_000);
  let exchange: SampleServer;
  /** Of somebody who wrote the settings of a workspace. */
  let stranger: SampleServer;
  let settingsBefore: string | undefined;
  const opened: string[] = [];
  const { openExternal } = vscode.env;

  before(async () => {
    [exchange, stranger] = await Promise.all([startSampleServer(), startSampleServer()]);
    settingsBefore = existsSync(settingsFile) ? readFileSync(settingsFile, 'utf8') : undefined;
    vscode.env.openExternal = async (uri) => opened.push(uri.toString()) > 0;
    await vscode.extensions.getExtension('kalshi-explorer.kalshi-explorer')?.activate();
  });

  after(async () => {
    vscode.env.openExternal = openExternal;
    if (settingsBefore !== undefined) writeFileSync(settingsFile, settingsBefore);
    await setForUser({ environment: 'sample', customBaseUrl: undefined, 'checks.enabled': undefined });
    await closeTabs();
    await Promise.all([exchange.close(), stranger.close()]);
  });

  /** All where this process went while something was done. */
  async function whereWent(work: () => Promise<void>): Promise<ConnectionWatch> {
    const watch = new ConnectionWatch();
    try {
      await work();
    } finally {
      watch.stop();
    }
    return watch;
  }

  it("are the one of the user's own address, whatever the settings of a workspace say", async () => {
    await setForWorkspace({
      'kalshi.environment': 'custom',
      'kalshi.customBaseUrl': stranger.baseUrl,
      'kalshi.inlayHints.prices': false,
    });
    await setForUser({ environment: 'custom', customBaseUrl: exchange.baseUrl });
    const { connections, requests, lookups, listeners } = await whereWent(() =>
      useEveryFeature((part) => exchange.requests.some((one) => one.includes(part))),
    );
    for (const part of ['/milestones', '/events', '/structured_targets', '/series', '/exchange/status'])
      assert.ok(
        exchange.requests.some((one) => one.startsWith(part)),
        `${part} was asked for`,
      );
    const { host, hostname } = new URL(exchange.baseUrl);
    assert.deepEqual([...new Set(connections)], [host]);
    assert.deepEqual([...new Set(requests)], [host]);
    assert.deepEqual(
      [...new Set(lookups)].filter((one) => one !== hostname),
      [],
    );
    assert.deepEqual(listeners, []);
    assert.equal(stranger.connections, 0);
    assert.deepEqual([...new Set(opened.map((one) => new URL(one).origin))], ['https://kalshi.com']);
  });

  it('are not taken from a workspace by VS Code either', async () => {
    const { Workspace } = vscode.ConfigurationTarget;
    assert.equal(configuration().get('customBaseUrl'), exchange.baseUrl);
    await assert.rejects(async () => configuration().update('customBaseUrl', stranger.baseUrl, Workspace));
  });

  it('are none where a workspace wants an address and the user has none', async () => {
    await setForUser({ customBaseUrl: undefined });
    assert.equal(configuration().get('environment'), 'custom');
    const watch = await whereWent(async () => {
      await vscode.commands.executeCommand('kalshi.milestones.refresh');
      await vscode.commands.executeCommand('kalshi.lookUp', 'SENATEWY-26');
    });
    assert.deepEqual([watch.connections, watch.requests, watch.lookups], [[], [], []]);
    assert.equal(stranger.connections, 0);
  });

  it('are none in the sample environment', async () => {
    await setForWorkspace(undefined);
    await setForUser({ environment: 'sample' });
    const { connections, requests, lookups, listeners } = await whereWent(() => useEveryFeature(() => true));
    assert.deepEqual([connections, requests, lookups, listeners], [[], [], [], []]);
  });
});
