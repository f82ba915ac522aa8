import type { TransportResponse } from '../../src/core/kalshi/transport';

/** What goes wrong with one request. */
export interface Fault {
  /** Milliseconds before the answer. */
  readonly delay?: number;
  /** The connection stays open and nothing comes. */
  readonly hang?: boolean;
  /** The connection breaks in the middle of the body. */
  readonly truncate?: boolean;
  /** The connection is reset before anything comes. */
  readonly reset?: boolean;
  /** The body says that it is compressed, and is not. */
  readonly badGzip?: boolean;
  /** Leaves every so manieth thing out of a list. */
  readonly omitEvery?: number;
  /** Answers this instead of what was asked for. */
  readonly answer?: TransportResponse;
}

const CODES: Readonly<Record<number, string>> = {
  400: 'bad_request',
  404: 'not_found',
  429: 'too_many_requests',
  500: 'internal_server_error',
  503: 'service_unavailable',
};

const PORTAL =
  '<!doctype html><title>Sign in</title><form action="/login">Accept the terms of this network</form>';

const NONE: Fault = {};

/** The exchange's error body of a status. */
export function errorAnswer(status: number): TransportResponse {
  const code = CODES[status] ?? 'error';
  const body = JSON.stringify({ error: { code, message: code.replaceAll('_', ' ') } });
  return { status, contentType: 'application/json', body };
}

/** A network's sign-in page. */
export function portalAnswer(): TransportResponse {
  return { status: 200, contentType: 'text/html; charset=utf-8', body: PORTAL };
}

/** The switches of the sample server. Each holds for the next `times` requests, for all until `clear` by default. */
export class ServerFaults {
  #fault = NONE;
  #times = 0;
  #choose: ((path: string) => Fault) | undefined;
  readonly #replacements = new Map<string, TransportResponse>();

  /** Any mixture; replaces what was set before. */
  set(fault: Fault, times = Infinity): void {
    this.#fault = fault;
    this.#times = times;
  }

  /** Each request gets a fault of its own by its path, where no other one is set, until `clear`. */
  choose(fault: (path: string) => Fault): void {
    this.#choose = fault;
  }

  /** Answers every request with the exchange's error body of that status (`retryAfter` in seconds). */
  status(status: number, times?: number, retryAfter?: number): void {
    const answer = errorAnswer(status);
    this.set({ answer: retryAfter === undefined ? answer : { ...answer, retryAfter } }, times);
  }

  /** Answers as a network's sign-in page does: 200 and HTML. */
  captivePortal(times?: number): void {
    this.set({ answer: portalAnswer() }, times);
  }

  delay(milliseconds: number, times?: number): void {
    this.set({ delay: milliseconds }, times);
  }

  hang(times?: number): void {
    this.set({ hang: true }, times);
  }

  truncate(times?: number): void {
    this.set({ truncate: true }, times);
  }

  /**
   * Answers one path with something else, a recorded response for example, until `clear`.
   * @param path below the base address, with its query for that request alone: `/milestones`, `/milestones?limit=200`
   * @param body a JSON value, or the body's text
   */
  replace(path: string, body: unknown, status = 200): void {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    this.#replacements.set(path, { status, contentType: 'application/json', body: text });
  }

  /** Everything works again. */
  clear(): void {
    this.set(NONE);
    this.#choose = undefined;
    this.#replacements.clear();
  }

  /** The fault of the request that has come now. */
  next(path: string): Fault {
    if (this.#times <= 0 || this.#fault === NONE) return this.#choose?.(path) ?? NONE;
    this.#times--;
    return this.#fault;
  }

  replacement(path: string): TransportResponse | undefined {
    return this.#replacements.get(path) ?? this.#replacements.get(path.replace(/\?.*/, ''));
  }
}
