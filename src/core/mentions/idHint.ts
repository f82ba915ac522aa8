import type { KeyPath } from './keyWalk';

/**
 * What an id most likely is, from where it stands: which kind the exchange is asked for first. `foreign` is an id of
 * something else: an order, a trade, another system.
 */
export type IdHint = 'milestone' | 'structuredTarget' | 'event' | 'market' | 'series' | 'foreign' | 'unknown';

const MILESTONE_KEY = /(^|_)milestones?(_u?u?ids?)?$/;
const TARGET_KEY =
  /(^|_)structured_targets?(_u?u?ids?)?$|(^|_)(team|player|competitor\d*|fighter|candidate|participant|driver|athlete)s?(_u?u?ids?|_id_mapping)?$/;
/** Keys that say only that something is an id; what it identifies stands around it. */
const BARE_ID = /^(u?u?ids?|key)$/;
const MILESTONE_FIELDS = /^((primary|related)_event_tickers|notification_message|start_date)$/;
/** What a structured target has besides its name and type. */
const TARGET_FIELDS = /^(details|source_ids?)$/;
const EVENT_KEY = /(^|_)events?(_tickers?)?$/;
const MARKET_KEY = /(^|_)(markets?(_tickers?)?|tickers?)$/;
/** A collection of multivariate events is told by its series. */
const SERIES_KEY = /(^|_)(series|collections?)(_tickers?)?$/;
/** Ids of an account or of another system, which nobody wants to be asked about: not even whether it knows them. */
const FOREIGN_KEY =
  /(^|_)(order(_group)?|trade|fill|position|quote|rfq|settlement|transfer|session|user|member|sub_?account|account|request|trace|correlation|device|source|client|customer|key|secret|token|password|idempotency)s?(_u?u?ids?)?$/;
const FOREIGN_ABOVE = /^(source_ids?|headers)$/;
/** What begins a comment, or continues one on a line of its own. */
const COMMENT = /(?<!:)\/\/|\/\*|^\s*\*|(^|\s)#/;

/** Where an id stands, as far as its kind shows from there. */
export type HintPlace = Pick<KeyPath, 'keys' | 'isKey' | 'siblings'>;

/**
 * @param place where the id stands
 * @param nearby the text around it on its line, and the line above: a comment there may say what it is
 * @param isTicker whether the id is a ticker, which stands for an event, a market or a series
 */
export function idHint({ keys, isKey, siblings }: HintPlace, nearby: string, isTicker = false): IdHint {
  const names = keys.map(snakeCase);
  const own = names.at(-1) ?? '';
  const isBare = BARE_ID.test(own) && !isKey;
  const telling = isBare ? (names.at(-2) ?? '') : own;
  if (isTicker) return tickerHint(telling, names.at(-2));
  if (names.includes('custom_strike')) return 'structuredTarget';
  if (names.some((name) => FOREIGN_ABOVE.test(name))) return 'foreign';
  const around = isBare ? hintAround(siblings.map(snakeCase)) : undefined;
  if (around) return around;
  if (FOREIGN_KEY.test(telling)) return 'foreign';
  if (EVENT_KEY.test(telling)) return 'event';
  if (MARKET_KEY.test(telling)) return 'market';
  if (MILESTONE_KEY.test(telling)) return 'milestone';
  if (TARGET_KEY.test(telling)) return 'structuredTarget';
  return nearby.split(/[\r\n]/).some(speaksOfMilestone) ? 'milestone' : 'unknown';
}

function tickerHint(telling: string, outer = ''): IdHint {
  if (SERIES_KEY.test(telling) || (telling === 'ticker' && outer === 'series')) return 'series';
  return EVENT_KEY.test(telling) ? 'event' : MARKET_KEY.test(telling) ? 'market' : 'unknown';
}

function speaksOfMilestone(line: string): boolean {
  const word = line.toLowerCase().lastIndexOf('milestone');
  return word > 0 && COMMENT.test(line.slice(0, word));
}

/** What an object is by its keys. */
function hintAround(keys: readonly string[]): IdHint | undefined {
  if (keys.some((key) => MILESTONE_FIELDS.test(key))) return 'milestone';
  const isTarget =
    keys.includes('name') && keys.includes('type') && keys.some((key) => TARGET_FIELDS.test(key));
  return isTarget ? 'structuredTarget' : undefined;
}

/** The keys of a bot's own files are often `homeTeamId` or `home-team-id`. */
export function snakeCase(key: string): string {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-\s]+/g, '_')
    .toLowerCase();
}
