import assert from 'node:assert/strict';
import {
  linesOf,
  recordsOf,
  segmentsOf,
  type MissingThing,
  type NamedThing,
  type NameRecord,
} from '../../../src/core/catalog/nameSegment';
import { uuid } from '../entities/entityOf';

const BOSTON: NamedThing = {
  kind: 'structuredTarget',
  id: uuid(1),
  name: 'Boston',
  state: 'basketball_team',
  at: 5,
};
const GAME: NamedThing = {
  kind: 'milestone',
  id: uuid(2),
  name: 'Alavés\nat "Boston" 😀\u2028\ud800',
  state: 'basketball_game',
  when: '2026-11-23T12:30:00Z',
  at: 7,
};
const NOBODY: MissingThing = { kind: 'structuredTarget', id: uuid(3), missing: 9 };

/** The records of a segment, or why there are none. */
function read(text: string): readonly NameRecord[] | 'damaged' | 'foreign' {
  const lines = linesOf(text);
  return typeof lines === 'string' ? lines : recordsOf(lines);
}

function recordsIn(text: string): readonly NameRecord[] {
  const records = read(text);
  return typeof records === 'string' ? assert.fail(records) : records;
}

function segmentOf(records: readonly NameRecord[]): string {
  const [text, ...others] = segmentsOf(records);
  assert.deepEqual(others, []);
  return text ?? '';
}

describe('a segment of names', () => {
  it('gives back what was put in, whatever stands in a name', () => {
    assert.deepEqual(read(segmentOf([BOSTON, NOBODY, GAME])), [BOSTON, NOBODY, GAME]);
  });

  it('is ignored with any one byte changed', () => {
    const bytes = Buffer.from(segmentOf([BOSTON, { ...GAME, name: 'Alavés' }]));
    for (let at = 0; at < bytes.length; at++)
      for (const flip of [0x01, 0x20, 0x80]) {
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        assert.equal(typeof read(damaged.toString('utf8')), 'string', `byte ${at} with ${flip}`);
      }
  });

  it('is ignored when it was cut anywhere, or something follows', () => {
    const text = segmentOf([BOSTON, GAME]);
    for (let length = 0; length < text.length; length++)
      assert.equal(typeof read(text.slice(0, length)), 'string', `${length} characters`);
    assert.equal(read(`${text}\n`), 'damaged');
    assert.equal(read(text.slice(0, -1)), 'damaged');
    assert.equal(read(''), 'damaged');
  });

  it('is foreign when another version wrote it, however much its number begins like ours', () => {
    for (const version of ['2', '10', 'x'])
      assert.equal(read(segmentOf([BOSTON]).replace('names 1', `names ${version}`)), 'foreign');
    assert.equal(read('something else'), 'foreign');
  });

  it('ends before it is larger than a megabyte, or has more than 2,500 records', () => {
    const many = Array.from({ length: 5001 }, (_, number) => ({ ...BOSTON, id: uuid(number) }));
    assert.deepEqual(
      segmentsOf(many).map((text) => linesOf(text).length),
      [2500, 2500, 1],
    );
    const large = many.map((thing) => ({ ...thing, name: '\u0001'.repeat(80) }));
    const texts = segmentsOf(large);
    assert.ok(texts.every((text) => linesOf(text).length < 2500));
    for (const text of texts) assert.ok(Buffer.byteLength(text) < 1_000_100);
    assert.deepEqual(
      texts.flatMap((text) => recordsIn(text)),
      large,
    );
    assert.deepEqual(segmentsOf([]), []);
  });

  it('leaves out what is no name', () => {
    const strange = [
      { ...BOSTON, kind: 'team' },
      { ...BOSTON, id: '../secret' },
      { ...BOSTON, name: 5 },
      { ...BOSTON, at: 'today' },
      { ...GAME, when: 5 },
      { ...NOBODY, missing: '9' },
      { ...NOBODY, kind: 'team' },
      null,
    ] as unknown as NamedThing[];
    assert.deepEqual(read(segmentOf([...strange, BOSTON])), [BOSTON]);
    assert.deepEqual(recordsOf(['{']), []);
  });
});
