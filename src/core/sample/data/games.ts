import { HOUR, type SampleData } from './sampleData';
import { hashOf, sampleUuid } from './sampleUuid';

/**
 * code|name|type of the milestones|type of the targets|between the sides|hour, UTC|spread and total: unit|step|total|eight
 * sides, each with its code|keys of the sides in `details`|details of game and sides|details of the game|category
 */
const LEAGUES = `NBA|Pro Basketball (M)|basketball_game|basketball_team| at |23|points|3|224.5|ATL Atlanta,BOS Boston,CHI Chicago,DEN Denver,LAL Los Angeles L,MIA Miami,MIL Milwaukee,NYK New York
NFL|Pro Football|football_game|football_team| at |18|points|3|45.5|BAL Baltimore,BUF Buffalo,DAL Dallas,DET Detroit,KC Kansas City,PHI Philadelphia,SF San Francisco,SEA Seattle
LALIGA|La Liga|soccer_tournament_multi_leg|soccer_team| vs |17|goals|1|2.5|ALA Alavés,ALM Almería,ATM Atlético,BAR Barcelona,CAD Cádiz,GIR Girona,RMA Real Madrid,SEV Sevilla
CS2|CS2|esports_match|esports_competitor| vs |14||||BP Blue Pines,FOX Fox Trot,GG Gold Gate,HEX Hexagon,KRA Kraken,NOV Nova Nine,OWL Night Owls,ZEN Zenith|home_competitor_id,away_competitor_id|game=CS2||Esports
ATP|ATP|tennis_tournament_singles|tennis_competitor| vs |11||||ALM Teo Almqvist,BRA Marko Brankov,DUB Loïc Dubreuil,HAL Jiří Halíř,NAK Ren Nakagami,ODE Søren Ødegaard,SWI Łukasz Świdrak,YIL Emre Yıldıran|first_competitor_id,second_competitor_id|tour=ATP|&gender=men&round=Quarterfinal&tournament_name=Sample Open`;

/** Which side meets the one so many places further on: no two games have the same pair. */
const OFFSETS = [3, 5, 7, 1, 2, 6];
/** Two games of long ago, the one of today that has ended, and the one that is on: hours from now. */
const PAST: Readonly<Record<number, number>> = { 0: -90, 1: -200, 35: -20, 43: -1 };

/** The rows (see `addRows`) of each league's games: the past ones, and forty-four coming ones, four on every day. */
export function gameRows({ now }: SampleData): string[] {
  return LEAGUES.split('\n').flatMap((row) => {
    const league = row.split('|') as unknown as League;
    return Array.from({ length: 48 }, (_, i) => {
      const coming = ((i + 2) >> 2) * 24 + Number(league[5]) - ((now / HOUR) % 24) + (i % 4) * 1.5;
      return gameRow(league, i * 3, OFFSETS[i >> 3] ?? 0, PAST[i] ?? coming);
    });
  });
}

type Nine = [string, string, string, string, string, string, string, string, string];
type League = readonly [
  ...Nine,
  sides: string,
  keys?: string,
  details?: string,
  own?: string,
  category?: string,
];

function gameRow(league: League, place: number, offset: number, hours: number): string {
  const status = hours > 0 ? 'scheduled' : hours < -1 ? 'closed' : 'inprogress';
  const [code, name, type, target, joiner, , unit, step, total, all, keys, shared, own = '', category] =
    league;
  const sides = all.split(',');
  const pair = [sides[place % 8], sides[(place + offset) % 8]] as [string, string];
  const titled = joiner === ' at ' ? pair.toReversed() : pair;
  const title = titled.map((side) => side.replace(/\w+ /, '')).join(joiner);
  const tail = `-26${titled.map((side) => side.replace(/ .*/, '')).join('')}`;
  const event = (part: string, lines: string, suffix = `: ${part}`): string =>
    `\n KX${code}${part.toUpperCase()}${tail}|${lines}|${title}${suffix}|${name} ${part}`;
  const price = 25 + (hashOf(title) % 45);
  const spread = (side: string): string => `${side}>1.5~${price},${side}>${1.5 + Number(step)}~${price - 13}`;
  const tie = target === 'soccer_team' ? 20 : 0;
  return [
    `${hours}|${category ?? 'Sports'}|${title}|${type}|${keys ?? 'home_team_id,away_team_id'}|${shared ?? `league=${code}`}`,
    `|status=${status}${own}&session_id=${sampleUuid(title)}_-1`,
    event(
      unit ? 'Game' : 'Match',
      `${target}|${pair[0]}~${price},${pair[1]}~${99 - price - tie}${tie ? ',Tie~20' : ''}`,
      '',
    ),
    unit && event('Spread', `${target}:@ wins by over # ${unit}|${spread(pair[0])},${spread(pair[1])}`),
    unit && event('Total', `:# ${unit}|>${total}~49,>${Number(total) + Number(step)}~32`),
  ].join('');
}
