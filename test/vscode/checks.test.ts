import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openText } from './openText';

const TEAM = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const PLAYER = '371a6f4a-c27a-4abe-a286-47207119e7af';
const NOBODY = 'ffffffff-0000-4000-8000-000000000000';
const OPEN = 'KXNBAGAME-26NYKBOS-BOS';
const SETTLED = 'KXLALIGASPREAD-26ALMBAR-ALMT1.5';
const SETTLED_EVENT = 'KXATPMATCH-26ALMHAL';
const DISPUTED = 'KXSTRANGE-26-DISPU';

type Setting = 'checks.enabled' | 'checks.severity' | 'languages';

async function set(name: Setting, value: unknown): Promise<void> {
  const { Global } = vscode.ConfigurationTarget;
  await vscode.workspace.getConfiguration('kalshi').update(name, value, Global);
}

function ours({ uri }: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Kalshi');
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

/** The codes that are shown, each with the text that it marks. */
function shown(document: vscode.TextDocument): readonly string[] {
  return ours(document)
    .map((one) => `${String(codeOf(one))} ${document.getText(one.range)}`)
    .toSorted();
}

/** Waits until a document shows what it should. */
async function untilShown(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
  const wanted = expected.toSorted();
  const isThere = (): boolean => JSON.stringify(shown(document)) === JSON.stringify(wanted);
  if (isThere()) return;
  let listener: vscode.Disposable | undefined;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      listener?.dispose();
      assert.throws(() => assert.deepEqual(shown(document), wanted), reject);
      reject(new Error('it came too late'));
    }, 15_000);
    listener = vscode.languages.onDidChangeDiagnostics(() => {
      if (!isThere()) return;
      clearTimeout(timer);
      listener?.dispose();
      resolve();
    });
  });
}

async function open(content: string, language = 'json'): Promise<vscode.TextDocument> {
  const document = await openText(language, content);
  await vscode.window.showTextDocument(document);
  return document;
}

async function actionsOn(document: vscode.TextDocument, code: string): Promise<vscode.CodeAction[]> {
  const [diagnostic] = ours(document).filter((one) => codeOf(one) === code);
  assert.ok(diagnostic, `${code} is shown`);
  const ask = (): Thenable<vscode.CodeAction[]> =>
    vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      diagnostic.range,
      vscode.CodeActionKind.QuickFix.value,
    );
  // VS Code calls it off when another extension begins to offer fixes meanwhile.
  return ask().then(undefined, (error: unknown) => {
    if (error instanceof Error && error.name === 'Canceled') return ask();
    throw error;
  });
}

/** Applies a quick fix, and returns the text after it. */
async function fix(document: vscode.TextDocument, code: string, title: string): Promise<string> {
  const actions = await actionsOn(document, code);
  const action = actions.find((one) => one.title === title);
  assert.ok(action?.edit, `${title} among ${actions.map((one) => one.title).join(', ')}`);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
  return document.getText();
}

