import assert from 'node:assert/strict';
import type { Wire } from '../../../../src/core/sample/data/sampleData';
import { ask, HOUR, NOW } from '../ask';
import { inside, UUID, wholeSample, type WholeSample } from './wholeSample';

type Finder = (sample: WholeSample) => unknown;

const details = (one: Wire | undefined): Wire => inside(one, 'details');
const tickers = (one: Wire, kind: string): string[] => (one[`${kind}_event_tickers`] ?? []) as string[];
const milestone =
  (test: (one: Wire) => boolean): Finder =>
  ({ milestones }) =>
    milestones.find(test);
const target =
  (test: (one: Wire) => boolean): Finder =>
  ({ targets }) =>
    targets.find(test);
const event =
  (test: (one: Wire) => boolean): Finder =>
  ({ events }) =>
    events.find(test);
const market =
  (test: (one: Wire) => boolean): Finder =>
  ({ markets }) =>
    markets.find(test);
const series =
  (test: (one: Wire) => boolean): Finder =>
  ({ series }) =>
    series.find(test);
const ofType = (type: string, ...keys: string[]): Finder =>
  milestone((one) => one['type'] === type && keys.every((key) => details(one)[key] !== undefined));
const liveWith =
  (type: string, ...keys: string[]): Finder =>
  ({ live }) =>
    [...live.values()].find(
      (one) => one['type'] === type && keys.every((key) => details(one)[key] !== undefined),
    );
const strike = (type: string | undefined, ...fields: string[]): Finder =>
  market((one) => one['strike_type'] === type && fields.every((field) => one[field] !== undefined));
const fraction =
  (digits: number) =>
  (one: Wire): boolean =>
    Object.values(one).some(
      (value) =>
        typeof value === 'string' &&
        (/^\d{4}-.*:\d\d(?:\.(\d+))?Z$/.exec(value)?.[1] ?? '').length === digits &&
        /T/.test(value),
    );

