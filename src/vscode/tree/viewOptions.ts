import * as vscode from 'vscode';
import type { MilestoneOrder } from '../../core/milestones/milestoneOrder';
import type { Settings } from '../platform/settings';
import { onSettingChange, setting } from '../platform/configuration';
import { settingValue } from '../platform/settingValue';

export type ViewOption = 'rows.showIds' | 'milestones.groupBy' | 'milestones.sortBy';

/**
 * Grouping, sorting and ids in rows. The menus of the views set them per workspace; until then the settings of the same
 * names apply. They are view state and never written to settings.json.
 */
export class ViewOptions implements vscode.Disposable {
  readonly #chosen = new vscode.EventEmitter<ViewOption>();
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  get<O extends ViewOption>(name: O): Settings[O] {
    const chosen = this.#memory.get<unknown>(name);
    const { value, problem } = settingValue(name, chosen);
    return chosen === undefined || problem ? setting(name) : value;
  }

  get order(): MilestoneOrder {
    return { groupBy: this.get('milestones.groupBy'), sortBy: this.get('milestones.sortBy') };
  }

  /** Choosing the value of the setting removes the choice: later changes of the setting apply again. */
  async choose<O extends ViewOption>(name: O, value: Settings[O]): Promise<void> {
    await this.#memory.update(name, value === setting(name) ? undefined : value);
    this.#chosen.fire(name);
  }

  onDidChange(names: readonly ViewOption[], changed: () => void): vscode.Disposable {
    return vscode.Disposable.from(
      onSettingChange(names, changed),
      this.#chosen.event((name) => {
        if (names.includes(name)) changed();
      }),
    );
  }

  dispose(): void {
    this.#chosen.dispose();
  }
}
