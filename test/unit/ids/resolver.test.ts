import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import { NameStore } from '../../../src/core/catalog/nameStore';
import { environments } from '../../../src/core/kalshi/environments';
import { KalshiError } from '../../../src/core/kalshi/errors';
import type { IdHint } from '../../../src/core/ids/idHint';
import type { IdMention } from '../../../src/core/ids/idMention';
import { Resolver } from '../../../src/core/ids/resolver';
import { Session } from '../../../src/core/session';
import { FakeExchange, type Things } from '../catalog/fakeExchange';
import { MemoryFile } from '../catalog/memoryFile';
import { uuid } from '../entities/entityOf';
import { sampleApi } from '../sampleApi';

const NOW = Date.parse('2026-11-23T12:30:00Z');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

const mention = (id: string, hint: IdHint = 'unknown'): IdMention => ({
  id,
  hint,
  targetType: '',
  under: '',
});
const targets = (count: number, first = 0) =>
  Array.from({ length: count }, (_, index) => mention(uuid(first + index), 'structuredTarget'));
const OF_KALSHI = { looksLikeKalshi: true };

const opened: NameStore[] = [];
const noTimerIsLeft = (): Promise<unknown> => Promise.all(opened.splice(0).map((names) => names.save()));

/** A resolver over a fake exchange, with a clock that moves only when told and a folder that survives restarts. */
function setUp(things: Things) {
  const exchange = new FakeExchange(things);
  const clock = { now: NOW };
  const file = new MemoryFile();
  const open = () => {
    const now = () => clock.now;
    const names = new NameStore({ file, log: (line) => assert.ok(!line, line), now, delayMs: 2 ** 30 });
    opened.push(names);
    const catalog = new Catalog(exchange, now, names);
    const resolver = new Resolver(catalog, now);
    return { names, catalog, resolver, state: (one: IdMention) => resolver.peek(one).state };
  };
  return { exchange, clock, file, open, ...open() };
}

const named = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: uuid(index), name: `T${index}`, type: 'team' }));
const event = (ticker: string) => ({ event_ticker: ticker, title: `Event ${ticker}`, category: 'Sports' });
const market = (ticker: string, status = 'active') => ({ ticker, yes_sub_title: `Market ${ticker}`, status });

describe('Resolver, of a document with 2,000 ids', () => {
  afterEach(noTimerIsLeft);

  for (const [name, things, state] of [
    ['that exist', { targets: named(2000) }, 'loaded'],
    ['of something else', {}, 'missing'],
  ] as const)
    it(`asks 11 times for ids ${name}, and then not again, also after a restart`, async () => {
      const { exchange, resolver, names, open, state: stateOf } = setUp(things);
      assert.equal(await resolver.resolve(targets(2000), OF_KALSHI), true);
      assert.ok(targets(2000).every((one) => stateOf(one) === state));
      assert.equal(exchange.asked.length, 11);
      assert.equal(await resolver.resolve(targets(2000), OF_KALSHI), false);
      assert.equal(exchange.asked.length, 11);
      await names.save();
      const next = open();
      assert.equal(await next.resolver.resolve(targets(2000), OF_KALSHI), true, 'the names on disk are news');
      assert.ok(targets(2000).every((one) => next.state(one) === (state === 'loaded' ? 'kept' : state)));
      assert.equal(exchange.asked.length, 11);
    });

  it('does so with the sample exchange behind the client', async () => {
    const { urls, transport } = sampleApi();
    const file = new MemoryFile();
    const open = (): Session =>
      new Session({
        environment: 'sample',
        baseUrl: environments.sample.baseUrl,
        transport: async () => transport,
        perSecond: 1000,
        concurrency: 8,
        log: () => undefined,
        names: file,
      });
    const first = open();
    await first.resolver.resolve(targets(2000), OF_KALSHI);
    assert.ok(urls.length <= 11, `${urls.length} requests`);
    const { length } = urls;
    await first.resolver.resolve(targets(2000), OF_KALSHI);
    await first.names?.save();
    const second = open();
    await second.resolver.resolve(targets(2000), OF_KALSHI);
    assert.equal(urls.length, length);
    await second.names?.save();
  });
});

