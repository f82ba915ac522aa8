/** Milliseconds of one slice of work: a key waits no longer. */
export const SLICE = 5;

/** Long work in slices, between which others have their turn. */
export class TimeSlicer {
  #until = performance.now() + SLICE;

  /** Whether it is time for `next`. */
  get isOver(): boolean {
    return performance.now() > this.#until;
  }

  /** Resolves where the next slice begins. */
  async next(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#until = performance.now() + SLICE;
  }
}
