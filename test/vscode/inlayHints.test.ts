import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openText } from './openText';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const MARKET = 'KXNBAGAME-26NYKBOS-BOS';
const ORDER = '7b0f4f0e-3b1c-4e57-8b42-0d6f3a1f9c20';
const DEADLINE_MS = 10_000;

async function hintsIn(document: vscode.TextDocument): Promise<readonly vscode.InlayHint[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  return vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    whole,
  );
}

const labelOf = ({ label }: vscode.InlayHint): string =>
  typeof label === 'string' ? label : label.map(({ value }) => value).join('');

/** The hints of a text once there are as many as expected: the exchange is asked behind the first ones. */
async function hints(language: string, content: string, count: number): Promise<readonly vscode.InlayHint[]> {
  const document = await openText(language, content);
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const found = await hintsIn(document);
    if (found.length >= count || Date.now() > deadline) return found;
  }
}

describe('the inlay hints in VS Code', () => {
  it('name a team behind the quotes around its id', async () => {
    const line = `{ "custom_strike": { "basketball_team": "${BOSTON}" } }`;
    const [hint, ...more] = await hints('json', line, 1);
    assert.ok(hint, 'there is a hint');
    assert.deepEqual(more, []);
    assert.equal(labelOf(hint), 'Boston (basketball_team)');
    assert.equal(hint.position.character, line.indexOf(BOSTON) + BOSTON.length + 1);
    assert.equal(hint.paddingLeft, true);
  });

  it('tell the price and the state of a market', async () => {
    const [hint] = await hints('json', `{ "ticker": "${MARKET}" }`, 1);
    assert.match(labelOf(hint!), /^Boston \$0\.\d+ \(active\)$/);
  });

  it('explain themselves as the hover does', async () => {
    const [hint] = await hints('json', `{ "custom_strike": { "basketball_team": "${BOSTON}" } }`, 1);
    const [part] = hint?.label as vscode.InlayHintLabelPart[];
    const { value, isTrusted } = part?.tooltip as vscode.MarkdownString;
    assert.match(value, /\*\*Boston\*\* — structured target/);
    assert.deepEqual(isTrusted, {
      enabledCommands: ['kalshi.openDetails', 'kalshi.openRawJson', 'kalshi.copyId'],
    });
  });

  it('say nothing beside ids of something else, and in lines that are not drawn that far', async () => {
    const far = `{ "custom_strike": { "basketball_team": "${BOSTON}" }, "x": "${' '.repeat(10_000)}", "team_id": "${BOSTON}" }`;
    assert.equal((await hints('json', far, 1)).length, 1);
    const foreign = `{ "custom_strike": { "basketball_team": "${BOSTON}" }, "order_id": "${ORDER}" }`;
    assert.equal((await hints('json', foreign, 1)).length, 1);
  });

  it('are off in source code until its language is set to all', async () => {
    const text = `# a team on Kalshi\nBOSTON = "${BOSTON}"`;
    const document = await openText('python', text);
    assert.deepEqual(await hintsIn(document), []);
    const configuration = vscode.workspace.getConfiguration('kalshi');
    await configuration.update('languages', { python: 'all' }, vscode.ConfigurationTarget.Global);
    try {
      const [hint] = await hints('python', text, 1);
      assert.equal(labelOf(hint!), 'Boston (basketball_team)');
    } finally {
      await configuration.update('languages', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('go with their setting, while hovers stay', async () => {
    const configuration = vscode.workspace.getConfiguration('kalshi');
    await configuration.update('inlayHints.enabled', false, vscode.ConfigurationTarget.Global);
    try {
      const document = await openText('json', `{ "custom_strike": { "basketball_team": "${BOSTON}" } }`);
      assert.deepEqual(await hintsIn(document), []);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        new vscode.Position(0, 50),
      );
      assert.ok(hovers.length > 0);
    } finally {
      await configuration.update('inlayHints.enabled', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