describe('Resolver', () => {
  afterEach(noTimerIsLeft);

  it('asks once a kind for a page of sixty mixed ids, however often each stands there', async () => {
    const tickers = Array.from({ length: 20 }, (_, index) => `KXGAME-26NOV${index}`);
    const { exchange, resolver, state } = setUp({
      targets: named(20),
      events: tickers.map(event),
      markets: tickers.map((ticker) => market(`${ticker}-BOS`)),
    });
    const page = [
      ...targets(20),
      ...tickers.map((ticker) => mention(ticker, 'event')),
      ...tickers.map((ticker) => mention(`${ticker}-BOS`, 'market')),
    ];
    assert.equal(await resolver.resolve([...page, ...page.toReversed()], OF_KALSHI), true);
    assert.ok(page.every((one) => state(one) === 'loaded'));
    assert.deepEqual(exchange.asked.map((address) => address.split('?')[0]).sort(), [
      '/events',
      '/markets',
      '/structured_targets',
    ]);
    for (const { priority } of exchange.options.filter((one) => one !== undefined))
      assert.equal(priority, 'annotation');
  });

  it('shares what is asked for at the same time', async () => {
    const { exchange, resolver } = setUp({ targets: named(30) });
    const results = await Promise.all([
      resolver.resolve(targets(20), OF_KALSHI),
      resolver.resolve(targets(20, 10), OF_KALSHI),
      resolver.resolve(targets(20), OF_KALSHI),
    ]);
    assert.deepEqual(results, [true, true, true]);
    assert.equal(exchange.asked.length, 1);
  });

  it('tries a ticker that is no event as a market, and the other way round, once', async () => {
    const { exchange, resolver, state } = setUp({
      events: [event('KXA-26'), event('KXB-26-C')],
      markets: [market('KXA-26-D'), market('KXE-26')],
    });
    const page = ['KXA-26', 'KXB-26-C', 'KXA-26-D', 'KXE-26', 'KXNONE-26', 'KXNONE-26-A'].map((id) =>
      mention(id),
    );
    await resolver.resolve(page, OF_KALSHI);
    assert.deepEqual(page.map(state), ['loaded', 'loaded', 'loaded', 'loaded', 'missing', 'missing']);
    const { length } = exchange.asked;
    assert.equal(await resolver.resolve(page, OF_KALSHI), false);
    assert.equal(exchange.asked.length, length);
  });

  it('asks again for what does not exist after a day, and not before, also in another session', async () => {
    const { exchange, resolver, clock, names, open } = setUp({});
    await resolver.resolve([mention(uuid(1), 'structuredTarget'), mention('KXNONE-26')], OF_KALSHI);
    const { length } = exchange.asked;
    clock.now += DAY - 1;
    await resolver.resolve([mention(uuid(1), 'structuredTarget'), mention('KXNONE-26')], OF_KALSHI);
    await names.save();
    const next = open();
    await next.resolver.resolve([mention(uuid(1), 'structuredTarget'), mention('KXNONE-26')], OF_KALSHI);
    assert.equal(exchange.asked.length, length);
    clock.now += 1;
    await next.resolver.resolve([mention(uuid(1), 'structuredTarget'), mention('KXNONE-26')], OF_KALSHI);
    assert.equal(exchange.asked.length, 2 * length);
  });

  it('shows what is old at once, and asks for it behind, with what is new in the same request', async () => {
    const { exchange, resolver, clock, names, open } = setUp({ targets: named(3) });
    await resolver.resolve(targets(2), OF_KALSHI);
    await names.save();
    clock.now += DAY;
    exchange.things = { targets: named(3).map((one) => ({ ...one, name: `${one.name}!` })) };
    const next = open();
    await next.resolver.loadNames();
    const release = exchange.hold();
    const resolving = next.resolver.resolve(targets(3), OF_KALSHI);
    const old = next.resolver.peek(mention(uuid(0)));
    assert.ok(old.state === 'kept');
    assert.deepEqual([old.name.name, old.name.at], ['T0', NOW]);
    release();
    assert.equal(await resolving, true);
    const fresh = next.resolver.peek(mention(uuid(0)));
    assert.ok(fresh.state === 'loaded' && 'name' in fresh.entity);
    assert.equal(fresh.entity.name, 'T0!');
    assert.equal(exchange.asked.length, 2);
  });

  it('leaves alone markets that are settled, loaded or kept, and asks for the others again', async () => {
    const things = {
      markets: [market('KXA-26-OLD', 'finalized'), market('KXA-26-SET', 'settled'), market('KXA-26-NEW')],
    };
    const { exchange, resolver, clock, names, open } = setUp(things);
    const page = things.markets.map(({ ticker }) => mention(ticker, 'market'));
    await resolver.resolve(page, OF_KALSHI);
    clock.now += MINUTE;
    await resolver.resolve(page, OF_KALSHI);
    assert.equal(exchange.asked.length, 2);
    assert.equal(exchange.asked[1], '/markets/KXA-26-NEW');
    await names.save();
    clock.now += MINUTE;
    await open().resolver.resolve(page, OF_KALSHI);
    assert.equal(exchange.asked[2], '/markets/KXA-26-NEW');
  });

  it('asks again at once for what holds no longer than a minute and is known by its name alone', async () => {
    const things = { targets: named(1), events: [event('KXA-26')], markets: [market('KXA-26-B')] };
    const { exchange, resolver, names, open } = setUp(things);
    const page = [...targets(1), mention('KXA-26', 'event'), mention('KXA-26-B', 'market')];
    await resolver.resolve(page, OF_KALSHI);
    await resolver.resolve(page, OF_KALSHI);
    assert.equal(exchange.asked.length, 3, 'not while it is in memory');
    await names.save();
    const next = open();
    await next.resolver.loadNames();
    assert.deepEqual(page.map(next.state), ['kept', 'kept', 'kept']);
    await next.resolver.resolve(page, OF_KALSHI);
    assert.deepEqual(page.map(next.state), ['kept', 'loaded', 'loaded']);
    assert.deepEqual(
      exchange.asked
        .slice(3)
        .map((address) => address.split('?')[0])
        .sort(),
      ['/events/KXA-26', '/markets/KXA-26-B'],
    );
  });

  it('says that a thing is missing which was there before, and keeps it from being shown as if it were', async () => {
    const { exchange, resolver, clock, names, open } = setUp({ markets: [market('KXA-26-B')] });
    const one = mention('KXA-26-B', 'market');
    await resolver.resolve([one], OF_KALSHI);
    exchange.things = {};
    clock.now += MINUTE;
    assert.equal(await resolver.resolve([one], OF_KALSHI), true);
    assert.equal(resolver.peek(one).state, 'missing');
    await names.save();
    const next = open();
    await next.resolver.loadNames();
    assert.equal(next.state(one), 'missing');
    clock.now += DAY;
    assert.equal(next.state(one), 'unknown');
  });
});

