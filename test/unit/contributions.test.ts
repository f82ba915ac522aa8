import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { environments } from '../../src/core/kalshi/environments';
import type { CommandId } from '../../src/vscode/platform/commandIds';
import {
  detailsPanelType,
  milestonesViewId,
  targetsViewId,
  usagesViewId,
  watchlistViewId,
} from '../../src/vscode/platform/contributionNames';
import { settingDefaults, settingRules, type SettingRule } from '../../src/vscode/platform/settings';

/** Every command of the code; one that is missing here does not compile. */
const commandIds: { readonly [C in CommandId]: true } = {
  'kalshi.openDetails': true,
  'kalshi.openRawJson': true,
  'kalshi.openInBrowser': true,
  'kalshi.copyId': true,
  'kalshi.copyTicker': true,
  'kalshi.copyTitle': true,
  'kalshi.copyJson': true,
  'kalshi.copyApiUrl': true,
  'kalshi.copyCurl': true,
  'kalshi.copyRows': true,
  'kalshi.refresh': true,
  'kalshi.milestones.refresh': true,
  'kalshi.milestones.filter': true,
  'kalshi.milestones.clearFilter': true,
  'kalshi.lookUp': true,
  'kalshi.findMilestonesForEvent': true,
  'kalshi.selectEnvironment': true,
  'kalshi.showLog': true,
  'kalshi.search': true,
  'kalshi.browseEvents': true,
  'kalshi.revealInMilestones': true,
  'kalshi.loadMore': true,
  'kalshi.retry': true,
  'kalshi.showIds': true,
  'kalshi.hideIds': true,
  'kalshi.milestones.group': true,
  'kalshi.milestones.sort': true,
  'kalshi.targets.refresh': true,
  'kalshi.targets.filter': true,
  'kalshi.targets.clearFilter': true,
  'kalshi.targets.browseType': true,
  'kalshi.targets.export': true,
  'kalshi.watchlist.add': true,
  'kalshi.watchlist.remove': true,
  'kalshi.watchlist.move': true,
  'kalshi.watchlist.addGroup': true,
  'kalshi.watchlist.renameGroup': true,
  'kalshi.watchlist.deleteGroup': true,
  'kalshi.watchlist.import': true,
  'kalshi.watchlist.export': true,
  'kalshi.watchlist.refresh': true,
  'kalshi.copyAsList': true,
  'kalshi.copyAsJsonArray': true,
  'kalshi.copyAsTypeScript': true,
  'kalshi.copyAsPython': true,
  'kalshi.copyPythonSnippet': true,
  'kalshi.copyTypeScriptSnippet': true,
  'kalshi.copyLink': true,
  'kalshi.insertIntoEditor': true,
  'kalshi.saveFixture': true,
  'kalshi.insertId': true,
  'kalshi.resolveFile': true,
  'kalshi.clearCache': true,
  'kalshi.usages.scan': true,
  'kalshi.usages.copyMarkdown': true,
  'kalshi.usages.openPlace': true,
  'kalshi.checks.enable': true,
  'kalshi.checks.disable': true,
  'kalshi.checks.turnOff': true,
  'kalshi.checks.replaceId': true,
};

interface Clause {
  readonly command?: string;
  readonly submenu?: string;
  readonly view?: string;
  readonly when?: string;
  readonly enablement?: string;
  readonly contents?: string;
}

interface Property {
  readonly type: string;
  readonly default: unknown;
  readonly scope?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of an object: the values of keys that are not listed, or that there are no others. */
  readonly additionalProperties?: Property | false;
  readonly properties?: Readonly<Record<string, Property>>;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: unknown;
      readonly restrictedConfigurations?: readonly string[];
    };
  };
  readonly contributes: {
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string }[] };
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly Clause[];
    readonly commands: readonly (Clause & {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    })[];
    /** An entry runs a command or opens a submenu, whose own entries stand under its id. */
    readonly menus: Readonly<Record<string, readonly Clause[]>>;
    readonly submenus: readonly { readonly id: string; readonly label: string }[];
    readonly keybindings: readonly (Clause & {
      readonly command: string;
      readonly key: string;
      readonly mac?: string;
    })[];
    readonly configuration: { readonly properties: Readonly<Record<string, Property>> };
  };
}

const { activationEvents, capabilities, contributes } = JSON.parse(
  readFileSync('package.json', 'utf8'),
) as Manifest;
const { commands, menus, submenus, keybindings, views, viewsWelcome, configuration } = contributes;
const viewIds = [milestonesViewId, watchlistViewId, targetsViewId, usagesViewId];
const contributed = commands.map(({ command }) => command);
const clauses: readonly Clause[] = [
  ...commands,
  ...Object.values(menus).flat(),
  ...keybindings,
  ...viewsWelcome,
];

