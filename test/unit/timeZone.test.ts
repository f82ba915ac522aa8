import assert from 'node:assert/strict';
import { absoluteTime } from '../../src/core/format/time';
import { latestStart, minimumStartDate } from '../../src/core/milestones/milestoneFilter';
import {
  dateAt,
  endOfDate,
  isTimeZone,
  setTimeZone,
  startOfDate,
  startOfDay,
  timeZone,
} from '../../src/core/timeZone';
import { grouped } from '../../src/core/milestones/milestoneOrder';
import { milestoneOf } from './entities/entityOf';

const HOUR = 3_600_000;
const utc = Date.parse;
const iso = (ms: number): string => new Date(ms).toISOString();

describe('The time zone of the person', () => {
  afterEach(() => setTimeZone(undefined));

  it('decides the day of a time', () => {
    const evening = utc('2026-11-23T20:00:00Z');
    const days = ['America/New_York', 'UTC', 'Asia/Kathmandu'].map((zone) => {
      setTimeZone(zone);
      return [dateAt(evening), iso(startOfDay(evening))];
    });
    assert.deepEqual(days, [
      ['2026-11-23', '2026-11-23T05:00:00.000Z'],
      ['2026-11-23', '2026-11-23T00:00:00.000Z'],
      ['2026-11-24', '2026-11-23T18:15:00.000Z'],
    ]);
  });

  it('has days of 23 and 25 hours where the clock is changed', () => {
    setTimeZone('America/New_York');
    const hours = ['2026-03-08', '2026-11-01', '2026-11-02'].map(
      (date) => (endOfDate(date) - startOfDate(date)) / HOUR,
    );
    assert.deepEqual(hours, [23, 25, 24]);
    assert.equal(iso(startOfDay(utc('2026-11-01T23:30:00-05:00'))), '2026-11-01T04:00:00.000Z');
  });

  it('begins a day at one where the clock is put forward at midnight, and at the first of two midnights', () => {
    setTimeZone('Africa/Cairo');
    assert.equal(iso(startOfDate('2026-04-24')), '2026-04-23T22:00:00.000Z');
    setTimeZone('America/Havana');
    assert.equal(iso(startOfDate('2026-11-01')), '2026-11-01T04:00:00.000Z');
    assert.equal((endOfDate('2026-11-01') - startOfDate('2026-11-01')) / HOUR, 25);
  });

  it('is that of this computer where none is set, with the same days', () => {
    const { timeZone: own } = new Intl.DateTimeFormat().resolvedOptions();
    const times = ['2026-03-08T12:00:00Z', '2026-11-23T20:00:00Z', '2027-01-01T00:00:00Z'].map(utc);
    const unset = times.map((ms) => [dateAt(ms), startOfDay(ms), absoluteTime(ms)]);
    assert.equal(timeZone(), undefined);
    setTimeZone(own);
    assert.deepEqual(
      times.map((ms) => [dateAt(ms), startOfDay(ms), absoluteTime(ms)]),
      unset,
    );
  });

  it('words the days of folders', () => {
    const game = milestoneOf({ start_date: '2026-11-24T01:00:00Z' });
    const label = (zone: string): string | undefined => {
      setTimeZone(zone);
      return grouped([game], 'day', utc('2026-11-23T20:00:00Z'))?.[0]?.label;
    };
    assert.equal(label('America/New_York'), 'Today, Mon 23 Nov');
    assert.equal(label('UTC'), 'Tomorrow, Tue 24 Nov');
    assert.equal(label('Asia/Kathmandu'), 'Today, Tue 24 Nov');
  });

  it('words times, also after it has changed', () => {
    const game = utc('2026-11-24T01:00:00Z');
    const words = (zone: string): string => {
      setTimeZone(zone);
      return absoluteTime(game).replace(/\s/g, ' ');
    };
    assert.equal(words('America/New_York'), 'Mon, Nov 23, 2026, 8:00 PM EST');
    assert.equal(words('Asia/Kathmandu'), 'Tue, Nov 24, 2026, 6:45 AM GMT+5:45');
  });

  it('bounds a filter by its dates', () => {
    setTimeZone('America/New_York');
    const filter = { from: '2026-11-01', until: '2026-11-01' };
    assert.equal(minimumStartDate(filter, 0), '2026-11-01T04:00:00Z');
    assert.equal(iso(latestStart(filter, 0)), '2026-11-02T05:00:00.000Z');
  });

  it('is told from what is no time zone', () => {
    for (const zone of ['America/New_York', 'UTC', 'Asia/Kathmandu']) assert.ok(isTimeZone(zone), zone);
    for (const value of ['', 'auto', 'Mars/Base', 'x'.repeat(1000), 7, null, undefined, ['UTC'], {}])
      assert.equal(isTimeZone(value), false, JSON.stringify(value));
  });
});
