import type * as vscode from 'vscode';
import type { EntityRef } from './core/entities/kinds';
import type { RefreshScheduler } from './core/refresh/refreshScheduler';
import type { Session } from './core/session';
import type { TreeNode } from './core/tree/treeNode';
import type { CommandTargets } from './vscode/open/copyCommands';
import { browseEvents } from './vscode/milestones/browseEvents';
import { Checks } from './vscode/checks/checks';
import { checksCommands } from './vscode/checks/checksCommands';
import { clearCache } from './vscode/session/clearCache';
import { findMilestonesForEvent } from './vscode/milestones/findMilestones';
import { insertIdCommand } from './vscode/ids/insertId';
import { askForId, resolveText } from './vscode/open/lookUp';
import { milestonesCommands } from './vscode/milestones/milestonesCommands';
import { openCommands } from './vscode/open/openCommands';
import { recentsOf, searchCommands } from './vscode/search/searchCommand';
import { selectEnvironment } from './vscode/session/selectEnvironment';
import { rowCommands } from './vscode/open/rowCommands';
import { watchlistCommands } from './vscode/watchlist/watchlistCommands';
import { TargetPlaces } from './vscode/open/targetPlaces';
import { givenTargets, isRow } from './vscode/open/commandTargets';
import { copyAndInsertCommands } from './vscode/export/copyAndInsertCommands';
import { targetsCommands } from './vscode/targets/targetsCommands';
import { usagesCommands } from './vscode/usages/usagesCommands';
import type { CommandHandlers, CommandTargetArguments } from './vscode/platform/commandIds';
import { RawJsonDocuments } from './vscode/open/rawJsonDocuments';
import { dropRows } from './vscode/export/dropRows';
import { IdFeatures } from './vscode/ids/idFeatures';
import { IdTerminalLinks } from './vscode/ids/terminalLinks';
import { createPanels } from './vscode/details/createPanels';
import type { DetailsPanels } from './vscode/details/detailsPanels';
import { FilePanels } from './vscode/details/filePanels';
import { openDeepLink } from './vscode/open/deepLinks';
import type { Log } from './vscode/platform/log';
import { createScheduler } from './vscode/platform/refreshing';
import { SessionManager } from './vscode/session/sessionManager';
import { PersonsTimeZone } from './vscode/platform/timeZone';
import { createWatchlist } from './vscode/watchlist/createWatchlist';
import type { DeferredTree } from './vscode/tree/deferredTree';
import { MilestonesView } from './vscode/milestones/milestonesView';
import { NodeViews } from './vscode/tree/nodeViews';
import { TargetsView } from './vscode/targets/targetsView';
import { UsagesView } from './vscode/usages/usagesView';
import { ViewOptions } from './vscode/tree/viewOptions';
import type { WatchlistView } from './vscode/watchlist/watchlistView';

/** The trees that activation registered. */
export interface Trees {
  readonly milestones: DeferredTree<TreeNode>;
  readonly watchlist: DeferredTree<TreeNode>;
  readonly targets: DeferredTree<TreeNode>;
  readonly usages: DeferredTree<TreeNode>;
}

/** *Show Log* works without the explorer, in case it could not be built. */
export type ExplorerCommands = Omit<CommandHandlers, 'kalshi.showLog'>;

/** Everything behind the registrations of `extension.ts`, built on the first use of any of them. */
export interface Explorer {
  readonly commands: ExplorerCommands;
  readonly milestones: MilestonesView;
  readonly watchlist: WatchlistView;
  readonly targets: TargetsView;
  readonly usages: UsagesView;
  readonly panels: DetailsPanels;
  readonly rawJson: RawJsonDocuments;
  readonly ids: IdFeatures;
  readonly checks: Checks;
  readonly terminalLinks: IdTerminalLinks;
  readonly dropRows: typeof dropRows;
  /** Opens the target of a link `vscode://kalshi-explorer.kalshi-explorer/…`. */
  readonly openLink: (uri: vscode.Uri) => void;
}

