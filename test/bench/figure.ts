/** One measured thing, against a yardstick of the same run. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  /** What it is held against, with its own measure. */
  readonly yardstick: string;
  readonly ratio: number;
  /** The bound of the ratio that the project has set itself. */
  readonly most?: number;
}

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** @param share from 0 to 1 */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

export function milliseconds(ms: number): string {
  return ms < 0.1 ? `${(ms * 1000).toFixed(1)} µs` : `${ms.toFixed(2)} ms`;
}
