import { addEventLive } from './eventLive';
import { addPlays } from './plays';
import { DAY, iso, strikeTargets, unix, type SampleData, type Wire } from './sampleData';

const score = (player: string, overall: number, current: number, rounds: readonly number[]): Wire => ({
  [`${player}_overall_score`]: overall,
  [`${player}_current_round_score`]: current,
  [`${player}_round_scores`]: rounds.map((score) => ({ outcome: '', score })),
});

/** What is no game has neither of these. */
const NO_GAME: Wire = { status: undefined, widget_status: undefined, winner: undefined };

type Maker = (ids: readonly string[], now: number) => Wire;

/** Live data by the type of the milestone; the ids are those of the targets it is about. */
const LIVE: Readonly<Record<string, Maker>> = {
  basketball_game: (_, now) => ({
    home_points: 56,
    away_points: 61,
    period: 2,
    period_type: 'quarter',
    period_remaining_time: '2:27',
    possession: 'home',
    last_event_is_timeout: false,
    last_event_created_ts: null,
    last_updated_ts: unix(now),
  }),
  football_game: (_, now) => ({
    home_points: 17,
    away_points: 20,
    period: 3,
    period_type: 'quarter',
    period_remaining_time: '8:41',
    possession: 'away',
    situation: { down: 3, yards_to_go: 4, yard_line: 38 },
    last_updated_ts: unix(now),
  }),
  soccer_tournament_multi_leg: (_, now) => ({
    half: 2,
    time: "63'",
    status_text: '2nd half',
    home_same_game_score: 2,
    away_same_game_score: 1,
    home_significant_events: [
      { type: 'goal', time: "12'", player: 'Vilanova' },
      { type: 'goal', time: "51'", player: 'Ødegaard' },
    ],
    away_significant_events: [{ type: 'yellow_card', time: "33'", player: 'Ibáñez' }],
    last_play: { description: 'Corner', occurence_ts: unix(now) - 40 },
  }),
  esports_match: () => ({
    is_live: true,
    home_score: 1,
    away_score: 0,
    home_periods: [13, 4],
    away_periods: [9, 6],
    series_stats: { best_of: 3, map: 'Sandstone' },
    player_stats: null,
  }),
  tennis_tournament_singles: ([first, second]) => ({
    competitor1_id: first,
    competitor2_id: second,
    server: first,
    completed_rounds: 1,
    match_status: '2nd set',
    ...score('competitor1', 1, 30, [7, 3]),
    ...score('competitor2', 0, 15, [6, 2]),
  }),
  golf_tournament: (ids) => ({
    current_round: 1,
    round_label: 'Round 1',
    leaderboard: ids.slice(0, 30).map((competitor_id, i) => ({
      competitor_id,
      position: i + 1,
      score: Math.round(i / 3) - 9,
      thru: i % 4 ? `${18 - (i % 7)}` : 'F',
    })),
  }),
  political_race: (ids, now) => ({
    ...NO_GAME,
    winner: '',
    winners: [],
    race_call_status: 'Too Early to Call',
    tabulation_status: 'tabulating',
    reporting_percentage: 63,
    last_updated: iso(now),
    candidates: Object.fromEntries(
      ids.map((id, i) => [id, { percentage: 52 - i * 12, votes: 41_208 - i * 9_514, incumbent: !i }]),
    ),
  }),
  fomc_meeting: (_, now) => ({
    ...NO_GAME,
    current_target_range: '3.75% to 4.00%',
    previous_target_range: '4.00% to 4.25%',
    expected_change_bps: 0,
    last_updated: iso(now),
  }),
  company_report: () => ({
    ...NO_GAME,
    provider: 'quartr',
    company: 'Northwind Motors',
    fiscal_period: 'Q4 2026',
    kpis: [
      { name: 'Deliveries', value: null, previous: 462_890, unit: 'cars' },
      { name: 'Revenue', value: null, previous: 25.2, unit: 'billion dollars' },
      { name: 'Gross margin', value: null, previous: 17.4, unit: '%' },
    ],
  }),
  truflation: (_, now) => ({
    ...NO_GAME,
    indicator: 'US inflation index',
    category: 'Inflation',
    latest_value: 1.94,
    series_key: 'us-cpi-yoy',
    target_date: iso(now + 5 * DAY),
    timeseries: Array.from({ length: 30 }, (_, day) => ({
      timestamp: unix(now) - (29 - day) * 86_400,
      value: Number((1.94 + Math.sin(day / 4) / 10 - (29 - day) / 90).toFixed(2)),
    })),
  }),
  hologram_match: () => ({ phase: { name: 'beta' }, beams: [1, null, true] }),
};

/** What ends a game that is over: the first side has won. */
const over = ([winner]: readonly string[]): Wire => ({
  status: 'closed',
  widget_status: 'complete',
  winner,
  is_live: undefined,
  period_remaining_time: undefined,
});

/** Live data of the games that are on or over, and of what is no game; plays of two games, prices and weather of events. */
export function addLiveData(data: SampleData): void {
  for (const [milestone_id, { type, details, primary_event_tickers }] of data.milestones) {
    const { status = 'inprogress' } = details as Wire;
    const ids = strikeTargets(data, String(primary_event_tickers));
    const live = status !== 'scheduled' && LIVE[String(type)]?.(ids, data.now);
    if (!live) continue;
    const started = { status, widget_status: 'live', winner: '', ...live };
    const shown = status === 'closed' ? { ...started, ...over(ids) } : started;
    // The exchange names company reports after what they hold.
    data.live.set(milestone_id, {
      type: type === 'company_report' ? 'kpis' : type,
      details: shown,
      milestone_id,
    });
    if (status === 'inprogress') addPlays(data, milestone_id, String(type), ids);
  }
  addEventLive(data);
}
