import { snakeCase } from '../ids/idHint';

/** Types of structured targets that are neither a team nor somebody who competes. */
const NO_COMPETITOR: ReadonlySet<string> = new Set([
  'actor',
  'album',
  'company',
  'couple',
  'film',
  'politician',
  'song',
  'tv_show',
]);

/** How a target type is written as a key of `custom_strike`; labels of free text (`Participant`) are written otherwise. */
const TYPE = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
/** What a key of `details` or of a bot asks for: `home_team_id`, `away_player_ids`. */
const ROLE = /(?:^|_)(team|player|competitor\d*|fighter|driver|athlete)s?(?:_u?u?ids?|_id_mapping)?$/;

/**
 * Whether a structured target of a type can stand under a key. The types are an open list, and what stands under a role
 * is looser than its name: only what cannot be is refused.
 * @param targetType the key of `custom_strike`, `''` elsewhere
 */
export function agreesWithKey(type: string, targetType: string, key: string): boolean {
  if (type === '') return true;
  if (TYPE.test(targetType) && targetType.includes('_')) return type === targetType;
  const role = ROLE.exec(snakeCase(targetType || key))?.[1];
  if (role === undefined) return true;
  if (NO_COMPETITOR.has(type)) return false;
  if (role === 'team') return !/(^|_)(player|fighter|driver)$/.test(type);
  if (role === 'player') return !/(^|_)team$/.test(type);
  return true;
}

/** Whether a text can be the key of `custom_strike` for targets of that type. */
export function isTypeKey(type: string): boolean {
  return TYPE.test(type) && type.length <= 60;
}
