import assert from 'node:assert/strict';
import type { Wire } from '../../../src/core/sample/data/sampleData';
import { ask, HOUR, list, NOW, refusal } from './ask';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const milestoneOf = async (query: string): Promise<Wire> => {
  const [found] = await list(`/milestones?limit=1&${query}`);
  assert.ok(found, query);
  return found;
};
const idOf = async (ticker: string): Promise<string> =>
  String((await milestoneOf(`related_event_ticker=${ticker}`))['id']);
const liveOf = async (query: string): Promise<Wire> =>
  (await ask(`/live_data/milestone/${String((await milestoneOf(query))['id'])}`)).body['live_data'] as Wire;

describe('the live data of the sample exchange', () => {
  it('comes for many milestones in one answer, those without left out', async () => {
    const game = await idOf('KXNBAGAME-26NYKBOS');
    const without = await idOf('SENATEWY-26');
    const golf = await idOf('KXPGATOUR-26LAKE');
    const found = await list(
      `/live_data/batch?milestone_ids=${game}&milestone_ids=${without}&milestone_ids=${NOBODY}&milestone_ids=${golf}`,
      'live_datas',
    );
    assert.deepEqual(
      found.map((one) => one['milestone_id']),
      [game, golf],
    );
    assert.deepEqual(found[0], (await ask(`/live_data/milestone/${game}`)).body['live_data']);
  });

  it('refuses no milestone and more than a hundred', async () => {
    const many = Array.from({ length: 101 }, () => `milestone_ids=${NOBODY}`).join('&');
    for (const query of ['', `?${many}`]) {
      const answer = await ask(`/live_data/batch${query}`);
      assert.deepEqual(answer, { status: 400, body: refusal('bad_request', 'invalid milestone_ids') });
    }
  });

  it('has a final state of games that are over', async () => {
    const { details } = await liveOf('related_event_ticker=KXNBAGAME-26DENBOS');
    const { status, widget_status, winner } = details as Wire;
    assert.deepEqual([status, widget_status], ['closed', 'complete']);
    assert.equal((await ask(`/structured_targets/${String(winner)}`)).status, 200);
  });

  it('has key figures under a type that is not always the milestone’s own', async () => {
    const report = await liveOf('type=company_report');
    assert.equal(report['type'], 'kpis');
    assert.equal(((report['details'] as Wire)['kpis'] as Wire[])[0]?.['name'], 'Deliveries');
    assert.ok(
      !('widget_status' in (report['details'] as Wire)) && !('winner' in (report['details'] as Wire)),
    );
    assert.ok('current_target_range' in ((await liveOf('type=fomc_meeting'))['details'] as Wire));
  });

  it('has seconds and dates of today in it', async () => {
    const { timeseries } = (await liveOf('type=truflation'))['details'] as { timeseries: Wire[] };
    const newest = Number(timeseries.at(-1)?.['timestamp']) * 1000;
    assert.ok(newest <= NOW && newest > NOW - HOUR);
    const race = (await liveOf('type=political_race'))['details'] as Wire;
    assert.ok(Date.parse(String(race['last_updated'])) > NOW - HOUR);
  });

  it('has the plays of one game, none of one that is not covered, and nothing of others', async () => {
    const stats = async (ticker: string) => ask(`/live_data/milestone/${await idOf(ticker)}/game_stats`);
    const { pbp } = (await stats('KXNBAGAME-26NYKBOS')).body as { pbp: { periods: { events: Wire[] }[] } };
    assert.equal(pbp.periods.length, 2);
    const plays = pbp.periods.flatMap(({ events }) => events);
    assert.ok(plays.length > 20 && plays.every((play) => play['description'] && play['clock']));
    assert.ok(plays.every((play) => Math.abs(Date.parse(String(play['wall_clock'])) - NOW) < 2 * HOUR));
    const football = (await list('/milestones?limit=500&type=football_game')).find(
      (one) => (one['details'] as Wire)['status'] === 'inprogress',
    );
    assert.deepEqual(await ask(`/live_data/milestone/${String(football?.['id'])}/game_stats`), {
      status: 200,
      body: { pbp: {} },
    });
    assert.equal((await stats('SENATEWY-26')).status, 404);
  });

  it('has prices and weather of two events, and nothing of others', async () => {
    for (const [ticker, type] of [
      ['KXBTC-26H17', 'crypto'],
      ['KXHIGHNY-26N1', 'weather'],
    ]) {
      const live = (await ask(`/live_data/events/${ticker ?? ''}`)).body['live_data'] as Wire;
      assert.equal(live['type'], type);
      const { timeseries } = live['details'] as { timeseries: Wire[] };
      const age = NOW - Number(timeseries.at(-1)?.['ts']) * 1000;
      assert.ok(age >= 0 && age < HOUR);
    }
    assert.equal((await ask('/live_data/events/SENATEWY-26')).status, 404);
  });
});
