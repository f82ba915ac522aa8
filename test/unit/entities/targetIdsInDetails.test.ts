import assert from 'node:assert/strict';
import { targetIdsInDetails } from '../../../src/core/entities/targetIdsInDetails';
import type { JsonValue } from '../../../src/core/kalshi/json';
import { uuid } from './entityOf';

const [A, B, C, D] = [uuid(1), uuid(2), uuid(3), uuid(4)];

/** The roles and the last digit of the ids. */
function found(details: JsonValue): string[] {
  return targetIdsInDetails(details).map(({ id, role }) => `${role} ${id.slice(-1)}`);
}

describe('detailIds', () => {
  it('finds the sides of a game with their roles, in the order in which they stand', () => {
    assert.deepEqual(found({ home_team_id: A, away_team_id: B, league: 'NBA' }), [
      'home team 1',
      'away team 2',
    ]);
    assert.deepEqual(found({ first_competitor_id: A, second_competitor_id: B }), [
      'first competitor 1',
      'second competitor 2',
    ]);
  });

  it('finds the ids of a list', () => {
    assert.deepEqual(found({ competitor_ids: [A, B] }), ['competitor 1', 'competitor 2']);
  });

  it('finds the keys of a mapping, and its values', () => {
    assert.deepEqual(found({ candidate_id_mapping: { [A]: 'votehub-1', other: B } }), [
      'candidate 1',
      'candidate 2',
    ]);
  });

  it('keeps the role of a mapping for what its keys hold', () => {
    assert.deepEqual(found({ candidate_mapping: { [A]: { name: 'Dana' }, list: [B] } }), [
      'candidate 1',
      'candidate 2',
    ]);
  });

  it('finds each id once, under the first key that names it', () => {
    assert.deepEqual(found({ candidate_ids: [A, A], candidate_id_mapping: { [A]: 'x', [B]: 'y' } }), [
      'candidate 1',
      'candidate 2',
    ]);
    assert.deepEqual(found({ winner_id: A.toUpperCase(), home_team_id: A }), ['winner 1']);
  });

  it('looks into objects and lists below', () => {
    assert.deepEqual(found({ season: { champion_id: A }, legs: [{ team_id: B }, { team_id: C }] }), [
      'champion 1',
      'team 2',
      'team 3',
    ]);
  });

  it('leaves ids of other systems alone', () => {
    assert.deepEqual(found({ session_id: A, source_id: B, source_ids: { sportradar: C }, team_id: D }), [
      'team 4',
    ]);
  });

  it('leaves UUIDs alone that stand under other keys', () => {
    assert.deepEqual(found({ hero: A, paid: B, notes: [C], round: { [D]: 1 } }), []);
  });

  it('leaves other texts under id keys alone', () => {
    assert.deepEqual(
      found({ team_id: 'sr:competitor:542073', game_id: `${A}_-7`, ids: ['', null, 5, true] }),
      [],
    );
  });

  it('answers in lower case', () => {
    assert.deepEqual(targetIdsInDetails({ team_id: '111193D4-9B1F-4BD8-AB7C-9DE252737F05' }), [
      { id: '111193d4-9b1f-4bd8-ab7c-9de252737f05', role: 'team' },
    ]);
  });

  it('survives what is no object, and a thousand levels', () => {
    assert.deepEqual(found(null), []);
    assert.deepEqual(found(A), []);
    assert.deepEqual(found([[A]]), []);
    let deep: JsonValue = { team_id: A };
    for (let level = 0; level < 1000; level++) deep = [{ deep }];
    assert.deepEqual(found(deep), ['team 1']);
  });

  it('finds the 120 competitors of a golf tournament', () => {
    const competitor_ids = Array.from({ length: 120 }, (_, index) => uuid(index));
    assert.deepEqual(
      targetIdsInDetails({ competitor_ids, tour: 'pga' }).map(({ id }) => id),
      competitor_ids,
    );
  });
});
