/** An error answer of the exchange, with the body it sends. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    code: string,
    details?: string,
  ) {
    super(JSON.stringify({ error: { code, message: code.replace('_', ' '), details } }));
  }
}

/** @param what the parameter that is not valid: `limit` */
export const invalid = (what: string): Refusal => new Refusal(400, 'bad_request', `invalid ${what}`);
