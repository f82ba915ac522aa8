import assert from 'node:assert/strict';
import type { EntityKind, EntityOfKind } from '../../../src/core/entities/kinds';
import { definitionOf } from '../../../src/core/entities/registry';
import { intervalOfPhase } from '../../../src/core/refresh/phaseInterval';
import { eventOf, marketOf, milestoneOf, seriesOf } from '../entities/entityOf';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const HOUR = 60 * 60 * 1000;
const at = (hours: number): string => new Date(NOW + hours * HOUR).toISOString();
const paceOf = <K extends EntityKind>(kind: K, entity: EntityOfKind[K], intervalMs: number, now: number) =>
  intervalOfPhase(definitionOf(kind).phaseOf?.(entity, now), intervalMs);
const milestone = (hours: number, more: object = {}) =>
  paceOf('milestone', milestoneOf({ start_date: at(hours), ...more }), 10, NOW);
const market = (more: object) => paceOf('market', marketOf({ ...more }), 10, NOW);

describe('the pace of a thing', () => {
  it('is the interval while a milestone is on, and longer the further off it is', () => {
    assert.deepEqual(
      [-1, 0.5, 5, 50].map((hours) => milestone(hours)),
      [10, 20, 80, 400],
    );
  });

  it('ends with a milestone: by its end, its status, or when it began days ago', () => {
    assert.equal(milestone(-2, { end_date: at(-1) }), undefined);
    assert.equal(milestone(-2, { details: { status: 'closed' } }), undefined);
    assert.equal(milestone(-24 * 6), undefined);
    assert.equal(milestone(-24 * 6, { end_date: at(1) }), 10);
  });

  it('believes a status more than a time, and a time more than a status that says nothing', () => {
    assert.equal(milestone(3, { details: { status: 'inprogress' } }), 10);
    assert.equal(milestone(3, { details: { status: 'scheduled' } }), 80);
  });

  it('slows down a day after the start of what has no end', () => {
    assert.equal(milestone(-24), 80);
  });

  it('follows what an open market is about, and is never that of something far off', () => {
    assert.equal(market({ status: 'active', occurrence_datetime: at(-1) }), 10);
    assert.equal(market({ status: 'active', close_time: at(900) }), 80);
    assert.equal(market({ status: 'initialized', close_time: at(900) }), 400);
    assert.equal(market({ status: 'finalized', close_time: at(-1) }), undefined);
  });

  it('of an event is that of its most urgent market', () => {
    const markets = [
      { ticker: 'A', status: 'finalized' },
      { ticker: 'B', status: 'active', occurrence_datetime: at(0.5) },
    ];
    assert.equal(paceOf('event', eventOf({ markets }), 10, NOW), 20);
    const over = { markets: markets.slice(0, 1) };
    assert.equal(paceOf('event', eventOf(over), 10, NOW), undefined);
  });

  it('does not exist for what seldom changes, or while the interval is 0', () => {
    assert.equal(paceOf('series', seriesOf({}), 10, NOW), undefined);
    assert.equal(paceOf('milestone', milestoneOf({ start_date: at(-1) }), 0, NOW), undefined);
  });
});
