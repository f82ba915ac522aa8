import assert from 'node:assert/strict';
import { usagesWords, type ScanSummary } from '../../../src/core/usages/usagesWords';
import type { UsageGroups } from '../../../src/core/usages/usageGroups';
import { usedIn } from './usedOf';

const SCAN: ScanSummary = {
  ...{ withIds: 2, looked: 1_234, total: 1_234, isCut: false },
  ...{ unreadable: 0, tooFull: 0, hasChanged: false, isAsking: false },
};
const [used] = usedIn({ 'x.json': '["KXGAME-26"]' });

function groups(names: readonly string[], others = 0): UsageGroups {
  assert.ok(used);
  const ref = { kind: 'event', id: used.id } as const;
  const things = names.map((name) => ({ ref, name, used }));
  return { groups: [{ id: 'x', label: 'X', isStale: false, things }], others };
}

describe('the line above the usages', () => {
  it('says how much was found, and how much of it by name', () => {
    assert.equal(usagesWords(groups(['A', 'KXGAME-26']), SCAN), '2 IDs in 2 of 1,234 files, 1 by name.');
    assert.equal(
      usagesWords(groups(['A'], 3), SCAN),
      '1 ID in 2 of 1,234 files, 1 by name. 3 more IDs left out: not recognised as Kalshi IDs.',
    );
  });

  it('says what is missing from it', () => {
    const rest = (change: Partial<ScanSummary>): string => usagesWords(groups(['A']), { ...SCAN, ...change });
    assert.match(rest({ isAsking: true }), /, 1 by name so far\.$/);
    assert.match(rest({ looked: 10 }), /Cancelled after 10 files of 1,234\.$/);
    assert.match(
      rest({ looked: 10, isScanning: true }),
      /of 10 files, 1 by name\. 1,234 files left to scan\.$/,
    );
    assert.match(rest({ isCut: true }), /There are more files than the 1,234 files that are looked at\.$/);
    assert.match(rest({ unreadable: 1 }), /1 file could not be read\.$/);
    assert.match(rest({ tooFull: 2 }), /2 files with more IDs than can be listed\.$/);
    assert.match(rest({ hasChanged: true }), /Files have changed since\.$/);
  });
});
