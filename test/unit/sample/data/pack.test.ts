import assert from 'node:assert/strict';
import { buildSample } from '../../../../src/core/sample/data/buildSample';
import { packedSample } from '../../../../src/core/sample/data/pack';
import { KINDS, type SampleData } from '../../../../src/core/sample/data/sampleData';
import { filled, unpack } from '../../../../src/core/sample/unpack';
import { sampleData } from '../../../support/sampleData';
import { HOUR } from '../ask';

/** Games take place at hours of the day: the packed data is that of a midnight. */
const MIDNIGHT = Date.parse('2026-11-23T00:00:00Z');
const asJson = (data: SampleData): unknown =>
  JSON.parse(JSON.stringify(KINDS.map((kind) => [kind, [...data[kind]]])));

describe('the packed sample data', () => {
  it('is the same text every time', () => {
    assert.equal(packedSample(), packedSample());
  });

  it('holds all that was built, relative to the time it is unpacked at', () => {
    const unpacked = asJson(unpack(sampleData(), MIDNIGHT));
    const ids = (kinds: unknown): unknown =>
      (kinds as [string, [string, Record<string, unknown>][]][]).map(([kind, rows]) => [
        kind,
        rows.map(([id, row]) => [
          id,
          Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))),
        ]),
      ]);
    const built = buildSample(MIDNIGHT);
    for (const kind of KINDS) {
      const hasId = [
        'milestones',
        'structured_targets',
        'events',
        'markets',
        'historical',
        'series',
        'live',
      ].includes(kind);
      if (!hasId) for (const [id, row] of built[kind]) row['id'] = id;
    }
    assert.deepEqual(ids(unpacked), ids(asJson(built)));
  });

  it('leaves no date where it was packed', () => {
    for (const hours of [0, 7, 24 * 400]) {
      const text = JSON.stringify(asJson(unpack(sampleData(), MIDNIGHT + hours * HOUR)));
      assert.doesNotMatch(text, /(?:299|300)\d-\d\d-\d\d|\b32[45]\d{8}/);
    }
  });

  it('keeps the dates that are not relative: the zero date, those of long ago and of 2099', () => {
    const text = JSON.stringify(asJson(unpack(sampleData(), MIDNIGHT)));
    for (const date of ['0001-01-01T00:00:00Z', '2025-01-16T04:59:00Z', '2099-08-01T04:59:00Z']) {
      assert.ok(text.includes(date), date);
    }
  });

  it('names the day of an event as it is after the hours were moved', () => {
    const { events } = unpack(sampleData(), MIDNIGHT + 7 * HOUR);
    for (const { sub_title, strike_date } of events.values()) {
      if (sub_title) assert.ok((strike_date as string).startsWith(sub_title as string));
    }
  });

  it('stays small in the package', () => {
    assert.ok(sampleData().length < 1_200_000, `${sampleData().length} characters`);
  });
});

describe('a filled field', () => {
  const row = { name: 'Boston', ask: '0.6200', volume: '900.00' };

  it('takes from the row, from its event, what is missing to a dollar, and a share', () => {
    assert.equal(filled('{^title}: {name}?', row, { title: 'Final' }), 'Final: Boston?');
    assert.equal(filled('{-ask}', row), '0.3800');
    assert.equal(filled('{volume*0.07}', row), '63.00');
  });
});