describe('Resolver, of series and collections', () => {
  afterEach(noTimerIsLeft);

  const series = (ticker: string) => ({ ticker, title: `Series ${ticker}`, frequency: 'daily' });

  it('knows a series by its key, with one request', async () => {
    const { exchange, resolver } = setUp({ series: [series('KXGAME')] });
    const one = mention('KXGAME', 'series');
    await resolver.resolve([one], OF_KALSHI);
    const known = resolver.peek(one);
    assert.ok(known.state === 'loaded' && known.ref.kind === 'series');
    assert.equal(exchange.asked.length, 1);
  });

  it('knows a collection by its series, with and without a key, also where its own ticker is a series', async () => {
    const { resolver } = setUp({ series: [series('KXMVENBA'), series('KXMVECROSS0-SHARD1')] });
    const all = [
      ...[mention('KXMVENBA-R'), mention('KXMVENBA-R', 'series'), mention('KXMVENBA-R', 'market')],
      ...[mention('KXMVECROSS0-SHARD1'), mention('KXMVECROSS0-SHARD1', 'series')],
    ];
    await resolver.resolve(all, OF_KALSHI);
    assert.deepEqual(
      all.map((one) => {
        const known = resolver.peek(one);
        return 'ref' in known ? `${known.ref.kind} ${known.ref.id}` : known.state;
      }),
      [
        ...['series KXMVENBA', 'series KXMVENBA', 'series KXMVENBA'],
        ...['series KXMVECROSS0-SHARD1', 'series KXMVECROSS0-SHARD1'],
      ],
    );
  });

  it('takes a multivariate event or market for itself where the exchange has it', async () => {
    const { resolver } = setUp({ events: [event('KXMVENBA-S1')], series: [series('KXMVENBA')] });
    const one = mention('KXMVENBA-S1');
    await resolver.resolve([one], OF_KALSHI);
    const known = resolver.peek(one);
    assert.ok(known.state === 'loaded' && known.ref.kind === 'event');
  });

  it('asks for ten series at a time', async () => {
    const { exchange, resolver } = setUp({});
    const many = Array.from({ length: 30 }, (_, index) => mention(`KXS${index}`, 'series'));
    await resolver.resolve(many, OF_KALSHI);
    assert.equal(exchange.asked.length, 10);
    await resolver.resolve(many, OF_KALSHI);
    assert.equal(new Set(exchange.asked).size, 20);
  });
});

