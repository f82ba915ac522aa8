import { iso, type SampleData, type Wire } from './sampleData';

const WHAT = 'makes a three,misses a layup,takes the rebound,makes two free throws,loses the ball'.split(',');
const POINTS = [3, 0, 0, 2, 0];
const PLAYERS = ['Ostrander', 'Achterberg', 'Vilanova', 'Prescott'];

/** The plays of the basketball game that is on, a football game that is not covered yet, nothing of other games. */
export function addPlays(
  data: SampleData,
  milestone_id: string,
  type: string,
  sides: readonly string[],
): void {
  if (type === 'football_game') data.plays.set(milestone_id, { body: { pbp: {} } });
  if (type !== 'basketball_game') return;
  const points = [0, 0];
  const periods = [24, 18].map((length, period) => ({
    events: Array.from({ length }, (_, i): Wire => {
      const what = (i * 7 + period) % WHAT.length;
      const side = i % 2;
      points[side] = (points[side] ?? 0) + (POINTS[what] ?? 0);
      return {
        clock: `${11 - (i >> 1)}:${i % 2 ? '08' : '41'}`,
        team_id: sides[side],
        description: `${PLAYERS[(i + period) % PLAYERS.length] ?? ''} ${WHAT[what] ?? ''}`,
        home_points: points[0],
        away_points: points[1],
        wall_clock: iso(data.now - (42 - period * 24 - i) * 60_000),
      };
    }),
  }));
  data.plays.set(milestone_id, { body: { pbp: { periods } } });
}
