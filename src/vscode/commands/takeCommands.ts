import type * as vscode from 'vscode';
import type { Session } from '../../core/session';
import type { CommandHandlers } from '../contributions/commands';
import type { NodeViews } from '../views/nodeViews';
import { copyAsCommands } from './copyAsCommands';
import { copyCommands, type Subjects } from './copyCommands';
import { insertIntoEditor } from './insertIntoEditor';
import { saveFixtures } from './saveFixture';
import { refsOf } from './subjects';

/** The commands that take things out of the trees and panels. */
export function takeCommands(
  session: () => Session,
  subjects: Subjects,
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
