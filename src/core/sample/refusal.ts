/** An error answer of the exchange, with the body it sends. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly details?: string,
  ) {
    super(code.replace('_', ' '));
  }

  get body(): object {
    return { error: { code: this.code, message: this.message, details: this.details } };
  }
}

export function badRequest(details?: string): Refusal {
  return new Refusal(400, 'bad_request', details);
}

export function notFound(): Refusal {
  return new Refusal(404, 'not_found');
}
