import type { KeyPath } from './keyPath';

/**
 * What an id most likely is, from where it stands: which kind the exchange is asked for first. `foreign` is an id of
 * something else: an order, a trade, another system.
 */
export type IdHint = 'milestone' | 'structuredTarget' | 'event' | 'market' | 'foreign' | 'unknown';

const MILESTONE_KEY = /(^|_)milestones?(_u?u?ids?)?$/;
const TARGET_KEY =
  /(^|_)structured_targets?(_u?u?ids?)?$|(^|_)(team|player|competitor\d*|fighter|candidate|participant|driver|athlete)s?(_u?u?ids?|_id_mapping)?$/;
/** Keys that say only that something is an id; what it identifies stands around it. */
const BARE_ID = /^(u?u?ids?|key)$/;
const MILESTONE_FIELDS: ReadonlySet<string> = new Set([
  'primary_event_tickers',
  'related_event_tickers',
  'notification_message',
  'start_date',
]);
const EVENT_KEY = /(^|_)events?(_tickers?)?$/;
const MARKET_KEY = /(^|_)(markets?(_tickers?)?|tickers?)$/;
const FOREIGN_KEY =
  /(^|_)(order|client_order|trade|fill|session|source|user|member|subaccount|request)s?_u?u?ids?$/;
const MILESTONE_IN_COMMENT = /((?<!:)\/\/|\/\*|^\s*\*).*milestone/im;

/**
 * @param place where the UUID stands
 * @param nearby the text around it on its line, and the line above: a comment there may say what it is
 */
export function idHint(
  { keys, isKey, siblings }: Pick<KeyPath, 'keys' | 'isKey' | 'siblings'>,
  nearby: string,
): IdHint {
  const names = keys.map(snakeCase);
  if (names.includes('custom_strike')) return 'structuredTarget';
  const own = names.at(-1) ?? '';
  const isBare = BARE_ID.test(own) && !isKey;
  if (isBare && siblings.some((key) => MILESTONE_FIELDS.has(snakeCase(key)))) return 'milestone';
  const telling = isBare ? (names.at(-2) ?? '') : own;
  if (FOREIGN_KEY.test(own)) return 'foreign';
  if (EVENT_KEY.test(telling)) return 'event';
  if (MARKET_KEY.test(telling)) return 'market';
  if (MILESTONE_KEY.test(telling)) return 'milestone';
  if (TARGET_KEY.test(telling)) return 'structuredTarget';
  return MILESTONE_IN_COMMENT.test(nearby) ? 'milestone' : 'unknown';
}

/** The keys of a bot's own files are often `homeTeamId` or `home-team-id`. */
export function snakeCase(key: string): string {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-\s]+/g, '_')
    .toLowerCase();
}
