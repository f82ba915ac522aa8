/** A folder that several windows write into at once. What is in it never changes: it is added and removed whole. */
export interface SegmentFolder {
  /** The segments, oldest first. */
  list(): Promise<readonly string[]>;
  /** Rejects for one that is gone. */
  read(segment: string): Promise<string>;
  /** Whole or not at all. Resolves to the name of the segment. */
  write(text: string): Promise<string>;
  /** The same before it returns, for a window that is closing. Throws where it cannot. */
  writeNow(text: string): void;
  remove(segment: string): Promise<void>;
  /** Runs while no other window does. Resolves to whether it ran. */
  alone(run: () => Promise<void>): Promise<boolean>;
}
