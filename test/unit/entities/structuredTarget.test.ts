import assert from 'node:assert/strict';
import { structuredTarget } from '../../../src/core/entities/structuredTarget';
import { cannedApi } from '../kalshi/cannedApi';
import { targetOf, uuid } from './entityOf';

describe('structuredTarget', () => {
  it('is loaded together with others in one request, whose page holds them all', async () => {
    const ids = Array.from({ length: 150 }, (_, index) => uuid(index));
    const address = `/structured_targets?${ids.map((id) => `ids=${id}`).join('&')}&page_size=150`;
    const api = cannedApi({ [address]: { structured_targets: ids.map((id) => ({ id })), cursor: '' } });
    assert.equal((await structuredTarget.load(api, ids)).length, 150);
    assert.deepEqual(api.asked, [address]);
  });

  it('is called by its name, or by its id where it has none', () => {
    assert.equal(structuredTarget.titleOf(targetOf({ name: 'Boston' })), 'Boston');
    assert.equal(structuredTarget.titleOf(targetOf({})), uuid(2));
  });

  it('tells teams from people by its icon', () => {
    const icon = (type: string): string => structuredTarget.iconOf(targetOf({ type }));
    assert.equal(icon('basketball_team'), icon('soccer_team'));
    assert.notEqual(icon('basketball_team'), icon('basketball_player'));
  });

  it('has the team of a player below it', () => {
    const target = targetOf({ details: { team_id: uuid(9), position: 'G' } });
    assert.deepEqual(structuredTarget.targetIdsOf(target), [uuid(9)]);
    assert.deepEqual(structuredTarget.groups(target)[0]?.children, [{ id: uuid(9), role: 'team' }]);
  });

  it('has no page on the exchange', () => {
    assert.equal(structuredTarget.webPageOf(targetOf({})), undefined);
  });
});
