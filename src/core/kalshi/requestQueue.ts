import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { failureFrom, statusFailure } from './answer';
import { KalshiError } from './errors';
import { Pace, PATIENCE_MS } from './pace';
import type { Transport, TransportResponse } from './transport';

export interface RequestQueueOptions {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Asked for once, at the first request; asked again after it failed. */
  readonly transport: () => Promise<Transport>;
  /** Requests a second that may start, 0.5 to 50. Default 5. */
  readonly perSecond?: number;
  /** Requests in flight, at least 1. Default 4. */
  readonly concurrency?: number;
  /** Gets one line for each request sent. */
  readonly log?: (line: string) => void;
  /** Milliseconds, monotonic. */
  readonly now?: () => number;
  /** Resolves after `ms`; rejects as soon as the signal is aborted. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface QueuedRequest {
  /** Also its name in the queue: no two with the same address may wait. */
  readonly url: string;
  /** Higher goes first. */
  readonly urgency: number;
  /** Takes it out of the queue, or ends it. */
  readonly signal: AbortSignal;
  /** Called when it leaves the queue. */
  readonly started: () => void;
}

export const wait = (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal });

const LOGGED_PATH = 200;

/** Sends requests, most urgent first, at the pace the exchange bears. */
export class RequestQueue {
  readonly #queue: PQueue;
  readonly #pace: Pace;
  readonly #end = new AbortController();
  readonly #now: () => number;
  #transport: Promise<Transport> | undefined;
  #sent = 0;
  #waking = false;

  constructor(private readonly options: RequestQueueOptions) {
    this.#now = options.now ?? (() => performance.now());
    this.#queue = new PQueue({ concurrency: Math.max(1, options.concurrency ?? 4) || 1 });
    this.#pace = new Pace(options.perSecond ?? 5, this.#now);
  }

  /** How many were handed to the transport. */
  get sent(): number {
    return this.#sent;
  }

  setRate(perSecond: number): void {
    this.#pace.setLimit(perSecond);
    this.#regulate();
  }

  /** Resolves with a 2xx answer; rejects with KalshiError, or with the reason of the signal. */
  add(request: QueuedRequest): Promise<TransportResponse> {
    const { url: id, urgency: priority, signal } = request;
    const answer = this.#queue.add(() => this.#start(request), { id, priority, signal });
    this.#regulate();
    return answer;
  }

  /** For one that still waits. */
  raise(url: string, urgency: number): void {
    this.#queue.setPriority(url, urgency);
  }

  /** Closes the transport. What waits or is on its way ends by its own signal. */
  dispose(): void {
    this.#end.abort();
    this.#transport?.then(
      (transport) => transport.dispose(),
      () => undefined,
    );
  }

  /**
   * Keeps the queue paused until the pace allows another start. p-queue's own interval is fixed once made, and
   * the pace changes with every 429. No timer runs while nothing waits.
   */
  #regulate(): void {
    const ms = this.#pace.wait();
    if (ms <= 0) {
      this.#queue.start();
      return;
    }
    this.#queue.pause();
    if (this.#queue.size === 0 || this.#waking) return;
    this.#waking = true;
    const wake = () => {
      this.#waking = false;
      this.#regulate();
    };
    (this.options.sleep ?? wait)(ms, this.#end.signal).then(wake, () => undefined);
  }

  async #start(request: QueuedRequest): Promise<TransportResponse> {
    request.started();
    const { held } = this.#pace;
    if (held > PATIENCE_MS) throw heldBack(held);
    this.#pace.started();
    this.#regulate();
    const transport = await this.#load();
    request.signal.throwIfAborted();
    this.#sent++;
    const sentAt = this.#now();
    const response = await this.#logged(request.url, transport.send(request.url, request.signal));
    const failure = statusFailure(response);
    if (failure?.reason === 'rateLimited') {
      this.#pace.refused(sentAt, response.retryAfter);
      this.#regulate();
    }
    if (failure) throw failure;
    return response;
  }

  async #load(): Promise<Transport> {
    this.#transport ??= this.options.transport();
    try {
      return await this.#transport;
    } catch (error) {
      this.#transport = undefined;
      throw error;
    }
  }

  async #logged(url: string, sending: Promise<TransportResponse>): Promise<TransportResponse> {
    const startedAt = this.#now();
    const path = url.slice(this.options.baseUrl.length);
    const shown = path.length > LOGGED_PATH ? `${path.slice(0, LOGGED_PATH)}…` : path;
    const log = (outcome: string | number, rest: string) =>
      this.options.log?.(`GET ${shown} ${outcome} ${Math.round(this.#now() - startedAt)} ms ${rest}`);
    try {
      const response = await sending;
      log(response.status, `${Buffer.byteLength(response.body)} B`);
      return response;
    } catch (error) {
      const { reason, message } = failureFrom(error);
      log(reason, `(${message})`);
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
