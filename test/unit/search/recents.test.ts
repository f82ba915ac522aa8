import assert from 'node:assert/strict';
import { readRecents, withRecent, type Recent } from '../../../src/core/search/recents';

const baseUrl = 'https://a.example';
const recent = (id: string, more: Partial<Recent> = {}): Recent => ({
  kind: 'event',
  id,
  title: id,
  baseUrl,
  ...more,
});

describe('recent picks', () => {
  it('start with the newest, each once on each exchange', () => {
    let saved: readonly Recent[] = [];
    for (const one of [recent('A'), recent('B'), recent('A', { baseUrl: 'https://b.example' }), recent('A')])
      saved = withRecent(saved, one);
    assert.deepEqual(
      saved.map((one) => `${one.id} ${one.baseUrl}`),
      ['A https://a.example', 'A https://b.example', 'B https://a.example'],
    );
  });

  it('are at most fifty, with short titles', () => {
    let saved: readonly Recent[] = [];
    for (let number = 0; number < 60; number++)
      saved = withRecent(saved, recent(`E${number}`, { title: 'x'.repeat(500) }));
    assert.equal(saved.length, 50);
    assert.equal(saved[0]?.id, 'E59');
    assert.ok(JSON.stringify(saved).length < 10_000);
  });

  it('are what can be read of a damaged state', () => {
    for (const damaged of [undefined, null, 5, 'x', {}, [[]]]) assert.deepEqual(readRecents(damaged), []);
    const strange = [null, { ...recent('A'), id: 'no ticker' }, { ...recent('A'), title: 5 }, recent('B')];
    assert.deepEqual(readRecents(strange), [recent('B')]);
    assert.deepEqual(withRecent(strange, recent('A')), [recent('A'), recent('B')]);
  });
});