describe('Resolver, of what it does not send', () => {
  afterEach(noTimerIsLeft);

  const things = {
    targets: named(50),
    milestones: Array.from({ length: 30 }, (_, at) => ({ id: uuid(100 + at) })),
  };

  it('are ids of other things', async () => {
    const { exchange, resolver } = setUp(things);
    assert.equal(await resolver.resolve([mention(uuid(1), 'foreign')], OF_KALSHI), false);
    assert.deepEqual(exchange.asked, []);
  });

  it('are ids that others have too, whatever they stand under, in files that show no sign of the exchange', async () => {
    const { exchange, resolver } = setUp(things);
    const doubtful = [
      mention(uuid(1)),
      mention(uuid(3), 'structuredTarget'),
      mention(uuid(4), 'milestone'),
      mention('ABC-24', 'event'),
      mention(uuid(2), 'event'),
      mention('ABC-24'),
      mention('UTF-8', 'structuredTarget'),
    ];
    assert.equal(await resolver.resolve(doubtful, { looksLikeKalshi: false }), false);
    assert.deepEqual(exchange.asked, []);
  });

  it('are not tickers with the prefix of the exchange, wherever they stand', async () => {
    const { exchange, resolver } = setUp(things);
    await resolver.resolve([mention('KXA-26')], { looksLikeKalshi: false });
    assert.ok(exchange.asked.some((address) => address.includes('KXA-26')));
  });

  it('are UUIDs and tickers whose place does not say what they are, also in a file about the exchange', async () => {
    const { exchange, resolver } = setUp(things);
    const unsaid = [
      mention(uuid(1)),
      mention(uuid(3), 'event'),
      mention(uuid(4), 'market'),
      mention('ABC-24'),
    ];
    assert.equal(await resolver.resolve(unsaid, OF_KALSHI), false);
    assert.deepEqual(exchange.asked, []);
  });

  it('are milestones on the mere chance, and more than ten of them at a time', async () => {
    const { exchange, resolver, state } = setUp(things);
    const chance = Array.from({ length: 30 }, (_, at) => mention(uuid(100 + at)));
    await resolver.resolve(chance, OF_KALSHI);
    assert.deepEqual(
      exchange.asked.filter((address) => address.startsWith('/milestones')),
      [],
    );
    const sure = chance.map(({ id }) => mention(id, 'milestone'));
    await resolver.resolve([...sure, ...sure], OF_KALSHI);
    const asked = () => exchange.asked.filter((address) => address.startsWith('/milestones')).length;
    assert.equal(asked(), 10);
    assert.equal(sure.filter((one) => state(one) === 'loaded').length, 10);
    await resolver.resolve(sure, OF_KALSHI);
    await resolver.resolve(sure, OF_KALSHI);
    await resolver.resolve(sure, OF_KALSHI);
    assert.equal(asked(), 30);
  });

  it('are more than ten milestones in all calls together that share their count', async () => {
    const { exchange, resolver } = setUp(things);
    const sure = Array.from({ length: 30 }, (_, at) => mention(uuid(100 + at), 'milestone'));
    const singles = new Set<string>();
    const asked = (): number => exchange.asked.filter((address) => address.startsWith('/milestones')).length;
    exchange.fail('offline');
    await resolver.resolve(sure, { ...OF_KALSHI, singles });
    assert.equal(asked(), 10);
    exchange.faults = [];
    await resolver.resolve(sure.toReversed(), { ...OF_KALSHI, singles });
    assert.equal(asked(), 20, 'the same ten again, which had failed');
    await resolver.resolve(sure, { ...OF_KALSHI, singles });
    assert.equal(asked(), 20);
    await resolver.resolve(sure, { ...OF_KALSHI, singles: new Set() });
    assert.equal(asked(), 30);
  });

  it('is an id that the exchange refused alone, a second time', async () => {
    const { exchange, resolver } = setUp(things);
    const error = new KalshiError('rejected', 'no such id', { status: 400 });
    exchange.faults.push({ address: new RegExp(uuid(7)), error });
    await resolver.resolve(targets(20), OF_KALSHI);
    assert.ok(targets(20).every((one, at) => resolver.peek(one).state === (at === 7 ? 'unknown' : 'loaded')));
    const { length } = exchange.asked;
    assert.equal(await resolver.resolve(targets(20), OF_KALSHI), false);
    assert.equal(exchange.asked.length, length);
  });
});

