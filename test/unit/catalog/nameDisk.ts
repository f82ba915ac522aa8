import * as assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { NameStore } from '../../../src/core/catalog/nameStore';
import { createSegmentFolder } from '../../../src/vscode/platform/segmentFolder';

/** The script of a writer, built so that it starts without a delay. */
export function buildWriter(entry = join(import.meta.dirname, 'nameWriter.ts')): string {
  const outfile = join(mkdtempSync(join(tmpdir(), 'kalshi-writer-')), 'writer.cjs');
  buildSync({ entryPoints: [entry], outfile, bundle: true, minify: true, platform: 'node', format: 'cjs' });
  return outfile;
}

/** A directory of its own for each test, and processes that write names into it. */
export class NameDisk {
  readonly root = mkdtempSync(join(tmpdir(), 'kalshi-names-'));
  readonly folder = join(this.root, 'names');
  readonly #script: string;

  /** @param script what `buildWriter` made, for who wants writers */
  constructor(script = '') {
    this.#script = script;
  }

  /**
   * A process that writes names.
   * @param windows a number for each window in it
   * @param shell what runs before it in the same shell
   */
  writer(windows: readonly number[], count: number, shell = ''): ChildProcess {
    const args = [this.#script, this.folder, windows.join(), String(count)];
    const stdio = ['ignore', 'pipe', 'ignore'] as const;
    return shell
      ? spawn('sh', ['-c', `${shell}; exec "$0" "$@"`, process.execPath, ...args], { stdio: [...stdio] })
      : spawn(process.execPath, args, { stdio: [...stdio] });
  }

  /** A store as the next start opens it, and the lines of its log. */
  async open(): Promise<{ readonly store: NameStore; readonly log: readonly string[] }> {
    const log: string[] = [];
    const store = new NameStore({
      folder: createSegmentFolder(this.folder),
      log: (line) => log.push(line),
      gathering: 2 ** 30,
    });
    await store.load();
    return { store, log };
  }

  /** A small disk in the place of the folder. Returns why there can be none. */
  mount(kilobytes: number): string | undefined {
    spawnSync('mkdir', ['-p', this.folder]);
    return this.#mount(`size=${kilobytes}k`);
  }

  /** Makes the disk that was mounted one that can only be read, or that no longer. */
  remount(how: 'ro' | 'rw'): string | undefined {
    return this.#mount(`remount,${how}`);
  }

  #mount(options: string): string | undefined {
    const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'kalshi-test', this.folder]);
    return status === 0 ? undefined : `no disk can be mounted (${options}): ${String(stderr)}`;
  }

  unmount(): void {
    assert.equal(spawnSync('umount', [this.folder]).status, 0);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** What a process wrote, whole lines only: what stands in a cut one was not said. */
export async function linesOfProcess(
  child: ChildProcess,
  onLine: () => void = () => undefined,
): Promise<readonly string[]> {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    onLine();
  });
  await new Promise((resolve) => child.once('close', resolve));
  return text.split('\n').slice(0, -1);
}
