import * as vscode from 'vscode';
import type { CommandHandlers } from '../contributions/commands';
import type { Settings } from '../contributions/settings';
import { changeSetting, setting } from '../platform/configuration';

type OrderSetting = 'milestones.groupBy' | 'milestones.sortBy';

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly enum: never[] }>> };
  };
}

/** The order of the milestones view, which is kept in the settings. */
export function milestoneOrderCommands({
  extension,
}: vscode.ExtensionContext): Pick<CommandHandlers, 'kalshi.milestones.group' | 'kalshi.milestones.sort'> {
  const { properties } = (extension.packageJSON as Manifest).contributes.configuration;
  const choose = async (name: OrderSetting, title: string): Promise<void> => {
    const values: readonly Settings[OrderSetting][] = properties[`kalshi.${name}`]?.enum ?? [];
    const items = values.map((value) => ({
      label: value.charAt(0).toUpperCase() + value.slice(1),
      description: value === setting(name) ? 'current' : '',
      value,
    }));
    const picked = await vscode.window.showQuickPick(items, { title });
    if (picked) await changeSetting(name, picked.value);
  };
  return {
    'kalshi.milestones.group': () => choose('milestones.groupBy', 'Group Milestones by'),
    'kalshi.milestones.sort': () => choose('milestones.sortBy', 'Sort Milestones by'),
  };
}
