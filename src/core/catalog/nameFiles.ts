import type { SegmentFolder } from './segmentFolder';
import { linesOf, recordsOf, segmentsOf, type NameRecord } from './nameSegment';

export interface NameFilesOptions {
  readonly folder: SegmentFolder;
  readonly log: (line: string) => void;
  /** Takes each record that is read. */
  readonly take: (record: NameRecord) => void;
}

/** From so many on they are written anew as few. Together, with the longest names, they stay below 64 MB. */
const MOST_SEGMENTS = 64;
/** Records that are read without a breath between them: a fraction of a millisecond. */
const BREATH = 500;

/** The segments of one exchange, in a folder that several windows write into. All of it rejects where the disk does. */
export class NameFiles {
  /** The segments that were read or written, and whether what they hold is known here. */
  readonly #segments = new Map<string, boolean>();

  readonly #options: NameFilesOptions;

  constructor(options: NameFilesOptions) {
    this.#options = options;
  }

  /**
   * Reads what is new, the newest first, until nothing is: what goes away while it reads stands in a segment that
   * another window has just added. What is damaged goes, so that its names are asked for again.
   */
  async read(): Promise<void> {
    const { folder, log } = this.#options;
    const bad = { damaged: 0, foreign: 0 };
    for (;;) {
      const fresh = (await folder.list()).filter((name) => !this.#segments.has(name));
      if (fresh.length === 0) break;
      for (const name of fresh.toReversed()) {
        const found = await this.#readOne(name);
        if (found) bad[found]++;
      }
    }
    if (bad.damaged > 0) log(`Names on disk: ${bad.damaged} damaged segments were removed.`);
    if (bad.foreign > 0) log(`Names on disk: ${bad.foreign} segments of another version are left alone.`);
  }

  async write(records: readonly NameRecord[]): Promise<void> {
    for (const text of segmentsOf(records)) this.#segments.set(await this.#options.folder.write(text), true);
  }

  /** Before it returns. Throws where the disk does. */
  writeNow(records: readonly NameRecord[]): void {
    for (const text of segmentsOf(records)) this.#options.folder.writeNow(text);
  }

  /** Whether there are so many that they had better be few. What this version cannot read is not its to tidy up. */
  async areMany(): Promise<boolean> {
    const own = (await this.#options.folder.list()).filter((name) => this.#segments.get(name) !== false);
    return own.length >= MOST_SEGMENTS;
  }

  /**
   * Writes all that is known as few segments, unless another window is doing that. Those that others add meanwhile
   * stay: only what was read goes.
   * @param all what is known once everything was read
   * @returns whether it was done
   */
  compact(all: () => readonly NameRecord[]): Promise<boolean> {
    const { folder } = this.#options;
    return folder.alone(async () => {
      await this.read();
      const old = [...this.#segments].filter(([, isHere]) => isHere);
      await this.write(all());
      for (const [name] of old) {
        await folder.remove(name).catch(() => undefined);
        this.#segments.delete(name);
      }
    });
  }

  /** Removes all, whoever wrote it. */
  async clear(): Promise<void> {
    const { folder } = this.#options;
    for (const name of await folder.list()) await folder.remove(name).catch(() => undefined);
    this.#segments.clear();
  }

  async #readOne(name: string): Promise<'damaged' | 'foreign' | undefined> {
    const { folder, take } = this.#options;
    const text = await folder.read(name).catch(() => undefined);
    const lines = text === undefined ? [] : linesOf(text);
    this.#segments.set(name, text !== undefined && typeof lines !== 'string');
    if (lines === 'damaged') await folder.remove(name).catch(() => undefined);
    if (typeof lines === 'string') return lines;
    for (let start = 0; start < lines.length; start += BREATH) {
      if (start > 0) await new Promise((resolve) => setImmediate(resolve));
      for (const record of recordsOf(lines.slice(start, start + BREATH))) take(record);
    }
    return undefined;
  }
}
