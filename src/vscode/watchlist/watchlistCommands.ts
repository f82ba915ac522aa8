import type { CommandHandlers } from '../platform/commandIds';
import { confirmQuietly } from '../platform/notifications';
import type { WatchlistView } from './watchlistView';
import type { CommandTargets } from '../open/copyCommands';
import { fileCommands } from './watchlistFiles';
import { groupCommands, pickGroup, removeKeys, things } from './watchlistGroups';

type WatchlistCommand = Extract<keyof CommandHandlers, `kalshi.watchlist.${string}`>;

export function watchlistCommands(
  view: WatchlistView,
  subjects: CommandTargets,
): Pick<CommandHandlers, WatchlistCommand> {
  const { rows } = view;
  /** A key and the palette pass nothing: then it is about the selection of this view. */
  const pathsOf = (subject: unknown, selection?: unknown): readonly string[] => {
    const called = view.nodesOf(subject, selection);
    return (called.length > 0 ? called : view.selection).map(({ path }) => path);
  };
  return {
    ...groupCommands(rows, pathsOf),
    ...fileCommands(rows),
    'kalshi.watchlist.add': async (...args) => {
      const added = (await subjects(...args)).map((ref) => ({ ref }));
      if (added.length === 0) return;
      await rows.load();
      const group = rows.content.groups.length > 0 ? await pickGroup(rows) : '';
      if (group === undefined) return;
      const { size } = await rows.put(added, group);
      confirmQuietly(size > 0 ? `Added ${things(size)} to the watchlist` : 'Already in the watchlist');
    },
    'kalshi.watchlist.remove': async (...args) => {
      const keys = rows.watchedAt(pathsOf(...args)).map(({ key }) => key);
      await removeKeys(rows, keys, things(keys.length));
    },
    'kalshi.watchlist.move': async (...args) => {
      const moved = rows.watchedAt(pathsOf(...args)).map(({ key, ref }) => ({ from: key, ref }));
      const group = moved.length > 0 ? await pickGroup(rows) : undefined;
      if (group !== undefined) await rows.put(moved, group);
    },
    'kalshi.watchlist.refresh': () => view.refresh(),
  };
}
