import assert from 'node:assert/strict';
import { idHint, type IdHint } from '../../../src/core/ids/idHint';

/** What the keys of a path say of a UUID. */
function hintOf(path: string, siblings: readonly string[] = []): IdHint {
  return idHint({ keys: path.split('/'), isKey: false, siblings });
}

describe('the keys above a UUID', () => {
  it('say that it is a structured target or a milestone, by the names of the API and of those who use it', () => {
    for (const key of [
      ...[
        'home_team_id',
        'awayTeamId',
        'HOME_TEAM_ID',
        'home-team-id',
        'team_id',
        'team',
        'teams',
        'team_uuid',
      ],
      ...['first_competitor_id', 'competitor2_id', 'competitor_ids', 'second_fighter_id', 'away_player_ids'],
      ...[
        'candidate_ids',
        'candidate_id_mapping',
        'structured_target',
        'structuredTargetIds',
        'kalshi_target_structured_target_id',
      ],
      ...[
        'basketball_team',
        'golf_competitor',
        'nba_team_id',
        'skip_player_ids',
        'teamA',
        'team_1_id',
        'opponent_team',
      ],
      ...[
        'team_ids/BOS',
        'TEAM_ID_MAP/Boston Celtics',
        'structured_targets/home',
        'home_team/id',
        'teams/id',
      ],
      ...['custom_strike/politician', 'markets/customStrike/anything', 'custom_strike/Party'],
      ...['kalshi/lakers_team_id', 'KALSHI_LAKERS_TEAM_ID', 'live_data/details/winner'],
    ])
      assert.equal(hintOf(key), 'structuredTarget', key);
    for (const key of [
      ...['milestone_id', 'milestoneId', 'milestone', 'MILESTONES', 'milestone_ids', 'related_milestones'],
      ...['next_milestone_id', 'milestones/id', 'getMilestone(', 'watched_milestones'],
    ])
      assert.equal(hintOf(key), 'milestone', key);
  });

  it('say so of both sides of a game, and of none alone', () => {
    assert.equal(hintOf('game/home', ['home', 'away']), 'structuredTarget');
    assert.equal(hintOf('away_id', ['home_id', 'away_id']), 'structuredTarget');
    assert.equal(hintOf('home', ['home', 'office']), 'unknown');
  });

  it('say that it is something else', () => {
    for (const key of [
      ...['order_id', 'clientOrderId', 'trade_id', 'fills', 'rfq_id', 'quoteId', 'settlement', 'position_id'],
      ...[
        'KEYID',
        'PROD_KEYID',
        'kalshi_apikey',
        'APIKEY',
        'api-key',
        'KALSHI-ACCESS-KEY',
        'keyId',
        'accessToken',
      ],
      ...[
        'creator_user_id',
        'userid',
        'ownerId',
        'tenant',
        'tenantId',
        'azure_subscription',
        'run_id',
        'job_id',
      ],
      ...['sourceEventId', 'event_id', 'market_id', 'seriesId', 'source_ids/opta', 'headers/x', 'session_id'],
      ...[
        'linear/team_id',
        'LINEAR_TEAM_ID',
        'slack/teams/id',
        'github_milestone_id',
        'user/team_id',
        'project/milestones/id',
      ],
      ...['find_order('],
    ])
      assert.equal(hintOf(key), 'foreign', key);
  });

  it('say nothing where a word is not known', () => {
    for (const key of [
      ...[
        'id',
        'uuid',
        'x',
        'value',
        'ref',
        'parent',
        'engineering_team_id',
        'pagerduty_team_id',
        'team_lead_id',
      ],
      ...[
        'milestone_url',
        'release_milestone',
        'target_id',
        'targets',
        'participant_id',
        'driver_id',
        'company_id',
        'steam_id',
      ],
      ...['teams/Boston', 'team_ids/engineering_team_id', 'milestones/assignee', 'exteam'],
    ])
      assert.equal(hintOf(key), 'unknown', key);
  });

  it('know the objects of the API by their fields', () => {
    assert.equal(hintOf('id', ['id', 'title', 'primary_event_tickers']), 'milestone');
    assert.equal(hintOf('id', ['id', 'start_date', 'notification_message']), 'milestone');
    assert.equal(hintOf('id', ['id', 'name', 'type', 'source_ids']), 'structuredTarget');
    assert.equal(hintOf('id', ['id', 'name', 'type', 'details', 'source_id']), 'structuredTarget');
    for (const siblings of [
      ['id', 'start_date', 'title'],
      ['id', 'notification_message'],
      ['id', 'name', 'type', 'details'],
      ['id', 'name', 'type', 'source_id'],
    ])
      assert.equal(hintOf('id', siblings), 'unknown', siblings.join());
    assert.equal(hintOf('orders/id', ['id', 'primary_event_tickers']), 'foreign');
  });
});
