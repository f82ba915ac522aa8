import * as vscode from 'vscode';
import { iconSafe } from '../../core/format/text';
import type { Session } from '../../core/session';
import type { CommandHandlers } from '../platform/commandIds';
import type { TargetsView } from './targetsView';
import { exportTargets } from '../export/exportTargets';
import { pickOrType, type Choice } from '../open/pickOrType';

const LONGEST_TYPE = 100;

type TargetsCommand = `kalshi.targets.${'refresh' | 'filter' | 'clearFilter' | 'browseType' | 'export'}`;

export function targetsCommands(
  session: () => Session,
  view: TargetsView,
): Pick<CommandHandlers, TargetsCommand> {
  return {
    'kalshi.targets.refresh': () => view.refresh(),
    'kalshi.targets.clearFilter': () => view.setFilter(''),
    'kalshi.targets.filter': async () => {
      const words = await vscode.window.showInputBox({
        title: 'Filter Structured Targets',
        prompt: 'Part of a name or ID; searches what is loaded',
        value: view.filter,
      });
      if (words !== undefined) view.setFilter(words);
    },
    'kalshi.targets.browseType': async (given) => {
      const type = typeof given === 'string' ? given : await askForType(view, 'Browse Target Type', '');
      // Kept with the workspace, so not of any length.
      if (type?.trim()) await view.browse(type.trim().slice(0, LONGEST_TYPE));
    },
    'kalshi.targets.export': (row) =>
      exportTargets(session(), view.nodesOf(row)[0], () =>
        askForType(view, 'Export Targets of Type', ', or basketball_team NBA for a competition'),
      ),
  };
}

function askForType({ types }: TargetsView, title: string, more: string): Promise<string | undefined> {
  const choice = (value: string, label = value): Choice<string> => ({ label: iconSafe(label, 80), value });
  return pickOrType({
    title,
    placeholder: `Pick or type a type${more}`,
    choices: types.map((type) => choice(type)),
    typed: (text) => (text ? choice(text, `Use "${text}"`) : undefined),
  });
}
