import { requestUrl, type Api, type ApiRequest, type CallOptions } from '../../../src/core/kalshi/api';
import { KalshiError, type FailureReason } from '../../../src/core/kalshi/errors';
import type { JsonObject, JsonValue } from '../../../src/core/kalshi/json';

export interface Things {
  readonly milestones?: readonly JsonObject[];
  readonly targets?: readonly JsonObject[];
  readonly events?: readonly JsonObject[];
  readonly markets?: readonly JsonObject[];
  readonly series?: readonly JsonObject[];
  /** Left out of the list of events. */
  readonly combos?: readonly JsonObject[];
  /** Markets of the archive. */
  readonly archive?: readonly JsonObject[];
}

/** A few things behind the paths of the exchange, with a count of what was asked, switches for faults, and a brake. */
export class FakeExchange implements Api {
  /** The addresses below the base. */
  readonly asked: string[] = [];
  readonly options: (CallOptions | undefined)[] = [];
  /** What the addresses that match are answered with instead. */
  faults: { readonly address: RegExp; readonly error: Error }[] = [];
  #brake: Promise<void> | undefined;

  constructor(public things: Things = {}) {}

  fail(reason: FailureReason, address = /./): void {
    this.faults.push({ address, error: new KalshiError(reason, `made to fail: ${reason}`) });
  }

  /** What is asked from now on is answered after the returned function was called. */
  hold(): () => void {
    let release = (): void => undefined;
    this.#brake = new Promise((resolve) => (release = resolve));
    return () => {
      this.#brake = undefined;
      release();
    };
  }

  async get(request: ApiRequest, options?: CallOptions): Promise<JsonValue> {
    const address = requestUrl('', request);
    this.asked.push(address);
    this.options.push(options);
    await this.#brake;
    const fault = this.faults.find((one) => one.address.test(address));
    if (fault) throw fault.error;
    return this.#answer(request.path, new URLSearchParams(address.split('?')[1]));
  }

  #answer(path: string, query: URLSearchParams): JsonValue {
    const { milestones, targets, events = [], markets, series, combos = [], archive } = this.things;
    const [, collection = '', id = '', archived = ''] = path.split('/').map(decodeURIComponent);
    switch (collection) {
      case 'milestones':
        return id ? one('milestone', milestones, 'id', id) : page(milestones, query);
      case 'structured_targets':
        return { structured_targets: listed(targets, 'id', query.getAll('ids')), cursor: '' };
      case 'events':
        return id
          ? one('event', [...events, ...combos], 'event_ticker', id)
          : { events: listed(events, 'event_ticker', tickers(query)), cursor: '' };
      case 'markets':
        return id
          ? one('market', markets, 'ticker', id)
          : { markets: listed(markets, 'ticker', tickers(query)), cursor: '' };
      case 'historical':
        return archived
          ? one('market', archive, 'ticker', archived)
          : { markets: listed(archive, 'ticker', tickers(query)), cursor: '' };
      case 'series':
        return one('series', series, 'ticker', id);
      default:
        throw new KalshiError('notFound', `nothing at ${path}`, { status: 404 });
    }
  }
}

function tickers(query: URLSearchParams): string[] {
  return (query.get('tickers') ?? '').split(',');
}

function listed(things: readonly JsonObject[] = [], key: string, ids: readonly string[]): JsonObject[] {
  const wanted = new Set(ids);
  return things.filter((thing) => typeof thing[key] === 'string' && wanted.has(thing[key]));
}

function one(name: string, things: readonly JsonObject[] | undefined, key: string, id: string): JsonValue {
  const [found] = listed(things, key, [id]);
  if (!found) throw new KalshiError('notFound', `no ${name} ${id}`, { status: 404 });
  return { [name]: found };
}

/** The milestones in the order in which they were given; the cursor counts those sent before. */
function page(given: readonly JsonObject[] = [], query: URLSearchParams): JsonValue {
  const [event, since] = [query.get('related_event_ticker'), Number(query.get('min_updated_ts')) * 1000];
  const all = given.filter(
    ({ related_event_tickers, last_updated_ts }) =>
      (!event || (Array.isArray(related_event_tickers) && related_event_tickers.includes(event))) &&
      (!since || Date.parse(last_updated_ts as string) > since),
  );
  const start = Number(query.get('cursor') ?? 0);
  const end = start + Number(query.get('limit'));
  return { milestones: all.slice(start, end), cursor: end < all.length ? String(end) : '' };
}
