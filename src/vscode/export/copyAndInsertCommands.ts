import type * as vscode from 'vscode';
import type { Session } from '../../core/session';
import type { CommandHandlers } from '../platform/commandIds';
import type { NodeViews } from '../tree/nodeViews';
import { copyAsCommands } from './copyAsCommands';
import { copyCommands, type CommandTargets } from '../open/copyCommands';
import { insertIntoEditor } from './insertIntoEditor';
import { saveFixtures } from './saveFixture';
import { refsOf } from '../open/commandTargets';

/** The commands that take things out of the trees and panels. */
export function copyAndInsertCommands(
  session: () => Session,
  subjects: CommandTargets,
  views: NodeViews,
  extensionUri: vscode.Uri,
) {
  return {
    ...copyCommands(session, subjects, (viewId) => refsOf(views.selectionIn(viewId))),
    ...copyAsCommands(session, subjects, extensionUri),
    'kalshi.insertIntoEditor': async (...args) => insertIntoEditor(await subjects(...args)),
    'kalshi.saveFixture': async (...args) => saveFixtures(await subjects(...args), session()),
  } satisfies Partial<CommandHandlers>;
}
