/**
 * What the name of a key, of a variable or of a function says of the ids under it. An allow list: every word of a name
 * must be known, since `linear_team_id` and `project_milestone` name things of other systems.
 */

/** What a name can say. */
export type NamedKind = 'milestone' | 'structuredTarget';

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
/** What tells several apart: `team_a`, `competitor_one`. */
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
export function namedKind(name: string, isOfKalshi = false): NamedKind | undefined {
  const parts = partsOf(name);
  const noun = parts.pop() ?? '';
  const isFree = isOfKalshi || parts.includes('kalshi');
  if (!isFree && !parts.every((part) => QUALIFIERS.has(part))) return undefined;
  if (MILESTONE_NOUN.test(noun)) return 'milestone';
  const isTarget = TARGET_NOUN.test(noun) || (/^targets?$/.test(noun) && parts.includes('structured'));
  return isTarget ? 'structuredTarget' : undefined;
}

/** Whether nothing but the noun says what a name means, which other systems have as well: `team_id`, `milestone`. */
export function isPlainNoun(name: string): boolean {
  return partsOf(name).length === 1;
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
export function isIdMap(name: string): boolean {
  return /(^|_)(u?u?ids|mapping|map|by_[a-z]+|targets)$/.test(name);
}

/** Whether a name is that of a field with an id, and so no free key of a map. */
export function isIdField(name: string): boolean {
  return ID_WORD.test(name) || isForeign(name);
}

/** Whether a name says that the ids under it are none that the exchange can be asked for. */
export function isForeign(name: string): boolean {
  return (
    WITHOUT_LOOK_UP.test(name) ||
    RUN_TOGETHER.test(name) ||
    name.split('_').some((part) => FOREIGN.has(part) || FOREIGN.has(part.replace(/s$/, '')) || isSystem(part))
  );
}

/** Whether all that stands below a key belongs to another system. */
export function isForeignAbove(name: string): boolean {
  return FOREIGN_ABOVE.test(name) || name.split('_').some(isSystem);
}

/** Whether the things below a key are somebody's, and not the exchange's. */
export function isOwner(name: string): boolean {
  return OWNERS.has(name) || OWNERS.has(name.replace(/s$/, ''));
}

function isSystem(word: string): boolean {
  return OTHER_SYSTEMS.has(word);
}
