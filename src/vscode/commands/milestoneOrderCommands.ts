import * as vscode from 'vscode';
import type { CommandHandlers } from '../contributions/commands';
import type { Settings } from '../contributions/settings';
import type { ViewOptions } from '../views/viewOptions';

type OrderOption = 'milestones.groupBy' | 'milestones.sortBy';

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly enum: never[] }>> };
  };
}

export interface OrderCommandsSource {
  readonly options: ViewOptions;
  readonly extension: vscode.ExtensionContext['extension'];
}

/** The order of the milestones view. */
export function milestoneOrderCommands({
  options,
  extension,
}: OrderCommandsSource): Pick<CommandHandlers, 'kalshi.milestones.group' | 'kalshi.milestones.sort'> {
  const { properties } = (extension.packageJSON as Manifest).contributes.configuration;
  const choose = async (name: OrderOption, title: string): Promise<void> => {
    const values: readonly Settings[OrderOption][] = properties[`kalshi.${name}`]?.enum ?? [];
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
