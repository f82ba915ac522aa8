import * as vscode from 'vscode';
import type { CommandHandlers } from '../platform/commandIds';
import { settingRules, type Settings } from '../platform/settings';
import type { ViewOptions } from '../tree/viewOptions';

type OrderOption = 'milestones.groupBy' | 'milestones.sortBy';

/** The order of the milestones view. */
export function milestoneOrderCommands(
  options: ViewOptions,
): Pick<CommandHandlers, 'kalshi.milestones.group' | 'kalshi.milestones.sort'> {
  const choose = async (name: OrderOption, title: string): Promise<void> => {
    const rule = settingRules[name];
    const values = rule.type === 'word' ? (rule.words as readonly Settings[OrderOption][]) : [];
    const items = values.map((value) => ({
      label: value.charAt(0).toUpperCase() + value.slice(1),
      description: value === options.get(name) ? 'current' : '',
      value,
    }));
    const picked = await vscode.window.showQuickPick(items, { title });
    if (picked) await options.choose(name, picked.value);
  };
  return {
    'kalshi.milestones.group': () => choose('milestones.groupBy', 'Group Milestones by'),
    'kalshi.milestones.sort': () => choose('milestones.sortBy', 'Sort Milestones by'),
  };
}
