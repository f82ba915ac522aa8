import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isWellFormedRef } from '../../../src/core/entities/ids';
import { CHART_RANGES } from '../../../src/core/details/live';
import { PANEL_ACTIONS, type PageToHost } from '../../../src/core/details/messages';
import { handle, readHostMessage, readPageMessage, readRef } from '../../../src/core/details/readMessage';

const target = { kind: 'structuredTarget', id: '111193d4-9b1f-4bd8-ab7c-9de252737f05' } as const;
const market = { kind: 'market', id: 'KXNBAGAME-26OCT10INDNYK-NYK' } as const;

describe('messages from a page', () => {
  it('are read when they are what the page sends', () => {
    assert.deepEqual(readPageMessage({ name: 'ready' }), { name: 'ready' });
    assert.deepEqual(readPageMessage({ name: 'open', ref: target }), { name: 'open', ref: target });
    for (const action of PANEL_ACTIONS) {
      assert.deepEqual(readPageMessage({ name: 'act', action }), { name: 'act', action });
    }
    for (const range of CHART_RANGES) {
      assert.deepEqual(readPageMessage({ name: 'chooseRange', range }), { name: 'chooseRange', range });
    }
    for (const name of ['loadGameStats', 'focused'])
      assert.deepEqual(readPageMessage({ name, more: 1 }), { name });
    for (const { id } of [target, market]) {
      const place = { id, line: 0, character: 41 };
      assert.deepEqual(readPageMessage({ name: 'openPlace', place }), { name: 'openPlace', place });
      const inCell = { ...place, cell: 2 };
      assert.deepEqual(readPageMessage({ name: 'openPlace', place: inCell }), {
        name: 'openPlace',
        place: inCell,
      });
      assert.equal(readPageMessage({ name: 'openPlace', place: { ...place, cell: -1 } }), undefined);
    }
  });

  it('lose every field that the protocol does not have', () => {
    const ref = { ...market, command: 'workbench.action.quit' };
    assert.deepEqual(readPageMessage({ name: 'open', ref, action: 'copyId' }), { name: 'open', ref: market });
    assert.deepEqual(readPageMessage({ name: 'ready', ref }), { name: 'ready' });
  });

  const refused: readonly [what: string, value: unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'ready'],
    ['a list', [{ name: 'ready' }]],
    ['no name', { ref: target }],
    ['an unknown name', { name: 'eval', code: '1' }],
    ['the name of a message to the page', { name: 'showFailure', sentence: 'x' }],
    ['a name that every object has', { name: 'constructor' }],
    ['the name of the prototype', { name: '__proto__' }],
    ['an unknown action', { name: 'act', action: 'rm -rf' }],
    ['an unknown range', { name: 'chooseRange', range: '2Y' }],
    ['an action that is no text', { name: 'act', action: ['refresh'] }],
    ['a missing reference', { name: 'open' }],
    ['an unknown kind', { name: 'open', ref: { kind: 'account', id: 'KXA' } }],
    ['a ticker for a milestone', { name: 'open', ref: { kind: 'milestone', id: 'KXA' } }],
    ['a UUID with a tail', { name: 'open', ref: { ...target, id: `${target.id}/../x` } }],
    ['a ticker with a path', { name: 'open', ref: { ...market, id: '../../etc/passwd' } }],
    ['a ticker with a line break', { name: 'open', ref: { ...market, id: 'KXA\n' } }],
    ['a ticker of 129 characters', { name: 'open', ref: { ...market, id: 'K'.repeat(129) } }],
    ['a place without a line', { name: 'openPlace', place: { id: market.id, character: 1 } }],
    ['a place before the file', { name: 'openPlace', place: { id: market.id, line: -1, character: 1 } }],
    ['a place between lines', { name: 'openPlace', place: { id: market.id, line: 1.5, character: 1 } }],
    ['a place of no id', { name: 'openPlace', place: { id: '../x', line: 1, character: 1 } }],
    ['an id that is no text', { name: 'open', ref: { ...market, id: { toString: () => 'KXA' } } }],
  ];
  for (const [what, value] of refused) {
    it(`are refused: ${what}`, () => assert.equal(readPageMessage(value), undefined));
  }

  it('never throw, and what is read holds to the protocol, whatever arrives', () => {
    const name = fc.oneof(fc.constantFrom('ready', 'open', 'act', '__proto__', 'toString'), fc.anything());
    const id = fc.oneof(
      fc.constantFrom(target.id, market.id, target.id.toUpperCase()),
      fc.string(),
      fc.anything(),
    );
    const kind = fc.oneof(
      fc.constantFrom('milestone', 'event', 'market', 'structuredTarget', 'series'),
      fc.anything(),
    );
    const ref = fc.oneof(fc.record({ kind, id }), fc.anything());
    const action = fc.oneof(fc.constantFrom(...PANEL_ACTIONS), fc.anything());
    const shaped = fc.record({ name, ref, action }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.oneof(shaped, fc.anything({ withNullPrototype: true })), (value) => {
        const message = readPageMessage(value);
        if (message?.name === 'open') assert.ok(isWellFormedRef(message.ref));
        else if (message?.name === 'act') assert.ok(PANEL_ACTIONS.includes(message.action));
        else assert.deepEqual(message ?? { name: 'ready' }, { name: 'ready' });
      }),
      { numRuns: 3000 },
    );
  });
});

describe('messages to a page', () => {
  it('are read when they are what the host sends', () => {
    const content = { ref: market, sections: [] };
    for (const message of [
      { name: 'showLoading', ref: market, title: 'Knicks' },
      { name: 'showLoading', ref: null, title: 'bot.json' },
      { name: 'showDetails', content },
      { name: 'showDetails', content: { ref: null, sections: [] } },
      { name: 'showRefreshing' },
      { name: 'showLive', live: { loadedAt: 1 } },
      { name: 'showFailure', sentence: 'No.' },
    ]) {
      assert.deepEqual(readHostMessage(message), message);
    }
  });

  it('are refused when something else posted them', () => {
    assert.equal(readHostMessage({ name: 'showDetails', content: { sections: [] } }), undefined);
    assert.equal(readHostMessage({ name: 'showDetails', content: { ref: market } }), undefined);
    assert.equal(readHostMessage({ name: 'showLoading', ref: market }), undefined);
    assert.equal(readHostMessage({ name: 'showFailure', sentence: 4 }), undefined);
    assert.equal(readHostMessage({ name: 'showLive', live: { trades: [] } }), undefined);
    assert.equal(readHostMessage({ type: 'did-keydown' }), undefined);
  });

  it('reach the handler of their name', () => {
    const seen: unknown[] = [];
    const note = (body: object): void => void seen.push(body);
    const wrong = (): void => assert.fail('the handler of another name');
    const others = {
      ready: wrong,
      focused: wrong,
      open: wrong,
      openPlace: wrong,
      chooseRange: wrong,
      loadGameStats: wrong,
    };
    handle<PageToHost>({ name: 'act', action: 'copyId' }, { ...others, act: note });
    assert.deepEqual(seen, [{ name: 'act', action: 'copyId' }]);
  });
});

describe('a reference in a saved state', () => {
  it('is read without what stands beside it', () => {
    assert.deepEqual(readRef({ ...target, title: 'Tie' }), target);
  });

  it('is nothing when the state is damaged', () => {
    for (const value of [undefined, null, '', 7, {}, { kind: 'market' }, { kind: 'market', id: '<img>' }]) {
      assert.equal(readRef(value), undefined);
    }
  });
});
