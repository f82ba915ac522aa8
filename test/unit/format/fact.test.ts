import assert from 'node:assert/strict';
import type { FactValue, ScalarType } from '../../../src/core/entities/definition';
import { factText, wordFact, wordFacts, type Surroundings } from '../../../src/core/format/fact';
import { absoluteTime } from '../../../src/core/format/time';
import { marketOf, uuid } from '../entities/entityOf';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const AROUND: Surroundings = { now: NOW, nameOf: ({ id }) => (id === uuid(1) ? 'Boston' : undefined) };

const worded = (value: FactValue) => wordFact(value, AROUND);
const scalar = (type: ScalarType, value: string | number | boolean | undefined) =>
  worded({ type, value }).text;

describe('wordFact', () => {
  it('words each kind of scalar', () => {
    assert.equal(scalar('text', ' two\nlines '), 'two lines');
    assert.equal(scalar('text', 0), '0');
    assert.equal(scalar('dollars', '0.5600'), '$0.56');
    assert.equal(scalar('count', '1250.00'), '1,250');
    assert.equal(scalar('count', 188), '188');
    assert.equal(scalar('seconds', 3600), '3600 s');
    assert.equal(scalar('flag', true), 'yes');
    assert.equal(scalar('flag', false), 'no');
    assert.deepEqual(worded({ type: 'code', value: 'KX-1' }), { text: 'KX-1', code: true });
  });

  it('says nothing where there is no value', () => {
    for (const type of ['text', 'code', 'time', 'dollars', 'count', 'seconds', 'flag'] as const) {
      assert.equal(scalar(type, undefined), '', type);
      assert.equal(scalar(type, ''), '', type);
    }
  });

  it('says when, with the date itself as a hint', () => {
    const date = '2026-11-23T15:00:00.123456Z';
    assert.deepEqual(worded({ type: 'time', value: date }), {
      text: 'in 3 h',
      hint: absoluteTime(Date.parse(date)),
      time: Date.parse(date),
    });
  });

  it('says the same as a text alone', () => {
    const dates = ['2026-11-23T15:00:00.123456Z', '2026-11-21', '0001-01-01T00:00:00Z', 'TBD', '', undefined];
    const facts: FactValue[] = dates.map((value) => ({ type: 'time', value }));
    const market = marketOf({ ticker: 'KX-1', yes_bid_dollars: '0.5600' });
    facts.push({ type: 'dollars', value: '0.5600' }, { type: 'quote', market, side: 'bid' });
    for (const fact of facts) assert.equal(factText(fact, AROUND), worded(fact).text, JSON.stringify(fact));
    assert.equal(factText({ type: 'time', value: '2026-11-23T15:00:00Z' }, AROUND), 'in 3 h');
  });

  it('shows what has another form than it should as the exchange sent it', () => {
    assert.equal(scalar('time', 'TBD'), 'TBD');
    assert.equal(scalar('dollars', '1.2e3'), '1.2e3');
    assert.equal(scalar('count', 'many'), 'many');
  });

  it('calls a reference by the name at hand, then by the name in memory, then by its id', () => {
    const ref = { kind: 'structuredTarget', id: uuid(1) } as const;
    const unknown = { kind: 'structuredTarget', id: uuid(2) } as const;
    assert.deepEqual(worded({ type: 'ref', ref, text: 'BOS' }), { text: 'BOS', ref, hint: uuid(1) });
    assert.deepEqual(worded({ type: 'ref', ref }), { text: 'Boston', ref, hint: uuid(1) });
    assert.deepEqual(worded({ type: 'ref', ref: unknown }), {
      ...{ text: uuid(2), ref: unknown, hint: uuid(2) },
      code: true,
    });
  });

  it('calls a reference by its id when nothing of its name can be seen', () => {
    const ref = { kind: 'event', id: 'KX-1' } as const;
    assert.equal(worded({ type: 'ref', ref, text: '\u200b\u202e ' }).text, 'KX-1');
  });

  it('quotes a side of the book only where there is an offer', () => {
    const market = marketOf({
      ...{
        yes_bid_dollars: '0.5400',
        yes_bid_size_fp: '10.00',
        yes_ask_dollars: '1.0000',
        yes_ask_size_fp: '0.00',
      },
      last_price_dollars: '0.0000',
    });
    assert.equal(worded({ type: 'quote', market, side: 'bid' }).text, '$0.54');
    assert.equal(worded({ type: 'quote', market, side: 'ask' }).text, '');
    assert.equal(worded({ type: 'quote', market, side: 'last' }).text, '');
  });

  it('words a strike with the names of its targets', () => {
    const market = marketOf({
      strike_type: 'greater',
      floor_strike: 5.5,
      custom_strike: { basketball_team: uuid(1) },
    });
    assert.equal(worded({ type: 'strike', market }).text, '> 5.5 · Boston');
  });
});

describe('wordFacts', () => {
  it('leaves out what has nothing to say and keeps the order of the rest', () => {
    const facts = wordFacts(
      [
        { label: 'A', field: 'a', value: { type: 'text', value: 'x' } },
        { label: 'B', field: 'b', value: { type: 'text', value: undefined } },
        { label: 'C', value: { type: 'flag', value: false } },
        { label: 'D', value: { type: 'text', value: ' \u200b' } },
      ],
      AROUND,
    );
    assert.deepEqual(facts, [
      { label: 'A', field: 'a', value: { text: 'x' } },
      { label: 'C', value: { text: 'no' } },
    ]);
  });

  it('cleans labels and field names, which can be keys of the exchange', () => {
    const key = `custom\u202e\n${'k'.repeat(5000)}`;
    const [fact] = wordFacts([{ label: key, field: key, value: { type: 'text', value: 'x' } }], AROUND);
    for (const text of [fact?.label ?? '', fact?.field ?? '']) {
      assert.match(text, /^custom k+…$/);
      assert.ok(text.length <= 300);
    }
  });
});
