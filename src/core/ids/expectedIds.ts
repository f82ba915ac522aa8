import { idHint, snakeCase } from './idHint';
import type { KeyPath } from './jsonKeyPaths';

/** Where a value stands. */
export type ValuePlace = Pick<KeyPath, 'keys' | 'isKey' | 'siblings'>;

export type ExpectedKind = 'milestone' | 'structuredTarget' | 'event' | 'market' | 'series';

/** The ids that a key asks for. */
export interface ExpectedIds {
  /** What they may be of, the likeliest first. */
  readonly kinds: readonly ExpectedKind[];
  /** The type that a structured target must have, `basketball_team`; `''` when any will do. */
  readonly type: string;
  /** What stands in the type of a structured target, `team`, wherever there is any such; `''` when nothing need. */
  readonly role: string;
  /** Whether the key may as well ask for a name: `home_team`. */
  readonly isGuess: boolean;
}

/** A type, or words of a person's own; keys with capitals, as in `custom_strike.Party`, stand above free text. */
const TYPE = /^[a-z\d]+(_[a-z\d]+)+$/;
const ID = /(^|_)u?u?ids?(_mapping)?$/;
const ROLE = /(^|_)(team|player|competitor|fighter|candidate)s?\d*(_|$)/;
const SERIES = /(^|_)series(_tickers?)?$/;
const OF_MARKETS = /(^|_)markets?(_|$)/;

/** Which ids a key expects as its value; `undefined` where it expects no id of the exchange. */
export function expectedIds(place: ValuePlace): ExpectedIds | undefined {
  const [outer = '', own = ''] = [place.keys.at(-2), place.keys.at(-1)];
  const key = snakeCase(own);
  if (outer === 'custom_strike') return TYPE.test(own) ? targets({ type: own }) : undefined;
  if (SERIES.test(key)) return wanted('series');
  switch (idHint(place)) {
    case 'milestone':
      return wanted('milestone');
    case 'event':
      return wanted('event');
    case 'market':
      // A plain `ticker` may be of either.
      return OF_MARKETS.test(key) ? wanted('market') : wanted('market', 'event');
    case 'structuredTarget':
      if (!ID.test(key)) return TYPE.test(key) ? targets({ type: key, isGuess: true }) : undefined;
      return targets({ role: (ROLE.exec(key) ?? ROLE.exec(snakeCase(outer)))?.[2] ?? '' });
    default:
      return undefined;
  }
}

function wanted(...kinds: readonly ExpectedKind[]): ExpectedIds {
  return { kinds, type: '', role: '', isGuess: false };
}

function targets(which: Partial<ExpectedIds>): ExpectedIds {
  return { ...wanted('structuredTarget'), ...which };
}
