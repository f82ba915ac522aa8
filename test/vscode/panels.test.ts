import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeTabs, tabsAreThere } from './tabs';

const EVENT = { kind: 'event', id: 'KXNBAGAME-26NYKBOS' } as const;
const MARKET = { kind: 'market', id: 'KXNBAGAME-26NYKBOS-BOS' } as const;

describe('panels that come and go', () => {
  const faults: unknown[] = [];
  const onFault = (fault: unknown): void => void faults.push(fault);

  before(() => void process.on('unhandledRejection', onFault));
  beforeEach(() => void faults.splice(0));
  after(() => void process.off('unhandledRejection', onFault));
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const turns = async (count: number): Promise<void> => {
    for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
  };

  it('are closed at any moment without a fault', async () => {
    for (const count of [0, 1, 2, 4, 8, 16, 32, 64, 128]) {
      const opening = vscode.commands.executeCommand('kalshi.openDetails', count % 3 === 0 ? EVENT : MARKET);
      await turns(count);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await opening;
      await closeTabs();
    }
    assert.deepEqual(faults, []);
  });

  it('take an answer while they are hidden, and a refresh', async () => {
    await vscode.commands.executeCommand('kalshi.openDetails', EVENT);
    await tabsAreThere();
    await vscode.commands.executeCommand('kalshi.openRawJson', MARKET);
    for (let round = 0; round < 3; round++) await vscode.commands.executeCommand('kalshi.refresh', EVENT);
    await vscode.commands.executeCommand('kalshi.openDetails', EVENT);
    await closeTabs();
    assert.deepEqual(faults, []);
  });
});
