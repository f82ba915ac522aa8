import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import manifest from '../../package.json';

const BOSTON = { kind: 'structuredTarget', id: '2ef4d31c-0b46-4f43-a403-f44d62489034' };
const GAME = { kind: 'milestone', id: '0fce0a7a-2d92-4740-aa3e-2360ad642ee0' };
const LIMIT_MS = 15_000;

const deep = (levels: number): unknown => (levels === 0 ? {} : { ref: deep(levels - 1) });

/** What another extension, a link in a document or a key binding could pass. */
const junk: readonly (readonly [name: string, args: readonly unknown[]])[] = [
  ['nothing', []],
  ['null', [null, null]],
  ['a number', [42, 43]],
  ['a text', ['<script>alert(1)</script>']],
  ['an unknown kind', [{ kind: 'x', id: 'SENATEWY-26' }]],
  ['a kind of every object', [{ kind: '__proto__', id: 'constructor' }]],
  ['an id that is none', [{ kind: 'market', id: '<script>' }]],
  ['an id that is no text', [{ kind: 'event', id: ['SENATEWY-26'] }, [{ kind: 'event', id: {} }]]],
  ['an object deep down', [deep(200), [deep(200)]]],
  ['lists', [[GAME], [[GAME]]]],
];

const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);

/** VS Code tells of a tab a little after it was opened. */
async function tabsAreThere(): Promise<readonly vscode.Tab[]> {
  if (tabs().length > 0) return tabs();
  await new Promise<void>((resolve) => {
    const listener = vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
      if (opened.length === 0) return;
      listener.dispose();
      resolve();
    });
  });
  return tabs();
}

async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  assert.deepEqual(tabs(), []);
}

/** Runs a command, and leaves every box that it opens. Rejects when the command does. */
async function runAndLeave(id: string, args: readonly unknown[]): Promise<void> {
  let isDone = false;
  const done = Promise.resolve(vscode.commands.executeCommand(id, ...args)).finally(() => (isDone = true));
  done.catch(() => undefined);
  const deadline = Date.now() + LIMIT_MS;
  while (!isDone) {
    assert.ok(Date.now() < deadline, `${id} ends`);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await done;
}

describe('the commands, whatever they are called with', () => {
  afterEach(closeAll);

  for (const { command: id } of manifest.contributes.commands) {
    it(`${id} takes junk without a fault and leaves nothing open`, async () => {
      for (const [name, args] of junk) {
        await runAndLeave(id, args).catch((error: unknown) => {
          assert.fail(`${id} with ${name}: ${String(error)}`);
        });
      }
      // Tabs are told of in the order in which they open: with this one there, all others would be.
      const sentinel = await vscode.workspace.openTextDocument({ content: 'the only tab' });
      await vscode.window.showTextDocument(sentinel);
      assert.equal((await tabsAreThere()).length, 1);
    });
  }
});

describe('the commands on a reference', () => {
  afterEach(closeAll);

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
