import assert from 'node:assert/strict';
import { placeAfter } from '../../../../src/webview/details/live/placeAfter';

describe('the keys of a chart', () => {
  const cases: readonly [key: string, place: number, next: number | undefined][] = [
    ['ArrowLeft', 5, 4],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 5, 6],
    ['ArrowRight', 99, 99],
    ['PageUp', 95, 99],
    ['PageDown', 15, 5],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['Tab', 50, undefined],
    ['constructor', 50, undefined],
  ];
  for (const [key, place, next] of cases) {
    it(`${key} leads from ${place} to ${next ?? 'nowhere'}`, () =>
      assert.equal(placeAfter(key, place, 100), next));
  }

  it('stay at the only place', () => {
    for (const key of ['ArrowRight', 'Home', 'End', 'PageDown']) assert.equal(placeAfter(key, 0, 1), 0);
  });
});
