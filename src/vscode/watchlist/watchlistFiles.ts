import * as vscode from 'vscode';
import { environments, environmentOf } from '../../core/kalshi/environments';
import { exportFile, importFile, readFile } from '../../core/watchlist/watchlistFile';
import type { WatchlistRows } from '../../core/watchlist/watchlistRows';
import type { CommandHandlers } from '../platform/commandIds';
import { confirmQuietly, showFailure } from '../platform/notifications';

const filters = { JSON: ['json'] };

type FileCommand = 'kalshi.watchlist.import' | 'kalshi.watchlist.export';

export function fileCommands(rows: WatchlistRows): Pick<CommandHandlers, FileCommand> {
  const { store } = rows;
  return {
    /** Adds what a file lists, and removes nothing. A file with a fault changes nothing. */
    'kalshi.watchlist.import': () =>
      attempt('imported', async () => {
        const [uri] = (await vscode.window.showOpenDialog({ filters })) ?? [];
        if (!uri) return;
        const file = readFile(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
        const here = environmentOf(rows.exchange);
        const { environment = here } = file;
        // Of the open custom address, or of the next one that is opened.
        const exchange = environment === here ? rows.exchange : environment;
        const { size } = await store.change((list) => importFile(list, file, exchange, Date.now()));
        confirmQuietly(
          size > 0 ? `Imported for ${environments[environment].label}` : 'The file has nothing new',
        );
      }),
    'kalshi.watchlist.export': () =>
      attempt('exported', async () => {
        const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
        const defaultUri = folder && vscode.Uri.joinPath(folder, 'watchlist.json');
        const uri = await vscode.window.showSaveDialog({ filters, ...(defaultUri && { defaultUri }) });
        if (!uri) return;
        await rows.load();
        const text = `${JSON.stringify(exportFile(store.list, rows.exchange), null, 2)}\n`;
        await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
        confirmQuietly('Exported the watchlist');
      }),
  };
}

async function attempt(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    showFailure(`The watchlist was not ${what}: ${(error as Error).message}`);
  }
}
