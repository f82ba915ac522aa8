import { addEvent } from './addEvent';
import { addMilestone } from './addMilestone';
import { addTarget } from './addTarget';
import { LEAGUES, type League, type Side } from './leagues';
import { DAY, HOUR, strikeTargets, type SampleData, type Wire } from './sampleData';
import { hashOf, sampleUuid } from './sampleUuid';

export interface Game {
  readonly league: League;
  readonly home: Side;
  readonly away: Side;
  readonly at: number;
  /** `details.status`; a `closed` game is settled. */
  readonly status: string;
}

const NOBODY: Side = { code: '', name: '' };

/** A game of the side at `home` against the one `offset` places after it. */
export function gameOf(league: League, home: number, offset: number, at: number, status: string): Game {
  const { [home]: first = NOBODY, [(home + offset) % 8]: second = NOBODY } = league.sides;
  return { league, home: first, away: second, at, status };
}

/** Twenty-six coming games of every league over nine days, and two past ones. No two have the same pair. */
export function addFixtures(data: SampleData): void {
  const midnight = data.now - (data.now % DAY);
  for (const league of LEAGUES) {
    for (const side of league.sides) addSide(data, league, side);
    for (let index = 0; index < 28; index++) {
      const day = index < 2 ? index * 5 - 9 : Math.floor((index + 1) / 3);
      const at = midnight + day * DAY + (league.hour + (index % 3) * 2.5) * HOUR;
      const offset = 3 + 2 * Math.floor(index / 8);
      addGame(data, gameOf(league, (index * 3) % 8, offset, at, index < 2 ? 'closed' : 'scheduled'));
    }
  }
}

function addSide(data: SampleData, { code, targetType, keys }: League, side: Side): void {
  addTarget(data, targetType, side.name, {
    [keys[2] ?? '']: code,
    abbreviation: side.code,
    ...(code + side.code === 'NBABOS' && {
      ...{ conference: 'Eastern', division: 'Atlantic', country: 'USA', market: 'Boston' },
      image_url: 'https://example.com/sample/boston.png',
      season_standings: [{ year: 2026, season_type: 'REG', wins: 12, losses: 5, rank: { conference: 2 } }],
    }),
  });
}

/** Adds the milestone of a game with its winner, spread and total events, and further parts. */
export function addGame(data: SampleData, game: Game, moreTickers: readonly string[] = []): Wire {
  const { league, at, status } = game;
  const parts = league.unit ? ['', 'Spread', 'Total'] : [''];
  const [main = '', ...others] = parts.map((part) => addGameEvent(data, game, part));
  const winner = data.events.get(main);
  const title = String(winner?.['title']);
  const [homeKey = '', awayKey = '', leagueKey = ''] = league.keys;
  const [home, away] = strikeTargets(data, winner);
  const details = {
    ...{ [homeKey]: home, [awayKey]: away, [leagueKey]: league.code, status, main_game_event_ticker: main },
    session_id: league.unit && `${sampleUuid(title)}_-${hashOf(title)}`,
    season: league.code === 'NFL' ? { type: 'REG', week: 12, year: 2026 } : undefined,
    ...(leagueKey === 'tour' && { gender: 'men', round: 'Quarterfinal', tournament_name: 'Sample Open' }),
  };
  const category = leagueKey === 'game' ? 'Esports' : 'Sports';
  const tickers = [main, ...others, ...moreTickers];
  return addMilestone(data, { title, type: league.milestoneType, category, at, tickers, details });
}

/**
 * Adds one event of a game: its winner, or a part such as `Spread` or `First half total`.
 * @returns its ticker
 */
export function addGameEvent(data: SampleData, game: Game, part: string, lines = linesOf(game, part)): string {
  const { league, home, away, at, status } = game;
  const sides = league.joiner === ' at ' ? [away, home] : [home, away];
  const title = sides.map((side) => side.name).join(league.joiner);
  const kind = part.replace(/[^A-Z0-9]/gi, '').toUpperCase() || (league.unit ? 'GAME' : 'MATCH');
  const ticker = `KX${league.code}${kind}-26${sides.map((side) => side.code).join('')}`;
  const seriesTitle = `${league.name} ${part || 'Game'}`;
  const states = { settled: status === 'closed', unopened: at > data.now + 8 * DAY };
  addEvent(data, { ...states, ...lines, ticker, title: part ? `${title}: ${part}` : title, at, seriesTitle, competition: league.name });
  return ticker;
}

/** Strike and outcomes of a winner, a spread or a total. */
function linesOf({ league, home, away }: Game, part: string): { strike: string; outcomes: string } {
  const { targetType, unit, step, total } = league;
  const price = 25 + (hashOf(home.name + away.name) % 45);
  const tie = targetType === 'soccer_team' ? 24 : 0;
  const spread = ({ name }: Side): string => `${name}>1.5~${price},${name}>${1.5 + step}~${price - 13}`;
  if (/total/i.test(part)) {
    return { strike: `:Over # ${unit}`, outcomes: [-1, 0, 1].map((i) => `>${total + i * step}~${49 - i * 17}`).join() };
  }
  if (/spread/i.test(part)) return { strike: `${targetType}:@ wins by over # ${unit}`, outcomes: [home, away].map(spread).join() };
  return { strike: targetType, outcomes: `${home.name}~${price},${away.name}~${99 - price - tie},${tie ? `Tie~${tie}` : ''}` };
}
