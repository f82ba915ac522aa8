import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSavedState } from '../../../src/webview/details/savedState';

const empty = { folds: [], sort: [], scroll: [] };

describe('the saved state of a page', () => {
  it('is read as it was written', () => {
    const state = {
      ref: { kind: 'market', id: 'KXNBAGAME-26OCT10INDNYK-NYK' } as const,
      folds: [['details.0/season', false]],
      sort: [['markets.0', { column: 6, descending: true }]],
      scroll: [['', 90]],
    };
    assert.deepEqual(readSavedState(JSON.parse(JSON.stringify(state))), state);
  });

  it('is empty when there is none or it is not ours', () => {
    for (const value of [
      undefined,
      null,
      'state',
      4,
      [],
      { folds: 'x', sort: {}, scroll: null, ref: 'KXA' },
    ]) {
      assert.deepEqual(readSavedState(value), empty);
    }
  });

  it('loses only what is damaged', () => {
    const state = readSavedState({
      ref: { kind: 'market', id: 'no ticker' },
      folds: [['about', 'yes'], [1, true], ['rules', false], null],
      sort: [
        ['a', { column: -1, descending: true }],
        ['b', { column: 0.5, descending: true }],
        ['c', { column: 0 }],
        ['d', null],
      ],
      scroll: [
        ['', '90'],
        ['x', 5],
      ],
    });
    assert.deepEqual(state, { folds: [['rules', false]], sort: [], scroll: [['x', 5]] });
  });

  it('never keeps a page from opening', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readSavedState(value)));
    const field = fc.array(fc.anything());
    fc.assert(
      fc.property(
        fc.record({ ref: fc.anything(), folds: field, sort: field, scroll: field }),
        (value) => void readSavedState(value),
      ),
    );
  });
});