/** @param hintsChanged is fired when new names of ids on the screen were loaded */
export function createExplorer(
  context: vscode.ExtensionContext,
  trees: Trees,
  hintsChanged: vscode.EventEmitter<void>,
  log: Log,
): Explorer {
  const sessions = new SessionManager(log, context);
  const session = (): Session => sessions.current;
  const timeZone = new PersonsTimeZone(context.globalState);
  const scheduler = createScheduler(session, context.subscriptions);
  const { options, views, ...shownViews } = createViews(context, trees, session, scheduler, log);
  const { milestones, watchlist, targets, usages } = shownViews;
  const recents = (): readonly EntityRef[] => recentsOf(session(), context.globalState);
  const ids = new IdFeatures(session, hintsChanged, context, recents, scheduler);
  const panels = createPanels(context, session, scheduler, timeZone.report);
  const files = new FilePanels(context.extensionUri, session, scheduler, timeZone.report);
  const rawJson = new RawJsonDocuments(session);
  const places = new TargetPlaces(views, panels);
  const subjects = createCommandTargets(session, places);
  const showDetails = (ref: EntityRef, fromTree = false): void => panels.show(ref, fromTree);

  const commands: ExplorerCommands = {
    ...openCommands(session, subjects, {
      details: showDetails,
      rawJson: (...shown) => rawJson.show(...shown),
    }),
    ...copyAndInsertCommands(session, subjects, views, context.extensionUri),
    ...rowCommands({ session, views, panels, options }, subjects),
    ...milestonesCommands(session, milestones, subjects, options),
    ...watchlistCommands(watchlist, subjects),
    ...searchCommands(session, context.globalState, showDetails),
    ...insertIdCommand(session, context.globalState),
    ...targetsCommands(session, targets),
    ...usagesCommands(session, usages, (uri) => files.show(uri)),
    ...checksCommands(),
    ...lookUpCommands(session, subjects, showDetails),
    ...environmentCommands(sessions),
  };

  const reload = reloadOf(Object.values(shownViews), [panels, files], hintsChanged);
  sessions.onDidChange(() => reload((view) => view.reset()));
  timeZone.onDidChange(() => reload((view) => void view.redrawAll()));
  const shown = { ...shownViews, panels, rawJson };
  context.subscriptions.push(sessions, timeZone, ...Object.values(shown), options, views, places, files);
  return {
    ...{ ...shown, commands, dropRows, ids },
    checks: new Checks(session, hintsChanged.event, context.extensionUri, ids),
    terminalLinks: new IdTerminalLinks(session),
    openLink: (uri) => openDeepLink(uri, showDetails),
  };
}

function environmentCommands(
  sessions: SessionManager,
): Pick<CommandHandlers, 'kalshi.selectEnvironment' | 'kalshi.clearCache'> {
  return {
    'kalshi.selectEnvironment': selectEnvironment,
    'kalshi.clearCache': () => clearCache(sessions),
  };
}

function createViews(
  context: vscode.ExtensionContext,
  trees: Trees,
  session: () => Session,
  scheduler: RefreshScheduler,
  log: Log,
) {
  const { workspaceState } = context;
  const options = new ViewOptions(workspaceState);
  const milestones = new MilestonesView(trees.milestones, session, workspaceState, scheduler, options);
  const watchlist = createWatchlist(context, trees.watchlist, session, scheduler, log);
  const targets = new TargetsView(trees.targets, session, workspaceState, scheduler);
  const usages = new UsagesView(trees.usages, session, scheduler);
  const views = new NodeViews([milestones, watchlist, targets, usages], options);
  return { milestones, watchlist, targets, usages, options, views };
}

/** Draws the views anew, and shows what stands in panels and beside ids again. */
function reloadOf<V>(
  views: readonly V[],
  panels: readonly { refreshAll(): void }[],
  hintsChanged: vscode.EventEmitter<void>,
): (draw: (view: V) => void) => void {
  return (draw) => {
    views.forEach(draw);
    for (const some of panels) some.refreshAll();
    hintsChanged.fire();
  };
}

function lookUpCommands(
  session: () => Session,
  subjects: CommandTargets,
  showDetails: (ref: EntityRef) => void,
): Pick<CommandHandlers, `kalshi.${'lookUp' | 'findMilestonesForEvent' | 'browseEvents'}`> {
  return {
    'kalshi.lookUp': async (text) => {
      const typed = typeof text === 'string' ? text : await askForId('Look Up ID or Ticker');
      const ref = typed === undefined ? undefined : await resolveText(typed, session().catalog);
      if (ref) showDetails(ref);
    },
    'kalshi.findMilestonesForEvent': async (...[subject, selection]: CommandTargetArguments) => {
      const [given] = subject === undefined ? [] : await subjects(subject, selection);
      await findMilestonesForEvent(given, session(), showDetails);
    },
    'kalshi.browseEvents': (given) => browseEvents(given, session()),
  };
}

/** What a command is about: what it was called on, what the person works with, or what they say. */
function createCommandTargets(session: () => Session, places: TargetPlaces): CommandTargets {
  const lookUp = async (text: string): Promise<readonly EntityRef[]> => {
    const ref = await resolveText(text, session().catalog);
    return ref ? [ref] : [];
  };
  return async (subject, selection) => {
    const given = givenTargets(subject, selection);
    if (isRow(subject)) places.use('rows');
    if (given.length > 0) return given;
    const { current } = places;
    if (current.length === 0) {
      const typed = await askForId('Which one? An ID or Ticker');
      return typed === undefined ? [] : lookUp(typed);
    }
    const found = current.map(async (one) => (typeof one === 'string' ? lookUp(one) : [one]));
    return (await Promise.all(found)).flat();
  };
}
