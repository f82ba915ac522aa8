import type { NameFile } from '../../../src/core/catalog/nameStore';

/** A file in memory that several windows share. */
export class MemoryFile implements NameFile {
  text: string | undefined;
  /** Every write is refused with it. */
  fault: Error | undefined;
  reads = 0;
  writes = 0;

  read = async (): Promise<string | undefined> => this.readNow();
  write = async (text: string): Promise<void> => this.writeNow(text);

  readNow = (): string | undefined => {
    this.reads++;
    return this.text;
  };

  writeNow = (text: string): void => {
    if (this.fault) throw this.fault;
    this.writes++;
    this.text = text;
  };

  remove = async (): Promise<void> => {
    this.text = undefined;
  };
}
