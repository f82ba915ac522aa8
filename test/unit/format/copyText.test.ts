import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { EntityRef } from '../../../src/core/entities/kinds';
import { environments } from '../../../src/core/kalshi/environments';
import { apiUrl, curlCommand } from '../../../src/core/format/copyText';
import { uuid } from '../entities/entityOf';

const { baseUrl } = environments.production;

describe('apiUrl', () => {
  it('is the address of the one thing', () => {
    const below = (ref: EntityRef): string => apiUrl(baseUrl, ref).slice(baseUrl.length);
    assert.equal(below({ kind: 'milestone', id: uuid(1) }), `/milestones/${uuid(1)}`);
    assert.equal(below({ kind: 'structuredTarget', id: uuid(1) }), `/structured_targets/${uuid(1)}`);
    assert.equal(below({ kind: 'event', id: 'KX-1' }), '/events/KX-1?with_nested_markets=true');
    assert.equal(below({ kind: 'market', id: 'KX-1-A' }), '/markets/KX-1-A');
    assert.equal(below({ kind: 'series', id: 'KX' }), '/series/KX');
  });
});

describe('curlCommand', () => {
  it('passes the address to curl as one word, whatever the id and the base address are', () => {
    const id = `a'; echo "$HOME" \`id\` $(id) \\ & | > < ! ; '`;
    for (const base of [baseUrl, "http://localhost:8080/it's"]) {
      const command = curlCommand(base, { kind: 'event', id });
      const words = execFileSync('/bin/sh', ['-c', `curl() { printf '%s\\n' "$@"; }; ${command}`], {
        encoding: 'utf8',
      }).trimEnd();
      assert.deepEqual(words.split('\n'), [
        '--silent',
        '--compressed',
        '--header',
        'Accept: application/json',
        apiUrl(base, { kind: 'event', id }).replaceAll("'", '%27'),
      ]);
    }
  });
});
