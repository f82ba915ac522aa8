import type { JsonObject, JsonValue } from '../kalshi/json';
import { isUuid } from '../entities/ids';
import { plainText } from './text';

export interface Detail {
  readonly label: string;
  readonly value: string;
}

/** What tells most about a team, a person or a game; other keys follow in the order in which the exchange sent them. */
const FIRST: readonly string[] = [
  ...['home_team_id', 'away_team_id', 'team_id', 'team', 'team_name', 'league', 'leagues', 'tour', 'game'],
  ...['tournament_name', 'round', 'status', 'conference', 'division', 'position', 'jersey', 'jersey_number'],
  ...['party', 'state', 'country', 'market', 'short_name', 'abbreviation', 'gender', 'record'],
];
/** Said already by the name, or of no use in a text. */
const LEFT_OUT = /^(first|last)_name$|_url$|^session_id$/;
/** How a thing stands: what of live data has room in a line. */
const STANDING: readonly string[] = [
  ...[
    'home_points',
    'away_points',
    'home_score',
    'away_score',
    'home_same_game_score',
    'away_same_game_score',
  ],
  ...['competitor1_overall_score', 'competitor2_overall_score', 'race_call_status', 'reporting_percentage'],
  ...['status_text', 'match_status', 'round_label', 'period', 'half', 'period_remaining_time', 'time'],
  ...['latest_value', 'winner'],
];
const MOST = 8;
const LONGEST = 80;

/**
 * The few plain values of free JSON (`details`) that tell what an entity is, in a sensible order. An id is shown by
 * the name of what it stands for, and left out where that is unknown.
 */
export function summaryDetails(
  details: JsonObject,
  name: string,
  nameOf: (id: string) => string | undefined,
): readonly Detail[] {
  const others = Object.keys(details).filter((key) => !FIRST.includes(key) && !LEFT_OUT.test(key));
  return inOrder([...FIRST, ...others], details, name, nameOf);
}

/** The few values of live data that tell how a thing stands. */
export function liveFacts(
  details: JsonObject,
  nameOf: (id: string) => string | undefined,
): readonly Detail[] {
  return inOrder(STANDING, details, '', nameOf);
}

function inOrder(
  keys: readonly string[],
  details: JsonObject,
  name: string,
  nameOf: (id: string) => string | undefined,
): readonly Detail[] {
  const found: Detail[] = [];
  for (const key of keys) {
    if (found.length === MOST || !Object.hasOwn(details, key)) continue;
    const textOf = /(^|_)ids?$/.test(key) ? idText : scalarText;
    const value = plainText(
      detailText(details[key] ?? null, (one) => textOf(one, nameOf)),
      LONGEST,
    );
    if (value !== '' && value !== name) found.push({ label: labelOf(key), value });
  }
  return found;
}

type TextOf = (value: JsonValue, nameOf: (id: string) => string | undefined) => string;

/** A plain value or a short list of them. Half a list would mislead, so it is all or nothing. */
function detailText(value: JsonValue, textOf: (one: JsonValue) => string): string {
  if (!Array.isArray(value)) return textOf(value);
  if (value.length > MOST) return '';
  const texts = (value as readonly JsonValue[]).map(textOf);
  return texts.includes('') ? '' : texts.join(', ');
}

const idText: TextOf = (value, nameOf) =>
  typeof value === 'string' && isUuid(value) ? (nameOf(value.toLowerCase()) ?? '') : '';

const scalarText: TextOf = (value, nameOf) => {
  if (typeof value === 'object' || /^\s*https?:/i.test(String(value))) return '';
  return isUuid(String(value)) ? idText(value, nameOf) : String(value);
};

/** `home_team_id` becomes "Home team". */
function labelOf(key: string): string {
  const words = plainText(key.replace(/_ids?$/, '').replaceAll('_', ' '), 40);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
