import type { KeyPath } from './jsonKeyPaths';

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
/** The collection of a multivariate event is looked up as its series. */
const SERIES_KEY = /(^|_)(series|collections?)(_tickers?)?$/;

/** Where an id stands, as far as its kind shows from there. */
export type HintPlace = Pick<KeyPath, 'keys' | 'isKey' | 'siblings'> & {
  /** Whether the id is only a part of the value, as in an address. The keys then describe the value, not the id. */
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
  // Only a noun, which other systems have as well: `team_id`, `milestone`.
  if (partsOf(telling).length === 1 && names.slice(0, -1).some(isOwner)) return 'foreign';
  if (place.isPart) return 'unknown';
  const kind = isBare ? kindOfObject(place) : undefined;
  return kind ?? kindOfName(names, telling, place) ?? 'unknown';
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
function kindOfObject({ siblings }: HintPlace): IdHint | undefined {
  const keys = siblings.map(snakeCase);
  if (keys.some((key) => MILESTONE_FIELDS.test(key))) return 'milestone';
  if (keys.includes('notification_message') && keys.includes('start_date')) return 'milestone';
  const isNamed = keys.includes('name') && keys.includes('type');
  const isTarget = keys.includes('source_ids') || (keys.includes('details') && keys.includes('source_id'));
  return isNamed && isTarget ? 'structuredTarget' : undefined;
}

/**
 * What the name of a key, of a variable or of a function can say of the ids under it. An allow list: every word of a name
 * must be known, since `linear_team_id` and `project_milestone` name things of other systems.
 */
type NamedKind = 'milestone' | 'structuredTarget';

const TARGET_NOUN = /^(team|player|competitor|fighter|candidate)s?$/;
const MILESTONE_NOUN = /^milestones?$/;
/** `id`, `uuids`, `id_mapping`, `ids_by_name` at the end of a name. */
const ID_ENDING =
  /(^|_)(?:u?u?ids?)?(?:_?(?:mapping|map|list|set|by_(?:name|abbreviation|abbr|code|city|league|team|game|date|day|event|ticker)))?$/;
const ID_WORD = /(^|_)u?u?ids?(_|$)/;

const words = (...lists: readonly string[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => list.split(' ')));

/** What may stand before the noun: a side, a sport or league, what a program does with it. */
const QUALIFIERS = words(
  'home away first second third fourth opponent opposing visiting visitor host favorite favourite underdog',
  'winner winning loser losing',
  'afl baseball basketball boxing cricket darts esports football golf hockey lacrosse mma motorsport olympic olympics',
  'racing rugby soccer squash table tennis doubles singles ufc volleyball',
  'atp cfb epl mlb mls nascar nba ncaa ncaab ncaaf nfl nhl pga wnba wta',
  'afc nfc men mens women womens pro college',
  'kalshi structured the my our all main primary secondary related current next previous last live upcoming',
  'today tonight game match fight tournament event market active featured favored target opp new old',
  'watch watched track tracked follow followed skip skipped ignore ignored exclude excluded include included',
  'allow allowed block blocked blacklist whitelist known default selected sample example',
  'get fetch find load lookup',
);

/** Words of things that are none of the exchange's milestones or targets, singular. */
const FOREIGN = words(
  'order trade fill position quote rfq settlement transfer execution portfolio bet wager transaction tx payment invoice',
  'session user member account subaccount customer client owner creator author login device machine instance',
  'request trace span correlation idempotency nonce message thread conversation channel guild webhook notification',
  'source key apikey secret token password credential credentials auth certificate license',
  'tenant subscription organization organisation org workspace project app application installation resource',
  'run job build deployment pipeline workflow task batch process commit cluster node volume bucket database',
);
/** Other systems: what stands below such a key is theirs, whatever its name. */
const OTHER_SYSTEMS = words(
  'azure aws gcp google microsoft slack discord telegram github gitlab linear jira asana notion vercel stripe',
  'okta auth0 sentry datadog supabase firebase',
  'sportradar betradar opta espn statsperform polymarket draftkings fanduel pinnacle betfair predictit',
);
/** Whose things stand below such a key: a plain `team_id` or `milestone_id` there is one of theirs. */
const OWNERS = words(
  'user account member customer client employee owner organization organisation org workspace tenant project',
  'subscription issue sprint roadmap auth',
);
/** The last word of numbered names: `team_a`, `competitor_one`. */
const ONE_OF_SEVERAL = /^(?:[abxy]|one|two)$/;
/** `KEYID`, `apikey`, `userid`: without anything between the words. */
const RUN_TOGETHER =
  /(?:api|access|private|secret)keys?$|(?:key|user|order|trade|account|client|tenant|session|request|run|event|market)ids?$/;
/** Ids under which nothing can be looked up: milestones and targets have other names, events and markets tickers. */
const WITHOUT_LOOK_UP = /(^|_)(event|market|series)_u?u?ids?$/;
const FOREIGN_ABOVE = /^(source_ids?|headers)$/;

/** The keys of a bot's own files are often `homeTeamId` or `home-team-id`. */
export function snakeCase(key: string): string {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-.\s]+/g, '_')
    .toLowerCase();
}

/** Functions stand among the keys with their bracket: `getMilestone(`. */
export function withoutCall(key: string): string {
  return key.endsWith('(') ? key.slice(0, -1) : key;
}

/**
 * Which kind a name in snake case says that the ids under it are of.
 * @param isOfKalshi whether the keys around it speak of the exchange: then any word may stand before the noun
 */
function namedKind(name: string, isOfKalshi = false): NamedKind | undefined {
  const parts = partsOf(name);
  const noun = parts.pop() ?? '';
  const isFree = isOfKalshi || parts.includes('kalshi');
  if (!isFree && !parts.every((part) => QUALIFIERS.has(part))) return undefined;
  if (MILESTONE_NOUN.test(noun)) return 'milestone';
  const isTarget = TARGET_NOUN.test(noun) || (/^targets?$/.test(noun) && parts.includes('structured'));
  return isTarget ? 'structuredTarget' : undefined;
}

function partsOf(name: string): string[] {
  const parts = name
    .replace(ID_ENDING, '')
    .split('_')
    .map((part) => part.replace(/(?<!\d)\d+$/, ''))
    .filter(Boolean);
  if (parts.length > 1 && ONE_OF_SEVERAL.test(parts.at(-1) ?? '')) parts.pop();
  return parts;
}

/** Whether a name says that ids are in a map below it, whose own keys are free: `team_ids: { BOS: … }`. */
function isIdMap(name: string): boolean {
  return /(^|_)(u?u?ids|mapping|map|by_[a-z]+|targets)$/.test(name);
}

/** Whether a name is that of a field with an id, and so no free key of a map. */
function isIdField(name: string): boolean {
  return ID_WORD.test(name) || isForeign(name);
}

/** Whether a name says that the ids under it are none that the exchange can be asked for. */
function isForeign(name: string): boolean {
  return (
    WITHOUT_LOOK_UP.test(name) ||
    RUN_TOGETHER.test(name) ||
    name
      .split('_')
      .some((part) => FOREIGN.has(part) || FOREIGN.has(part.replace(/s$/, '')) || OTHER_SYSTEMS.has(part))
  );
}

/** Whether all that stands below a key belongs to another system. */
function isForeignAbove(name: string): boolean {
  return FOREIGN_ABOVE.test(name) || name.split('_').some((part) => OTHER_SYSTEMS.has(part));
}

/** Whether the things below a key belong to a user, an account or the like, and not to the exchange. */
function isOwner(name: string): boolean {
  return OWNERS.has(name) || OWNERS.has(name.replace(/s$/, ''));
}
