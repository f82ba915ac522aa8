import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { HoverProvider } from '../../src/vscode/language/hoverProvider';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const GAME = '0fce0a7a-2d92-4740-aa3e-2360ad642ee0';
const ORDER = '7b0f4f0e-3b1c-4e57-8b42-0d6f3a1f9c20';
const OUR_COMMANDS = ['kalshi.openDetails', 'kalshi.openRawJson', 'kalshi.copyId'];

interface Explained {
  readonly markdown: vscode.MarkdownString;
  readonly text: string;
}

/** Opens a text in a language, and asks VS Code for what its hovers say on a place in it. */
async function hoverOn(
  language: string,
  content: string,
  place: string,
  shift = 10,
): Promise<readonly Explained[]> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  const position = document.positionAt(content.indexOf(place) + shift);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents, range }) => contents.map((one) => ({ one, range })))
    .filter((found): found is { one: vscode.MarkdownString; range: vscode.Range | undefined } =>
      OUR_COMMANDS.some(
        (id) => typeof found.one !== 'string' && 'isTrusted' in found.one && found.one.value.includes(id),
      ),
    )
    .map(({ one, range }) => ({ markdown: one, text: range ? document.getText(range) : '' }));
}

describe('the hover in VS Code', () => {
  const texts = {
    json: `{ "markets": [{ "custom_strike": { "basketball_team": "${BOSTON}" } }] }`,
    jsonc: `{\n  // quoted tonight\n  "custom_strike": { "basketball_team": "${BOSTON}", },\n}`,
    jsonl: `{"n":1}\n{"n":2,"custom_strike":{"basketball_team":"${BOSTON}"}}\n`,
  };

  for (const [language, content] of Object.entries(texts)) {
    it(`names a team in ${language} and marks exactly its id`, async () => {
      const [hover, ...more] = await hoverOn(language, content, BOSTON);
      assert.ok(hover, 'there is a hover');
      assert.deepEqual(more, []);
      assert.equal(hover.text, BOSTON);
      assert.match(hover.markdown.value, /\*\*Boston\*\* — structured target `basketball_team`/);
      assert.match(hover.markdown.value, /`custom_strike\.basketball_team`/);
    });
  }

  it('trusts its own three commands and no others', async () => {
    const [hover] = await hoverOn('json', texts.json, BOSTON);
    assert.deepEqual(hover?.markdown.isTrusted, { enabledCommands: OUR_COMMANDS });
    assert.ok(!hover.markdown.supportHtml);
    const linked = Array.from(hover.markdown.value.matchAll(/command:([\w.]+)/g), ([, id]) => id);
    assert.deepEqual(linked, OUR_COMMANDS);
  });

  it('shows a milestone, from its first character to its last', async () => {
    const content = `{ "milestone_id": "${GAME}" }`;
    for (const shift of [0, 35]) {
      const [hover] = await hoverOn('json', content, GAME, shift);
      assert.match(hover?.markdown.value ?? '', /New York at Boston/);
    }
  });

  it('has nothing to say beside an id, or on one of somebody else', async () => {
    assert.deepEqual(await hoverOn('json', texts.json, '"markets"', 3), []);
    for (let time = 0; time < 3; time++)
      assert.deepEqual(await hoverOn('json', `{ "order_id": "${ORDER}" }`, ORDER), []);
  });

  it('works in JSON that is broken', async () => {
    const [hover] = await hoverOn('json', `{ "a": [ { "basketball_team": "${BOSTON}", "b": `, BOSTON);
    assert.equal(hover?.text, BOSTON);
  });

  it('leaves other languages alone', async () => {
    assert.deepEqual(await hoverOn('plaintext', texts.json, BOSTON), []);
  });

  it('is off while its setting is', async () => {
    const configuration = vscode.workspace.getConfiguration('kalshi');
    await configuration.update('hover.enabled', false, vscode.ConfigurationTarget.Global);
    try {
      assert.deepEqual(await hoverOn('json', texts.json, BOSTON), []);
    } finally {
      await configuration.update('hover.enabled', undefined, vscode.ConfigurationTarget.Global);
    }
    assert.equal((await hoverOn('json', texts.json, BOSTON)).length, 1);
  });
});

describe('the hover provider', () => {
  it('stops waiting when VS Code no longer wants the hover', async () => {
    let heard: AbortSignal | undefined;
    const never = (_mention: unknown, signal: AbortSignal): Promise<undefined> => {
      heard = signal;
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined)));
    };
    const provider = new HoverProvider(never, () => true);
    const document = await vscode.workspace.openTextDocument({ language: 'json', content: `"${BOSTON}"` });
    const source = new vscode.CancellationTokenSource();
    const answer = provider.provideHover(document, new vscode.Position(0, 5), source.token);
    source.cancel();
    assert.equal(await answer, undefined);
    assert.equal(heard?.aborted, true);
  });

  it('asks nobody on a request that is cancelled already', async () => {
    const provider = new HoverProvider(
      () => assert.fail('nobody wants this'),
      () => true,
    );
    const document = await vscode.workspace.openTextDocument({ language: 'json', content: `"${BOSTON}"` });
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    assert.equal(await provider.provideHover(document, new vscode.Position(0, 5), source.token), undefined);
  });

  it('answers at once, without a promise, where there is no id', async () => {
    const provider = new HoverProvider(
      () => assert.fail('there is nothing to look up'),
      () => true,
    );
    const document = await vscode.workspace.openTextDocument({ language: 'json', content: '{ "a": 1 }' });
    const { token } = new vscode.CancellationTokenSource();
    assert.equal(provider.provideHover(document, new vscode.Position(0, 3), token), undefined);
  });
});
