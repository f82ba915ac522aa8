import assert from 'node:assert/strict';
import type { ChildGroup } from '../../../src/core/entities/definition';
import { eventTickers, milestone } from '../../../src/core/entities/milestone';
import type { JsonObject } from '../../../src/core/kalshi/json';
import { cannedApi } from '../kalshi/cannedApi';
import { milestoneOf, uuid } from './entityOf';

function groupOf(id: string, raw: JsonObject): ChildGroup {
  const group = milestone.groups(milestoneOf(raw)).find((one) => one.id === id);
  assert.ok(group, id);
  return group;
}

function childrenOf(id: string, raw: JsonObject): string[] {
  return groupOf(id, raw).children.map((child) => child.id);
}

const WYOMING = {
  primary_event_tickers: ['SENATEWY-26'],
  related_event_tickers: ['SENATEWY-26', 'GOVPARTYWY-26', 'KXHOUSERACE-WYAL-26'],
};

describe('eventTickers', () => {
  it('has the primary ones first and each once', () => {
    assert.deepEqual(
      eventTickers(milestoneOf({ primary_event_tickers: ['B'], related_event_tickers: ['A', 'B', 'A'] })),
      ['B', 'A'],
    );
  });

  it('has the event to show first before the other primary ones', () => {
    const details = { main_game_event_ticker: 'GAME' };
    assert.deepEqual(
      eventTickers(
        milestoneOf({ primary_event_tickers: ['SPREAD', 'GAME'], related_event_tickers: ['TOTAL'], details }),
      ),
      ['GAME', 'SPREAD', 'TOTAL'],
    );
  });

  it('adds no event that the milestone does not name as primary', () => {
    const details = { main_game_event_ticker: 'OTHER' };
    assert.deepEqual(eventTickers(milestoneOf({ primary_event_tickers: ['GAME'], details })), ['GAME']);
  });

  it('is empty where the exchange sent no lists', () => {
    assert.deepEqual(eventTickers(milestoneOf({ primary_event_tickers: null })), []);
  });
});

describe('milestone groups', () => {
  it('shows as related only what is not primary already', () => {
    assert.deepEqual(childrenOf('primary', WYOMING), ['SENATEWY-26']);
    assert.deepEqual(childrenOf('related', WYOMING), ['GOVPARTYWY-26', 'KXHOUSERACE-WYAL-26']);
  });

  it('has no related ones where primary and related are the same list, and survives one without the other', () => {
    assert.deepEqual(
      childrenOf('related', { primary_event_tickers: ['A', 'B'], related_event_tickers: ['B', 'A'] }),
      [],
    );
    assert.deepEqual(childrenOf('related', { related_event_tickers: ['A'] }), ['A']);
    assert.deepEqual(childrenOf('primary', { primary_event_tickers: ['A', 'A'] }), ['A']);
  });

  it('gives both counts of the exchange in the hints', () => {
    for (const id of ['primary', 'related']) {
      assert.match(groupOf(id, WYOMING).hint ?? '', /1 primary and 3 related event tickers/, id);
    }
  });

  it('loads both groups of events together', () => {
    assert.equal(groupOf('primary', WYOMING).eager, true);
    assert.equal(groupOf('related', WYOMING).eager, true);
    assert.equal(groupOf('targets', WYOMING).eager, undefined);
  });

  it('has the targets of the details with their roles', () => {
    const details = { home_team_id: uuid(5), away_team_id: uuid(6), session_id: uuid(7) };
    assert.deepEqual(groupOf('targets', { details }).children, [
      { id: uuid(5), role: 'home team' },
      { id: uuid(6), role: 'away team' },
    ]);
    assert.deepEqual(milestone.targetIdsOf(milestoneOf({ details })), [uuid(5), uuid(6)]);
  });
});

describe('milestone', () => {
  it('is called by its title, or by its id where that is empty', () => {
    assert.equal(milestone.titleOf(milestoneOf({ title: 'Boston at New York' })), 'Boston at New York');
    assert.equal(milestone.titleOf(milestoneOf({ title: '' })), uuid(1));
  });

  it('has an icon by its category in any case, and a plain one for a category that is new', () => {
    const icon = (category: string): string => milestone.iconOf(milestoneOf({ category }));
    assert.equal(icon('sports'), icon('Sports'));
    assert.notEqual(icon('Esports'), icon('Sports'));
    assert.equal(icon('Hologram leagues'), 'milestone');
    assert.equal(icon(''), 'milestone');
  });

  it('says beside the title when, what kind, and that it has no events', () => {
    const said = (raw: JsonObject): unknown[] =>
      milestone.row(milestoneOf(raw)).map(({ value }) => 'value' in value && value.value);
    const raw = { start_date: '2026-11-23T00:00:00Z', type: 'basketball_game' };
    assert.deepEqual(said({ ...raw, related_event_tickers: ['A'] }), [raw.start_date, raw.type, undefined]);
    assert.deepEqual(said(raw), [raw.start_date, raw.type, 'no events']);
  });

  it('is shown on the exchange by its first event, or not at all', () => {
    assert.deepEqual(milestone.webPageOf(milestoneOf(WYOMING)), { kind: 'event', ticker: 'SENATEWY-26' });
    assert.equal(milestone.webPageOf(milestoneOf({})), undefined);
  });

  it('is loaded by one request for each', async () => {
    const api = cannedApi({ [`/milestones/${uuid(1)}`]: { milestone: { id: uuid(1), title: 'A' } } });
    const [loaded] = await milestone.load(api, [uuid(1)], { priority: 'hover' });
    assert.equal(loaded?.title, 'A');
    assert.deepEqual(api.asked, [`/milestones/${uuid(1)}`]);
    assert.deepEqual(api.options, [{ priority: 'hover' }]);
    assert.equal(milestone.batchSize, 1);
  });
});
