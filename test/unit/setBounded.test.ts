import assert from 'node:assert/strict';
import { setBounded } from '../../src/core/setBounded';

describe('a map with a bound', () => {
  it('drops the entry that was set longest ago', () => {
    const map = new Map<string, number>();
    for (const key of ['a', 'b', 'c']) setBounded(map, key, 1, 3);
    setBounded(map, 'a', 2, 3);
    setBounded(map, 'd', 1, 3);
    assert.deepEqual([...map.keys()], ['c', 'a', 'd']);
    assert.equal(map.get('a'), 2);
  });

  it('never holds more than its bound', () => {
    const map = new Map<string, number>();
    for (let at = 0; at < 1_000; at++) setBounded(map, String(at % 100), at, 10);
    assert.equal(map.size, 10);
  });
});
