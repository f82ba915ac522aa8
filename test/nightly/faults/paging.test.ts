import assert from 'node:assert/strict';
import { pages } from '../../../src/core/kalshi/paging';
import { getMilestones } from '../../../src/core/kalshi/milestones';
import { openSession } from '../../support/faults/faultSession';
import { startFaultServer, type FaultServer } from '../../support/faults/faultServer';
import { whole } from '../../support/faults/httpBytes';
import { proxySupport } from '../../support/faults/proxySupport';

const AMPLE_MS = 8000;

const milestone = (number: number): object => ({
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  title: `Match ${number}`,
  category: 'Sports',
  start_date: '2999-01-01T00:00:00Z',
});

interface Answer {
  readonly numbers: readonly number[];
  readonly cursor?: string;
}

/** What a list answers to each cursor, and the numbers of the things that it comes to. */
const LISTS: Readonly<
  Record<string, { say: (cursor: string, request: number) => Answer; comesTo: number[] }>
> = {
  'a cursor that never changes': { say: () => ({ numbers: [1, 2], cursor: 'a' }), comesTo: [1, 2] },
  'cursors that go round': {
    say: (cursor) => ({ numbers: [cursor === 'a' ? 2 : 1], cursor: cursor === 'a' ? 'b' : 'a' }),
    comesTo: [1, 2],
  },
  'empty pages that always promise more': {
    say: (_cursor, request) => ({ numbers: request === 1 ? [1] : [], cursor: `${request}` }),
    comesTo: [1],
  },
  'the same page under ever new cursors': {
    say: (_cursor, request) => ({ numbers: [1, 2], cursor: `${request}` }),
    comesTo: [1, 2],
  },
  'things that move to the next page meanwhile': {
    say: (cursor) => (cursor ? { numbers: [2, 3] } : { numbers: [1, 2], cursor: 'a' }),
    comesTo: [1, 2, 3],
  },
  'a page that begins again in the middle': {
    say: (cursor) =>
      cursor === 'a'
        ? { numbers: [1, 4], cursor: 'b' }
        : cursor
          ? { numbers: [5] }
          : { numbers: [1], cursor: 'a' },
    comesTo: [1, 4, 5],
  },
};
/** Pages that a person could ask for one after the other before somebody would wonder. */
const CLICKS = 12;

describe(`paging, http.proxySupport ${proxySupport ?? 'none'}`, () => {
  let server: FaultServer;
  beforeEach(async () => {
    server = await startFaultServer();
  });
  afterEach(() => server.close());

  function say(answer: (cursor: string, request: number) => Answer): void {
    server.say((url, request) => {
      const cursor = new URL(url, 'http://exchange.test').searchParams.get('cursor') ?? '';
      const { numbers, cursor: next = '' } = answer(cursor, request);
      return [{ send: whole(JSON.stringify({ milestones: numbers.map(milestone), cursor: next })) }];
    });
  }

  for (const [name, { say: answer, comesTo }] of Object.entries(LISTS)) {
    it(`through ${name} ends, with each thing once`, async () => {
      const { session } = openSession(server.baseUrl, AMPLE_MS);
      say(answer);
      const titles: string[] = [];
      const fetchPage = (cursor?: string) => getMilestones(session.api, { limit: 2, cursor });
      for await (const page of pages(fetchPage, { key: ({ id }) => id })) {
        titles.push(...page.map(({ title }) => title));
      }
      assert.deepEqual(titles.toSorted(), comesTo.map((number) => `Match ${number}`).toSorted());
      assert.ok(server.requests.length <= 4, `${server.requests.length} requests`);
      await session.dispose();
    });

    it(`by hand through ${name} shows each thing once, one request a page`, async () => {
      const { session } = openSession(server.baseUrl, AMPLE_MS);
      say(answer);
      await session.feed.open({});
      for (let clicks = 1; clicks < CLICKS && session.feed.state.hasMore; clicks++)
        await session.feed.loadMore();
      const titles = session.feed.state.milestones.map(({ title }) => title);
      assert.deepEqual(titles.toSorted(), comesTo.map((number) => `Match ${number}`).toSorted());
      assert.ok(server.requests.length <= CLICKS, `${server.requests.length} requests`);
      await session.dispose();
    });
  }

  it('shows what was asked for last, in whatever order the answers come', async () => {
    const { session } = openSession(server.baseUrl, AMPLE_MS);
    const answer = (number: number): Buffer =>
      whole(JSON.stringify({ milestones: [milestone(number)], cursor: '' }));
    server.say((url) =>
      url.includes('competition=old') ? [{ waitMs: 150 }, { send: answer(1) }] : [{ send: answer(2) }],
    );
    const old = session.feed.open({ competition: 'old' });
    await session.feed.open({ competition: 'new' });
    await old;
    assert.deepEqual(
      session.feed.state.milestones.map(({ title }) => title),
      ['Match 2'],
    );
    assert.equal(server.requests.length, 2);
    await session.dispose();
  });
});
