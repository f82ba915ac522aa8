import assert from 'node:assert/strict';
import { entityPath } from '../../../src/core/kalshi/entityPath';

describe('entityPath', () => {
  it('puts the id behind the collection', () => {
    assert.equal(entityPath('/events', 'KXMVECROSSCATEGORY0-SHARD1'), '/events/KXMVECROSSCATEGORY0-SHARD1');
  });

  it('encodes what would end or change the path', () => {
    assert.equal(entityPath('/events', 'a/b?c=d#e f&g%h'), '/events/a%2Fb%3Fc%3Dd%23e%20f%26g%25h');
    assert.equal(entityPath('/events', 'é😀'), '/events/%C3%A9%F0%9F%98%80');
  });

  it('survives half a character', () => {
    assert.equal(entityPath('/events', 'a\ud83d'), '/events/a%EF%BF%BD');
  });
});
