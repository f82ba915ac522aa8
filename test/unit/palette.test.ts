import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { vscodeModule } from '../support/vscodeClasses/vscodeModule';

interface Clause {
  readonly command: string;
  readonly when?: string;
  readonly enablement?: string;
}

interface Expression {
  evaluate(context: { getValue(key: string): unknown }): boolean;
}

type Context = Readonly<Record<string, unknown>>;

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly contributes: {
    readonly commands: readonly Clause[];
    readonly menus: { readonly commandPalette: readonly Clause[] };
  };
};

/** What needs nothing: it asks, or it is about a view or the extension. */
const ALWAYS = [
  ...['milestones.refresh', 'milestones.filter', 'milestones.group', 'milestones.sort'],
  ...['targets.refresh', 'targets.filter', 'targets.browseType', 'targets.export'],
  ...['watchlist.addGroup', 'watchlist.import', 'watchlist.export', 'watchlist.refresh'],
  ...[
    'lookUp',
    'findMilestonesForEvent',
    'browseEvents',
    'search',
    'selectEnvironment',
    'showLog',
    'clearCache',
  ],
  'showIds',
];
const ON_THINGS = [
  ...['openDetails', 'openRawJson', 'openInBrowser', 'refresh', 'watchlist.add'],
  ...['copyId', 'copyTitle', 'copyJson', 'copyApiUrl', 'copyCurl', 'copyLink', 'saveFixture'],
  ...['copyAsList', 'copyAsJsonArray', 'copyAsTypeScript', 'copyAsPython'],
  ...['copyPythonSnippet', 'copyTypeScriptSnippet'],
];
const FOLDER = { workspaceFolderCount: 1 };

describe('the palette', () => {
  let parse: (text: string) => Expression | undefined;

  before(async () => {
    const { ContextKeyExpr } = await vscodeModule<{
      ContextKeyExpr: { deserialize(text: string): Expression | undefined };
    }>('platform/contextkey/common/contextkey');
    parse = (text) => ContextKeyExpr.deserialize(text);
  });

  /** The commands that VS Code lists: their `when` and their `enablement` hold. */
  const listed = (context: Context): readonly string[] => {
    const holds = (text: string | undefined): boolean =>
      text === undefined || (parse(text)?.evaluate({ getValue: (key) => context[key] }) ?? false);
    return contributes.commands
      .filter(({ command, enablement }) => {
        const entries = contributes.menus.commandPalette.filter((entry) => entry.command === command);
        return holds(enablement) && entries.every(({ when }) => holds(when));
      })
      .map(({ command }) => command.replace('kalshi.', ''));
  };
  const more = (context: Context): readonly string[] =>
    listed({ workspaceFolderCount: 0, ...context }).filter((command) => !ALWAYS.includes(command));

  it('disables no command that a click on a row runs: VS Code would ignore the first click', () => {
    const onClick = ['openDetails', 'usages.openPlace', 'loadMore', 'retry', 'selectEnvironment'];
    const disabled = contributes.commands.filter(
      ({ command, enablement }) => enablement && onClick.includes(command.replace('kalshi.', '')),
    );
    assert.deepEqual(disabled, []);
  });

  it('lists in an empty window what needs no thing, no editor and no folder', () => {
    assert.deepEqual(listed({ workspaceFolderCount: 0 }).toSorted(), ALWAYS.toSorted());
  });

  it('lists the commands on things where one is selected, in front or at the cursor', () => {
    assert.deepEqual(more({ 'kalshi.hasSubject': true }).toSorted(), ON_THINGS.toSorted());
  });

  it('lists Reveal in Milestones View where something can stand there', () => {
    const both = { 'kalshi.hasSubject': true, 'kalshi.subjectInMilestones': true };
    assert.deepEqual(more(both).toSorted(), [...ON_THINGS, 'revealInMilestones'].toSorted());
  });

  it('lists Copy Ticker where something has a ticker', () => {
    const both = { 'kalshi.hasSubject': true, 'kalshi.subjectHasTicker': true };
    assert.deepEqual(more(both).toSorted(), [...ON_THINGS, 'copyTicker'].toSorted());
  });

  it('lists what writes into an editor where one is open', () => {
    assert.ok(more({ editorIsOpen: true }).includes('insertId'));
    assert.ok(more({ editorIsOpen: true }).includes('resolveFile'));
    assert.ok(!more({ editorIsOpen: true, activeWebviewPanelId: 'x' }).includes('resolveFile'));
    assert.ok(!more({ editorIsOpen: true }).includes('insertIntoEditor'));
    assert.ok(more({ editorIsOpen: true, 'kalshi.hasSubject': true }).includes('insertIntoEditor'));
  });

  it('lists what removes from the watchlist where something is selected in it', () => {
    assert.deepEqual(more({ 'kalshi.watchlist.hasSelection': true }), ['watchlist.remove', 'watchlist.move']);
  });

  it('lists what clears a filter where there is one, and one of showing and hiding ids', () => {
    assert.deepEqual(more({ 'kalshi.targets.filtered': true }), ['targets.clearFilter']);
    assert.deepEqual(more({ 'kalshi.milestones.filtered': true }), ['milestones.clearFilter']);
    const shown = listed({ 'kalshi.rows.showIds': true });
    assert.ok(shown.includes('hideIds') && !shown.includes('showIds'));
  });

  it('lists scans of the workspace and the checks where a folder is open, by where the checks are on', () => {
    const scans = ['usages.scan', 'usages.copyMarkdown'];
    const at = (on: string): readonly string[] => more({ ...FOLDER, 'kalshi.checks.on': on });
    assert.deepEqual(more(FOLDER), [...scans, 'checks.enable']);
    assert.deepEqual(at('nowhere'), [...scans, 'checks.enable']);
    assert.deepEqual(at('somewhere'), [...scans, 'checks.enable', 'checks.disable']);
    assert.deepEqual(at('everywhere'), [...scans, 'checks.disable']);
  });
});
