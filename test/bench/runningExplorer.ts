import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSampleServer, type SampleServer } from '../support/sampleServer';
import { EditorWindow } from '../support/vscodeClasses/editorWindow';
import { startExtensionHost, type ExtensionHost } from '../support/vscodeClasses/extensionHost';
import type { HostSettings } from '../support/vscodeClasses/hostSettings';
import { runExtension, type RunningExtension } from '../support/vscodeClasses/runExtension';

/** The built extension in VS Code's own extension host, on the sample exchange over HTTP. */
export interface RunningExplorer {
  readonly host: ExtensionHost;
  readonly server: SampleServer;
  readonly extension: RunningExtension;
  readonly editor: EditorWindow;
  /** Settings besides the address of the exchange. */
  readonly set: (settings: HostSettings) => void;
  readonly run: (command: string, ...args: readonly unknown[]) => Promise<unknown>;
  close(): Promise<void>;
}

interface Commands {
  $executeContributedCommand(id: string, ...args: readonly unknown[]): Promise<unknown>;
}

export async function runExplorer(settings: HostSettings): Promise<RunningExplorer> {
  const server = await startSampleServer();
  const storage = mkdtempSync(join(tmpdir(), 'bench-storage-'));
  const address = { 'kalshi.environment': 'custom', 'kalshi.customBaseUrl': server.baseUrl };
  const host = await startExtensionHost({ ...address, ...settings });
  host.window.on('MainThreadErrors.$onUnexpectedError', (error: unknown) => {
    throw new Error(JSON.stringify(error));
  });
  const editor = new EditorWindow(host);
  const extension = runExtension(host, { storage });
  return {
    host,
    server,
    extension,
    editor,
    set: (others) => host.changeSettings({ ...address, ...others }),
    run: (command, ...args) =>
      (host.actor('ExtHostCommands') as Commands).$executeContributedCommand(command, ...args),
    close: async () => {
      extension.dispose();
      await server.close();
      rmSync(storage, { recursive: true, force: true });
    },
  };
}
