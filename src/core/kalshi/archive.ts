import type { Api, ApiRequest, CallOptions } from './api';
import { isKalshiError } from './errors';
import type { JsonValue } from './json';

/**
 * The answer to a request of one market, which the archive has under the same path once the market settled months ago.
 * @throws KalshiError
 */
export function askArchiveToo(api: Api, request: ApiRequest, options?: CallOptions): Promise<JsonValue> {
  return api.get(request, options).catch((error: unknown) => {
    if (!isKalshiError(error) || error.reason !== 'notFound') throw error;
    const path = request.path.replace(/^.*(?=\/markets\/)/, '/historical');
    return api.get({ ...request, path }, options);
  });
}
