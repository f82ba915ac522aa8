/** An error answer of the exchange; its message is the body that the exchange sends. */
export interface Refusal extends Error {
  readonly status: number;
}

export const refusal = (status: number, code: string, details?: string): Refusal =>
  Object.assign(new Error(JSON.stringify({ error: { code, message: code.replace('_', ' '), details } })), {
    status,
  });

/** @param what the parameter that is not valid: `limit` */
export const invalid = (what: string): Refusal => refusal(400, 'bad_request', `invalid ${what}`);

export const notFound = (): Refusal => refusal(404, 'not_found');

/** The value of a parameter. Without a usual one it is required. */
export function wholeNumber(query: URLSearchParams, name: string, usual?: number): number {
  const text = query.get(name) ?? `${usual ?? ''}`;
  if (!/^\d+$/.test(text)) throw invalid(name);
  return Number(text);
}
