import type { EntityRef } from '../entities/kinds';

export interface Hit {
  readonly ref: EntityRef;
  readonly title: string;
}

interface Ranked {
  readonly hit: Hit;
  readonly rank: number;
}

/** The few best of many, without sorting those that are dropped. */
export class Ranking {
  readonly #best: Ranked[] = [];

  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Best first; among equals by title. */
  get hits(): readonly Hit[] {
    return this.#best.map(({ hit }) => hit);
  }

  /** @param rank the lower the better */
  add(hit: Hit, rank: number): void {
    const best = this.#best;
    const isFull = best.length === this.#most;
    const last = best.at(-1);
    if (isFull && (!last || !isBefore({ hit, rank }, last))) return;
    if (isFull) best.pop();
    let low = 0;
    for (let high = best.length; low < high;) {
      const middle = (low + high) >> 1;
      const there = best[middle];
      if (there && isBefore(there, { hit, rank })) low = middle + 1;
      else high = middle;
    }
    best.splice(low, 0, { hit, rank });
  }
}

function isBefore(a: Ranked, b: Ranked): boolean {
  return a.rank < b.rank || (a.rank === b.rank && a.hit.title < b.hit.title);
}
