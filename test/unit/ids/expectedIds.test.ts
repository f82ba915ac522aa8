import assert from 'node:assert/strict';
import { expectedIds } from '../../../src/core/ids/expectedIds';

/** What a value under some keys asks for, in short. */
function wanted(path: string, siblings: readonly string[] = []): string {
  const found = expectedIds({ keys: path.split('.'), isKey: false, siblings });
  if (!found) return 'nothing';
  const { kinds, type, role, isGuess } = found;
  return [kinds.join('|'), type, role && `*${role}*`, isGuess ? '?' : ''].filter(Boolean).join(' ');
}

describe('expectedIds', () => {
  it('takes the type of a target from the key in a custom strike', () => {
    assert.equal(wanted('markets.custom_strike.basketball_team'), 'structuredTarget basketball_team');
    assert.equal(wanted('custom_strike.Party'), 'nothing');
    assert.equal(wanted('custom_strike.Word'), 'nothing');
  });

  it('takes the role of a target from the key of an id, as people write it', () => {
    assert.equal(wanted('details.home_team_id'), 'structuredTarget *team*');
    assert.equal(wanted('homeTeamId'), 'structuredTarget *team*');
    assert.equal(wanted('skip_player_ids'), 'structuredTarget *player*');
    assert.equal(wanted('competitor1_id'), 'structuredTarget *competitor*');
    assert.equal(wanted('candidate_uuid'), 'structuredTarget *candidate*');
    assert.equal(wanted('structured_target_id'), 'structuredTarget');
    assert.equal(wanted('teams.id'), 'structuredTarget *team*');
  });

  it('guesses where a key may as well stand above a name', () => {
    assert.equal(wanted('basketball_team'), 'structuredTarget basketball_team ?');
    assert.equal(wanted('team'), 'nothing');
  });

  it('knows the keys of milestones and of tickers', () => {
    assert.equal(wanted('milestone_id'), 'milestone');
    assert.equal(wanted('id', ['primary_event_tickers', 'id']), 'milestone');
    assert.equal(wanted('primary_event_tickers'), 'event');
    assert.equal(wanted('main_game_event_ticker'), 'event');
    assert.equal(wanted('market_tickers'), 'market');
    assert.equal(wanted('markets'), 'market');
    assert.equal(wanted('ticker'), 'market|event');
    assert.equal(wanted('watch_tickers'), 'market|event');
    assert.equal(wanted('series_ticker'), 'series');
  });

  it('asks for nothing under any other key', () => {
    for (const key of ['name', 'title', 'order_id', 'id', 'status', 'client_order_id', '']) {
      assert.equal(wanted(key), 'nothing', key);
    }
  });
});
