import assert from 'node:assert/strict';
import { sameRef } from '../../../src/core/entities/kinds';
import { uuid } from './entityOf';

describe('sameRef', () => {
  it('compares kind and id, not the objects', () => {
    const target = { kind: 'structuredTarget', id: uuid(1) } as const;
    assert.equal(sameRef(target, { ...target }), true);
    assert.equal(sameRef(target, { ...target, id: uuid(2) }), false);
    assert.equal(sameRef(target, { kind: 'milestone', id: uuid(1) }), false);
  });
});
