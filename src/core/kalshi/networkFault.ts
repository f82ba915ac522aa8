import { KalshiError, type FailureReason } from './errors';

/** Codes of node:http, node:tls, OpenSSL, node:zlib and node-fetch; what is in no row is a missing connection. */
const REASONS: readonly (readonly [RegExp, FailureReason])[] = [
  [/CERT|^ERR_(TLS|SSL)|SIGNATURE|ISSUER|HOSTNAME|^CRL_|^INVALID_(CA|PURPOSE)|^EPROTO$/, 'certificate'],
  [/^HPE_|^Z_|^ERR_\w*(ZLIB|BROTLI|ERROR_FORMAT)|^max-size$/, 'unreadable'],
  [/^ERR_PROXY/, 'proxy'],
  [/^ETIMEDOUT$/, 'timedOut'],
  [/^ERR_INVALID/, 'rejected'],
];

/** VS Code's words; what follows them is the proxy's address, in which there may be a password. */
const PROXY_IS_DOWN = /Failed to establish a socket connection to proxies.*/s;

/** The code of what node-fetch threw, `''` when it has none. */
export function faultCode(error: unknown): string {
  const { code, type, message = '' } = error as { code?: unknown; type?: unknown; message?: string };
  if (typeof code === 'string') return code;
  if (PROXY_IS_DOWN.test(message)) return 'ERR_PROXY_CONNECTION';
  if (typeof type === 'string' && type !== 'system') return type;
  return message.startsWith('Premature close') ? 'ERR_STREAM_PREMATURE_CLOSE' : '';
}

/** The server let go of the connection: of a pooled one before the request, or in the middle of an answer. */
export function isDroppedConnection(error: unknown): boolean {
  return /^(ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/.test(faultCode(error));
}

/** The body could not be decompressed. */
export function isBadCompression(error: unknown): boolean {
  return /^Z_|^ERR_\w*(BROTLI|ERROR_FORMAT)/.test(faultCode(error));
}

export function networkFailure(error: unknown): KalshiError {
  const code = faultCode(error);
  const reason = REASONS.find(([pattern]) => pattern.test(code))?.[1] ?? 'offline';
  // node-fetch puts the whole address, thousands of characters with many ids, before the cause.
  const cause = (error as Error).message
    .replace(/^.*?(, reason: |trying to fetch \S+: )/s, '')
    .replace(/ at \S+ over /, ' over ')
    .replace(PROXY_IS_DOWN, 'no connection to the proxy');
  const facts = isDroppedConnection(error) ? ({ isDropped: true } as const) : {};
  return new KalshiError(reason, [code, cause].filter(Boolean).join(': '), facts, { cause: error });
}
