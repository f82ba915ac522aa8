/** A queued request. */
export interface Waiter {
  /** Its key in the queue. */
  readonly url: string;
  /** Higher goes first. */
  readonly urgency: number;
  /** Removes it from the queue. */
  readonly signal: AbortSignal;
}

interface Place {
  readonly url: string;
  urgency: number;
  readonly start: () => void;
  readonly fail: (reason: Error) => void;
}

/** Queued requests: the most urgent first, then the oldest. */
export class PriorityQueue {
  readonly #places = new Set<Place>();

  /** Resolves when its turn comes; rejects with the reason of its signal if it is aborted before. */
  enter({ url, urgency, signal }: Waiter): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => fail(signal.reason as Error);
      const end = (): void => {
        this.#places.delete(place);
        signal.removeEventListener('abort', leave);
      };
      const start = (): void => {
        end();
        resolve();
      };
      const fail = (reason: Error): void => {
        end();
        reject(reason);
      };
      const place: Place = { url, urgency, start, fail };
      if (signal.aborted) return leave();
      this.#places.add(place);
      signal.addEventListener('abort', leave);
    });
  }

  raise(url: string, urgency: number): void {
    for (const place of this.#places) if (place.url === url) place.urgency = urgency;
  }

  /** Rejects all. */
  clear(reason: Error): void {
    for (const { fail } of this.#places) fail(reason);
  }

  /** Starts the next request when called; `undefined` if the queue is empty. */
  next(): (() => void) | undefined {
    let first: Place | undefined;
    for (const place of this.#places) if (!first || place.urgency > first.urgency) first = place;
    return first?.start;
  }
}
