import { type Api, type ApiRequest, type CallOptions, requestUrl } from '../../../src/core/kalshi/api';
import { KalshiError } from '../../../src/core/kalshi/errors';
import type { JsonValue } from '../../../src/core/kalshi/json';

export interface CannedApi extends Api {
  /** What was asked for, as the addresses below the base. */
  readonly asked: string[];
  readonly options: (CallOptions | undefined)[];
}

/** An Api that answers from a table of address to body, and refuses everything else as `notFound`. */
export function cannedApi(answers: Readonly<Record<string, JsonValue | KalshiError>>): CannedApi {
  const asked: string[] = [];
  const allOptions: (CallOptions | undefined)[] = [];
  return {
    asked,
    options: allOptions,
    async get(request: ApiRequest, options?: CallOptions) {
      const address = requestUrl('', request);
      asked.push(address);
      allOptions.push(options);
      const answer = Object.hasOwn(answers, address) ? answers[address] : undefined;
      if (answer instanceof KalshiError) throw answer;
      if (answer === undefined) throw new KalshiError('notFound', `nothing at ${address}`, { status: 404 });
      return answer;
    },
  };
}

/** An Api that answers everything with the same body. */
export function alwaysAnswering(body: JsonValue): Api {
  return { get: async () => body };
}