const SHAPES: Readonly<Record<string, Finder>> = {
  'the Wyoming General Elections of the exchange’s page': milestone(
    (one) =>
      one['title'] === 'Wyoming General Elections' &&
      one['type'] === 'one_off_milestone' &&
      tickers(one, 'primary').join() === 'SENATEWY-26' &&
      tickers(one, 'related').join() === 'SENATEWY-26,GOVPARTYWY-26,KXHOUSERACE-WYAL-26',
  ),
  'a basketball game with Boston at home': milestone(
    (one) => details(one)['home_team_id'] === '2ef4d31c-0b46-4f43-a403-f44d62489034',
  ),
  'a team game with home, away, league, status and session': ofType(
    'basketball_game',
    'home_team_id',
    'away_team_id',
    'league',
    'status',
    'session_id',
  ),
  'a football game with its season': ofType(
    'football_game',
    'home_team_id',
    'season',
    'main_game_event_ticker',
  ),
  'a tennis match': ofType(
    'tennis_tournament_singles',
    'first_competitor_id',
    'second_competitor_id',
    'gender',
    'round',
    'tour',
    'tournament_name',
  ),
  'a golf tournament with more than 100 competitors': milestone(
    (one) => one['type'] === 'golf_tournament' && (details(one)['competitor_ids'] as string[]).length > 100,
  ),
  'an esports match': ofType('esports_match', 'home_competitor_id', 'away_competitor_id', 'game', 'status'),
  'an mma match': ofType('mma_match', 'first_fighter_id', 'second_fighter_id', 'league'),
  'a political race with a candidate map': ofType(
    'political_race',
    'candidate_ids',
    'candidate_id_mapping',
    'state',
  ),
  'a milestone with twenty events or more': milestone((one) => tickers(one, 'related').length >= 20),
  'a milestone without events': milestone(
    (one) =>
      Array.isArray(one['related_event_tickers']) &&
      tickers(one, 'primary').length + tickers(one, 'related').length === 0,
  ),
  'a primary event that is not among the related ones': milestone((one) =>
    tickers(one, 'primary').some((ticker) => !tickers(one, 'related').includes(ticker)),
  ),
  'an event in two milestones': ({ milestones }) => {
    const all = milestones.flatMap((one) => [
      ...new Set([...tickers(one, 'primary'), ...tickers(one, 'related')]),
    ]);
    return all.find((ticker, index) => all.indexOf(ticker) !== index);
  },
  'a live game': milestone(
    (one) => details(one)['status'] === 'inprogress' && Date.parse(String(one['start_date'])) < NOW,
  ),
  'a settled game that ended today': ({ milestones, markets }) =>
    milestones.find(
      (one) =>
        details(one)['status'] === 'closed' &&
        Date.parse(String(one['start_date'])) > NOW - 24 * HOUR &&
        markets
          .filter((each) => each['event_ticker'] === tickers(one, 'primary')[0])
          .every((each) => each['status'] === 'finalized' && each['settlement_ts']),
    ),
  'null for a list of tickers': milestone((one) => one['related_event_tickers'] === null),
  'null for a source id': milestone((one) => one['source_id'] === null),
  'a milestone without details, source id and source ids': milestone(
    (one) => !('details' in one) && !('source_id' in one) && !('source_ids' in one),
  ),
  'an empty title': milestone((one) => one['title'] === ''),
  'a title of 200 characters': milestone((one) => String(one['title']).length === 200),
  'a title with markup': milestone((one) =>
    /<b>.*&.*<\/b>.*\*.*\[.*\]\(http.*\$\(/.test(String(one['title'])),
  ),
  'a milestone type that nobody knows': milestone((one) => one['type'] === 'hologram_match'),
  'a milestone category that nobody knows': milestone((one) => one['category'] === 'Climate & Weather'),
  'a milestone with an end date': milestone((one) => typeof one['end_date'] === 'string'),
  'a milestone without an end date': milestone((one) => one['end_date'] === null),
  'an sr: id of a milestone': milestone((one) =>
    /^sr:sport_event:\d+$/.test(String(inside(one, 'source_ids')['sportradar'])),
  ),
  'an sr: id of a target': target((one) =>
    /^sr:competitor:\d+$/.test(String(inside(one, 'source_ids')['sportradar'])),
  ),
  '"Tie" as a target': target(
    (one) => one['id'] === '111193d4-9b1f-4bd8-ab7c-9de252737f05' && one['name'] === 'Tie',
  ),
  'a market on the tie': market(
    (one) => inside(one, 'custom_strike')['soccer_team'] === '111193d4-9b1f-4bd8-ab7c-9de252737f05',
  ),
  'a name beyond ASCII': target((one) => /[^ -~]/.test(String(one['name']))),
  'a name with markup': target((one) => /<b>/.test(String(one['name']))),
  'a player with a team': target(
    (one) => UUID.test(String(details(one)['team_id'])) && details(one)['jersey'] !== undefined,
  ),
  'a target with a picture': target((one) => /^https:/.test(String(details(one)['image_url']))),
  'a target with several leagues': target((one) => Array.isArray(details(one)['leagues'])),
  'a target with id and type alone': target((one) => Object.keys(one).join() === 'id,type'),
  'a ladder of 188 markets of three strike types': ({ markets }) => {
    const ladder = markets.filter((one) => one['event_ticker'] === 'KXBTC-26H17');
    const types = new Set(ladder.map((one) => one['strike_type']));
    return ladder.length === 188 && [...types].sort().join() === 'between,greater,less';
  },
  'a greater strike': strike('greater', 'floor_strike'),
  'a greater_or_equal strike': strike('greater_or_equal', 'floor_strike'),
  'a less strike': strike('less', 'cap_strike'),
  'a less_or_equal strike': strike('less_or_equal', 'cap_strike'),
  'a between strike': strike('between', 'floor_strike', 'cap_strike'),
  'a functional strike': strike('functional', 'functional_strike'),
  'a structured strike': strike('structured', 'custom_strike'),
  'a custom strike with free text': market(
    (one) =>
      one['strike_type'] === 'custom' &&
      !Object.values(inside(one, 'custom_strike')).some((value) => UUID.test(String(value))),
  ),
  'a spread: greater, floor and a team': market(
    (one) =>
      one['strike_type'] === 'greater' &&
      one['floor_strike'] !== undefined &&
      UUID.test(String(inside(one, 'custom_strike')['basketball_team'])),
  ),
  'a prop: structured, floor 1.5, a player and a team': market(
    (one) =>
      one['strike_type'] === 'structured' &&
      one['floor_strike'] === 1.5 &&
      Object.keys(inside(one, 'custom_strike')).join() === 'basketball_player,basketball_team',
  ),
  'a market without strike type': strike(undefined),
  'a strike type that nobody knows': strike('spectral', 'custom_strike'),
  'an id and free text in one custom strike': market(
    (one) =>
      Object.values(inside(one, 'custom_strike')).length === 2 && 'note' in inside(one, 'custom_strike'),
  ),
  'null for a custom strike': market((one) => one['custom_strike'] === null),
  'a combination of markets': market(
    (one) => Array.isArray(one['mve_selected_legs']) && 'Associated Markets' in inside(one, 'custom_strike'),
  ),
  'a market status that nobody knows': market((one) => one['status'] === 'hibernating'),
  'a market settled at a value': market(
    (one) => one['result'] === 'scalar' && one['settlement_value_dollars'] === '0.5000',
  ),
  'a provisional market': market((one) => one['is_provisional'] === true),
  'a market without title': market((one) => !('title' in one)),
  'an empty outcome': market((one) => one['yes_sub_title'] === ''),
  'a price below a cent': market((one) => one['yes_bid_dollars'] === '0.0035'),
  'a price with six decimals': market((one) => one['last_price_dollars'] === '0.003512'),
  'a book with one side': market(
    (one) =>
      one['yes_bid_size_fp'] === '0.00' &&
      one['yes_bid_dollars'] === '0.0000' &&
      Number(one['yes_ask_size_fp']) > 0,
  ),
  'an empty book': market(
    (one) =>
      one['yes_bid_size_fp'] === '0.00' &&
      one['yes_ask_size_fp'] === '0.00' &&
      one['yes_ask_dollars'] === '1.0000',
  ),
  'the zero date on a market': market((one) => one['created_time'] === '0001-01-01T00:00:00Z'),
  'the zero date on an event': event((one) => one['last_updated_ts'] === '0001-01-01T00:00:00Z'),
  'a date in 2099': market((one) => String(one['close_time']).startsWith('2099')),
  'null for a date': event((one) => one['strike_date'] === null),
  'null for product metadata': event((one) => one['product_metadata'] === null),
  'an event without settlement sources': event((one) => !('settlement_sources' in one)),
  'an event without markets': event((one) => !('markets' in one)),
  'null for tags and settlement sources of a series': series(
    (one) => one['tags'] === null && one['settlement_sources'] === null,
  ),
  'a fee type that nobody knows': series((one) => one['fee_type'] === 'quadratic_v3'),
  'a series ticker with a hyphen': series((one) => String(one['ticker']).includes('-')),
  'a title of more than 200 characters': series((one) => String(one['title']).length > 200),
  'live data of a basketball game': liveWith(
    'basketball_game',
    'home_points',
    'away_points',
    'period',
    'widget_status',
  ),
  'live data of a tennis match': liveWith(
    'tennis_tournament_singles',
    'competitor1_id',
    'server',
    'competitor2_round_scores',
  ),
  'live data of a soccer match': liveWith('soccer_tournament_multi_leg', 'home_same_game_score', 'last_play'),
  'live data of an esports match': liveWith('esports_match', 'home_score', 'is_live'),
  'live data of a golf tournament': liveWith('golf_tournament', 'leaderboard', 'round_label'),
  'live data of a political race without widget status': ({ live }) => {
    const race = [...live.values()].find((one) => one['type'] === 'political_race');
    return race && 'candidates' in details(race) && !('widget_status' in details(race));
  },
  'live data of a shape that nobody knows': liveWith('hologram_match', 'beams'),
  'a milestone without live data': ({ milestones, live }) => milestones.length > live.size,
  'times with no fraction digits': market(fraction(0)),
  'times with one fraction digit': market(fraction(1)),
  'times with three fraction digits': market(fraction(3)),
  'times with six fraction digits': market(fraction(6)),
};

describe('the sample data shows', () => {
  let sample: WholeSample;

  before(async () => {
    sample = await wholeSample();
  });

  for (const [sentence, find] of Object.entries(SHAPES)) {
    it(sentence, () => assert.ok(find(sample)));
  }

  it('a market with cent fields of old, in the history alone', async () => {
    const { body } = await ask('/historical/markets/KXHIGHNY-25JAN15-B40.5');
    const old = body['market'] as Wire;
    assert.equal(old['yes_bid'], 97);
    assert.ok(!('yes_bid_dollars' in old));
  });
});
