import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import type { EntityKind, EntityRef } from '../../../src/core/entities/kinds';
import { decodeLiveData } from '../../../src/core/kalshi/liveData';
import {
  changing,
  countLive,
  isLive,
  loadWatched,
  watchedInterval,
} from '../../../src/core/watchlist/loadWatched';
import { FakeExchange } from '../catalog/fakeExchange';
import { milestoneOf, uuid } from '../entities/entityOf';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const refs = (kind: EntityKind, ...ids: string[]): EntityRef[] => ids.map((id) => ({ kind, id }));

function exchangeOf(things: ConstructorParameters<typeof FakeExchange>[0]) {
  const api = new FakeExchange(things);
  return { api, catalog: new Catalog(api) };
}

const inHours = (hours: number): string => new Date(NOW + hours * 3_600_000).toISOString();

describe('loading what is watched', () => {
  it('asks once for a hundred markets, and once to refresh them', async () => {
    const tickers = Array.from({ length: 100 }, (_, index) => `KXMARKET-26NOV23-T${index}`);
    const exchange = exchangeOf({ markets: tickers.map((ticker) => ({ ticker, status: 'active' })) });
    const watched = refs('market', ...tickers);
    assert.equal(await loadWatched(exchange, watched, undefined), undefined);
    assert.equal(exchange.api.asked.length, 1);
    assert.equal(await loadWatched(exchange, watched, NOW), undefined);
    assert.equal(exchange.api.asked.length, 2);
  });

  it('asks once a kind, for the same thing in two groups too', async () => {
    const exchange = exchangeOf({
      events: [{ event_ticker: 'KXE' }],
      markets: [{ ticker: 'KXM' }, { ticker: 'KXN' }],
      targets: [{ id: uuid(1), name: 'Boston' }],
    });
    const watched = [
      ...refs('event', 'KXE', 'KXE'),
      ...refs('market', 'KXM', 'KXN', 'KXM'),
      ...refs('structuredTarget', uuid(1)),
    ];
    await loadWatched(exchange, watched, undefined);
    assert.equal(exchange.api.asked.length, 3, exchange.api.asked.join('\n'));
  });

  it('asks what changed among all milestones, once for all of them', async () => {
    const milestones = [1, 2, 3].map((number) => ({ id: uuid(number), title: `Before ${number}` }));
    const exchange = exchangeOf({ milestones });
    const watched = refs('milestone', ...milestones.map(({ id }) => id));
    await loadWatched(exchange, watched, undefined);
    exchange.api.asked.length = 0;
    exchange.api.things = { milestones: [{ id: uuid(2), title: 'After', last_updated_ts: inHours(0) }] };
    await loadWatched(exchange, watched, NOW);
    assert.equal(exchange.api.asked.length, 1);
    const query = new URLSearchParams(exchange.api.asked[0]?.split('?')[1]);
    assert.equal(query.get('min_updated_ts'), String(NOW / 1000 - 120));
    assert.deepEqual(
      watched.map((ref) => exchange.catalog.nameOf(ref)),
      ['Before 1', 'After', 'Before 3'],
    );
  });

  it('asks for each milestone when more changed than one answer holds', async () => {
    const milestones = Array.from({ length: 501 }, (_, index) => ({ id: uuid(index), title: 'Before' }));
    const exchange = exchangeOf({ milestones });
    const watched = refs('milestone', uuid(499), uuid(500));
    await loadWatched(exchange, watched, undefined);
    exchange.api.things = {
      milestones: milestones.map((one) => ({ ...one, title: 'After', last_updated_ts: inHours(0) })),
    };
    await loadWatched(exchange, watched, NOW);
    assert.deepEqual(
      watched.map((ref) => exchange.catalog.nameOf(ref)),
      ['After', 'After'],
    );
  });

  it('says why it failed and keeps what is known', async () => {
    const exchange = exchangeOf({ milestones: [{ id: uuid(1), title: 'One' }, { id: uuid(2) }] });
    const watched = refs('milestone', uuid(1), uuid(2));
    await loadWatched(exchange, watched, undefined);
    exchange.api.fail('offline');
    assert.equal((await loadWatched(exchange, watched, NOW))?.reason, 'offline');
    assert.equal(exchange.catalog.nameOf({ kind: 'milestone', id: uuid(1) }), 'One');
  });

  it('does not ask by itself for what is final, nor for what does not exist', async () => {
    const exchange = exchangeOf({
      markets: [
        { ticker: 'KXOPEN', status: 'active' },
        { ticker: 'KXDONE', status: 'finalized' },
      ],
      targets: [{ id: uuid(1), name: 'Boston' }],
    });
    const watched = [...refs('market', 'KXOPEN', 'KXDONE', 'KXNONE'), ...refs('structuredTarget', uuid(1))];
    await loadWatched(exchange, watched, undefined);
    assert.deepEqual(changing(exchange.catalog, watched, NOW), refs('market', 'KXOPEN'));
  });

  it('goes at the pace of the most urgent, and stops when all is final', async () => {
    const exchange = exchangeOf({
      milestones: [
        { id: uuid(1), start_date: inHours(-1), details: { status: 'inprogress' } },
        { id: uuid(2), start_date: inHours(100) },
        { id: uuid(3), start_date: inHours(-9), details: { status: 'closed' } },
      ],
    });
    const watched = refs('milestone', uuid(1), uuid(2), uuid(3));
    await loadWatched(exchange, watched, undefined);
    const pace = (...some: EntityRef[]): number | undefined =>
      watchedInterval(exchange.catalog, some, 15_000, NOW);
    assert.equal(pace(...watched), 15_000);
    assert.ok((pace(...watched.slice(1)) ?? 0) > 15_000);
    assert.equal(pace(...watched.slice(2)), undefined);
    assert.equal(pace(), undefined);
  });
});

describe('what is live', () => {
  const milestone = (status?: string) => milestoneOf(status === undefined ? {} : { details: { status } });
  const live = (details: Readonly<Record<string, string | boolean>>) =>
    decodeLiveData({ type: 'game', milestone_id: uuid(1), details });

  it('is what the live data say, and without a word there what the milestone says', () => {
    assert.equal(isLive(milestone('inprogress')), true);
    assert.equal(isLive(milestone('scheduled')), false);
    assert.equal(isLive(milestone()), false);
    assert.equal(isLive(milestone('scheduled'), live({ widget_status: 'live' })), true);
    assert.equal(isLive(milestone('inprogress'), live({ status: 'closed' })), false);
    assert.equal(isLive(milestone('inprogress'), live({ winner: '' })), true);
    assert.equal(isLive(milestone(), live({ is_live: true })), true);
  });

  it('is counted with one request, and with none when nothing has started', async () => {
    const exchange = exchangeOf({
      milestones: [
        { id: uuid(1), start_date: inHours(-1), details: { status: 'inprogress' } },
        { id: uuid(2), start_date: inHours(-1) },
        { id: uuid(3), start_date: inHours(2) },
      ],
    });
    const watched = refs('milestone', uuid(1), uuid(1), uuid(2), uuid(3));
    await loadWatched(exchange, watched, undefined);
    exchange.api.asked.length = 0;
    // No live data for any of them: the exchange of these tests has none.
    assert.equal(await countLive(exchange, watched, NOW), 1);
    assert.equal(exchange.api.asked.length, 1);
    assert.match(
      exchange.api.asked[0] ?? '',
      /^\/live_data\/batch\?milestone_ids=[^&]+&milestone_ids=[^&]+$/,
    );
    assert.equal(await countLive(exchange, watched.slice(3), NOW), 0);
    assert.equal(exchange.api.asked.length, 1);
  });
});
