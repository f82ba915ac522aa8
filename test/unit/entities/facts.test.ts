import assert from 'node:assert/strict';
import {
  bareFacts,
  eventPage,
  factSection,
  fieldFacts,
  jsonSection,
  refValue,
  settlementFacts,
  sourceFacts,
} from '../../../src/core/entities/facts';
import { marketOf, milestoneOf, seriesOf } from './entityOf';

describe('fieldFacts', () => {
  const worded = (facts: ReturnType<typeof fieldFacts>): unknown[] =>
    facts.map(({ label, field, value }) => [label, field, value.type, 'value' in value && value.value]);

  it("labels a field in the API's words and tells how it is worded", () => {
    const market = marketOf({
      ...{ yes_sub_title: 'Boston', can_close_early: false, volume_fp: '12.00', yes_bid_dollars: '0.5600' },
      ...{ close_time: '2026-11-01T00:00:00Z', settlement_timer_seconds: 60, strike_type: 'greater' },
    });
    assert.deepEqual(
      worded(
        fieldFacts(
          market,
          ...(['yes_sub_title', 'can_close_early', 'volume_fp', 'yes_bid_dollars', 'close_time'] as const),
          ...(['settlement_timer_seconds', 'strike_type', 'ticker'] as const),
        ),
      ),
      [
        ['Yes sub title', 'yes_sub_title', 'text', 'Boston'],
        ['Can close early', 'can_close_early', 'flag', false],
        ['Volume', 'volume_fp', 'count', '12.00'],
        ['Yes bid', 'yes_bid_dollars', 'dollars', '0.5600'],
        ['Close time', 'close_time', 'time', '2026-11-01T00:00:00Z'],
        ['Settlement timer', 'settlement_timer_seconds', 'seconds', 60],
        ['Strike type', 'strike_type', 'code', 'greater'],
        ['Ticker', 'ticker', 'code', market.ticker],
      ],
    );
  });

  it('makes one text of a list', () => {
    const [fact] = fieldFacts(seriesOf({ tags: ['Snow', 'Rain'] }), 'tags');
    assert.deepEqual(fact?.value, { type: 'text', value: 'Snow, Rain' });
  });

  it('has no value where the exchange sent none', () => {
    const [fact] = fieldFacts(marketOf({}), 'close_time');
    assert.deepEqual(fact?.value, { type: 'time', value: undefined });
  });
});

describe('bareFacts', () => {
  it('are the same without labels', () => {
    const series = seriesOf({ frequency: 'daily' });
    assert.deepEqual(bareFacts(series, 'frequency'), [{ ...fieldFacts(series, 'frequency')[0], label: '' }]);
  });
});

describe('factSection and jsonSection', () => {
  it('are parts of the panel with one block', () => {
    assert.deepEqual(factSection('a', 'A', []), {
      ...{ id: 'a', title: 'A', folded: false },
      blocks: [{ type: 'facts', facts: [] }],
    });
    assert.deepEqual(jsonSection('b', 'B', { x: 1 }, true), {
      ...{ id: 'b', title: 'B', folded: true },
      blocks: [{ type: 'json', value: { x: 1 } }],
    });
  });

  it('have no block where the exchange sent nothing', () => {
    assert.deepEqual(jsonSection('b', 'B', undefined).blocks, []);
  });
});

describe('refValue', () => {
  it('points to a thing, with its name where that is at hand', () => {
    assert.deepEqual(refValue('series', 'KX'), { type: 'ref', ref: { kind: 'series', id: 'KX' } });
    assert.deepEqual(refValue('series', 'KX', 'Snow'), {
      type: 'ref',
      ref: { kind: 'series', id: 'KX' },
      text: 'Snow',
    });
    assert.deepEqual(refValue('series', 'KX', ''), refValue('series', 'KX'));
  });

  it('points to nothing without an id', () => {
    assert.deepEqual(refValue('series', '', 'Snow'), { type: 'text', value: undefined });
  });
});

describe('eventPage', () => {
  it('is the page of an event, where there is one', () => {
    assert.deepEqual(eventPage('KX-1'), { kind: 'event', ticker: 'KX-1' });
    assert.equal(eventPage(''), undefined);
    assert.equal(eventPage(undefined), undefined);
  });
});

describe('sourceFacts', () => {
  it('has a fact for each source, and the time of the last change', () => {
    const milestone = milestoneOf({
      source_id: 'sr:1',
      source_ids: { sportradar: 'sr:1', genius: '7' },
      last_updated_ts: '2026-11-01T00:00:00Z',
    });
    assert.deepEqual(
      sourceFacts(milestone).map(({ label, field, value }) => [
        label,
        field,
        'value' in value && value.value,
      ]),
      [
        ['Source id', 'source_id', 'sr:1'],
        ['Source id (sportradar)', 'source_ids.sportradar', 'sr:1'],
        ['Source id (genius)', 'source_ids.genius', '7'],
        ['Last updated', 'last_updated_ts', '2026-11-01T00:00:00Z'],
      ],
    );
  });
});

describe('settlementFacts', () => {
  it('shows name and address as text, with words for what is missing', () => {
    const facts = settlementFacts([
      { name: 'AP', url: 'https://ap.example' },
      { url: 'https://b.example' },
      { name: 'C' },
    ]);
    assert.deepEqual(
      facts.map(({ label, value }) => [label, value]),
      [
        ['AP', { type: 'text', value: 'https://ap.example' }],
        ['Source', { type: 'text', value: 'https://b.example' }],
        ['C', { type: 'text', value: '—' }],
      ],
    );
  });
});
