import assert from 'node:assert/strict';
import { segmentOf, thingsOf, type NamedThing } from '../../../src/core/catalog/nameSegment';
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

describe('a segment of names', () => {
  it('gives back what was put in, whatever stands in a name', () => {
    assert.deepEqual(thingsOf(segmentOf([BOSTON, GAME])), [BOSTON, GAME]);
  });

  it('is ignored with any one byte changed', () => {
    const bytes = Buffer.from(segmentOf([BOSTON, { ...GAME, name: 'Alavés' }]));
    for (let at = 0; at < bytes.length; at++)
      for (const flip of [0x01, 0x20, 0x80]) {
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        assert.equal(thingsOf(damaged.toString('utf8')), undefined, `byte ${at} with ${flip}`);
      }
  });

  it('is ignored when it was cut anywhere, or something follows', () => {
    const text = segmentOf([BOSTON, GAME]);
    for (let length = 0; length < text.length; length++)
      assert.equal(thingsOf(text.slice(0, length)), undefined, `${length} characters`);
    assert.equal(thingsOf(`${text}\n`), undefined);
  });

  it('is ignored when another version wrote it', () => {
    assert.equal(thingsOf(segmentOf([BOSTON]).replace('kalshi-names 1', 'kalshi-names 2')), undefined);
  });

  it('leaves out what is no name', () => {
    const strange = [
      { ...BOSTON, kind: 'team' },
      { ...BOSTON, id: '../secret' },
      { ...BOSTON, name: 5 },
      { ...BOSTON, at: 'today' },
      { ...GAME, when: 5 },
      null,
    ] as unknown as NamedThing[];
    assert.deepEqual(thingsOf(segmentOf([...strange, BOSTON])), [BOSTON]);
  });
});
