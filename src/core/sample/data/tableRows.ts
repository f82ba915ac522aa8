import { addTarget } from './addTarget';
import type { SampleData } from './sampleData';

const PLAYERS = ['Malik Ostrander', 'Dom Achterberg', 'Tomás Vilanova', 'Eli Prescott'];
const STATS = 'Points 22.5,Rebounds 7.5,Assists 4.5,Threes 1.5,Steals 0.5,Blocks 0.5'.split(',');

/** The game that has twenty-one events. */
export const FEATURED = 'GAME-26NYKBOS';

/** Rows (see `addRows`) of its eighteen events beside winner, spread and total. Adds the players. */
export function sideRows(data: SampleData): string {
  PLAYERS.forEach((name, i) => {
    const team_id = addTarget(data, 'basketball_team', i % 2 ? 'New York' : 'Boston')['id'];
    addTarget(data, 'basketball_player', name, {
      league: 'NBA',
      position: 'F',
      jersey: `${i * 7 + 4}`,
      team_id,
    });
  });
  const rows = ['', '1H ', '2H '].flatMap((period, i) =>
    STATS.map((stat) => {
      const [name = '', line] = stat.split(' ');
      const part = period + name;
      const floor = Math.floor(Number(line) / (i ? 2 : 1)) + 0.5;
      const outcomes = PLAYERS.map((player, j) => `${player}>${floor}~${62 - i - j * 9}`).join();
      const strike = `basketball_player:@ over # ${name.toLowerCase()}`;
      const ticker = `KXNBA${part.replace(' ', '').toUpperCase()}-26NYKBOS`;
      return `\n ${ticker}|${strike}|${outcomes}|New York at Boston: ${part}|Pro Basketball (M) ${part}`;
    }),
  );
  return rows.join('');
}
