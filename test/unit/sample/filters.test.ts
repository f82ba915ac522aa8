import assert from 'node:assert/strict';
import type { Wire } from '../../../src/core/sample/data/sampleData';
import { ask, list, listAll, NOW, refusal } from './ask';

const values = (items: readonly Wire[], field: string): unknown[] => [
  ...new Set(items.map((one) => one[field])),
];
const seconds = (time: unknown): number => Math.floor(Date.parse(String(time)) / 1000);
const milestones = (query: string): Promise<Wire[]> => list(`/milestones?limit=500&${query}`);
const markets = (query: string): Promise<Wire[]> => listAll(`/markets?limit=1000&${query}`);
const refused = async (path: string, details: string): Promise<void> =>
  assert.deepEqual(await ask(path), { status: 400, body: refusal('bad_request', details) }, path);

describe('the milestone filters of the sample exchange', () => {
  it('start at a date, inclusive', async () => {
    const all = await milestones('');
    const start = String(all[100]?.['start_date']);
    const later = await milestones(`minimum_start_date=${start}`);
    assert.deepEqual(
      later,
      all.filter((one) => Date.parse(String(one['start_date'])) >= Date.parse(start)),
    );
    assert.ok(later.length < all.length && later.some((one) => one['start_date'] === start));
  });

  it('take a date with fraction and offset', async () => {
    const zulu = await milestones('minimum_start_date=2026-11-23T18:00:00.000Z');
    assert.deepEqual(await milestones('minimum_start_date=2026-11-23T20:00:00%2B02:00'), zulu);
    assert.ok(zulu.length > 200);
  });

  it('refuse what is no RFC 3339 date', async () => {
    for (const date of ['yesterday', '2026-11-23', '1764000000', '2026-13-45T00:00:00Z']) {
      await refused(`/milestones?limit=1&minimum_start_date=${date}`, 'invalid minimum_start_date');
    }
  });

  it('find a category in any case', async () => {
    const sports = await milestones('category=Sports');
    assert.deepEqual(values(sports, 'category'), ['Sports']);
    assert.deepEqual(await milestones('category=sPORTS'), sports);
  });

  it('find a competition by the league, tour or game in the details, not by its display name', async () => {
    for (const competition of ['NBA', 'ATP', 'CS2', 'pga']) {
      const found = await milestones(`competition=${competition}`);
      assert.ok(found.length > 0, competition);
      assert.ok(found.every((one) => Object.values(one['details'] as Wire).includes(competition)));
    }
    assert.deepEqual(await milestones('competition=Pro Football'), []);
  });

  it('find a type, a source id and a related event ticker exactly', async () => {
    const race = await milestones('type=political_race');
    assert.deepEqual(
      race.map((one) => one['title']),
      ['Lake Harbor mayor'],
    );
    const [game] = await milestones('related_event_ticker=KXNBASPREAD-26NYKBOS');
    assert.equal(game?.['title'], 'New York at Boston');
    assert.deepEqual(await milestones(`source_id=${String(game['source_id'])}`), [game]);
  });

  it('answer an empty list for a value that nothing has', async () => {
    for (const query of [
      'type=player',
      'category=Nonsense',
      'competition=x',
      'related_event_ticker=KX',
      'source_id=1',
    ]) {
      assert.deepEqual(await ask(`/milestones?limit=5&${query}`), {
        status: 200,
        body: { milestones: [], cursor: '' },
      });
    }
  });

  it('take only what was updated after a time in whole seconds', async () => {
    const bound = Math.floor(NOW / 1000) - 86_400;
    const isFresh = (one: Wire): boolean => Date.parse(String(one['last_updated_ts'])) > bound * 1000;
    const fresh = await milestones(`min_updated_ts=${bound}`);
    assert.deepEqual(fresh, (await milestones('')).filter(isFresh));
    assert.ok(fresh.length > 10);
    await refused('/milestones?limit=1&min_updated_ts=1764000000.5', 'invalid min_updated_ts');
  });

  it('narrow down together', async () => {
    const found = await milestones('category=Sports&competition=NBA&minimum_start_date=2026-11-30T00:00:00Z');
    assert.ok(found.length > 5);
    assert.deepEqual(values(found, 'type'), ['basketball_game']);
  });
});

describe('the structured target filters of the sample exchange', () => {
  it('find repeated ids and leave out what does not exist', async () => {
    const [first, second] = await list('/structured_targets?page_size=2');
    const ids = [first, second].map((one) => `ids=${String(one?.['id'])}`).join('&');
    assert.deepEqual(await list(`/structured_targets?${ids}&ids=00000000-0000-4000-8000-000000000000`), [
      first,
      second,
    ]);
  });

  it('do not take a comma list for ids', async () => {
    const [first, second] = await list('/structured_targets?page_size=2');
    assert.deepEqual(
      await list(`/structured_targets?ids=${String(first?.['id'])},${String(second?.['id'])}`),
      [],
    );
  });

  it('find a type exactly', async () => {
    const teams = await list('/structured_targets?type=basketball_team');
    assert.equal(teams.length, 8);
    assert.deepEqual(await list('/structured_targets?type=player'), []);
  });

  it('find a competition by league, conference, division, tour or an entry of leagues', async () => {
    for (const [competition, name] of [
      ['NBA', 'Boston'],
      ['Eastern', 'Boston'],
      ['Atlantic', 'Boston'],
      ['WNBA', '<b>Fizz</b> & *Co.*'],
      ['pga', 'A. Ames'],
    ]) {
      const found = await list(`/structured_targets?page_size=2000&competition=${competition ?? ''}`);
      assert.ok(
        found.some((one) => one['name'] === name),
        competition,
      );
    }
    assert.deepEqual(await list('/structured_targets?competition=Pro Basketball (M)'), []);
  });
});

