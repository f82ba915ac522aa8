import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeTabs, tabsAreThere } from './tabs';

const BOSTON = { kind: 'structuredTarget', id: '2ef4d31c-0b46-4f43-a403-f44d62489034' };
const GAME = { kind: 'milestone', id: '0fce0a7a-2d92-4740-aa3e-2360ad642ee0' };

describe('the commands on a reference', () => {
  afterEach(closeTabs);

  const copied = async (id: string, ...args: unknown[]): Promise<string> => {
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand(id, ...args);
    return vscode.env.clipboard.readText();
  };

  it('open the details once, however often they are asked', async () => {
    for (let time = 0; time < 2; time++) await vscode.commands.executeCommand('kalshi.openDetails', GAME);
    const [tab, ...more] = await tabsAreThere();
    assert.deepEqual(more, []);
    assert.ok(tab?.input instanceof vscode.TabInputWebview);
    assert.match(tab.input.viewType, /kalshi\.details$/);
  });

  it('open the raw JSON as a document that cannot be written', async () => {
    await vscode.commands.executeCommand('kalshi.openRawJson', BOSTON);
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document, 'a document is open');
    assert.equal(document.languageId, 'json');
    assert.equal(document.uri.toString(), `kalshi://sample/structuredTarget/${BOSTON.id}.json`);
    const raw = JSON.parse(document.getText()) as Record<string, unknown>;
    assert.equal(raw.id, BOSTON.id);
    assert.equal(raw.name, 'Boston');
    assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) ?? false, false);
  });

  it('copy what their names say', async () => {
    assert.equal(await copied('kalshi.copyId', GAME), GAME.id);
    assert.equal(await copied('kalshi.copyTitle', GAME), 'New York at Boston');
    assert.equal(await copied('kalshi.copyTicker', { kind: 'event', id: 'SENATEWY-26' }), 'SENATEWY-26');
    assert.match(await copied('kalshi.copyApiUrl', GAME), new RegExp(`^https://.*/milestones/${GAME.id}$`));
    assert.match(await copied('kalshi.copyCurl', GAME), new RegExp(`^curl .*/milestones/${GAME.id}'$`));
    const json = JSON.parse(await copied('kalshi.copyJson', BOSTON)) as { name: string };
    assert.equal(json.name, 'Boston');
  });

  it('copy of all that are selected, when it is one of them', async () => {
    assert.equal(await copied('kalshi.copyId', GAME, [GAME, BOSTON]), `${GAME.id}\n${BOSTON.id}`);
    assert.equal(await copied('kalshi.copyId', GAME, [BOSTON]), GAME.id);
  });

  it('take nothing of a reference but its kind and id', async () => {
    const padded = { ...GAME, toString: 'no', extra: { id: BOSTON.id } };
    assert.equal(await copied('kalshi.copyId', padded), GAME.id);
  });

  it('refresh a panel that is open, and open none', async () => {
    await vscode.commands.executeCommand('kalshi.refresh', BOSTON);
    await vscode.commands.executeCommand('kalshi.openDetails', GAME);
    await vscode.commands.executeCommand('kalshi.refresh', GAME);
    assert.equal((await tabsAreThere()).length, 1);
  });

  it('have the panel in front for a subject where they are given none', async () => {
    await vscode.commands.executeCommand('kalshi.openDetails', GAME);
    assert.equal(await copied('kalshi.copyId'), GAME.id);
    assert.equal(await copied('kalshi.copyId', { kind: 'x' }), GAME.id);
  });

  it('look up a text that they are given', async () => {
    await vscode.commands.executeCommand('kalshi.lookUp', BOSTON.id);
    assert.equal(await copied('kalshi.copyId'), BOSTON.id);
  });
});
