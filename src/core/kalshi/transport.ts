/** An HTTP answer with its whole body, decoded (gunzipped) and as text. */
export interface TransportResponse {
  readonly status: number;
  /** Lower-case media type without parameters, `''` when the header is missing. */
  readonly contentType: string;
  /** Seconds from `Retry-After`, when there is a usable one. */
  readonly retryAfter?: number;
  readonly body: string;
}

/**
 * Carries one GET. Every HTTP status resolves; what never became an answer rejects with KalshiError
 * (`offline`, `timedOut`, `proxy`, `certificate`, `captivePortal`, `unreadable`, `cancelled`).
 */
export interface Transport {
  send(url: string, signal: AbortSignal): Promise<TransportResponse>;
  /** Closes what is open. Sending afterwards is an error of the caller. */
  dispose(): void;
}
