import assert from 'node:assert/strict';
import { isTicker, isUuid, isWellFormedRef } from '../../../src/core/entities/ids';
import { CHART_RANGES } from '../../../src/core/details/live';
import {
  PANEL_ACTIONS,
  type HostToPage,
  type Message,
  type PageToHost,
} from '../../../src/core/details/messages';
import { PanelSession } from '../../../src/core/details/panelSession';
import { handle, readPageMessage } from '../../../src/core/details/readMessage';
import { again, isFull, seed } from '../../support/effort';
import { mutate } from './mutate';
import { Random } from '../../support/random';

const MESSAGES = isFull ? 1_000_000 : 3_000;
const ref = { kind: 'event', id: 'KXA-26' } as const;
const place = { id: 'KXA-26', line: 3, character: 4 };

/** What the page sends. */
const REAL: readonly Message<PageToHost>[] = [
  { name: 'ready' },
  { name: 'focused' },
  { name: 'loadGameStats' },
  { name: 'open', ref },
  { name: 'open', ref: { kind: 'structuredTarget', id: '2ef4d31c-0b46-4f43-a403-f44d62489034' } },
  { name: 'openPlace', place },
  ...PANEL_ACTIONS.map((action) => ({ name: 'act', action }) as const),
  ...CHART_RANGES.map((range) => ({ name: 'chooseRange', range }) as const),
];

/** What a message may hold: exactly these fields, each of its form. */
const FIELDS: { readonly [N in keyof PageToHost]: (body: PageToHost[N]) => boolean } = {
  ready: () => true,
  focused: () => true,
  loadGameStats: () => true,
  open: (body) => isWellFormedRef(body.ref) && Object.keys(body.ref).length === 2,
  openPlace: ({ place: { id, line, character } }) =>
    (isUuid(id) || isTicker(id)) && [line, character].every((one) => Number.isSafeInteger(one) && one >= 0),
  act: ({ action }) => PANEL_ACTIONS.includes(action),
  chooseRange: ({ range }) => CHART_RANGES.includes(range),
};

describe(`messages of a page that nobody vouches for (${again})`, () => {
  it(`are what the protocol says or nothing, ${MESSAGES.toLocaleString('en')} of them`, () => {
    const counts = { read: 0, refused: 0 };
    for (const value of messages(MESSAGES)) {
      const message = readPageMessage(value);
      counts[message ? 'read' : 'refused'] += 1;
      if (!message) continue;
      const check = FIELDS[message.name] as (body: Message<PageToHost>) => boolean;
      assert.ok(Object.hasOwn(FIELDS, message.name) && check(message), message.name);
      assert.ok(Object.keys(message).length <= 2, JSON.stringify(message));
    }
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    for (const count of Object.values(counts)) assert.ok(count > MESSAGES / 50, JSON.stringify(counts));
  });

  it('never make a session throw or tell the page anything that is not in the protocol', async () => {
    const told: Message<HostToPage>[] = [];
    const source = {
      titleOf: () => 'Title',
      refreshInterval: () => undefined,
      load: async () => ({ ok: false, sentence: 'No.' }) as const,
      loadLive: async () => undefined,
    };
    const session = new PanelSession(ref, source, (message) => told.push(message));
    for (const value of messages(2000)) {
      const message = readPageMessage(value);
      if (message)
        handle(message, {
          ready: () => session.pageReady(),
          focused: () => undefined,
          open: () => undefined,
          openPlace: () => undefined,
          act: () => void session.load('fresh'),
          chooseRange: ({ range }) => void session.chooseRange(range),
          loadGameStats: () => void session.loadGameStats(),
        });
    }
    await new Promise((resolve) => setImmediate(resolve));
    const names = new Set(told.map(({ name }) => name));
    assert.deepEqual([...names].sort(), ['showFailure', 'showLoading']);
    session.dispose();
  });
});

function* messages(count: number): Generator {
  const random = new Random(seed);
  for (let made = 0; made < count;) {
    const text = mutate(JSON.stringify(random.pick(REAL)), random);
    // Nesting that takes V8 seconds to parse is a matter of answers: messages come as values.
    if (text.length > 100_000) continue;
    try {
      yield JSON.parse(text);
      made += 1;
    } catch (error) {
      // A text that was cut is no message.
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
}
