import assert from 'node:assert/strict';
import { hashOf, sampleUuid } from '../../../../src/core/sample/data/sampleUuid';

describe('a sample UUID', () => {
  it('is a lower-case version 4 UUID', () => {
    for (const name of ['', 'a', 'basketball_team/Chicago', 'Łukasz']) {
      assert.match(sampleUuid(name), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it('is the same for the same name in every run, so that files may quote it', () => {
    assert.equal(sampleUuid('basketball_team/Chicago'), 'a94b2284-65f0-40dd-a21d-2838a98aee4a');
  });

  it('differs with the name, as the number does', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `name ${index}`);
    assert.equal(new Set(names.map(sampleUuid)).size, names.length);
    assert.equal(new Set(names.map(hashOf)).size, names.length);
    assert.ok(names.map(hashOf).every((hash) => Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32));
  });
});
