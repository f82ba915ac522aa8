import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openText } from './openText';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const GAME = '0fce0a7a-2d92-4740-aa3e-2360ad642ee0';
const ORDER = '7b0f4f0e-3b1c-4e57-8b42-0d6f3a1f9c20';
const OUR_COMMANDS = ['kalshi.openDetails', 'kalshi.openRawJson', 'kalshi.copyId'];

interface Explained {
  readonly markdown: vscode.MarkdownString;
  readonly text: string;
}

const textOf = (one: vscode.Hover['contents'][number]): string =>
  one instanceof vscode.MarkdownString ? one.value : '';

/** Opens a text in a language, and asks VS Code for what its hovers say on a place in it. */
async function hoverOn(
  language: string,
  content: string,
  place: string,
  shift = 10,
): Promise<readonly Explained[]> {
  const document = await openText(language, content);
  const position = document.positionAt(content.indexOf(place) + shift);
  const ask = (): Thenable<vscode.Hover[]> =>
    vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, position);
  // The first one loads everything, and says so where that takes long.
  let hovers = await ask();
  while (hovers.some(({ contents }) => contents.some((one) => textOf(one).startsWith('Still looking up'))))
    hovers = await ask();
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

describe('the hover on a ticker in VS Code', () => {
  const MARKET = 'KXNBAGAME-26NYKBOS-BOS';

  it('names a market with its event, price and state, and marks exactly the ticker', async () => {
    const [hover] = await hoverOn('json', `{ "ticker": "${MARKET}" }`, MARKET);
    assert.equal(hover?.text, MARKET);
    assert.match(hover.markdown.value, /^\*\*New York at Boston.*: Boston\*\* — market `active`/);
    assert.match(hover.markdown.value, /Last price .*Yes bid.*Close time/s);
    assert.match(hover.markdown.value, /kalshi\.copyTicker/);
  });

  it('names an event wherever it stands', async () => {
    for (const [event, content] of [
      ['SENATEWY-26', '{ "events": ["SENATEWY-26"] }'],
      ['KXNBAGAME-26NYKBOS', '// see KXNBAGAME-26NYKBOS.\n{}'],
    ] as const) {
      const [hover] = await hoverOn('jsonc', content, event, 5);
      assert.equal(hover?.text, event);
      assert.match(hover.markdown.value, /— event/);
    }
  });

  it('leaves words in capitals alone', async () => {
    for (const word of ['UTF-8', 'ISO-8601', 'X-API-KEY'])
      assert.deepEqual(await hoverOn('json', `{ "a": "${word}" }`, word, 1), []);
  });
});

describe('the hover in source code', () => {
  const code = {
    python: `BOSTON = "${BOSTON}"  # a team on Kalshi`,
    typescript: `const homeTeamId = '${BOSTON}';`,
    yaml: `home_team_id: ${BOSTON}`,
    go: `const homeTeamID = "${BOSTON}"`,
    rust: `const HOME_TEAM_ID: &str = "${BOSTON}";`,
  };

  for (const [language, content] of Object.entries(code)) {
    it(`names a team in ${language}`, async () => {
      const [hover] = await hoverOn(language, content, BOSTON);
      assert.equal(hover?.text, BOSTON);
      assert.match(hover.markdown.value, /\*\*Boston\*\*/);
    });
  }

  it('goes and comes with the setting of the language', async () => {
    const configuration = vscode.workspace.getConfiguration('kalshi');
    await configuration.update('languages', { python: 'off' }, vscode.ConfigurationTarget.Global);
    try {
      assert.deepEqual(await hoverOn('python', code.python, BOSTON), []);
      assert.equal((await hoverOn('go', code.go, BOSTON)).length, 1);
    } finally {
      await configuration.update('languages', undefined, vscode.ConfigurationTarget.Global);
    }
    assert.equal((await hoverOn('python', code.python, BOSTON)).length, 1);
  });
});
