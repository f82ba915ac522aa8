import * as vscode from 'vscode';
import { iconSafe, plainText } from '../../core/format/text';
import { nameGroup, newGroupId, remove, reverse } from '../../core/watchlist/watchlistChanges';
import type { WatchlistRows } from '../../core/watchlist/watchlistRows';
import type { CommandHandlers } from '../platform/commandIds';
import { pickOrType } from '../open/pickOrType';

type GroupCommand = `kalshi.watchlist.${'add' | 'rename' | 'delete'}Group`;

export function groupCommands(
  rows: WatchlistRows,
  pathsOf: (subject: unknown) => readonly string[],
): Pick<CommandHandlers, GroupCommand> {
  return {
    'kalshi.watchlist.addGroup': async () => {
      const name = await askForName(rows);
      if (name) await nameIt(rows, newGroupId(), name);
    },
    'kalshi.watchlist.renameGroup': async (node) => {
      const group = rows.groupAt(pathsOf(node)[0]);
      const name = group && (await askForName(rows, group.name));
      if (name) await nameIt(rows, group.id, name);
    },
    'kalshi.watchlist.deleteGroup': async (node) => {
      const group = rows.groupAt(pathsOf(node)[0]);
      if (!group) return;
      const within = rows.content.entries.filter((one) => one.group === group.id);
      const question = `Delete the group "${plainText(group.name, 80)}" with ${things(within.length)} in it?`;
      const isSure =
        within.length === 0 || (await vscode.window.showWarningMessage(question, { modal: true }, 'Delete'));
      const keys = [group, ...within].map(({ key }) => key);
      if (isSure) await removeKeys(rows, keys, 'the group');
    },
  };
}

/** The id of a group that is picked, or made by typing its name; undefined when the person leaves. */
export async function pickGroup(rows: WatchlistRows): Promise<string | undefined> {
  const picked = await pickOrType<{ readonly id?: string; readonly name: string }>({
    title: 'Watchlist Group',
    placeholder: 'Pick a group, or type the name of a new one',
    choices: [{ id: '', name: 'No group' }, ...rows.content.groups].map((value) => ({
      label: iconSafe(value.name),
      value,
    })),
    typed: (name) => (name ? { label: `New group "${iconSafe(name)}"`, value: { name } } : undefined),
  });
  if (!picked || picked.id !== undefined) return picked?.id;
  const id = newGroupId();
  await nameIt(rows, id, picked.name);
  return id;
}

/** Removes, and takes that back when the person says so. No title stands there: VS Code makes links of its text. */
export async function removeKeys(
  { store }: WatchlistRows,
  keys: readonly string[],
  what: string,
): Promise<void> {
  const before = store.list;
  const changes = await store.change((list) => remove(list, keys, Date.now()));
  if (changes.size === 0) return;
  const answer = await vscode.window.showInformationMessage(`Removed ${what} from the watchlist.`, 'Undo');
  if (answer) await store.change((list) => reverse(before, changes, list, Date.now()));
}

export function things(count: number): string {
  return `${String(count)} ${count === 1 ? 'thing' : 'things'}`;
}

async function nameIt({ store, exchange }: WatchlistRows, id: string, name: string): Promise<void> {
  await store.change((list) => nameGroup(list, exchange, id, name, Date.now()));
}

async function askForName(rows: WatchlistRows, value = ''): Promise<string | undefined> {
  await rows.load();
  const isTaken = (name: string): boolean =>
    name !== value && rows.content.groups.some((group) => group.name === name);
  const name = await vscode.window.showInputBox({
    value,
    prompt: 'The name of the group',
    validateInput: (text) => (isTaken(text.trim()) ? 'There is a group of this name.' : undefined),
  });
  return name?.trim();
}
