import { strict as assert } from 'node:assert';
import dns from 'node:dns';
import { settingDefaults, settingRules } from '../../src/vscode/platform/settings';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';
import type { ScopedSettings } from '../support/vscodeClasses/hostSettings';

const VIEW = 'kalshi.milestones';
const PATH = '/open/market.json';
const LINES = ['{ "event_ticker": "KXNBAGAME-26NYKBOS" }'];

const HOSTILE: readonly unknown[] = [
  null,
  'prod',
  '',
  -1,
  0.5,
  1e9,
  NaN,
  true,
  [],
  {},
  { json: null },
  [null],
];
const SCOPES = ['user', 'workspace', 'folder'] as const;
const NAMES = Object.keys(settingDefaults) as (keyof typeof settingDefaults)[];
/** The exchange of these windows: its settings have tests of their own below. */
const ADDRESS = ['environment', 'customBaseUrl'];

/** Opens a window with settings in a scope, on the sample exchange. */
function openWith(
  scope: (typeof SCOPES)[number],
  settings: Readonly<Record<string, unknown>>,
): Promise<ExplorerWindow> {
  const scoped: ScopedSettings = scope === 'user' ? {} : { [scope]: settings };
  return openExplorer(scope === 'user' ? settings : {}, { scoped, folder: process.cwd() });
}

describe('A setting with a value that it cannot have', () => {
  let window: ExplorerWindow | undefined;

  afterEach(async () => {
    await window?.close();
    window = undefined;
  });

  for (const scope of SCOPES)
    for (const value of HOSTILE)
      it(`is its default: every setting is ${JSON.stringify(value)} in the settings of the ${scope}`, async () => {
        const names = NAMES.filter((name) => !ADDRESS.includes(name));
        window = await openWith(scope, Object.fromEntries(names.map((name) => [`kalshi.${name}`, value])));
        const view = window.tree(VIEW);
        view.show();
        await view.open();
        assert.ok(view.row('New York at Boston'));
        window.editor.open({ path: PATH, lines: LINES });
        await window.editor.hover(PATH, 0, 25);
        await window.editor.hints(PATH, 0, 0);
        await window.run('kalshi.showLog');
        assert.deepEqual(window.errors, []);
      });

  it('is named in one line of the log', async () => {
    window = await openExplorer({ 'kalshi.refresh.interval': 'often', 'kalshi.languages': { json: 'some' } });
    await window.tree(VIEW).open();
    window.set({ 'kalshi.refresh.interval': 'often', 'kalshi.requests.perSecond': 500 });
    await window.tree(VIEW).open();
    assert.deepEqual(
      window.log.filter((line) => line.startsWith('warn')),
      [
        'warn kalshi.refresh.interval: "often" is not a number from 0 to 3600. 15 is used.',
        'warn kalshi.languages: ignored "json": "some". Values are off, hover, all.',
        'warn kalshi.requests.perSecond: 500 is not a number from 1 to 20. 5 is used.',
      ],
    );
  });

  it('leaves the other languages as they are', async () => {
    window = await openExplorer({ 'kalshi.languages': { json: null, python: 'all' } });
    const texts = {
      json: '{ "event_ticker": "KXNBAGAME-26NYKBOS" }',
      python: 'event_ticker = "KXNBAGAME-26NYKBOS"',
    };
    for (const [language, text] of Object.entries(texts)) {
      const path = `/open/${language}`;
      window.editor.open({ path, lines: [text], language });
      assert.match((await window.editor.loadedHints(path, 0, 0)).join(), /New York at Boston/, language);
    }
  });
});

describe('The setting kalshi.environment', () => {
  const { lookup } = dns;
  let window: ExplorerWindow;
  let hosts: string[];

  // The default is the real exchange, which no test may reach.
  beforeEach(() => {
    hosts = [];
    const refuse = (host: string, options: unknown, ...rest: never[]): void => {
      if (host === '127.0.0.1') return Reflect.apply(lookup, dns, [host, options, ...rest]) as undefined;
      hosts.push(host);
      const done = rest.at(-1) as unknown as (error: Error) => void;
      done(Object.assign(new Error('no network'), { code: 'ENOTFOUND' }));
    };
    dns.lookup = refuse as typeof lookup;
  });

  afterEach(async () => {
    await window.close();
    dns.lookup = lookup;
  });

  for (const value of ['prod', null, 7, '', 'Sample', 'toString', '__proto__'])
    it(`is production while it is ${JSON.stringify(value)}, and works as soon as it is corrected`, async () => {
      window = await openExplorer({ 'kalshi.environment': value, 'kalshi.requests.perSecond': 20 });
      const view = window.tree(VIEW);
      view.show();
      await view.open();
      assert.ok(hosts.includes('external-api.kalshi.com'));
      assert.equal(window.contextKey('kalshi.environment.unknown'), true);
      await window.run('kalshi.showLog');
      const isKnown = (): boolean => view.row('New York at Boston') !== undefined;
      window.set({});
      for (let drawn = 0; drawn < 5 && !isKnown(); drawn++) await view.nextDrawn();
      assert.ok(isKnown());
      assert.equal(window.contextKey('kalshi.environment.unknown'), false);
      const problems = window.log.filter((line) => line.includes('kalshi.environment: '));
      assert.deepEqual(problems, [
        `warn kalshi.environment: ${JSON.stringify(value)} is not one of production, demo, sample, custom. "production" is used.`,
      ]);
      assert.deepEqual(window.errors, []);
    });
});

describe('A setting that limits the load on the exchange', () => {
  let window: ExplorerWindow;

  afterEach(() => window.close());

  for (const scope of ['workspace', 'folder'] as const)
    it(`ignores the settings of the ${scope}`, async () => {
      const raised = {
        'kalshi.requests.perSecond': 'as many as there are',
        'kalshi.search.maxRequests': 1000,
      };
      window = await openWith(scope, raised);
      await window.tree(VIEW).open();
      assert.deepEqual(
        window.log.filter((line) => line.startsWith('warn')),
        [],
      );
    });
});

describe('The rules of the settings', () => {
  it('accept the defaults', () => {
    assert.deepEqual(Object.keys(settingRules), NAMES);
  });
});
