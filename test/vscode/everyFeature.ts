import assert from 'node:assert/strict';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { poll } from '../support/workbench/poll';

const BOSTON = { kind: 'structuredTarget', id: '2ef4d31c-0b46-4f43-a403-f44d62489034' };
const GAME = { kind: 'milestone', id: '0fce0a7a-2d92-4740-aa3e-2360ad642ee0' };
const EVENT = { kind: 'event', id: 'KXNBAGAME-26NYKBOS' };
const MARKET = { kind: 'market', id: 'KXNBAGAME-26NYKBOS-BOS' };
const NOBODY = 'ffffffff-0000-4000-8000-000000000000';
const SERIES = { kind: 'series', id: 'KXNBAGAME' };

const LIMIT_MS = 15_000;

/** Rejects by the name of the command when it does not end. */
async function run(id: string, ...args: unknown[]): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${id} does not end`)), LIMIT_MS);
  });
  return Promise.race([vscode.commands.executeCommand(id, ...args), late]).finally(() => clearTimeout(timer));
}

/** Runs a command that asks the person, and leaves it when what it asks the exchange for has been answered. */
async function runUntil(isAnswered: () => boolean, id: string, ...args: unknown[]): Promise<void> {
  const done = run(id, ...args);
  await poll(`${id} asks`, async () => isAnswered() || undefined);
  let isDone = false;
  void Promise.resolve(done).finally(() => (isDone = true));
  await poll(`${id} ends`, async () => {
    await run('workbench.action.closeQuickOpen');
    return isDone || undefined;
  });
}

/**
 * Uses everything that asks the exchange: trees, hovers, hints, completion, panels, search, copies, watchlist, usages,
 * checks.
 * @param hasAsked whether the exchange was asked for an address that has this in it; always true without one
 */
export async function useEveryFeature(hasAsked: (part: string) => boolean): Promise<void> {
  const asked = (what: string, ...parts: string[]): Promise<unknown> =>
    poll(`${what} asks for ${parts.join()}`, async () => parts.every(hasAsked) || undefined);
  for (const view of ['milestones', 'targets', 'watchlist']) await run(`kalshi.${view}.focus`);
  await asked('the milestones view', '/milestones?');
  await run('kalshi.milestones.refresh');
  await useFile();
  await asked('the file', BOSTON.id);
  for (const ref of [GAME, EVENT, MARKET, SERIES, BOSTON]) await run('kalshi.openDetails', ref);
  await asked('the panels', '/series/KXNBAGAME');
  for (const ref of [GAME, MARKET, BOSTON]) {
    for (const id of [
      'openRawJson',
      'copyJson',
      'copyTitle',
      'copyPythonSnippet',
      'refresh',
      'watchlist.add',
    ])
      await run(`kalshi.${id}`, ref);
  }
  await run('kalshi.watchlist.refresh');
  for (const ref of [GAME, EVENT, MARKET]) await run('kalshi.revealInMilestones', ref);
  await runUntil(() => hasAsked('/milestones?'), 'kalshi.findMilestonesForEvent', EVENT);
  await run('kalshi.openInBrowser', MARKET);
  await run('kalshi.lookUp', EVENT.id);
  await run('kalshi.targets.browseType', 'basketball_team');
  await runUntil(() => hasAsked(NOBODY), 'kalshi.search', NOBODY);
  await runUntil(() => hasAsked('/events?'), 'kalshi.browseEvents', SERIES.id);
  await run('kalshi.usages.scan');
  await run('kalshi.usages.copyMarkdown');
  await run('kalshi.clearCache');
  await asked('clearing the cache', '/exchange/status');
}

async function useFile(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const document = await vscode.workspace.openTextDocument(path.join(folder, 'markets.json'));
  await vscode.window.showTextDocument(document);
  await vscode.workspace
    .getConfiguration('kalshi')
    .update('checks.enabled', true, vscode.ConfigurationTarget.Global);
  const at = document.positionAt(document.getText().indexOf(BOSTON.id) + 3);
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const hovers = await run('vscode.executeHoverProvider', document.uri, at);
  assert.ok((hovers as readonly unknown[]).length > 0, 'there is a hover');
  await run('vscode.executeInlayHintProvider', document.uri, whole);
  await run('vscode.executeCompletionItemProvider', document.uri, at);
  await run('vscode.executeDefinitionProvider', document.uri, at);
  await run('vscode.executeReferenceProvider', document.uri, at);
  await run('kalshi.resolveFile');
}
