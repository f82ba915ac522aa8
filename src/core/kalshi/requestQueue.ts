import { setTimeout as sleep } from 'node:timers/promises';
import { failureFrom, statusFailure } from './answer';
import { KalshiError } from './errors';
import { MAX_WAIT_MS, RateLimiter } from './rateLimiter';
import type { Transport, TransportResponse } from './transport';
import { PriorityQueue, type Waiter } from './priorityQueue';

export interface RequestQueueOptions {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Called at the first request, and again if it failed. */
  readonly transport: () => Promise<Transport>;
  /** Requests a second that may start, 0.5 to 50. Default 5. */
  readonly perSecond?: number;
  /** Requests in flight, at least 1. Default 4. */
  readonly concurrency?: number;
  /** Gets one line for each request sent. */
  readonly log?: (line: string) => void;
  /** From 0 to 1, as Math.random. */
  readonly random?: () => number;
  /** Milliseconds, monotonic. */
  readonly now?: () => number;
  /** Resolves after `ms`; rejects as soon as the signal is aborted. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** No two queued requests have the same address. The signal also aborts a request that was sent. */
export interface QueuedRequest extends Waiter {
  /** Called when its turn has come: why it must not be sent. */
  readonly refusal: () => KalshiError | undefined;
  /** Called when it is sent. */
  readonly started: () => void;
}

export const wait = (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal });

const LOGGED_PATH = 200;

/** Sends requests, most urgent first, as fast as the rate limit allows. */
export class RequestQueue {
  readonly #concurrency: number;
  readonly #queue = new PriorityQueue();
  readonly #limiter: RateLimiter;
  readonly #end = new AbortController();
  readonly #now: () => number;
  #transport: Promise<Transport> | undefined;
  #sent = 0;
  #inFlight = 0;
  #waking = false;

  readonly #options: RequestQueueOptions;

  constructor(options: RequestQueueOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    this.#concurrency = Math.max(1, options.concurrency ?? 4) || 1;
    this.#limiter = new RateLimiter(options.perSecond ?? 5, this.#now, options.random);
  }

  /** The number of requests handed to the transport. */
  get sent(): number {
    return this.#sent;
  }

  setRate(perSecond: number): void {
    this.#limiter.setRate(perSecond);
    this.#regulate();
  }

  /** Resolves with a 2xx answer; rejects with KalshiError, or with the reason of the signal. */
  async add(request: QueuedRequest): Promise<TransportResponse> {
    const turn = this.#queue.enter(request);
    this.#regulate();
    await turn;
    try {
      return await this.#start(request);
    } finally {
      this.#inFlight--;
      this.#regulate();
    }
  }

  /** Sets the urgency of a queued request. */
  raise(url: string, urgency: number): void {
    this.#queue.raise(url, urgency);
  }

  /** Rejects all queued requests. */
  clear(reason: KalshiError): void {
    this.#queue.clear(reason);
  }

  /** Sends a request at once, past the queue. Resolves to `undefined` if the rate limit does not allow it. Logs answers only. */
  async probe(url: string, signal: AbortSignal): Promise<TransportResponse | undefined> {
    if (this.#limiter.held > 0 || this.#limiter.wait() > 0) return undefined;
    this.#limiter.started();
    return this.#send(url, AbortSignal.any([signal, this.#end.signal]), true);
  }

  /** Closes the transport. Requests end by their own signals. */
  dispose(): void {
    this.#end.abort();
    this.#transport?.then(
      (transport) => transport.dispose(),
      () => undefined,
    );
  }

  /** Starts what the rate limit allows, and again later. No timer runs while the queue is empty. */
  #regulate(): void {
    while (this.#inFlight < this.#concurrency) {
      const start = this.#queue.next();
      if (!start) return;
      const ms = this.#limiter.wait();
      if (ms > 0) return this.#wakeAfter(ms);
      this.#inFlight++;
      if (this.#limiter.held <= MAX_WAIT_MS) this.#limiter.started();
      start();
    }
  }

  #wakeAfter(ms: number): void {
    if (this.#waking) return;
    this.#waking = true;
    const wake = () => {
      this.#waking = false;
      this.#regulate();
    };
    (this.#options.sleep ?? wait)(ms, this.#end.signal).then(wake, () => undefined);
  }

  async #start(request: QueuedRequest): Promise<TransportResponse> {
    const refusal = request.refusal();
    if (refusal) throw refusal;
    request.started();
    const { held } = this.#limiter;
    if (held > MAX_WAIT_MS) throw heldBack(held);
    return this.#send(request.url, request.signal);
  }

  async #send(url: string, signal: AbortSignal, isProbe = false): Promise<TransportResponse> {
    const transport = await this.#load();
    signal.throwIfAborted();
    this.#sent++;
    const sentAt = this.#now();
    const response = await this.#logged(url, transport.send(url, signal), isProbe);
    const failure = statusFailure(response);
    if (failure?.reason === 'rateLimited') {
      this.#limiter.refused(sentAt, response.retryAfter);
      this.#regulate();
    }
    if (failure) throw failure;
    this.#limiter.succeeded();
    return response;
  }

  async #load(): Promise<Transport> {
    this.#transport ??= this.#options.transport();
    try {
      return await this.#transport;
    } catch (error) {
      this.#transport = undefined;
      throw error;
    }
  }

  async #logged(
    url: string,
    sending: Promise<TransportResponse>,
    isProbe: boolean,
  ): Promise<TransportResponse> {
    const startedAt = this.#now();
    const path = url.slice(this.#options.baseUrl.length);
    const shown = path.length > LOGGED_PATH ? `${path.slice(0, LOGGED_PATH)}…` : path;
    const log = (outcome: string | number, rest: string) =>
      this.#options.log?.(`GET ${shown} ${outcome} ${Math.round(this.#now() - startedAt)} ms ${rest}`);
    try {
      const response = await sending;
      log(response.status, `${Buffer.byteLength(response.body)} B`);
      return response;
    } catch (error) {
      const { reason, message } = failureFrom(error);
      if (!isProbe) log(reason, `(${message})`);
      throw error;
    }
  }
}

function heldBack(ms: number): KalshiError {
  const retryAfter = Math.ceil(ms / 1000);
  return new KalshiError('rateLimited', `The exchange asked to wait ${retryAfter} s.`, {
    status: 429,
    retryAfter,
  });
}
