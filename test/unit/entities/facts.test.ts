import assert from 'node:assert/strict';
import {
  detailFacts,
  eventPage,
  fieldFacts,
  refValue,
  settlementFacts,
  sourceFacts,
} from '../../../src/core/entities/facts';
import { marketOf, milestoneOf, seriesOf, uuid } from './entityOf';

describe('fieldFacts', () => {
  it('names the field that each fact comes from, and how it is worded', () => {
    const market = marketOf({ yes_sub_title: 'Boston', can_close_early: false, volume_fp: '12.00' });
    assert.deepEqual(
      fieldFacts(market, [
        ['Yes means', 'yes_sub_title'],
        ['Volume', 'volume_fp', 'count'],
        ['Can close early', 'can_close_early', 'flag'],
      ]),
      [
        { label: 'Yes means', field: 'yes_sub_title', value: { type: 'text', value: 'Boston' } },
        { label: 'Volume', field: 'volume_fp', value: { type: 'count', value: '12.00' } },
        { label: 'Can close early', field: 'can_close_early', value: { type: 'flag', value: false } },
      ],
    );
  });

  it('makes one text of a list', () => {
    const [fact] = fieldFacts(seriesOf({ tags: ['Snow', 'Rain'] }), [['Tags', 'tags']]);
    assert.deepEqual(fact?.value, { type: 'text', value: 'Snow, Rain' });
  });

  it('has no value where the exchange sent none', () => {
    const [fact] = fieldFacts(marketOf({}), [['Closes', 'close_time', 'time']]);
    assert.deepEqual(fact?.value, { type: 'time', value: undefined });
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

describe('detailFacts', () => {
  it('shows plain values under readable labels and leaves ids, addresses and structures to the tree', () => {
    const facts = detailFacts({
      home_team_id: uuid(1),
      competitor_ids: [uuid(2)],
      image_url: 'https://example.com/a.png',
      season: { year: 2026 },
      nothing: null,
      empty: '',
      tournament_name: 'Open',
      week: 0,
      neutral: false,
    });
    assert.deepEqual(
      facts.map(({ label, field, value }) => [label, field, 'value' in value && value.value]),
      [
        ['Tournament name', 'details.tournament_name', 'Open'],
        ['Week', 'details.week', 0],
        ['Neutral', 'details.neutral', false],
      ],
    );
  });

  it('stops after eight', () => {
    const details = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`key${index}`, index]));
    assert.equal(detailFacts(details).length, 8);
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
