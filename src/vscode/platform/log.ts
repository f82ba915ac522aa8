import * as vscode from 'vscode';

/** Resolves to the result of the work, or to a fallback if it throws. */
export type Guard = <T, U>(work: () => Promise<T>, otherwise: U) => Promise<T | U>;

/** Different errors that are logged in a session. */
const MAX_FAULTS = 100;

/** The "Kalshi" output channel, made when the first line is written. */
export class Log implements vscode.Disposable {
  #channel: vscode.LogOutputChannel | undefined;
  readonly #faults = new Set<string>();

  info(line: string): void {
    this.#open().info(line);
  }

  /**
   * Runs what VS Code calls without a person asking for it. A bug is logged once, and nothing is shown: VS Code would show
   * some errors in a notification each time.
   */
  readonly guard: Guard = async (work, otherwise) => {
    try {
      return await work();
    } catch (error) {
      const fault = faultOf(error);
      if (!this.#faults.has(fault) && this.#faults.size < MAX_FAULTS) {
        this.#faults.add(fault);
        this.#open().error(fault);
      }
      return otherwise;
    }
  };

  warn(line: string): void {
    this.#open().warn(line);
  }

  error(error: unknown): void {
    this.#open().error(faultOf(error));
  }

  show(): void {
    this.#open().show(true);
  }

  dispose(): void {
    this.#channel?.dispose();
  }

  #open(): vscode.LogOutputChannel {
    this.#channel ??= vscode.window.createOutputChannel('Kalshi', { log: true });
    return this.#channel;
  }
}

function faultOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