/** The keys that our code sets, with the values of those that are words: types leave nothing to look at when running. */
const contextKeys = readContextKeys(readFileSync('src/vscode/platform/contributionNames.ts', 'utf8'));

/** Keys of VS Code itself that our clauses use. */
const KEYS_OF_VSCODE = [
  ...['view', 'viewItem', 'focusedView', 'listFocus', 'inputFocus'],
  ...['activeWebviewPanelId', 'editorIsOpen', 'workspaceFolderCount'],
];

function readContextKeys(source: string): Map<string, readonly string[]> {
  const body = /interface ContextKeys \{([^}]*)\}/.exec(source)?.[1] ?? '';
  const members = Array.from(body.matchAll(/'([\w.]+)':([^;]*);/g));
  /** A type of its own stands for what it is declared as. */
  const spelledOut = (type: string): string =>
    new RegExp(`type ${type.trim()} =([^;]*);`).exec(source)?.[1] ?? type;
  return new Map(
    members.map(([, key = '', type = '']) => [
      key,
      Array.from(spelledOut(type).matchAll(/'(\w+)'/g), ([, value = '']) => value),
    ]),
  );
}

/** The keys of a when clause, each with what it is compared to. */
function comparisons(clause: string): { key: string; value: string; isNot: boolean }[] {
  const parts = clause.split(/&&|\|\|/).map((part) => part.trim().replace(/^!/, ''));
  return parts.map((part) => {
    const [key = '', value = ''] = part.split(/\s*(?:==|!=|=~)\s*/);
    return { key, value, isNot: part.includes('!=') };
  });
}

const whens = clauses.flatMap(({ when, enablement }) => [when, enablement].flatMap((one) => one ?? []));

describe('the commands of package.json', () => {
  it('are those of the code, each once', () => {
    assert.deepEqual(contributed.toSorted(), Object.keys(commandIds).toSorted());
  });

  it('have the category Kalshi and a title that does not repeat it', () => {
    for (const { command, category, title } of commands) {
      assert.equal(category, 'Kalshi', command);
      assert.match(title, /^[A-Z]/, command);
      assert.doesNotMatch(title, /^Kalshi/i, command);
    }
  });

  it('have titles that are told apart', () => {
    const shown = commands.filter(
      ({ command }) =>
        !menus['commandPalette']?.some((entry) => entry.command === command && entry.when === 'false'),
    );
    const titles = shown.map(({ title }) => title);
    assert.deepEqual(titles, [...new Set(titles)]);
  });

  it('are the only ones that menus, keys and links in the view refer to', () => {
    const used = [...Object.values(menus).flat(), ...keybindings].flatMap(({ command }) => command ?? []);
    const linked = viewsWelcome.flatMap(({ contents = '' }) =>
      Array.from(contents.matchAll(/\(command:([^)?]+)/g), ([, command = '']) => command),
    );
    assert.ok(used.length > 0 && linked.length > 0);
    for (const command of [...used, ...linked]) assert.ok(contributed.includes(command), command);
  });

  it('stand in menus alone or in a submenu that has entries and a label', () => {
    const entries = Object.values(menus).flat();
    for (const { command, submenu } of entries) assert.equal(!command, !!submenu, command ?? submenu);
    for (const { id, label } of submenus) {
      assert.match(label, /^[A-Z]/, id);
      assert.ok((menus[id] ?? []).length > 0, id);
    }
    assert.deepEqual(
      [...new Set(entries.flatMap(({ submenu }) => submenu ?? []))].toSorted(),
      submenus.map(({ id }) => id).toSorted(),
    );
  });
});

/** The rule that a property of package.json stands for. */
function ruleOf({ type, additionalProperties, properties = {}, ...property }: Property): SettingRule {
  const { minimum: min = NaN, maximum: max = NaN } = property;
  switch (type) {
    case 'boolean':
      return { type };
    case 'string':
      if (property.enum) return { type: 'word', words: property.enum };
      return { type: property.default === 'auto' ? 'timeZone' : 'text' };
    case 'number':
      return { type, min, max };
    case 'integer':
      return { type: 'number', min, max, isWhole: true };
    default: {
      const [value = additionalProperties] = Object.values(properties);
      const words = (value || undefined)?.enum ?? [];
      return { type: 'words', words, ...(additionalProperties === false && { isClosed: true }) };
    }
  }
}

