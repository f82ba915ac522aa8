import { failureFrom, parseAnswer } from './answer';
import { requestUrl, type Api, type ApiRequest, type CallOptions, type RequestBudget } from './api';
import { cancelled, unlessAborted, type KalshiError } from './errors';
import { URGENCY, type Demand } from './demand';
import type { JsonValue } from './json';
import { CircuitBreaker } from './circuitBreaker';
import { RequestQueue, wait, type RequestQueueOptions } from './requestQueue';
import { RetryPolicy } from './retryPolicy';
import type { TransportResponse } from './transport';

export type ApiClientOptions = RequestQueueOptions;

/** One request and everyone who waits for it. */
interface Flight {
  readonly url: string;
  readonly controller: AbortController;
  /** Of the first caller. */
  readonly budget: RequestBudget;
  urgency: number;
  readonly waiters: Set<Pick<Demand, 'isWanted'>>;
  phase: 'queued' | 'sent' | 'backingOff';
  /** When the last attempt was sent, ms, monotonic; -Infinity before the first. */
  sentAt: number;
}

/** The smallest answer of the exchange: https://docs.kalshi.com/api-reference/exchange/get-exchange-status */
const PROBE = { path: '/exchange/status' };
/** Deadline of a probe, ms. */
const PROBE_DEADLINE = 4_000;

/**
 * The client of the Trade API: a queue with priorities, a rate limit, retries and a circuit breaker. Identical requests in
 * flight are shared.
 * Every rejection is a KalshiError.
 */
export class ApiClient implements Api {
  readonly breaker = new CircuitBreaker();
  readonly #queue: RequestQueue;
  readonly #retries: RetryPolicy;
  readonly #flights = new Map<string, { readonly flight: Flight; readonly answer: Promise<JsonValue> }>();
  readonly #sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly #now: () => number;
  #disposed = false;

  readonly #options: ApiClientOptions;

  constructor(options: ApiClientOptions) {
    this.#options = options;
    this.#queue = new RequestQueue(options);
    this.#now = options.now ?? (() => performance.now());
    this.#retries = new RetryPolicy(this.#now, options.random ?? Math.random);
    this.#sleep = options.sleep ?? wait;
  }

  /** The number of requests sent, retries included. */
  get requests(): number {
    return this.#queue.sent;
  }

  /** Sets the requests per second, for queued requests too. */
  setRate(perSecond: number): void {
    this.#queue.setRate(perSecond);
  }

