import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PanelContent, ResolvedId } from '../../../../src/core/details/content';
import { liveBlocks } from '../../../../src/webview/details/live/liveBlocks';
import { playBlocks } from '../../../../src/webview/details/live/playBlocks';
import type { PageBlock } from '../../../../src/webview/details/pageBlock';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const named = (n: number, name: string): ResolvedId => ({
  id: uuid(n),
  name,
  ref: { kind: 'structuredTarget', id: uuid(n) },
});
const ids = [named(1, 'Boston'), named(2, 'New York')];

const live = (details: unknown, content?: Pick<PanelContent, 'sections'>): readonly PageBlock[] =>
  liveBlocks({ type: 'any', json: JSON.stringify(details), ids }, content);

function lead(blocks: readonly PageBlock[]): string {
  return blocks
    .flatMap((block) => (block.type === 'lead' ? block.runs.map(({ text }) => text) : []))
    .join('');
}

function facts(blocks: readonly PageBlock[]): Record<string, string> {
  const all = blocks.flatMap((block) => (block.type === 'facts' ? block.facts : []));
  return Object.fromEntries(all.map(({ label, value }) => [label, value.map(({ text }) => text).join('')]));
}

function tables(blocks: readonly PageBlock[]): readonly string[][][] {
  return blocks.flatMap((block) => {
    if (block.type === 'part') return tables([block.block]);
    if (block.type !== 'table') return [];
    const rows = block.rows.map((row) => row.map(({ content }) => content.map(({ text }) => text).join('')));
    return [[block.columns.map(({ label }) => label), ...rows]];
  });
}

const types = (blocks: readonly PageBlock[]): readonly string[] => blocks.map(({ type }) => type);

describe('live data of a game', () => {
  const game = {
    home_points: 56,
    away_points: 61,
    period: 2,
    period_type: 'quarter',
    period_remaining_time: '2:27',
    possession: 'home',
    status: 'inprogress',
    widget_status: 'live',
    winner: '',
    last_event_created_ts: null,
    last_updated_ts: 1_768_485_718,
  };

  it('is a line with the score, the clock and who has the ball', () => {
    assert.equal(lead(live(game)), 'Home 56 – 61 Away · live · Quarter 2 · 2:27 left · Home has the ball');
  });

  it('names the sides as the milestone does', () => {
    const json = JSON.stringify({ home_team_id: uuid(1), away_team_id: uuid(2), session_id: uuid(3) });
    const sections = [{ id: 'details', title: 'Details', blocks: [{ type: 'json' as const, json, ids }] }];
    assert.match(lead(live(game, { sections })), /^Boston 56 – 61 New York · .* · Boston has the ball$/);
  });

  it('says the rest as facts, and nothing of what is empty', () => {
    const { 'Last updated ts': updated, ...others } = facts(live(game));
    assert.match(updated ?? '', /Jan 15, 2026/);
    assert.deepEqual(others, { Status: 'inprogress' });
  });

  it('loses nothing: all of it is there as JSON', () => {
    const last = live(game).at(-1);
    assert.ok(last?.type === 'fold' && last.block.type === 'json');
    assert.deepEqual(JSON.parse(last.block.json), game);
  });
});

describe('live data of a match with rounds', () => {
  const match = {
    competitor1_id: uuid(1),
    competitor2_id: uuid(2),
    competitor1_overall_score: 1,
    competitor2_overall_score: 0,
    competitor1_current_round_score: 30,
    competitor2_current_round_score: 15,
    competitor1_round_scores: [{ outcome: 'won', score: 7 }, { score: 3 }],
    competitor2_round_scores: null,
    server: uuid(2),
    winner: uuid(1),
  };

  it('is a table of the rounds, with the sides by name', () => {
    assert.deepEqual(tables(live(match)), [
      [
        ['Side', '1', '2', 'Overall score', 'Current round score'],
        ['Boston', '7 won', '3', '1', '30'],
        ['New York', '', '', '0', '15'],
      ],
    ]);
    assert.equal(lead(live(match)), 'Boston 1 – 0 New York · New York serves');
    assert.equal(facts(live(match))['Winner'], 'Boston');
  });

  it('keeps what is no round out of the table', () => {
    const odd = live({ ...match, competitor1_round_scores: [[1], 'x'] });
    assert.deepEqual(tables(odd)[0]?.[0], ['Side', 'Overall score', 'Current round score']);
    assert.ok(odd.some((block) => block.type === 'json' && block.json.includes('round_scores')));
  });
});

