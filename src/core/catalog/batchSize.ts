/** Characters of an address that the ids of one request may take: with the rest of it below 8 kB. */
const MOST = 7_800;
/** What halving comes down to in four steps. Nothing on the way of a request is known to take less. */
const LEAST = Math.floor(MOST / 2 ** 4);
/** What has worked is written down when it grew by so much, not at every request. */
const WORTH_KEEPING = 1.5;

/** One small value that outlives the session. */
export interface KeptValue {
  get(): unknown;
  /** Must not throw. */
  set(value: unknown): unknown;
}

/**
 * How much of an address ids may take on the way to one exchange, as far as it was found out: a proxy there may take
 * less than the exchange does. In characters, because those are what is limited, whatever the ids are of.
 */
export class BatchSize {
  #room = MOST;
  #proven = 0;
  #keptProven = 0;

  readonly #kept: KeptValue | undefined;

  /** @param kept where it is remembered; without it for the session only */
  constructor(kept?: KeptValue) {
    this.#kept = kept;
    const value = kept?.get();
    if (!Array.isArray(value)) return;
    const [room, proven] = value as unknown[];
    if (isWithin(room, LEAST, MOST)) this.#room = room;
    if (isWithin(proven, 0, this.#room)) this.#proven = this.#keptProven = proven;
  }

  /** Characters that the ids of one request may take. */
  get room(): number {
    return this.#room;
  }

  /** Whether so much was taken before, or is so little that everything takes it. */
  isProven(characters: number): boolean {
    return characters <= Math.max(this.#proven, LEAST);
  }

  worked(characters: number): void {
    this.#proven = Math.max(this.#proven, Math.min(characters, this.#room));
    if (characters > LEAST && this.#proven > this.#keptProven * WORTH_KEEPING) this.#keep();
  }

  /**
   * Twice as much was refused, and so much was not.
   * @param isCertain that it was for its length; otherwise only the next refusal counts
   */
  refused(characters: number, isCertain: boolean): void {
    this.#proven = Math.min(this.#proven, characters);
    if (!isCertain) return;
    this.#room = Math.max(LEAST, Math.min(characters, this.#room));
    this.#proven = Math.min(this.#proven, this.#room);
    this.#keep();
  }

  forget(): void {
    this.#room = MOST;
    this.#proven = this.#keptProven = 0;
    this.#kept?.set(undefined);
  }

  #keep(): void {
    this.#keptProven = this.#proven;
    this.#kept?.set([this.#room, this.#proven]);
  }
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}
