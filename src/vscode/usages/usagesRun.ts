import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Resolver } from '../../core/ids/resolver';
import type { FileUsages } from '../../core/usages/fileScan';
import { resolveFound, resolveUsed } from '../../core/usages/resolveUsed';
import { UsedIds, usedIdsInSlices, type UsedId } from '../../core/usages/usedIds';
import { signalOf } from '../platform/signalOf';
import { scanWorkspace, type WorkspaceScan } from './workspaceScan';

/** Milliseconds between two drawings at least, and how much longer than a drawing takes the pause behind it is. */
const DRAWN_EVERY = 250;
const PAUSE = 10;

/** What a run has found so far. */
export interface FoundSoFar {
  readonly scan: WorkspaceScan;
  readonly used: readonly UsedId[];
  readonly isScanning: boolean;
}

/**
 * Looks through the files of the workspace and asks what their ids stand for meanwhile. It can be cancelled in its
 * notification, too.
 * @param show is called a few times a second while files are looked at or names arrive
 * @returns whether all ids could be asked for
 */
export function runUsages(
  resolver: Resolver,
  stop: vscode.CancellationTokenSource,
  show: (found: FoundSoFar) => Promise<void>,
): Thenable<boolean> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: 'Scanning for Kalshi IDs',
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, cancelled) => {
    cancelled.onCancellationRequested(() => stop.cancel());
    const say = (message: string): void => progress.report({ message });
    say('looking for files');
    const run = new Run();
    const ended = new AbortController();
    const drawing = drawUntil(ended.signal, () => run.found && show(run.found));
    const signal = signalOf(stop.token);
    try {
      const asking = resolveFound(run, resolver, signal);
      const scan = await run.scan(stop.token, say);
      await show(scan);
      await asking;
      const told = (asked: number): void => say(`${asked.toLocaleString()} IDs looked up`);
      return await resolveUsed(scan.used, resolver, signal, told);
    } finally {
      run.end();
      ended.abort();
      await drawing;
    }
  });
}

/** The files that were looked at so far, and their ids. */
class Run {
  readonly #files = new Map<string, FileUsages>();
  readonly #used = new UsedIds();
  #found: FoundSoFar | undefined;
  #looked = 0;
  #total = 0;
  #hasEnded = false;
  #wake: (() => void) | undefined;

  get all(): readonly UsedId[] {
    return this.#used.all;
  }

  /** Nothing until something was found. */
  get found(): FoundSoFar | undefined {
    if (this.#found || this.#files.size === 0) return this.#found;
    const files = new Map(this.#files);
    const addresses = new Set(files.keys());
    const counts = { looked: this.#looked, total: this.#total, isCut: false, unreadable: 0 };
    return { scan: { files, addresses, ...counts }, used: this.all, isScanning: true };
  }

  async scan(token: vscode.CancellationToken, say: (message: string) => void): Promise<FoundSoFar> {
    const scan = await scanWorkspace({
      token,
      progress: (looked, total) => {
        [this.#looked, this.#total] = [looked, total];
        say(`${looked.toLocaleString()} of ${total.toLocaleString()} files`);
      },
      found: (address, usages) => {
        this.#files.set(address, usages);
        this.#used.add(address, usages);
        this.#wake?.();
      },
    });
    // In the order of the files, not in that in which they were read.
    this.#found = { scan, used: await usedIdsInSlices(scan.files), isScanning: false };
    this.end();
    return this.#found;
  }

  async more(): Promise<boolean> {
    if (this.#hasEnded) return false;
    await new Promise<void>((resolve) => (this.#wake = resolve));
    return true;
  }

  end(): void {
    this.#hasEnded = true;
    this.#wake?.();
  }
}

async function drawUntil(signal: AbortSignal, draw: () => Promise<void> | undefined): Promise<void> {
  for (let pause = DRAWN_EVERY; ;) {
    await wait(pause, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const started = performance.now();
    await draw();
    pause = Math.max(DRAWN_EVERY, PAUSE * (performance.now() - started));
  }
}
