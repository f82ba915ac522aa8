import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import { NameStore } from '../../../src/core/catalog/nameStore';
import type { EntityRef } from '../../../src/core/entities/kinds';
import { HoverLookUp } from '../../../src/core/ids/hoverLookUp';
import { Resolver } from '../../../src/core/ids/resolver';
import { LocalIndex } from '../../../src/core/search/localIndex';
import { FakeExchange, type Things } from './fakeExchange';
import { MemoryFile } from './memoryFile';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const market = (ticker: string) => ({
  ticker,
  status: 'finalized',
  result: 'yes',
  yes_sub_title: `Of ${ticker}`,
});
const refs = (kind: 'market' | 'event', ids: readonly string[]): EntityRef[] =>
  ids.map((id) => ({ kind, id }));

function setUp(things: Things) {
  const exchange = new FakeExchange(things);
  const catalog = new Catalog(exchange, () => NOW);
  return { exchange, catalog };
}

describe('an id that a list leaves out', () => {
  it('of a market is asked for in the archive, all of them in one request', async () => {
    const old = ['KXOLD-25-A', 'KXOLD-25-B'];
    const { exchange, catalog } = setUp({ markets: [market('KXNEW-26-A')], archive: old.map(market) });
    const outcomes = await catalog.getMany(refs('market', ['KXNEW-26-A', ...old]));
    assert.deepEqual(
      outcomes.map((one) => one.ok),
      [true, true, true],
    );
    assert.deepEqual(exchange.asked, [
      '/markets?tickers=KXNEW-26-A%2CKXOLD-25-A%2CKXOLD-25-B&limit=3',
      '/historical/markets?tickers=KXOLD-25-A%2CKXOLD-25-B&limit=2',
    ]);
  });

  it('of a combo event is asked for by its own address', async () => {
    const combos = ['KXMVEX-S1', 'KXMVEX-S2', 'KXMVEX-S3'];
    const { catalog } = setUp({ combos: combos.map((event_ticker) => ({ event_ticker, title: 'Combo' })) });
    const outcomes = await catalog.getMany(refs('event', combos));
    assert.ok(outcomes.every((one) => one.ok));
  });

  it('is missing once its own addresses say so', async () => {
    const { catalog, exchange } = setUp({ markets: [market('KXA-26-A')] });
    const ids = ['KXA-26-A', 'KXNONE-26-A'];
    await catalog.getMany(refs('market', ids));
    assert.ok(catalog.isKnownMissing({ kind: 'market', id: 'KXNONE-26-A' }));
    assert.deepEqual(exchange.asked.slice(-2), ['/markets/KXNONE-26-A', '/historical/markets/KXNONE-26-A']);
  });

  it('is asked for alone up to a bound; beyond it nothing is believed, and a person still gets it', async () => {
    const ids = Array.from({ length: 60 }, (_, number) => `KXMVEX-S${number}`);
    const { catalog, exchange } = setUp({ combos: ids.map((event_ticker) => ({ event_ticker })) });
    const outcomes = await catalog.getMany(refs('event', ids), { priority: 'annotation' });
    assert.equal(outcomes.filter((one) => one.ok).length, 25);
    assert.equal(exchange.asked.length, 26);
    assert.equal(catalog.missingSince({ kind: 'event', id: ids[59]! }), undefined);
    assert.ok((await catalog.get({ kind: 'event', id: ids[59]! })).ok);
  });

  it('is not missing where the list itself or the archive fails', async () => {
    const { catalog, exchange } = setUp({ markets: [market('KXA-26-A')] });
    exchange.fail('unavailable', /^\/(historical|markets\/)/);
    const [found, failed] = await catalog.getMany(refs('market', ['KXA-26-A', 'KXB-26-A']));
    assert.ok(found?.ok);
    assert.ok(failed && !failed.ok && failed.error.reason === 'unavailable');
    exchange.faults = [];
    exchange.fail('notFound', /^\/events\?/);
    await catalog.getMany(refs('event', ['KXA-26', 'KXB-26']));
    assert.ok(!catalog.isKnownMissing({ kind: 'event', id: 'KXA-26' }));
  });

  it('is told by hover and hints alike', async () => {
    const old = ['KXOLD-25-A', 'KXOLD-25-B'];
    const { catalog } = setUp({ archive: old.map(market) });
    const mentions = old.map((id) => ({ id, hint: 'market' as const, targetType: '', under: '' }));
    const resolver = new Resolver(catalog, () => NOW);
    await resolver.resolve(mentions, { looksLikeKalshi: true });
    const hover = new HoverLookUp({ catalog, liveOf: async () => undefined, now: () => NOW });
    for (const mention of mentions) {
      assert.equal(resolver.peek(mention).state, 'loaded');
      const answer = await hover.explain(mention, new AbortController().signal);
      assert.match(answer?.markdown ?? '', /finalized: yes/);
    }
  });
});

describe('a thing that the exchange says is gone', () => {
  const id = '00000000-0000-4000-8000-000000000001';
  const ref = { kind: 'structuredTarget', id } as const;
  const mention = { id, hint: 'structuredTarget' as const, targetType: '', under: '' };

  it('leaves hover, completion and search, also where its name was kept on disk, until it is back', async () => {
    let now = NOW;
    const file = new MemoryFile();
    const open = () => new NameStore({ file, log: () => undefined, now: () => now });
    const exchange = new FakeExchange({ targets: [{ id, name: 'Boston', type: 'basketball_team' }] });
    const before = open();
    await new Catalog(exchange, () => now, before).get(ref);
    await before.save();
    now += 25 * 60 * 60 * 1000;
    exchange.things = {};
    const names = open();
    await names.load();
    const catalog = new Catalog(exchange, () => now, names);
    const index = new LocalIndex({ catalog, names, now: () => now });
    const offered = async () => {
      now += 2_000;
      await index.sync();
      const wanted = { kinds: ['structuredTarget'] as const, type: '', role: '' };
      return index.best('bos', wanted, [], 5).map(({ title }) => title);
    };
    assert.deepEqual(await offered(), ['Boston']);
    await catalog.get(ref);
    const hover = new HoverLookUp({ catalog, liveOf: async () => undefined, now: () => now });
    assert.equal(await hover.explain(mention, new AbortController().signal), undefined);
    assert.equal(catalog.nameOf(ref), undefined);
    assert.deepEqual(await offered(), []);
    assert.deepEqual([...names.entries()], []);
    exchange.things = { targets: [{ id, name: 'Boston', type: 'basketball_team' }] };
    await catalog.get(ref, { fresh: true });
    assert.deepEqual(await offered(), ['Boston']);
    await names.save();
  });
});
