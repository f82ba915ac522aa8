import assert from 'node:assert/strict';
import type { Entity, EntityRef } from '../../../src/core/entities/kinds';
import { hintText } from '../../../src/core/ids/inlayHint';
import { eventOf, marketOf, milestoneOf, targetOf, uuid } from '../entities/entityOf';
import { HARMFUL, HOSTILE_THINGS } from '../format/hostileThings';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const around = { now: NOW, nameOf: () => undefined };
const ALL = { prices: true, states: true };

function hint(ref: EntityRef, entity: Entity, wish = ALL): string | undefined {
  return hintText({ state: 'loaded', ref, entity, loadedAt: NOW }, wish, around);
}

const TEAM = { kind: 'structuredTarget', id: uuid(2) } as const;
const MARKET = { kind: 'market', id: 'KXA-26-B' } as const;
const boston = targetOf({ name: 'Boston', type: 'basketball_team' });
const market = marketOf({
  ticker: MARKET.id,
  yes_sub_title: 'Boston',
  status: 'active',
  last_price_dollars: '0.5600',
});

describe('hintText', () => {
  it('names a structured target with its type', () => {
    assert.equal(hint(TEAM, boston), 'Boston (basketball_team)');
  });

  it('names a market with its price and state, each if it is wished for', () => {
    assert.equal(hint(MARKET, market), 'Boston $0.56 (active)');
    assert.equal(hint(MARKET, market, { prices: false, states: true }), 'Boston (active)');
    assert.equal(hint(MARKET, market, { prices: true, states: false }), 'Boston $0.56');
    assert.equal(hint(MARKET, market, { prices: false, states: false }), 'Boston');
  });

  it('cuts a long name rather than the price and the state', () => {
    const long = { ...market, yes_sub_title: 'Boston wins by over 4.5 points in overtime' };
    assert.equal(hint(MARKET, long), 'Boston wins by over 4.5 poi… $0.56 (active)');
  });

  it('says no price of a market that was never traded', () => {
    assert.equal(hint(MARKET, marketOf({ ...market.raw, last_price_dollars: '0.0000' })), 'Boston (active)');
  });

  it('names milestones and events', () => {
    const game = milestoneOf({ title: 'New York at Boston', type: 'basketball_game' });
    assert.equal(hint({ kind: 'milestone', id: uuid(1) }, game), 'New York at Boston (basketball_game)');
    const event = eventOf({ title: 'Who wins?' });
    assert.equal(hint({ kind: 'event', id: 'KXEVENT-26' }, event), 'Who wins?');
  });

  it('names what was kept from an earlier session, without a price', () => {
    const name = { ...MARKET, name: 'Boston', state: 'active', at: NOW };
    assert.equal(hintText({ state: 'kept', ref: MARKET, name }, ALL, around), 'Boston (active)');
  });

  it('says nothing of what is not known', () => {
    for (const state of ['missing', 'unknown'] as const)
      assert.equal(hintText({ state }, ALL, around), undefined);
  });

  it('stays on one short line whatever the exchange sends', () => {
    for (const [ref, entity] of HOSTILE_THINGS) {
      const text = hint(ref, entity) ?? '';
      assert.ok(Array.from(text).length <= 43, text);
      assert.doesNotMatch(text, HARMFUL);
    }
  });
});
