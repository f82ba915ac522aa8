import assert from 'node:assert/strict';
import { MilestoneFeed } from '../../../src/core/milestones/milestoneFeed';
import { PAGE_SIZE } from '../../../src/core/milestones/milestonePages';
import { setTimeZone } from '../../../src/core/timeZone';
import type { JsonObject } from '../../../src/core/kalshi/json';
import type { Milestone } from '../../../src/core/kalshi/milestones';
import { uuid } from '../entities/entityOf';
import { settled } from '../kalshi/virtualTime';
import { FakeExchange } from '../catalog/fakeExchange';

const NOW = Date.parse('2026-11-23T12:30:15.250Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Milestones an hour apart from now on. */
function hourly(count: number, more: JsonObject = {}): JsonObject[] {
  return Array.from({ length: count }, (_, index) => ({
    id: uuid(index),
    title: `M${index}`,
    start_date: new Date(NOW + index * HOUR).toISOString(),
    ...more,
  }));
}

function setUp(milestones: readonly JsonObject[]) {
  const exchange = new FakeExchange({ milestones });
  const clock = { now: NOW };
  const remembered: Milestone[] = [];
  const feed = new MilestoneFeed(
    exchange,
    (some) => remembered.push(...some),
    () => clock.now,
  );
  return { exchange, clock, remembered, feed };
}

/** The queries that were sent, as objects. */
function queries(exchange: FakeExchange): Record<string, string>[] {
  return exchange.asked.map((address) => Object.fromEntries(new URLSearchParams(address.split('?')[1])));
}

describe('MilestoneFeed', () => {
  it('shows nothing and waits before it is opened', () => {
    const { exchange, feed } = setUp(hourly(3));
    assert.deepEqual(feed.state, {
      status: 'loading',
      filter: {},
      milestones: [],
      hasMore: false,
      received: 0,
    });
    assert.equal(exchange.asked.length, 0);
  });

  it('opens with one request, from a day ago on', async () => {
    const { exchange, feed } = setUp(hourly(3));
    await feed.open({});
    assert.deepEqual(queries(exchange), [{ limit: '200', minimum_start_date: '2026-11-22T12:30:15Z' }]);
    const { status, milestones, hasMore, received, loadedAt } = feed.state;
    assert.deepEqual([status, hasMore, received, loadedAt], ['ready', false, 3, NOW]);
    assert.deepEqual(
      milestones.map(({ title }) => title),
      ['M0', 'M1', 'M2'],
    );
  });

  it('asks with every part of the filter that the exchange knows', async () => {
    const { exchange, feed } = setUp([]);
    const filter = {
      ...{ category: 'Sports', type: 'basketball_game', competition: 'NBA', from: 0, until: 7 },
      withEventsOnly: true,
    };
    await feed.open(filter);
    assert.deepEqual(queries(exchange), [
      {
        limit: '200',
        category: 'Sports',
        type: 'basketball_game',
        competition: 'NBA',
        minimum_start_date: '2026-11-23T12:30:15Z',
      },
    ]);
    assert.deepEqual(feed.state.filter, filter);
  });

  it('sends no lower bound for all of the past', async () => {
    const { exchange, feed } = setUp([]);
    await feed.open({ from: null });
    assert.deepEqual(queries(exchange), [{ limit: '200' }]);
  });

  it('hands every milestone on that came, also those that the filter leaves out', async () => {
    const { feed, remembered } = setUp(hourly(3));
    await feed.open({ withEventsOnly: true });
    assert.equal(remembered.length, 3);
    assert.equal(feed.state.milestones.length, 0);
    assert.equal(feed.state.received, 3);
  });

  it('is loading while it waits, without the rows of another filter', async () => {
    const { exchange, feed } = setUp(hourly(3));
    await feed.open({});
    const release = exchange.hold();
    const opening = feed.open({ category: 'Sports' });
    assert.equal(feed.state.status, 'loading');
    assert.deepEqual(feed.state.milestones, []);
    release();
    await opening;
    assert.equal(feed.state.status, 'ready');
  });
});

describe('MilestoneFeed.loadMore', () => {
  it('asks once for the next page, with the cursor and the query that it belongs to', async () => {
    const { exchange, clock, feed } = setUp(hourly(450));
    await feed.open({ category: 'Sports' });
    assert.equal(feed.state.hasMore, true);
    clock.now += HOUR;
    await feed.loadMore();
    const [first, second] = queries(exchange);
    assert.deepEqual(second, { ...first, cursor: '200' });
    assert.equal(feed.state.milestones.length, 400);
    await feed.loadMore();
    assert.equal(feed.state.milestones.length, 450);
    assert.equal(feed.state.hasMore, false);
    assert.equal(exchange.asked.length, 3);
  });

  it('asks for nothing when there is no more', async () => {
    const { exchange, feed } = setUp(hourly(3));
    await feed.open({});
    await feed.loadMore();
    assert.equal(exchange.asked.length, 1);
  });

  it('continues the query that it shows also when a refresh has begun', async () => {
    const { exchange, clock, feed } = setUp(hourly(450));
    await feed.open({});
    clock.now += HOUR;
    const release = exchange.hold();
    const both = [feed.refresh(), feed.loadMore()];
    release();
    await Promise.all(both);
    const [opened, , more] = queries(exchange);
    assert.deepEqual(more, { ...opened, cursor: '200' });
    assert.equal(feed.state.milestones.length, 400);
  });

  it('keeps the rows when it fails, and can be tried again', async () => {
    const { exchange, feed } = setUp(hourly(250));
    await feed.open({});
    exchange.fail('offline');
    await feed.loadMore();
    assert.equal(feed.state.status, 'failed');
    assert.equal(feed.state.error?.reason, 'offline');
    assert.equal(feed.state.milestones.length, 200);
    assert.equal(feed.state.hasMore, true);
    exchange.faults = [];
    await feed.loadMore();
    assert.equal(feed.state.status, 'ready');
    assert.equal(feed.state.error, undefined);
    assert.equal(feed.state.milestones.length, 250);
  });

  it('shows a milestone once that comes on two pages', async () => {
    const rows = hourly(300);
    rows.splice(200, 0, ...rows.slice(195, 200));
    const { feed } = setUp(rows);
    await feed.open({});
    await feed.loadMore();
    assert.equal(feed.state.milestones.length, 300);
    assert.equal(new Set(feed.state.milestones.map(({ id }) => id)).size, 300);
  });

  it('stops at a cursor that repeats', async () => {
    const { exchange, feed } = setUp([]);
    exchange.get = async () => ({ milestones: hourly(200), cursor: 'again' });
    await feed.open({});
    assert.equal(feed.state.hasMore, true);
    await feed.loadMore();
    assert.equal(feed.state.hasMore, false);
    assert.equal(feed.state.milestones.length, 200);
  });

  it('stops at an empty page', async () => {
    const { exchange, feed } = setUp([]);
    exchange.get = async () => ({ milestones: null, cursor: 'more' });
    await feed.open({});
    assert.equal(feed.state.hasMore, false);
    assert.equal(feed.state.status, 'ready');
  });
});

describe('MilestoneFeed with an end of the start window', () => {
  it('leaves out what starts later and stops asking there', async () => {
    const { exchange, feed } = setUp(hourly(450));
    await feed.open({ from: 0, until: 2 });
    assert.equal(feed.state.milestones.length, 48);
    assert.equal(feed.state.hasMore, false);
    await feed.loadMore();
    assert.equal(exchange.asked.length, 1);
  });

  it('goes on while the last one that came is still within', async () => {
    const { feed } = setUp(hourly(450));
    await feed.open({ from: 0, until: 10 });
    assert.equal(feed.state.hasMore, true);
    await feed.loadMore();
    assert.equal(feed.state.milestones.length, 240);
    assert.equal(feed.state.hasMore, false);
  });

  it('goes on after a page whose rows the filter leaves out', async () => {
    const { feed } = setUp([...hourly(200), ...hourly(250, { related_event_tickers: ['A'] }).slice(200)]);
    await feed.open({ withEventsOnly: true });
    assert.equal(feed.state.milestones.length, 0);
    assert.equal(feed.state.hasMore, true);
    await feed.loadMore();
    assert.equal(feed.state.milestones.length, 50);
  });
});

describe('MilestoneFeed.refresh', () => {
  it('asks for as many pages as are shown, from the present lower bound', async () => {
    const { exchange, clock, feed } = setUp(hourly(700));
    await feed.open({});
    await feed.loadMore();
    await feed.loadMore();
    clock.now += DAY;
    await feed.refresh();
    assert.equal(exchange.asked.length, 6);
    const again = queries(exchange).slice(3);
    assert.deepEqual(
      again.map(({ cursor }) => cursor),
      [undefined, '200', '400'],
    );
    for (const { minimum_start_date } of again) assert.equal(minimum_start_date, '2026-11-23T12:30:15Z');
    assert.equal(feed.state.milestones.length, 3 * PAGE_SIZE);
    assert.equal(feed.state.hasMore, true);
    assert.equal(feed.state.loadedAt, NOW + DAY);
  });

  it('shows what has changed, and what is gone no longer', async () => {
    const { exchange, feed } = setUp(hourly(3));
    await feed.open({});
    exchange.things = { milestones: hourly(3, { title: 'new' }).slice(1) };
    await feed.refresh();
    assert.deepEqual(
      feed.state.milestones.map(({ title }) => title),
      ['new', 'new'],
    );
  });

  it('keeps the rows while it waits and when it fails', async () => {
    const { exchange, feed } = setUp(hourly(3));
    await feed.open({});
    exchange.fail('rateLimited');
    const refreshing = feed.refresh();
    assert.equal(feed.state.status, 'loading');
    assert.equal(feed.state.milestones.length, 3);
    await refreshing;
    assert.equal(feed.state.status, 'failed');
    assert.equal(feed.state.milestones.length, 3);
  });

  it('keeps all rows when only a later page fails', async () => {
    const { exchange, feed } = setUp(hourly(450));
    await feed.open({});
    await feed.loadMore();
    exchange.fail('offline', /cursor=200/);
    await feed.refresh();
    assert.equal(feed.state.status, 'failed');
    assert.equal(feed.state.milestones.length, 400);
    exchange.faults = [];
    await feed.loadMore();
    assert.equal(feed.state.milestones.length, 450);
  });

  it('asks for one page after a first load that failed', async () => {
    const { exchange, feed } = setUp(hourly(3));
    exchange.fail('offline');
    await feed.open({});
    assert.equal(feed.state.status, 'failed');
    exchange.faults = [];
    await feed.refresh();
    assert.equal(feed.state.milestones.length, 3);
    assert.equal(exchange.asked.length, 2);
  });

  it('lets a mistake in the program through', async () => {
    const { exchange, feed } = setUp([]);
    exchange.faults = [{ address: /./, error: new TypeError('a bug') }];
    await assert.rejects(feed.open({}), TypeError);
  });
});

describe('MilestoneFeed asked again before the answer is there', () => {
  it('takes the answer to the newest request, in whatever order they come', async () => {
    const { exchange, feed } = setUp(hourly(3));
    const release = exchange.hold();
    const older = feed.open({ category: 'Sports' });
    await settled();
    exchange.fail('offline', /category=Sports/);
    const releaseNewer = exchange.hold();
    const newer = feed.open({ category: 'Crypto' });
    releaseNewer();
    await newer;
    release();
    await older;
    assert.equal(feed.state.status, 'ready');
    assert.deepEqual(feed.state.filter, { category: 'Crypto' });
    assert.equal(feed.state.milestones.length, 3);
  });

  it('asks for no further page of a request that is no longer wanted', async () => {
    const { exchange, feed } = setUp(hourly(700));
    await feed.open({});
    await feed.loadMore();
    await feed.loadMore();
    const release = exchange.hold();
    const refreshing = feed.refresh();
    const opening = feed.open({ category: 'Crypto' });
    release();
    await Promise.all([refreshing, opening]);
    assert.equal(exchange.asked.length, 5);
  });
});

describe('MilestoneFeed.update', () => {
  const NEWEST = '2026-11-23T12:10:00Z';
  const stamped = (count: number, more: JsonObject = {}): JsonObject[] =>
    hourly(count, { last_updated_ts: NEWEST, ...more });
  const titles = (feed: MilestoneFeed): string[] => feed.state.milestones.map(({ title }) => title);

  it('asks once for what changed since the newest change that is known, by the clock of the exchange', async () => {
    const { exchange, clock, feed } = setUp(stamped(3));
    await feed.open({ category: 'Sports' });
    clock.now += HOUR / 2;
    await feed.update();
    const [opened, updated, ...more] = queries(exchange);
    assert.deepEqual(more, []);
    // A minute earlier: an answer may have been some seconds old.
    assert.deepEqual(updated, {
      ...opened,
      min_updated_ts: String(Date.parse('2026-11-23T12:09:00Z') / 1000),
    });
  });

  it('asks since what the exchange sent on a computer whose clock is fast or slow', async () => {
    for (const skew of [5 * 60_000, -5 * 60_000]) {
      const { exchange, clock, feed } = setUp(stamped(1));
      clock.now += skew;
      await feed.open({});
      clock.now += 15_000;
      await feed.update();
      const since = Number(queries(exchange)[1]?.['min_updated_ts']) * 1000;
      assert.equal(since, Date.parse('2026-11-23T12:09:00Z'));
    }
  });

  it('takes no heed of a change that is far in the future', async () => {
    const [first = {}, second = {}] = stamped(2);
    const { exchange, feed } = setUp([first, { ...second, last_updated_ts: '2099-01-01T00:00:00Z' }]);
    await feed.open({});
    await feed.update();
    assert.equal(Number(queries(exchange)[1]?.['min_updated_ts']) * 1000, Date.parse('2026-11-23T12:09:00Z'));
  });

  it('loads the list again where nothing says when it changed', async () => {
    for (const rows of [hourly(1), []]) {
      const { exchange, feed } = setUp(rows);
      await feed.open({});
      await feed.update();
      const [opened, updated, ...more] = queries(exchange);
      assert.deepEqual([updated, more], [opened, []]);
    }
  });

  it('puts what changed in its place, and is never loading meanwhile', async () => {
    const { exchange, clock, feed, remembered } = setUp(stamped(3));
    await feed.open({});
    const [first, second, third] = stamped(3);
    exchange.things = {
      milestones: [
        first ?? {},
        { ...second, title: 'new', last_updated_ts: '2026-11-23T12:20:00Z' },
        third ?? {},
      ],
    };
    clock.now += HOUR / 2;
    const release = exchange.hold();
    const updating = feed.update();
    assert.equal(feed.state.status, 'ready');
    release();
    await updating;
    assert.deepEqual(titles(feed), ['M0', 'new', 'M2']);
    assert.equal(feed.state.loadedAt, NOW + HOUR / 2);
    assert.equal(remembered.at(-2)?.title, 'new');
  });

  it('adds what is new where it belongs to what is loaded, and takes out what the filter no longer has', async () => {
    const rows = stamped(250, { related_event_tickers: ['A'] });
    const { exchange, feed } = setUp(rows);
    await feed.open({ withEventsOnly: true });
    exchange.things = {
      milestones: [
        { ...rows[0], related_event_tickers: [] },
        { ...rows[1], id: uuid(901), title: 'within' },
        { ...rows[249], id: uuid(902), title: 'on a later page' },
        { ...rows[2], id: uuid(903), title: 'without events', related_event_tickers: [] },
      ],
    };
    await feed.update();
    assert.equal(feed.state.milestones.length, 200);
    assert.deepEqual(titles(feed).slice(0, 1), ['M1']);
    assert.deepEqual(titles(feed).slice(-1), ['within']);
    assert.equal(feed.state.hasMore, true);
  });

  it('goes on with the next page after an update', async () => {
    const rows = stamped(250);
    const { exchange, feed } = setUp(rows);
    await feed.open({});
    exchange.things = { milestones: [{ ...rows[5], title: 'new' }] };
    await feed.update();
    exchange.things = { milestones: rows };
    await feed.loadMore();
    assert.equal(feed.state.milestones.length, 250);
    assert.equal(feed.state.milestones[5]?.title, 'new');
  });

  it('loads all anew when more has changed than one answer holds', async () => {
    const { exchange, feed } = setUp(stamped(250));
    await feed.open({});
    await feed.loadMore();
    exchange.asked.length = 0;
    await feed.update();
    assert.deepEqual(
      queries(exchange).map(({ min_updated_ts, cursor }) => [min_updated_ts !== undefined, cursor]),
      [
        [true, undefined],
        [false, undefined],
        [false, '200'],
      ],
    );
    assert.equal(feed.state.milestones.length, 250);
  });

  it('keeps the rows when it fails, and is well again with the next one', async () => {
    const { exchange, feed } = setUp(stamped(3));
    await feed.open({});
    exchange.fail('offline');
    await feed.update();
    assert.deepEqual([feed.state.status, feed.state.error?.reason], ['failed', 'offline']);
    assert.equal(feed.state.milestones.length, 3);
    exchange.faults = [];
    await feed.update();
    assert.deepEqual([feed.state.status, feed.state.error], ['ready', undefined]);
  });

  it('does nothing before the list is opened, nor while it is loaded', async () => {
    const { exchange, feed } = setUp(stamped(3));
    await feed.update();
    assert.deepEqual(exchange.asked, []);
    const release = exchange.hold();
    const opening = feed.open({});
    await feed.update();
    release();
    await opening;
    assert.equal(exchange.asked.length, 1);
  });

  it('loads a list that never came', async () => {
    const { exchange, feed } = setUp(stamped(3));
    exchange.fail('offline');
    await feed.open({});
    exchange.faults = [];
    await feed.update();
    assert.deepEqual([feed.state.status, feed.state.milestones.length], ['ready', 3]);
    assert.equal(exchange.asked[1], exchange.asked[0]);
  });

  it('gives way to a load that begins while it waits', async () => {
    const { exchange, feed } = setUp(stamped(3));
    await feed.open({});
    const release = exchange.hold();
    const updating = feed.update();
    await settled();
    exchange.things = { milestones: [] };
    const opening = feed.open({ category: 'Crypto' });
    release();
    await Promise.all([updating, opening]);
    assert.deepEqual(feed.state.milestones, []);
    assert.deepEqual(feed.state.filter, { category: 'Crypto' });
  });
});

describe('The bounds of the list', () => {
  /** The sample of an exchange that applies the lower bound and the time of the change itself. */
  function setUpBounded(milestones: readonly JsonObject[]) {
    const open = setUp(milestones);
    const { exchange } = open;
    const get = exchange.get.bind(exchange);
    exchange.get = async (request, options) => {
      const least = String(request.query?.['minimum_start_date'] ?? '');
      const start = (one: JsonObject): number => Date.parse(one['start_date'] as string);
      exchange.things = {
        milestones: milestones.filter((one) => least === '' || start(one) >= Date.parse(least)),
      };
      return get(request, options);
    };
    return { ...open, titles: () => open.feed.state.milestones.map(({ title }) => title) };
  }

  const at = (hours: number, title: string, updated = -48): JsonObject => ({
    id: uuid(Math.abs(hours) * 2 + (hours < 0 ? 1 : 0)),
    title,
    start_date: new Date(NOW + hours * HOUR).toISOString(),
    last_updated_ts: new Date(NOW + updated * HOUR).toISOString(),
  });

  it('move with the clock: the next 24 hours lose what has begun and gain what is nearer now', async () => {
    const { feed, clock, titles } = setUpBounded([at(2, 'in 2 h'), at(30, 'in 30 h')]);
    await feed.open({ from: 0, until: 1 });
    assert.deepEqual(titles(), ['in 2 h']);
    clock.now += 10 * HOUR;
    await feed.update();
    assert.deepEqual(titles(), ['in 30 h']);
  });

  it('move without a request as far as more is loaded than is shown', async () => {
    const { exchange, feed, clock, titles } = setUpBounded([at(0.1, 'soon'), at(24.2, 'tomorrow')]);
    await feed.open({ from: 0, until: 1 });
    assert.deepEqual(titles(), ['soon']);
    clock.now += HOUR / 2;
    assert.deepEqual(titles(), ['tomorrow']);
    assert.equal(exchange.asked.length, 1);
  });

  it('drop what is over a day old after days', async () => {
    const { feed, clock, titles } = setUpBounded([at(-20, '20 h ago'), at(2, 'in 2 h'), at(80, 'in 80 h')]);
    await feed.open({});
    assert.deepEqual(titles(), ['20 h ago', 'in 2 h', 'in 80 h']);
    clock.now += 3 * DAY;
    assert.deepEqual(titles(), ['in 80 h']);
    await feed.update();
    assert.deepEqual(titles(), ['in 80 h']);
    assert.equal(feed.state.received, 1);
  });

  it('that reach past a page that was enough bring the next page', async () => {
    const many = Array.from({ length: 230 }, (_, index) => at(index / 4, `M${index}`));
    const { feed, clock, titles } = setUpBounded(many);
    await feed.open({ from: 0, until: 2 });
    assert.deepEqual([titles().length, feed.state.hasMore], [192, false]);
    clock.now += 2 * HOUR;
    assert.equal(feed.state.hasMore, true);
    await feed.update();
    assert.deepEqual([titles()[0], titles().length, feed.state.hasMore], ['M8', 192, false]);
    clock.now += 4 * HOUR;
    await feed.update();
    assert.deepEqual([titles()[0], titles().at(-1), feed.state.hasMore], ['M24', 'M215', false]);
  });

  it('keep the rows within them when the exchange is away', async () => {
    const { exchange, feed, clock, titles } = setUpBounded([at(2, 'in 2 h'), at(20, 'in 20 h')]);
    await feed.open({ from: 0, until: 1 });
    clock.now += 10 * HOUR;
    exchange.fail('offline');
    await feed.update();
    assert.deepEqual([titles(), feed.state.status], [['in 20 h'], 'failed']);
    exchange.faults = [];
    await feed.update();
    assert.deepEqual([titles(), feed.state.status], [['in 20 h'], 'ready']);
  });

  it('that are dates stay where they are, in the time zone of the person', async () => {
    setTimeZone('Asia/Kathmandu');
    try {
      const { exchange, feed, clock, titles } = setUpBounded([at(5, 'today'), at(6, 'tomorrow')]);
      await feed.open({ from: '2026-11-23', until: '2026-11-23' });
      assert.equal(queries(exchange)[0]?.['minimum_start_date'], '2026-11-22T18:15:00Z');
      // The day ends at 18:15 UTC there.
      assert.deepEqual(titles(), ['today']);
      clock.now += 12 * HOUR;
      assert.deepEqual(titles(), ['today']);
    } finally {
      setTimeZone(undefined);
    }
  });

  it('are asked for anew each hour, so that what was deleted goes', async () => {
    const rows = [at(2, 'in 2 h'), at(20, 'deleted')];
    const { feed, clock, titles } = setUpBounded(rows);
    await feed.open({});
    rows.pop();
    clock.now += HOUR / 2;
    await feed.update();
    assert.deepEqual(titles(), ['in 2 h', 'deleted']);
    clock.now += HOUR / 2;
    await feed.update();
    assert.deepEqual(titles(), ['in 2 h']);
  });
});

describe('MilestoneFeed with an answer that has no list', () => {
  it('fails, and keeps what it has', async () => {
    const milestones = hourly(3);
    let body: JsonObject = { milestones, cursor: '' };
    let now = NOW;
    const feed = new MilestoneFeed(
      { get: async () => body },
      () => undefined,
      () => now,
    );
    await feed.open({});
    assert.equal(feed.state.milestones.length, 3);
    body = {};
    now += HOUR;
    await feed.refresh();
    assert.equal(feed.state.error?.reason, 'unreadable');
    assert.equal(feed.state.milestones.length, 3);
  });
});
