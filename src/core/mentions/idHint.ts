import type { KeyPath } from './keyWalk';
import {
  isForeign,
  isForeignAbove,
  isIdField,
  isIdMap,
  isOwner,
  isPlainNoun,
  namedKind,
  snakeCase,
  withoutCall,
} from './keyWords';

/**
 * What the place of an id says that it is: which kind the exchange is asked for. `foreign` is an id of something else: an
 * order, an account, another system. `unknown` places say nothing.
 */
export type IdHint = 'milestone' | 'structuredTarget' | 'event' | 'market' | 'series' | 'foreign' | 'unknown';

/** Keys that say only that something is an id; its kind stands around it. */
const BARE_ID = /^u?u?ids?$/;
/** Fields that only milestones of the API have. */
const MILESTONE_FIELDS = /^(primary|related)_event_tickers$/;
const EVENT_KEY = /(^|_)events?(_tickers?)?$/;
const MARKET_KEY = /(^|_)(markets?(_tickers?)?|tickers?)$/;
/** Both sides of a game, where both are there. */
const SIDE = /^(home|away)(_u?u?id)?$/;
/** What names a structured target in live data. */
const LIVE = /^live_datas?$/;
const LIVE_KEY = /^(winners?|server)(_id)?$/;
/** A collection of multivariate events is told by its series. */
const SERIES_KEY = /(^|_)(series|collections?)(_tickers?)?$/;

/** Where an id stands, as far as its kind shows from there. */
export type HintPlace = Pick<KeyPath, 'keys' | 'isKey' | 'siblings'> & {
  /** Whether the id is only a part of the value, as in an address; what is around the value does not speak of it. */
  readonly isPart?: boolean;
};

/**
 * The one reading of what the place of an id says: hints, scan, checks, completion and hover all go by it.
 * @param place where the id stands
 * @param isTicker whether the id is a ticker, which stands for an event, a market or a series
 */
export function idHint(place: HintPlace, isTicker = false): IdHint {
  const names = place.keys.map((key) => snakeCase(withoutCall(key)));
  const own = names.at(-1) ?? '';
  const isBare = BARE_ID.test(own) && !place.isKey;
  const telling = isBare ? (names.at(-2) ?? '') : own;
  const byTicker = tickerHint(telling, names.at(-2));
  if (isTicker || (byTicker !== 'unknown' && !names.includes('custom_strike'))) return byTicker;
  if (isForeign(telling)) return 'foreign';
  if (names.includes('custom_strike')) return place.isPart ? 'unknown' : 'structuredTarget';
  if (names.some(isForeignAbove)) return 'foreign';
  if (isPlainNoun(telling) && names.slice(0, -1).some(isOwner)) return 'foreign';
  if (place.isPart) return 'unknown';
  return kindOfObject(isBare, place) ?? kindOfName(names, telling, place) ?? 'unknown';
}

function tickerHint(telling: string, outer = ''): IdHint {
  if (SERIES_KEY.test(telling) || (telling === 'ticker' && outer === 'series')) return 'series';
  return EVENT_KEY.test(telling) ? 'event' : MARKET_KEY.test(telling) ? 'market' : 'unknown';
}

function kindOfName(names: readonly string[], telling: string, place: HintPlace): IdHint | undefined {
  const [above = '', own = ''] = [names.at(-2), names.at(-1)];
  const isOfKalshi = names.slice(0, -1).some((name) => name.split('_').includes('kalshi'));
  const named = namedKind(telling, isOfKalshi);
  if (named) return named;
  const isCall = place.keys.at(-1)?.endsWith('(') === true;
  if (isIdMap(above) && !isCall && !isIdField(own)) return namedKind(above, isOfKalshi);
  const siblings = place.siblings.map(snakeCase);
  const other = SIDE.exec(own)?.[1] === 'home' ? 'away' : 'home';
  const isSide = SIDE.test(own) && siblings.some((name) => SIDE.exec(name)?.[1] === other);
  const isLive = names.some((name) => LIVE.test(name)) && LIVE_KEY.test(own);
  return isSide || isLive ? 'structuredTarget' : undefined;
}

/** Which object of the API an `id` belongs to, by the keys beside it. */
function kindOfObject(isBare: boolean, { siblings }: HintPlace): IdHint | undefined {
  if (!isBare) return undefined;
  const keys = siblings.map(snakeCase);
  if (keys.some((key) => MILESTONE_FIELDS.test(key))) return 'milestone';
  if (keys.includes('notification_message') && keys.includes('start_date')) return 'milestone';
  const isNamed = keys.includes('name') && keys.includes('type');
  const isTarget = keys.includes('source_ids') || (keys.includes('details') && keys.includes('source_id'));
  return isNamed && isTarget ? 'structuredTarget' : undefined;
}
