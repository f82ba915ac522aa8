import { strict as assert } from 'node:assert';
import {
  openExplorer,
  type ExplorerWindow,
  type ExplorerWindowOptions,
} from '../support/vscodeClasses/explorerWindow';
import { poll } from '../support/workbench/poll';

const NAME = 'kalshi.checks.enabled';
const PATH = `${process.cwd()}/test/workspace/wrong.json`;
const LINES = ['{ "event_ticker": "KXNBAGAME-26NOSUCH" }'];

describe('Turning the checks on and off', () => {
  let window: ExplorerWindow;

  const open = async (
    user: Readonly<Record<string, unknown>>,
    scoped: ExplorerWindowOptions['scoped'] = {},
  ): Promise<void> => {
    window = await openExplorer(user, { scoped, folder: process.cwd() });
    window.editor.open({ path: PATH, lines: LINES });
  };
  const problems = (): number => window.editor.problems(PATH).length;
  const finds = (count: number): Promise<unknown> =>
    poll(`${count} problems`, async () => problems() === count || undefined);
  const where = (): unknown => window.contextKey('kalshi.checks.on') ?? 'nowhere';

  afterEach(async () => {
    assert.deepEqual(window.errors, []);
    await window.close();
  });

  for (const scope of ['user', 'workspace', 'folder'] as const)
    it(`works where the settings of the ${scope} have turned them on`, async () => {
      await (scope === 'user' ? open({ [NAME]: true }) : open({}, { [scope]: { [NAME]: true } }));
      await finds(1);
      assert.equal(where(), 'everywhere');
      await window.run('kalshi.checks.disable');
      await finds(0);
      assert.equal(where(), 'nowhere');
      await window.run('kalshi.checks.enable');
      await finds(1);
      assert.equal(where(), 'everywhere');
    });

  it('works where a folder has them off and the user on', async () => {
    await open({ [NAME]: true }, { folder: { [NAME]: false } });
    assert.equal(where(), 'nowhere');
    await window.run('kalshi.checks.enable');
    await finds(1);
  });

  it('writes no more than it needs', async () => {
    await open({}, { folder: { [NAME]: true, 'editor.tabSize': 3 } });
    await window.run('kalshi.checks.disable');
    assert.deepEqual(window.host.settings.folder, { 'editor.tabSize': 3 });
    assert.deepEqual(window.host.settings.workspace ?? {}, {});
  });

  it('turns one kind off that a folder has made an error', async () => {
    const severity = { 'unknown-id': 'error' };
    await open({ [NAME]: true }, { folder: { 'kalshi.checks.severity': severity } });
    await finds(1);
    await window.run('kalshi.checks.turnOff', 'unknown-id');
    await finds(0);
    assert.deepEqual(window.host.settings.folder?.['kalshi.checks.severity'], { 'unknown-id': 'off' });
  });

  it('disposes of what checked once they are off everywhere', async () => {
    let disposed = 0;
    await open({ [NAME]: true });
    window.host.window.on('MainThreadDiagnostics.$clear', () => {
      disposed++;
    });
    await finds(1);
    await window.run('kalshi.checks.disable');
    await poll('the end of what checked', async () => disposed === 1 || undefined);
    await window.run('kalshi.checks.enable');
    await finds(1);
  });
});