  async get(request: ApiRequest, options: CallOptions = {}): Promise<JsonValue> {
    const { signal, budget, demand } = options;
    const waiter = demand ?? { isWanted: true };
    if (this.#isDisposed() || signal?.aborted || !waiter.isWanted) throw cancelled();
    const urgency = (): number => URGENCY[demand?.priority ?? options.priority ?? 'visible'];
    const url = requestUrl(this.#options.baseUrl, request);
    const { flight, answer } = this.#flights.get(url) ?? this.#launch(url, urgency(), budget);
    flight.waiters.add(waiter);
    const follow = (): void => {
      this.#raise(flight, urgency());
      this.#dropIfUnwanted(flight);
    };
    follow();
    const stop = demand?.onChange(follow);
    try {
      const body = await (signal ? unlessAborted(answer, signal) : answer);
      // The callers would cache it, although the cache was cleared meanwhile.
      if (this.#isDisposed()) throw cancelled();
      return body;
    } finally {
      stop?.();
      flight.waiters.delete(waiter);
      this.#dropIfUnwanted(flight);
    }
  }

  /** Sends one small request to find out whether the exchange can be reached, which `breaker` then knows. Never rejects. */
  async probe(): Promise<void> {
    if (this.#disposed) return;
    const sentAt = this.#now();
    const end = new AbortController();
    const stop = (): void => end.abort(cancelled());
    this.#sleep(PROBE_DEADLINE, end.signal).then(stop, stop);
    try {
      const answer = await this.#queue.probe(requestUrl(this.#options.baseUrl, PROBE), end.signal);
      if (!answer) return;
      parseAnswer(answer);
      this.breaker.answered(this.#now());
    } catch (error) {
      this.#note(failureFrom(error), sentAt);
    } finally {
      stop();
    }
  }

  /** Rejects all requests with `cancelled` and closes the transport. */
  dispose(): void {
    this.#disposed = true;
    for (const { flight } of this.#flights.values()) flight.controller.abort(cancelled());
    this.#queue.dispose();
  }

  #isDisposed(): boolean {
    return this.#disposed;
  }

  #launch(
    url: string,
    urgency: number,
    budget: RequestBudget = { left: Infinity },
  ): { flight: Flight; answer: Promise<JsonValue> } {
    const controller = new AbortController();
    const flight: Flight = {
      ...{ url, controller, budget, urgency },
      ...{ waiters: new Set(), phase: 'queued', sentAt: -Infinity },
    };
    const answer = this.#fly(flight).finally(() => this.#forget(flight));
    // It may fail after all callers have left.
    answer.catch(() => undefined);
    const launched = { flight, answer };
    this.#flights.set(url, launched);
    return launched;
  }

  #raise(flight: Flight, urgency: number): void {
    if (urgency <= flight.urgency) return;
    flight.urgency = urgency;
    if (flight.phase === 'queued') this.#queue.raise(flight.url, urgency);
  }

  /** A request already sent is not aborted: its answer is close, and other callers may share it. */
  #dropIfUnwanted(flight: Flight): void {
    if (isWanted(flight) || flight.phase === 'sent') return;
    this.#forget(flight);
    flight.controller.abort(cancelled());
  }

  #forget(flight: Flight): void {
    if (this.#flights.get(flight.url)?.flight === flight) this.#flights.delete(flight.url);
  }

  /** A loop of our own: p-retry has neither full jitter nor a budget that requests share, and cannot wait as told. */
  async #fly(flight: Flight): Promise<JsonValue> {
    const { signal } = flight.controller;
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = parseAnswer(await this.#send(flight));
        this.breaker.answered(this.#now());
        return answer;
      } catch (error) {
        if (signal.aborted) throw cancelled();
        const failure = failureFrom(error);
        // Do not retry while the circuit is open: retries would only add load.
        const mayRetry = isWanted(flight) && flight.budget.left > 0 && !this.breaker.failure;
        const delay = mayRetry ? this.#retries.delay(failure, attempt) : undefined;
        if (delay === undefined) throw this.#note(failure, flight.sentAt);
        flight.phase = 'backingOff';
        await this.#sleep(delay, signal).catch(() => Promise.reject(cancelled()));
      }
    }
  }

  /** Records a failure that is not retried. Queued requests fail with it if nothing can be reached. */
  #note(failed: KalshiError, sentAt: number): KalshiError {
    const failure = this.breaker.judged(failed);
    if (this.breaker.failed(failure, sentAt, this.#now())) this.#queue.clear(failure);
    return failure;
  }

  async #send(flight: Flight): Promise<TransportResponse> {
    const { url, urgency, controller, budget } = flight;
    flight.phase = 'queued';
    const started = () => {
      flight.phase = 'sent';
      flight.sentAt = this.#now();
    };
    const refusal = () => (flight.urgency <= URGENCY.annotation ? this.breaker.failure : undefined);
    const isQueued = (): boolean => flight.phase === 'queued';
    // Taken while it is queued too: two at once cannot both take the last one.
    budget.left--;
    try {
      return await this.#queue.add({ url, urgency, signal: controller.signal, refusal, started });
    } finally {
      if (isQueued()) budget.left++;
    }
  }
}

function isWanted({ waiters }: Flight): boolean {
  return [...waiters].some((waiter) => waiter.isWanted);
}