describe('live data of other kinds', () => {
  it('is a leaderboard for a list of things', () => {
    const leaderboard = [
      { position: 1, score: -9, competitor_id: uuid(2) },
      { position: 2, competitor_id: uuid(9), score: null },
    ];
    assert.deepEqual(tables(live({ leaderboard, round_label: 'Round 1' })), [
      [
        ['Competitor id', 'Position', 'Score'],
        ['New York', '1', '-9'],
        [uuid(9), '2', ''],
      ],
    ]);
  });

  it('is the candidates of a race, the first one first', () => {
    const race = {
      candidates: { [uuid(1)]: { percentage: 40 }, [uuid(2)]: { percentage: 52, votes: 41208 } },
      race_call_status: 'Too Early to Call',
      reporting_percentage: 63,
      winners: [uuid(1)],
    };
    assert.equal(lead(live(race)), 'Too Early to Call · 63% reporting');
    assert.deepEqual(tables(live(race)), [
      [
        ['Name', 'Percentage', 'Votes'],
        ['New York', '52%', '41,208'],
        ['Boston', '40%', ''],
      ],
    ]);
    assert.equal(facts(live(race))['Winners'], 'Boston');
  });

  it('is key figures for small objects and simple values', () => {
    const said = facts(live({ last_play: { description: 'Corner', yards: null }, latest_value: 87120.25 }));
    assert.deepEqual(said, { 'Last play description': 'Corner', 'Latest value': '87,120.25' });
  });

  it('is the tree alone where nothing fits', () => {
    for (const details of [{}, { deep: { er: [{ a: [] }] } }, { beams: [1, null, true] }]) {
      assert.deepEqual(types(live(details)), ['json']);
    }
    assert.deepEqual(types(liveBlocks({ type: '', json: 'no JSON', ids: [] })), ['json']);
  });

  it('keeps what fits nothing as a tree beside what does', () => {
    const blocks = live({ status: 'on', beams: [1, null, true], empty: [] });
    assert.deepEqual(types(blocks), ['facts', 'json', 'fold']);
    assert.ok(blocks[1]?.type === 'json');
    assert.deepEqual(JSON.parse(blocks[1].json), { beams: [1, null, true] });
  });

  it('is said to be none in one sentence', () => {
    assert.deepEqual(liveBlocks(null), [{ type: 'text', text: 'No live data.' }]);
  });
});

describe('live data that nobody vouches for', () => {
  it('shows no character that hides or reorders its neighbours', () => {
    const text = JSON.stringify(
      live({ status: 'a\u202eb\u200bc', 'k\u202e': 'x', list: [{ 'c\u2066': 'y\u202e' }] }).slice(0, -1),
    );
    assert.doesNotMatch(text, /[\u200b\u202e\u2066]/);
  });

  it('writes numbers that are too large as they are', () => {
    const said = facts(live({ a: 1e308, b: -1e21, c: 0.1 + 0.2, year: 2026, big_ts: 1e300 }));
    assert.deepEqual(said, { A: '1e+308', B: '-1e+21', C: '0.3', Year: '2026', 'Big ts': '1e+300' });
  });

  it('never throws and never loses anything, whatever came', () => {
    const key = fc.oneof(
      fc.constantFrom(
        'home_points',
        'away_points',
        'home_id',
        'period',
        'possession',
        'candidates',
        '__proto__',
      ),
      fc.constantFrom(
        'competitor1_round_scores',
        'competitor2_round_scores',
        'status',
        'leaderboard',
        'last_ts',
      ),
      fc.string(),
    );
    const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(uuid(1), 'home', ''));
    fc.assert(
      fc.property(fc.dictionary(key, value), (details) => {
        const json = JSON.stringify(details);
        const blocks = liveBlocks({ type: 'x', json, ids });
        const last = blocks.at(-1);
        const whole = last?.type === 'fold' ? last.block : last;
        assert.ok(whole?.type === 'json' && whole.json === json);
        playBlocks({ type: 'x', json: JSON.stringify({ periods: details }), ids });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('plays', () => {
  const plays = (periods: unknown): readonly PageBlock[] =>
    playBlocks({ type: 'game_stats', json: JSON.stringify({ periods }), ids });

  it('are a table for each period, and all of them as JSON', () => {
    const blocks = plays([
      { number: 1, type: 'quarter', events: [{ clock: '9:41', team_id: uuid(1), description: 'A three' }] },
      { events: [{ clock: '8:08', description: 'A miss' }] },
    ]);
    assert.deepEqual(
      blocks.map((block) => ('title' in block ? block.title : block.type)),
      ['Number 1 · Type quarter', 'Period 2', 'All plays as JSON'],
    );
    assert.deepEqual(tables(blocks)[0], [
      ['Team id', 'Clock', 'Description'],
      ['Boston', '9:41', 'A three'],
    ]);
  });

  it('are a tree where they have another form', () => {
    for (const periods of [undefined, [], {}, [1], [{ events: [[1]] }], [{ a: [{ b: 1 }], c: [{ d: 1 }] }]]) {
      assert.deepEqual(types(plays(periods)), ['json']);
    }
  });

  it('may be none, or on their way', () => {
    assert.deepEqual(playBlocks(null), [{ type: 'text', text: 'No plays are recorded.' }]);
    assert.deepEqual(playBlocks(undefined), [{ type: 'text', text: 'Loading…' }]);
  });
});
