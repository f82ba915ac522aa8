import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';

const THINGS = {
  milestone: '0fce0a7a-2d92-4740-aa3e-2360ad642ee0',
  event: 'KXNBAGAME-26NYKBOS',
  market: 'KXNBAGAME-26NYKBOS-BOS',
  series: 'KXNBAGAME',
  structuredTarget: '2ef4d31c-0b46-4f43-a403-f44d62489034',
};

/** What is said of a field of each kind. */
const EXPLAINED = {
  milestone: ['related_event_tickers', /Event tickers\n\nAll events tied to it/],
  event: ['sub_title', /Text\n\nWhat tells it from the other events of its series/],
  market: ['yes_bid_dollars', /Dollars, decimal text\n\nHighest price bid for Yes/],
  series: ['fee_multiplier', /Number\n\nFactor of the fee/],
  structuredTarget: ['source_id', /Text\n\nId at the data provider/],
} as const;

/** All that the hovers on a text say, without Markdown's backslashes. */
async function hoverOn(document: vscode.TextDocument, text: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(document.getText().indexOf(text) + 1),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((one) =>
      (typeof one === 'string' ? one : (one as vscode.MarkdownString).value).replace(/\\(.)/g, '$1'),
    )
    .join('\n');
}

/** The problems of a document once there are any: the text that each stands at, and what it says. */
async function problemsOf(document: vscode.TextDocument): Promise<readonly (readonly [string, string])[]> {
  const found = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(document.uri);
  while (found().length === 0)
    await new Promise<void>((resolve) => {
      const listener = vscode.languages.onDidChangeDiagnostics(() => {
        listener.dispose();
        resolve();
      });
    });
  return found().map(({ range, message }) => [document.getText(range), message] as const);
}

describe('the schemas in VS Code', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kalshi-schemas-'));

  const raw: vscode.Uri[] = [];

  const open = async (name: string, value: unknown): Promise<vscode.TextDocument> => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, JSON.stringify(value, null, 2));
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    return document;
  };

  before(() => vscode.extensions.getExtension('vscode.json-language-features')?.activate());
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    fs.rmSync(folder, { recursive: true });
  });

  for (const [kind, id] of Object.entries(THINGS)) {
    it(`explain the fields of a raw document: ${kind}`, async () => {
      await vscode.commands.executeCommand('kalshi.openRawJson', { kind, id });
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.uri.scheme, 'kalshi');
      const [field, meaning] = EXPLAINED[kind as keyof typeof EXPLAINED];
      assert.match(await hoverOn(document, `"${field}"`), meaning);
      raw.push(document.uri);
    });
  }

  it('explain and check a file that is named so', async () => {
    const ticker = THINGS.market;
    const wrong = { markets: [{ ticker, event_ticker: THINGS.event, yes_bid_dollars: 56 }], cursor: '' };
    const document = await open('answer.kalshi.json', wrong);
    assert.match(await hoverOn(document, '"yes_bid_dollars"'), EXPLAINED.market[1]);
    assert.match(await hoverOn(document, '"cursor"'), /Asks for the next page/);
    const [[place, message] = [], ...more] = await problemsOf(document);
    assert.deepEqual(more, []);
    assert.equal(place, '56');
    assert.match(message ?? '', /^Dollars are decimal text such as "0\.5600"/);
  });

  it('have nothing against what the exchange sends, which was checked before that file', () => {
    assert.equal(raw.length, Object.keys(THINGS).length);
    for (const uri of raw) assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
  });

  it('leave other JSON files alone', async () => {
    const document = await open('answer.json', { ticker: 'A-1', event_ticker: 'A', yes_bid_dollars: 56 });
    assert.equal(await hoverOn(document, '"yes_bid_dollars"'), '');
  });

  it('offer what a field can be', async () => {
    const document = await open('market.kalshi.json', { ticker: 'A-1', event_ticker: 'A', status: 'x' });
    const at = document.positionAt(document.getText().indexOf('"x"') + 1);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at,
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('"finalized"'), labels.join());
  });
});
