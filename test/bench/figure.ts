/** One measured thing, against a yardstick of the same run. */
export interface Figure {
  readonly name: string;
  /** With its unit; of repeated readings their median. */
  readonly value: string;
  /** What it is held against, with its own measure. */
  readonly yardstick: string;
  readonly ratio: number;
  /** The bound of the ratio that the project has set itself. */
  readonly most?: number;
  /** Of the readings behind `value`; none for what is counted and the same each time. */
  readonly spread?: Spread;
}

/** How far apart repeated readings lie. */
export interface Spread {
  readonly readings: number;
  /** From the lower to the upper quartile, in percent of the median. */
  readonly percent: number;
}

export interface Comparison {
  readonly name: string;
  /** Milliseconds, one for each run. */
  readonly readings: readonly number[];
  /** Its name alone: the median is added. */
  readonly yardstick: string;
  /** Milliseconds of the yardstick: readings of the same runs, or a bound. */
  readonly against: readonly number[] | number;
  readonly most?: number;
}

/** A time against another time of the same runs, both by their medians. */
export function compared({ name, readings, yardstick, against, most }: Comparison): Figure {
  const mine = median(readings);
  const other = typeof against === 'number' ? against : median(against);
  return {
    name,
    value: milliseconds(mine),
    yardstick: `${yardstick}: ${milliseconds(other)}`,
    ratio: mine / other,
    spread: spreadOf(readings),
    ...(most !== undefined && { most }),
  };
}

export function spreadOf(readings: readonly number[]): Spread {
  const range = quantile(readings, 0.75) - quantile(readings, 0.25);
  return { readings: readings.length, percent: (100 * range) / Math.abs(median(readings)) };
}

export function isOver({ ratio, most }: Figure): boolean {
  return most !== undefined && !(ratio <= most);
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
