import type { SegmentFolder } from '../../../src/core/catalog/segmentFolder';

/** A folder in memory, which windows share by having it both, and which can be full, damaged or locked. */
export class MemoryFolder implements SegmentFolder {
  readonly files = new Map<string, string>();
  /** What every write is refused with. */
  fault: Error | undefined;
  isLocked = false;
  /** Done before a segment is read. */
  beforeRead: (segment: string) => void = () => undefined;
  reads = 0;
  #written = 0;

  list = async (): Promise<readonly string[]> => [...this.files.keys()];

  read = async (segment: string): Promise<string> => {
    this.reads++;
    this.beforeRead(segment);
    const text = this.files.get(segment);
    if (text === undefined) throw new Error(`no ${segment}`);
    return text;
  };

  write = async (text: string): Promise<string> => this.#add(text);

  writeNow = (text: string): void => void this.#add(text);

  remove = async (segment: string): Promise<void> => {
    this.files.delete(segment);
  };

  alone = async (run: () => Promise<void>): Promise<boolean> => {
    if (this.isLocked) return false;
    await run();
    return true;
  };

  #add(text: string): string {
    if (this.fault) throw this.fault;
    const name = `${String(++this.#written).padStart(4, '0')}.seg`;
    this.files.set(name, text);
    return name;
  }
}
