import { monitorEventLoopDelay } from 'node:perf_hooks';

const MB = 2 ** 20;

/** How the process is doing while it runs for long. */
export class Vitals {
  readonly #heaps: number[] = [];
  readonly #delay = monitorEventLoopDelay({ resolution: 5 });
  readonly rejections: unknown[] = [];
  readonly #note = (reason: unknown): void => void this.rejections.push(reason);

  constructor() {
    this.#delay.enable();
    process.on('unhandledRejection', this.#note);
  }

  /** Takes a reading of the heap, after what is not needed was taken away; that pause counts for nothing. */
  read(): void {
    this.#delay.disable();
    if (!globalThis.gc) throw new Error('run with --expose-gc');
    globalThis.gc();
    this.#heaps.push(process.memoryUsage().heapUsed / MB);
    this.#delay.enable();
  }

  /** Megabytes of the heap: the medians of the three thirds of the readings. */
  get heaps(): readonly [number, number, number] {
    const third = Math.floor(this.#heaps.length / 3);
    const part = (at: number): number => median(this.#heaps.slice(at * third, (at + 1) * third));
    return [part(0), part(1), part(2)];
  }

  /** Milliseconds that what is due waits for its turn at most, 99 times in a hundred. */
  get delay99(): number {
    return Math.max(0, this.#delay.percentile(99) / 1e6 - 5);
  }

  stop(): void {
    this.#delay.disable();
    process.off('unhandledRejection', this.#note);
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN;
}
