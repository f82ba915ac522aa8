import { strikeTargets, type SampleData, type Wire } from './sampleData';

const score = (player: string, overall: number, current: number, rounds: readonly number[]): Wire => ({
  [`${player}_overall_score`]: overall,
  [`${player}_current_round_score`]: current,
  [`${player}_round_scores`]: rounds.map((score) => ({ outcome: '', score })),
});

/** Live data by the type of the milestone; the ids are those of the targets it is about. */
const LIVE: Readonly<Record<string, (ids: readonly string[]) => Wire>> = {
  basketball_game: () => ({
    home_points: 56,
    away_points: 61,
    period: 2,
    period_remaining_time: '2:27',
    possession: 'home',
  }),
  soccer_tournament_multi_leg: () => ({
    half: 2,
    time: "63'",
    home_same_game_score: 2,
    away_same_game_score: 1,
    last_play: { description: 'Corner', occurence_ts: 1_760_000_000 },
  }),
  esports_match: () => ({ is_live: true, home_score: 1, away_score: 0, home_periods: [13, 4] }),
  tennis_tournament_singles: ([first, second]) => ({
    competitor1_id: first,
    competitor2_id: second,
    server: first,
    ...score('competitor1', 1, 30, [7, 3]),
    ...score('competitor2', 0, 15, [6, 2]),
  }),
  golf_tournament: (ids) => ({
    round_label: 'Round 1',
    leaderboard: ids
      .slice(0, 9)
      .map((competitor_id, i) => ({ competitor_id, position: i + 1, score: i - 9 })),
  }),
  political_race: (ids) => ({
    widget_status: undefined,
    winners: [],
    race_call_status: 'Too Early to Call',
    reporting_percentage: 63,
    candidates: Object.fromEntries(ids.map((id, i) => [id, { percentage: 52 - i * 12 }])),
  }),
  hologram_match: () => ({ phase: { name: 'beta' }, beams: [1, null, true] }),
};

/** Live data of the games that are on, and of what is no game. */
export function addLiveData(data: SampleData): void {
  for (const [milestone_id, { type, details, primary_event_tickers }] of data.milestones) {
    const { status = 'inprogress' } = details as Wire;
    const live =
      status === 'inprogress' && LIVE[String(type)]?.(strikeTargets(data, String(primary_event_tickers)));
    if (!live) continue;
    data.live.set(milestone_id, {
      type,
      details: { status, widget_status: 'live', winner: '', ...live },
      milestone_id,
    });
  }
}