describe('the settings of package.json', () => {
  it('are those of the code with the same defaults, below kalshi.', () => {
    const defaults = new Map(
      Object.entries(configuration.properties).map(([name, one]) => [name, one.default]),
    );
    const own = new Map<string, unknown>(
      Object.entries(settingDefaults).map(([name, value]) => [`kalshi.${name}`, value]),
    );
    assert.deepEqual(defaults, own);
  });

  it('have the type of their default and say what they are for', () => {
    for (const [name, { type, default: value, description, markdownDescription }] of Object.entries(
      configuration.properties,
    )) {
      assert.equal(type === 'integer' ? 'number' : type, typeof value, name);
      assert.match(description ?? markdownDescription ?? '', /\.$/, name);
    }
  });

  it('offer every environment, with its description', () => {
    const property = configuration.properties['kalshi.environment'];
    assert.deepEqual(property?.enum, Object.keys(environments));
    assert.equal(property.enumDescriptions?.length, property.enum.length);
  });

  it('have the values in the code that package.json describes', () => {
    for (const [name, rule] of Object.entries(settingRules)) {
      const property = configuration.properties[`kalshi.${name}`];
      assert.ok(property, name);
      assert.deepEqual(ruleOf(property), rule, name);
    }
  });

  it('are decided by the user alone where they name an address, limit the load or say where the user is', () => {
    const ofUser = Object.keys(settingDefaults).filter(
      (name) => configuration.properties[`kalshi.${name}`]?.scope === 'application',
    );
    assert.deepEqual(ofUser, [
      'customBaseUrl',
      ...['requests.perSecond', 'requests.concurrent', 'refresh.interval', 'search.maxRequests'],
      'timeZone',
    ]);
  });

  it('that choose the exchange are those of no workspace that is not trusted', () => {
    const { supported, restrictedConfigurations = [] } = capabilities.untrustedWorkspaces;
    // VS Code heeds the list of an extension with limited support only.
    assert.equal(supported, 'limited');
    assert.deepEqual(restrictedConfigurations, ['kalshi.environment', 'kalshi.customBaseUrl']);
  });

  it('that a workspace may set are none that hold an address', () => {
    for (const [name, { type, scope = 'window', ...property }] of Object.entries(configuration.properties)) {
      if (scope === 'application' || scope === 'machine' || type !== 'string') continue;
      assert.ok(property.enum, `${name} takes words of a list alone`);
    }
  });
});

describe('the views and languages of package.json', () => {
  it('are those of the code', () => {
    const ids = Object.values(views).flatMap((some) => some.map(({ id }) => id));
    assert.deepEqual(ids, viewIds);
    assert.deepEqual(
      Object.keys(views),
      contributes.viewsContainers.activitybar.map(({ id }) => id),
    );
  });

  it('wake the extension in every window, for terminal links and for any language of the settings', () => {
    assert.ok(activationEvents.includes('onStartupFinished'));
    assert.deepEqual(
      activationEvents.filter((event) => event.startsWith('onLanguage:')),
      [],
    );
  });

  it('wake the extension for a panel that VS Code restores', () => {
    const panels = activationEvents.filter((event) => event.startsWith('onWebviewPanel:'));
    assert.deepEqual(panels, [`onWebviewPanel:${detailsPanelType}`]);
  });

  it('are the ones that menus and welcome texts speak of', () => {
    const compared = whens.flatMap(comparisons);
    const named = (...keys: string[]): string[] =>
      compared.filter(({ key }) => keys.includes(key)).map(({ value }) => value);
    assert.deepEqual(
      [...new Set(named('view', 'focusedView').flatMap(viewsOf))].toSorted(),
      viewIds.toSorted(),
    );
    for (const view of named('view', 'focusedView')) assert.ok(viewsOf(view).length > 0, view);
    for (const { view = '' } of viewsWelcome) assert.ok(viewIds.includes(view), view);
    for (const menu of ['view/title', 'view/item/context']) {
      for (const { command, submenu, when = '' } of menus[menu] ?? []) {
        assert.ok(
          comparisons(when).some(({ key }) => key === 'view'),
          command ?? submenu,
        );
      }
    }
  });

  it('have an entry of the title menu in one view only', () => {
    for (const { command, when = '' } of menus['view/title'] ?? []) {
      const named = comparisons(when).flatMap(({ key, value }) => (key === 'view' ? viewsOf(value) : []));
      assert.equal(named.length, 1, command);
    }
  });
});

describe('the keys of package.json', () => {
  const keys = keybindings.flatMap(({ command, key, mac }) =>
    [key, mac ?? key].map((pressed) => ({ command, pressed })),
  );

  it('hold no Ctrl+Alt, which types letters where it is AltGr, and no key of a popular extension', () => {
    for (const { command, pressed } of keys) assert.doesNotMatch(pressed, /(ctrl|cmd)\+alt/, command);
  });

  it('count everywhere only as a chord', () => {
    const everywhere = keybindings.filter(({ when }) => when === undefined);
    assert.deepEqual(
      everywhere.map(({ command, key, mac }) => [command, key, mac]),
      [['kalshi.search', 'ctrl+k k', 'cmd+k k']],
    );
  });
});