describe('the event filters of the sample exchange', () => {
  it('find a comma list of tickers and leave out what does not exist', async () => {
    const found = await list('/events?tickers=SENATEWY-26,KXMAYORLHRUNOFF-26,GOVPARTYWY-26');
    assert.deepEqual(found.map((one) => one['event_ticker']).sort(), ['GOVPARTYWY-26', 'SENATEWY-26']);
  });

  it('find a series', async () => {
    const found = await listAll('/events?series_ticker=KXNBAGAME');
    assert.equal(found.length, 48);
    assert.deepEqual(values(found, 'series_ticker'), ['KXNBAGAME']);
  });

  it('find a status that any market of the event has', async () => {
    const settled = await listAll('/events?status=settled');
    assert.ok(settled.some((one) => one['event_ticker'] === 'KXNBAGAME-26DENBOS'));
    assert.ok(settled.some((one) => one['event_ticker'] === 'KXSTRANGE-26'));
    assert.ok(!settled.some((one) => one['event_ticker'] === 'SENATEWY-26'));
    await refused('/events?status=finalized', 'invalid status filter');
  });

  it('find what closes and what was updated after a time', async () => {
    const far = await listAll(`/events?min_close_ts=${seconds('2090-01-01T00:00:00Z')}`);
    assert.deepEqual(
      far.map((one) => one['event_ticker']),
      ['KXSTRANGE-26'],
    );
    assert.deepEqual(await list(`/events?min_updated_ts=${Math.floor(NOW / 1000)}`), []);
    assert.ok((await list('/events?min_updated_ts=0')).length > 100);
  });
});

describe('the market filters of the sample exchange', () => {
  it('find one event, not a comma list', async () => {
    assert.equal((await markets('event_ticker=SENATEWY-26')).length, 2);
    assert.deepEqual(await markets('event_ticker=SENATEWY-26,GOVPARTYWY-26'), []);
  });

  it('find a comma list of tickers', async () => {
    const found = await markets('tickers=SENATEWY-26-REPUB,KXNONE-1,KXNBAGAME-26NYKBOS-BOS');
    assert.deepEqual(found.map((one) => one['ticker']).sort(), [
      'KXNBAGAME-26NYKBOS-BOS',
      'SENATEWY-26-REPUB',
    ]);
  });

  it('find a series, its name not being the beginning of another', async () => {
    const found = await markets('series_ticker=KXNBAGAME');
    assert.equal(found.length, 96);
    assert.deepEqual(await markets('series_ticker=KXNBAG'), []);
    assert.equal((await markets('series_ticker=KXMVECROSSCATEGORY0-SHARD1')).length, 1);
  });

  it('map a status filter to the statuses of markets', async () => {
    const statuses = async (filter: string): Promise<unknown[]> =>
      values(await markets(`status=${filter}`), 'status');
    assert.deepEqual(await statuses('unopened'), ['initialized']);
    assert.deepEqual(await statuses('open'), ['active']);
    assert.deepEqual(await statuses('paused'), ['inactive']);
    assert.deepEqual(await statuses('closed'), ['disputed']);
    assert.deepEqual(await statuses('settled'), ['finalized']);
  });

  it('refuse the statuses of markets, and words that are none', async () => {
    for (const status of ['finalized', 'active', 'constructor', 'open,closed']) {
      await refused(`/markets?status=${status}`, 'invalid status filter');
    }
  });

  it('take combinations in or out', async () => {
    const only = await markets('mve_filter=only');
    assert.deepEqual(
      only.map((one) => one['ticker']),
      ['KXMVECROSSCATEGORY0-SHARD1-S1-KXNBA'],
    );
    const without = await markets('mve_filter=exclude');
    assert.equal(without.length + 1, (await markets('')).length);
  });

  it('bound created, close, settled and updated times: above the least, up to the most', async () => {
    for (const [kind, field] of [
      ['created', 'created_time'],
      ['close', 'close_time'],
      ['settled', 'settlement_ts'],
      ['updated', 'updated_time'],
    ] as const) {
      const all = (await markets('')).filter((one) => one[field] !== undefined);
      const sorted = all.map((one) => seconds(one[field])).sort((a, b) => a - b);
      const bound = sorted[Math.floor(sorted.length / 2)] ?? 0;
      const above = await markets(`min_${kind}_ts=${bound}`);
      const below = await markets(`max_${kind}_ts=${bound}`);
      assert.ok(
        above.every((one) => Date.parse(String(one[field])) > bound * 1000),
        kind,
      );
      assert.ok(
        below.every((one) => Date.parse(String(one[field])) <= bound * 1000),
        kind,
      );
      assert.ok(above.length > 0 && below.length > 0, kind);
      assert.equal(above.length + below.length, all.length, kind);
    }
    await refused('/markets?min_close_ts=soon', 'invalid min_close_ts');
  });
});

describe('the series filters of the sample exchange', () => {
  it('find a category in its exact case only', async () => {
    const found = await list('/series?category=Elections');
    assert.ok(found.some((one) => one['ticker'] === 'SENATEWY'));
    assert.deepEqual(await list('/series?category=elections'), []);
  });

  it('find a tag and what was updated after a time', async () => {
    const all = await list('/series');
    assert.equal((await list('/series?tags=None,Sample')).length, all.length - 1);
    assert.deepEqual(await list('/series?tags=None'), []);
    assert.deepEqual(await list(`/series?min_updated_ts=${Math.floor(NOW / 1000)}`), []);
  });
});