describe('Resolver, while the exchange cannot be reached', () => {
  afterEach(noTimerIsLeft);

  it('still has the names of all that was seen', async () => {
    const { exchange, resolver, names, clock, open } = setUp({ targets: named(5) });
    await resolver.resolve(targets(5), OF_KALSHI);
    await names.save();
    clock.now += 2 * DAY;
    exchange.fail('offline');
    const next = open();
    await next.resolver.resolve(targets(5), OF_KALSHI);
    for (const [at, one] of targets(5).entries()) {
      const known = next.resolver.peek(one);
      assert.ok(known.state === 'kept');
      assert.equal(known.name.name, `T${at}`);
    }
  });

  it('says that some of it may be asked for later, and makes no second guess', async () => {
    for (const reason of ['offline', 'timedOut', 'unavailable', 'rateLimited', 'unreadable'] as const) {
      const { exchange, resolver } = setUp({ targets: named(5) });
      exchange.fail(reason, /structured_targets/);
      let failures = 0;
      const options = {
        ...OF_KALSHI,
        failed: () => {
          failures++;
        },
      };
      await resolver.resolve([...targets(5), mention('KXA-26')], options);
      assert.equal(failures, 1, reason);
      assert.equal(exchange.asked.length, 2);
      exchange.faults = [];
      assert.equal(await resolver.resolve(targets(5), options), true);
      assert.equal(failures, 1);
    }
  });

  it('says nothing of the kind where asking again would bring nothing else', async () => {
    const { exchange, resolver } = setUp({});
    const failed = (): void => assert.fail('it said so');
    await resolver.resolve(targets(5), { ...OF_KALSHI, failed });
    exchange.fail('misconfigured');
    await resolver.resolve(targets(5, 10), { ...OF_KALSHI, failed });
    exchange.faults = [{ address: /./, error: new KalshiError('rejected', 'no', { status: 403 }) }];
    await resolver.resolve(targets(5, 20), { ...OF_KALSHI, failed });
  });

  it('asks for nothing on behalf of who no longer waits', async () => {
    const { exchange, resolver } = setUp({ targets: named(5) });
    const signal = AbortSignal.abort();
    assert.equal(await resolver.resolve(targets(5), { ...OF_KALSHI, signal }), false);
    assert.deepEqual(exchange.asked, []);
  });
});

describe('Resolver.peek', () => {
  afterEach(noTimerIsLeft);

  it('calls a UUID missing under the key of a target when there is no such target, elsewhere only when it is no milestone either', async () => {
    const { resolver } = setUp({});
    const of = (hint: IdHint): string => resolver.peek(mention(uuid(1), hint)).state;
    assert.equal(of('structuredTarget'), 'unknown');
    await resolver.resolve([mention(uuid(1), 'structuredTarget')], OF_KALSHI);
    assert.deepEqual(
      [of('structuredTarget'), of('unknown'), of('milestone')],
      ['missing', 'unknown', 'unknown'],
    );
    await resolver.resolve([mention(uuid(1), 'milestone')], OF_KALSHI);
    assert.deepEqual([of('unknown'), of('milestone')], ['missing', 'missing']);
  });

  it('asks for a target where an id under the key of a milestone is none, in the same breath', async () => {
    const { exchange, resolver } = setUp({ targets: named(3) });
    const one = mention(uuid(1), 'milestone');
    assert.equal(await resolver.resolve([one], OF_KALSHI), true);
    const known = resolver.peek(one);
    assert.ok(known.state === 'loaded' && known.ref.kind === 'structuredTarget');
    assert.equal(exchange.asked.length, 2);
  });
});