describe('the when clauses of package.json', () => {
  it('use keys that VS Code or our code sets, with values that they take', () => {
    for (const key of ['kalshi.milestones.state', 'kalshi.rows.showIds'])
      assert.ok(contextKeys.has(key), key);
    for (const { key, value } of whens.flatMap(comparisons)) {
      if (KEYS_OF_VSCODE.includes(key) || key === 'false' || key.startsWith('config.kalshi.')) continue;
      const values = contextKeys.get(key);
      assert.ok(values, `${key} is a key of ours`);
      assert.ok(values.length === 0 ? value === '' : values.includes(value), `${key} takes ${value}`);
    }
  });

  it('use every key that our code sets', () => {
    for (const key of contextKeys.keys())
      assert.ok(
        whens.some((when) => when.includes(key)),
        key,
      );
  });

  it('have a text for each state of the milestones view without rows, and one only', () => {
    const texts = viewsWelcome.filter(
      ({ view, when = '' }) => view === milestonesViewId && !when.includes('kalshi.environment.unknown'),
    );
    const states = texts.map(({ when = '' }) => comparisons(when)[0]?.value);
    const expected = (contextKeys.get('kalshi.milestones.state') ?? []).filter((state) => state !== 'rows');
    assert.ok(expected.length > 4);
    assert.deepEqual(states.toSorted(), expected.toSorted());
  });

  it('know the rows by the contexts that these have', () => {
    const things = [
      'milestone.id',
      'milestone.id.web',
      'event.ticker',
      'event.ticker.web',
      'market.ticker',
      'market.ticker.web',
      'structuredTarget.id',
    ].map((rest) => `entity.${rest}`);
    const watched = things.map((context) => `${context}.watched`);
    const folders = ['milestones', 'targetType', 'targetCompetition', 'watchlistGroup', 'usages'].map(
      (context) => `folder.${context}`,
    );
    const contexts = [
      ...things,
      ...watched,
      ...folders,
      'group',
      'notice',
      'loadMore',
      'text',
      'noMatch',
      'place',
    ];
    const shownOn = (command: string): string[] =>
      contexts.filter((context) =>
        (menus['view/item/context'] ?? [])
          .filter((entry) => entry.command === command)
          .some(({ when = '' }) => patternOf(when).test(context)),
      );
    const those = (pattern: RegExp): string[] => contexts.filter((context) => pattern.test(context));
    assert.deepEqual(shownOn('kalshi.openDetails'), [...things, ...watched]);
    assert.deepEqual(shownOn('kalshi.copyId'), those(/milestone\.id|structuredTarget/));
    assert.deepEqual(shownOn('kalshi.copyTicker'), those(/event|market/));
    assert.deepEqual(shownOn('kalshi.openInBrowser'), those(/\.web/));
    assert.deepEqual(shownOn('kalshi.findMilestonesForEvent'), those(/event|market/));
    assert.deepEqual(shownOn('kalshi.revealInMilestones'), those(/entity\.(milestone|event|market)/));
    assert.deepEqual(shownOn('kalshi.refresh'), [...things, ...watched, 'group']);
    assert.deepEqual(shownOn('kalshi.watchlist.remove'), watched);
    assert.deepEqual(shownOn('kalshi.watchlist.renameGroup'), ['folder.watchlistGroup']);
    assert.deepEqual(shownOn('kalshi.targets.export'), ['folder.targetType', 'folder.targetCompetition']);
  });

  it('offer to reveal a thing where that leads somewhere else, and to watch it everywhere', () => {
    const viewsWith = (command: string): string[] =>
      viewIds.filter((view) =>
        (menus['view/item/context'] ?? [])
          .filter((entry) => entry.command === command)
          .some(({ when = '' }) =>
            comparisons(when)
              .filter(({ key }) => key === 'view')
              .every(({ value, isNot }) => viewsOf(value).includes(view) !== isNot),
          ),
      );
    assert.deepEqual(viewsWith('kalshi.revealInMilestones'), [watchlistViewId, targetsViewId, usagesViewId]);
    assert.deepEqual(viewsWith('kalshi.watchlist.add'), viewIds);
    assert.deepEqual(viewsWith('kalshi.openDetails'), viewIds);
  });
});

/** The views that a clause means by an id or by a pattern. */
function viewsOf(value: string): readonly string[] {
  const [, source] = /^\/(.*)\/$/.exec(value) ?? [];
  return viewIds.filter((id) => (source === undefined ? id === value : new RegExp(source).test(id)));
}

/** The regular expression that a clause holds against `viewItem`. */
function patternOf(when: string): RegExp {
  const value = comparisons(when).find(({ key }) => key === 'viewItem')?.value ?? '';
  const [, source] = /^\/(.*)\/$/.exec(value) ?? [];
  assert.ok(source, `${when} compares viewItem to a pattern`);
  return new RegExp(source);
}
