import assert from 'node:assert/strict';
import { summaryDetails } from '../../../src/core/format/summaryDetails';

const TEAM = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const OTHER = '99999999-0b46-4f43-a403-f44d62489034';
const nameOf = (id: string): string | undefined => (id === TEAM ? 'Boston Celtics' : undefined);

function texts(details: Parameters<typeof summaryDetails>[0], name = ''): string[] {
  return summaryDetails(details, name, nameOf).map(({ label, value }) => `${label}: ${value}`);
}

describe('tellingDetails', () => {
  it('puts what tells most first and new keys last', () => {
    assert.deepEqual(texts({ height: 2.03, country: 'USA', position: 'F', league: 'NBA', team_id: TEAM }), [
      'Team: Boston Celtics',
      'League: NBA',
      'Position: F',
      'Country: USA',
      'Height: 2.03',
    ]);
  });

  it('shows an id by its name and leaves out ids without one', () => {
    assert.deepEqual(
      texts({ home_team_id: TEAM.toUpperCase(), away_team_id: OTHER, provider_id: 'sr:1', winner: OTHER }),
      ['Home team: Boston Celtics'],
    );
    assert.deepEqual(texts({ competitor_ids: [TEAM, OTHER] }), []);
    assert.deepEqual(texts({ competitor_ids: [TEAM, TEAM] }), ['Competitor: Boston Celtics, Boston Celtics']);
  });

  it('leaves out addresses, nested values, empty ones, and what the name says', () => {
    const details = {
      image_url: 'https://a.example/p.png',
      site: 'HTTPS://a.example',
      season_standings: [{ wins: 1 }],
      season: { year: 2026 },
      short_name: 'Toulouse FC',
      first_name: 'Kevin',
      gender: '',
      record: null,
    };
    assert.deepEqual(texts(details, 'Toulouse FC'), []);
  });

  it('shows short lists of plain values', () => {
    assert.deepEqual(texts({ leagues: ['EPL', 'UCL'], main: true }), ['Leagues: EPL, UCL', 'Main: true']);
    assert.deepEqual(texts({ leagues: Array.from({ length: 20 }, () => 'EPL') }), []);
  });

  it('shows at most eight, each on one short line', () => {
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`k${String(index)}`, `a\n${'x'.repeat(200)}`]),
    );
    const shown = summaryDetails(many, '', nameOf);
    assert.equal(shown.length, 8);
    for (const { value } of shown) assert.match(value, /^a x+…$/);
  });

  it('is not misled by keys that every object has', () => {
    assert.deepEqual(texts(JSON.parse('{"__proto__": "x", "constructor": "y"}') as Record<string, string>), [
      'Proto: x',
      'Constructor: y',
    ]);
  });
});
