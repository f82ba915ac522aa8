import type * as vscode from 'vscode';
import type { EntityRef } from './core/entities/kinds';
import { definitionOf } from './core/entities/registry';
import { failureSentence } from './core/presenters/failure';
import { createHoverLookUp, type HoverLookUp } from './core/presenters/hoverLookUp';
import { loadPanel } from './core/presenters/loadPanel';
import type { Session } from './core/session';
import type { TreeNode } from './core/tree/treeNode';
import { copyCommands, type Subjects } from './vscode/commands/copyCommands';
import { findMilestonesForEvent } from './vscode/commands/findMilestones';
import { askForId, resolveText } from './vscode/commands/lookUp';
import { milestonesCommands } from './vscode/commands/milestonesCommands';
import { openCommands } from './vscode/commands/openCommands';
import { selectEnvironment } from './vscode/commands/selectEnvironment';
import { rowCommands } from './vscode/commands/rowCommands';
import { refsOf, subjectsOf } from './vscode/commands/subjects';
import type { CommandHandlers, SubjectArguments } from './vscode/contributions/commands';
import { RawJsonDocuments } from './vscode/documents/rawJsonDocuments';
import { DetailsPanels } from './vscode/panels/detailsPanels';
import { executeCommand } from './vscode/platform/commands';
import { Log } from './vscode/platform/log';
import { Sessions } from './vscode/platform/sessions';
import type { DeferredTree } from './vscode/views/deferredTree';
import { MilestonesView } from './vscode/views/milestonesView';
import type { NodeView } from './vscode/views/nodeView';
import { NodeViews } from './vscode/views/nodeViews';

/** What activation registered and the explorer fills. */
export interface Trees {
  readonly milestones: DeferredTree<TreeNode>;
  readonly watchlist: DeferredTree<TreeNode>;
  readonly targets: DeferredTree<TreeNode>;
}

/** Everything behind the registrations of `extension.ts`, built on the first use of any of them. */
export interface Explorer {
  readonly commands: CommandHandlers;
  readonly milestones: MilestonesView;
  readonly watchlist: NodeView;
  readonly targets: NodeView;
  readonly panels: DetailsPanels;
  readonly rawJson: RawJsonDocuments;
  readonly lookUp: HoverLookUp;
}

export function createExplorer(context: vscode.ExtensionContext, trees: Trees): Explorer {
  const log = new Log();
  const sessions = new Sessions(log);
  const session = (): Session => sessions.current;
  const milestones = new MilestonesView(trees.milestones, session, context.workspaceState);
  const views = new NodeViews([milestones]);
  const panels = createPanels(context.extensionUri, session);
  const rawJson = new RawJsonDocuments(session);
  const subjects = createSubjects(session, panels, views);
  const showDetails = (ref: EntityRef, fromTree = false): void => panels.show(ref, fromTree);

  const commands = {
    ...openCommands(session, subjects, { details: showDetails, rawJson: (ref) => rawJson.show(ref) }),
    ...copyCommands(session, subjects, () => refsOf(views.selection)),
    ...rowCommands(views, (ref) => panels.refresh(ref), subjects),
    ...milestonesCommands(session, milestones),
    'kalshi.lookUp': async (text: unknown) => {
      const typed = typeof text === 'string' ? text : await askForId('Look Up Id or Ticker');
      const ref = typed === undefined ? undefined : await resolveText(typed, session().catalog);
      if (ref) showDetails(ref);
    },
    'kalshi.findMilestonesForEvent': async (...[subject, selection]: SubjectArguments) => {
      const [given] = subject === undefined ? [] : await subjects(subject, selection);
      await findMilestonesForEvent(given, session(), showDetails);
    },
    'kalshi.selectEnvironment': selectEnvironment,
    'kalshi.showLog': () => log.show(),
  } as unknown as CommandHandlers;

  sessions.onDidChange(() => {
    milestones.reset();
    panels.refreshAll();
  });
  context.subscriptions.push(log, sessions, milestones, views, panels, rawJson);
  const lookUp: HoverLookUp = (mention, signal) => createHoverLookUp(session().catalog)(mention, signal);
  return { commands, milestones, watchlist: milestones, targets: milestones, panels, rawJson, lookUp };
}

function createSubjects(session: () => Session, panels: DetailsPanels, views: NodeViews): Subjects {
  return (subject, selection) =>
    subjectsOf(subject, selection, {
      activePanel: () => panels.active,
      treeSelection: () => views.selection,
      ask: async () => {
        const text = await askForId('Which one? An Id or Ticker');
        return text === undefined ? undefined : resolveText(text, session().catalog);
      },
    });
}

function createPanels(extensionUri: vscode.Uri, session: () => Session): DetailsPanels {
  const source = {
    titleOf: (ref: EntityRef) => session().catalog.nameOf(ref) ?? `${definitionOf(ref.kind).noun} ${ref.id}`,
    load: async (ref: EntityRef, options: { fresh: boolean; signal: AbortSignal }) => {
      const outcome = await loadPanel(session(), ref, options);
      if (outcome.ok) return { ok: true as const, content: outcome.value };
      return {
        ok: false as const,
        sentence: failureSentence(outcome.error, `${definitionOf(ref.kind).noun.toLowerCase()} ${ref.id}`),
      };
    },
  };
  return new DetailsPanels(extensionUri, source, {
    open: (ref) => void executeCommand('kalshi.openDetails', ref),
    act: (action, ref) => {
      if (action !== 'refresh') void executeCommand(`kalshi.${action}`, ref);
    },
  });
}
