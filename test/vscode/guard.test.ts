import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openText } from './openText';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const FAULT = 'a fault on purpose';

/** What the log says, once it is on the screen. */
async function logText(): Promise<string> {
  await vscode.commands.executeCommand('kalshi.showLog');
  for (;;) {
    const shown = vscode.workspace.textDocuments.find(
      (one) =>
        one.uri.scheme === 'output' && one.uri.path.includes('Kalshi') && one.getText().includes(FAULT),
    );
    if (shown) return shown.getText();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('a fault of ours in what VS Code asks for by itself', () => {
  const trusted = Object.getOwnPropertyDescriptor(vscode.MarkdownString.prototype, 'isTrusted');
  let document: vscode.TextDocument;

  const hovers = (): Thenable<vscode.Hover[]> =>
    vscode.commands.executeCommand(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(document.getText().indexOf(BOSTON) + 10),
    );
  const saysBoston = (all: readonly vscode.Hover[]): boolean =>
    all.some(({ contents }) =>
      contents.some((one) => one instanceof vscode.MarkdownString && one.value.includes('Boston')),
    );

  before(async () => {
    document = await openText('json', `{ "custom_strike": { "basketball_team": "${BOSTON}" } }`);
    while (!saysBoston(await hovers())) await new Promise((resolve) => setTimeout(resolve, 50));
    // Every hover of ours sets it.
    Object.defineProperty(vscode.MarkdownString.prototype, 'isTrusted', {
      configurable: true,
      get: () => undefined,
      set: () => {
        throw new Error(FAULT);
      },
    });
  });

  const mend = (): void => {
    if (trusted) Object.defineProperty(vscode.MarkdownString.prototype, 'isTrusted', trusted);
  };
  after(mend);

  it('shows nothing, is told once in the log, and is over with its cause', async () => {
    assert.ok(trusted, 'VS Code keeps it where it can be replaced');
    for (let time = 0; time < 3; time++) assert.equal(saysBoston(await hovers()), false);
    mend();
    assert.ok(saysBoston(await hovers()));
    const faults = (await logText())
      .split(/^[\d-]+ [\d:.]+ \[\w+\] /m)
      .filter((line) => line.includes(FAULT));
    // Both hovers of ours have met it, each where it stands.
    assert.equal(new Set(faults).size, faults.length, faults.join(''));
    assert.ok(faults.length <= 2, faults.join(''));
  });
});