describe('the checks in VS Code', () => {
  const text = JSON.stringify(
    {
      markets: [
        { ticker: OPEN, custom_strike: { basketball_team: PLAYER } },
        { ticker: OPEN, strike_type: 'structured' },
        { ticker: OPEN, strike_type: 'between', floor_strike: 1 },
      ],
      home_team_id: NOBODY,
      watch: [SETTLED, DISPUTED, SETTLED_EVENT, OPEN, TEAM],
      milestone: { primary_event_tickers: ['KXA-26'], related_event_tickers: [] },
    },
    null,
    2,
  );
  const expected = [
    `target-type ${PLAYER}`,
    'strike-target "structured"',
    'strike-bounds "between"',
    `unknown-id ${NOBODY}`,
    `settled-ticker ${SETTLED}`,
    `settled-ticker ${SETTLED_EVENT}`,
    `closed-ticker ${DISPUTED}`,
    'primary-not-related "KXA-26"',
    'unknown-id KXA-26',
  ];

  afterEach(async () => {
    for (const name of ['checks.enabled', 'checks.severity', 'languages'] as const)
      await set(name, undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('are off until somebody turns them on, and what they found goes when they are turned off', async () => {
    const document = await open(text);
    assert.deepEqual(shown(document), []);
    await set('checks.enabled', true);
    await untilShown(document, expected);
    await set('checks.enabled', false);
    await untilShown(document, []);
  });

  it('say what is wrong, how bad it is and where it is explained', async () => {
    await set('checks.enabled', true);
    const document = await open(text);
    await untilShown(document, expected);
    const found = new Map(ours(document).map((one) => [codeOf(one), one]));
    const { Warning, Information } = vscode.DiagnosticSeverity;
    assert.equal(found.get('target-type')?.severity, Warning);
    assert.equal(found.get('closed-ticker')?.severity, Information);
    assert.match(
      found.get('target-type')?.message ?? '',
      /Malik Ostrander is a structured target of type basketball_player/,
    );
    for (const [code, one] of found) {
      assert.ok(typeof one.code === 'object', String(code));
      const { fragment } = one.code.target;
      const page = await vscode.workspace.openTextDocument(one.code.target.with({ fragment: '' }));
      assert.equal(page.lineAt(Number(fragment.slice(1)) - 1).text, `## ${String(code)}`);
    }
  });

  it('take the severity of each code from the setting, and leave out those that are off', async () => {
    await set('checks.enabled', true);
    await set('checks.severity', { 'unknown-id': 'off', 'target-type': 'error', 'strike-bounds': 'hint' });
    const document = await open(text);
    await untilShown(
      document,
      expected.filter((one) => !one.startsWith('unknown-id')),
    );
    const { Error: Fault, Hint, Warning } = vscode.DiagnosticSeverity;
    const severityOf = (code: string): unknown =>
      ours(document).find((one) => codeOf(one) === code)?.severity;
    assert.equal(severityOf('target-type'), Fault);
    assert.equal(severityOf('strike-bounds'), Hint);
    assert.equal(severityOf('strike-target'), Warning);
  });

  it('follow what is typed, and end when the document is closed', async () => {
    await set('checks.enabled', true);
    const document = await open(`{ "kalshi": 1, "home_team_id": "${NOBODY}" }`);
    await untilShown(document, [`unknown-id ${NOBODY}`]);
    const edit = new vscode.WorkspaceEdit();
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    edit.replace(document.uri, all, `// moved down, kalshi\n{ "away_player_id": "${TEAM}" `);
    await vscode.workspace.applyEdit(edit);
    await untilShown(document, [`target-type ${TEAM}`]);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await untilShown(document, []);
  });

  it('read each line of JSON lines, and no languages but those where ids are used most', async () => {
    await set('checks.enabled', true);
    const lines = `{"kalshi": 1, "home_team_id": "${NOBODY}"\n{"home_team_id": "${PLAYER}"}\n`;
    await untilShown(await open(lines, 'jsonl'), [`unknown-id ${NOBODY}`, `target-type ${PLAYER}`]);
    const python = await open(`kalshi = {"home_team_id": "${NOBODY}"}`, 'python');
    const last = await open(`{"kalshi": 1, "home_team_id": "${NOBODY}"}`, 'jsonc');
    await untilShown(last, [`unknown-id ${NOBODY}`]);
    assert.deepEqual(shown(python), []);
    await set('languages', { jsonc: 'hover' });
    await untilShown(last, []);
  });

  it('leave what we show of the exchange ourselves alone', async () => {
    await set('checks.enabled', true);
    await vscode.commands.executeCommand('kalshi.openRawJson', { kind: 'market', id: SETTLED });
    const raw = vscode.window.activeTextEditor?.document;
    assert.equal(raw?.uri.scheme, 'kalshi');
    const document = await open(`{ "event_ticker": "${SETTLED_EVENT}" }`);
    await untilShown(document, [`settled-ticker ${SETTLED_EVENT}`]);
    assert.deepEqual(shown(raw), []);
  });
});

describe('the quick fixes of the checks in VS Code', () => {
  before(() => set('checks.enabled', true));
  after(() => set('checks.enabled', undefined));
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('change the key to the type of the target, in one step that can be undone', async () => {
    const text = `{ "custom_strike": { "basketball_team": "${PLAYER}" } }`;
    const document = await open(text);
    await untilShown(document, [`target-type ${PLAYER}`]);
    const after = await fix(document, 'target-type', 'Change the Key to "basketball_player"');
    assert.equal(after, `{ "custom_strike": { "basketball_player": "${PLAYER}" } }`);
    await untilShown(document, []);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });

  it('prefer the one that is most likely meant, and end with an off switch', async () => {
    const document = await open(`{ "custom_strike": { "basketball_team": "${PLAYER}" } }`);
    await untilShown(document, [`target-type ${PLAYER}`]);
    const actions = await actionsOn(document, 'target-type');
    assert.deepEqual(
      actions.map(({ title, isPreferred, kind }) => [title, isPreferred === true, kind?.value]),
      [
        ['Change the Key to "basketball_player"', true, 'quickfix'],
        ['Insert Another ID…', false, 'quickfix'],
        ['Turn Off target-type Checks', false, 'quickfix'],
      ],
    );
  });

  it('offer a known ticker that is one letter off', async () => {
    // The market beside it makes the right one known.
    const document = await open(`{ "tickers": ["${OPEN}", "${OPEN}X"] }`);
    await untilShown(document, [`unknown-id ${OPEN}X`]);
    const after = await fix(document, 'unknown-id', `Did You Mean ${OPEN}?`);
    assert.equal(after, `{ "tickers": ["${OPEN}", "${OPEN}"] }`);
    await untilShown(document, []);
  });

  it('take a settled ticker out of a list with its line', async () => {
    const document = await open(`[\n  "${OPEN}",\n  "${SETTLED}"\n]`);
    await untilShown(document, [`settled-ticker ${SETTLED}`]);
    assert.equal(await fix(document, 'settled-ticker', 'Remove It from the List'), `[\n  "${OPEN}"\n]`);
  });

  it('open the details of what is over', async () => {
    const document = await open(`["${DISPUTED}"]`);
    await untilShown(document, [`closed-ticker ${DISPUTED}`]);
    const [details] = await actionsOn(document, 'closed-ticker');
    assert.deepEqual(details?.command?.arguments, [{ kind: 'market', id: DISPUTED }]);
    assert.equal(details.command.command, 'kalshi.openDetails');
  });

  it('take the bounds of a strike from the exchange', async () => {
    const ticker = 'KXNBASPREAD-26NYKBOS-BOST4.5';
    const document = await open(`{\n  "ticker": "${ticker}",\n  "strike_type": "greater"\n}`);
    await untilShown(document, ['strike-bounds "greater"']);
    const title = 'Take floor_strike from the Exchange';
    assert.equal(
      await fix(document, 'strike-bounds', title),
      `{\n  "ticker": "${ticker}",\n  "strike_type": "greater",\n  "floor_strike": 4.5\n}`,
    );
    await untilShown(document, []);
  });

  it('take what a market turns on from the exchange', async () => {
    const document = await open(`{ "ticker": "${OPEN}", "strike_type": "structured", "custom_strike": {} }`);
    await untilShown(document, ['strike-target "structured"']);
    assert.equal(
      await fix(document, 'strike-target', 'Take custom_strike from the Exchange'),
      `{ "ticker": "${OPEN}", "strike_type": "structured", "custom_strike": {"basketball_team":"${TEAM}"} }`,
    );
  });

  it('add a primary event to the related ones', async () => {
    const event = 'KXNBAGAME-26NYKBOS';
    const document = await open(
      `{ "primary_event_tickers": ["${event}"], "related_event_tickers": ["${OPEN}"] }`,
    );
    await untilShown(document, [`primary-not-related "${event}"`]);
    assert.equal(
      await fix(document, 'primary-not-related', 'Add It to related_event_tickers'),
      `{ "primary_event_tickers": ["${event}"], "related_event_tickers": ["${OPEN}", "${event}"] }`,
    );
  });
});
