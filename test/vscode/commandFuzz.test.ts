import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import manifest from '../../package.json';
import { arbitraryArguments } from './arbitraryArguments';
import { closeTabs, openSentinel, tabs } from './tabs';

const SEED = Number(process.env.FUZZ_SEED ?? 20_261_124);
const LISTS = Number(process.env.FUZZ_LISTS ?? 16);
const LIMIT_MS = 20_000;
const ON_CLIPBOARD = 'nothing was copied';

/** These do what they say without a thing to do it to. */
const COPIES = ['kalshi.usages.copyMarkdown'];
const WRITES = ['kalshi.checks.enable', 'kalshi.checks.disable'];
const ASKS_FOR_FILE = ['kalshi.watchlist.import', 'kalshi.watchlist.export'];

const workspaceFolder = (): string => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';

/** Every file of the workspace with its size and time. */
function filesOfWorkspace(): readonly string[] {
  const names = readdirSync(workspaceFolder(), { recursive: true, encoding: 'utf8' });
  return names.map((name) => {
    const { size, mtimeMs } = statSync(path.join(workspaceFolder(), name));
    return `${name} ${size} ${mtimeMs}`;
  });
}

/** Calls a command with all lists at once, and leaves every box that opens. One sentence for each call that rejects. */
async function faultsOf(
  id: string,
  lists: readonly (() => readonly unknown[])[],
): Promise<readonly string[]> {
  const faults: string[] = [];
  let open = lists.length;
  lists.forEach((make, index) => {
    Promise.resolve(vscode.commands.executeCommand(id, ...make()))
      .catch((error: unknown) => void faults.push(`list ${index} of seed ${SEED}: ${String(error)}`))
      .finally(() => open--);
  });
  const deadline = Date.now() + LIMIT_MS;
  while (open > 0) {
    assert.ok(Date.now() < deadline, `${id} ends; ${open} calls of ${lists.length} have not`);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return faults;
}

/** Puts recorders in the place of what leaves the window or asks for a file, and counts what nobody waits for. */
class Watch {
  readonly seen: string[] = [];
  readonly #restore: (() => void)[] = [];

  constructor() {
    this.#record(vscode.env, 'openExternal', false);
    for (const name of ['showOpenDialog', 'showSaveDialog'] as const)
      this.#record(vscode.window, name, undefined);
    const onRejection = (reason: unknown): void => {
      const stack = reason instanceof Error ? String(reason.stack) : String(reason);
      if (stack.includes(`${path.sep}dist${path.sep}`)) this.seen.push(`unhandled: ${stack}`);
    };
    process.on('unhandledRejection', onRejection);
    this.#restore.push(() => process.off('unhandledRejection', onRejection));
  }

  stop(): void {
    for (const restore of this.#restore) restore();
  }

  #record<T extends object>(owner: T, name: keyof T & string, answer: unknown): void {
    const original = owner[name];
    owner[name] = (async () => {
      this.seen.push(name);
      return answer;
    }) as never;
    this.#restore.push(() => (owner[name] = original));
  }
}

describe('the commands, whatever they are called with', () => {
  let watch: Watch;
  const files = (): readonly string[] => filesOfWorkspace();

  // Before that VS Code would carry the arguments to another process, which not all of them survive.
  before(() => vscode.extensions.getExtension('kalshi-explorer.kalshi-explorer')?.activate());

  beforeEach(() => {
    watch = new Watch();
  });

  afterEach(() => watch.stop());

  // VS Code tells of a tab a little after it was opened: by this one all others would be there.
  after(async () => {
    assert.equal((await openSentinel()).length, 1);
    await closeTabs();
  });

  for (const { command: id } of manifest.contributes.commands) {
    it(`${id} takes junk without a fault, does nothing to anything and leaves nothing open`, async () => {
      await vscode.env.clipboard.writeText(ON_CLIPBOARD);
      const before = files();
      assert.deepEqual(await faultsOf(id, arbitraryArguments(SEED, LISTS)), []);
      if (!COPIES.includes(id)) assert.equal(await vscode.env.clipboard.readText(), ON_CLIPBOARD);
      if (!WRITES.includes(id)) assert.deepEqual(files(), before);
      assert.deepEqual(tabs(), []);
      const expected = ASKS_FOR_FILE.includes(id) ? /^show(Open|Save)Dialog$/ : /^$/;
      assert.deepEqual(
        watch.seen.filter((one) => !expected.test(one)),
        [],
      );
    });
  }
});
