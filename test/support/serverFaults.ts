import type { TransportResponse } from '../../src/core/kalshi/transport';

/** What goes wrong with one request. */
export interface Fault {
  /** Milliseconds before the answer. */
  readonly delay?: number;
  /** The connection stays open and nothing comes. */
  readonly hang?: boolean;
  /** The connection breaks in the middle of the body. */
  readonly truncate?: boolean;
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

/** The switches of the sample server. Each holds for the next `times` requests, for all until `clear` by default. */
export class ServerFaults {
  #fault: Fault = {};
  #times = 0;
  readonly #replacements = new Map<string, TransportResponse>();

  /** Any mixture; replaces what was set before. */
  set(fault: Fault, times = Infinity): void {
    this.#fault = fault;
    this.#times = times;
  }

  /** Answers every request with the exchange's error body of that status (`retryAfter` in seconds). */
  status(status: number, times?: number, retryAfter?: number): void {
    const code = CODES[status] ?? 'error';
    const body = JSON.stringify({ error: { code, message: code.replaceAll('_', ' ') } });
    const answer = { status, contentType: 'application/json', body };
    this.set({ answer: retryAfter === undefined ? answer : { ...answer, retryAfter } }, times);
  }

  /** Answers as a network's sign-in page does: 200 and HTML. */
  captivePortal(times?: number): void {
    this.set({ answer: { status: 200, contentType: 'text/html; charset=utf-8', body: PORTAL } }, times);
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
    this.set({});
    this.#replacements.clear();
  }

  /** The fault of the request that has come now. */
  next(): Fault {
    if (this.#times <= 0) return {};
    this.#times--;
    return this.#fault;
  }

  replacement(path: string): TransportResponse | undefined {
    return this.#replacements.get(path) ?? this.#replacements.get(path.replace(/\?.*/, ''));
  }
}
