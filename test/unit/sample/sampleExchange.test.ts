import assert from 'node:assert/strict';
import { isKalshiError } from '../../../src/core/kalshi/errors';
import type { Wire } from '../../../src/core/sample/data/sampleData';
import { createSampleTransport } from '../../../src/core/sample/sampleExchange';
import { sampleData } from '../../support/sampleData';
import { HOUR, NOW } from './ask';

const PATH = '/trade-api/v2/milestones?limit=500';
const live = new AbortController().signal;

const milestonesAt = async (time: number): Promise<Wire[]> => {
  const { body } = await createSampleTransport({ data: sampleData(), now: () => time }).send(
    `http://x${PATH}`,
    live,
  );
  return (JSON.parse(body) as { milestones: Wire[] }).milestones;
};
const idsByTitle = (milestones: readonly Wire[]): string[] =>
  milestones
    .map(({ id, title, primary_event_tickers }) => JSON.stringify([id, title, primary_event_tickers]))
    .sort();
const startOf = (milestones: readonly Wire[], title: string): number =>
  Date.parse(String(milestones.find((one) => one['title'] === title)?.['start_date']));

describe('the sample exchange', () => {
  it('answers whatever host, port and prefix the address has', async () => {
    const exchange = createSampleTransport({ data: sampleData(), now: () => NOW });
    const bodies = new Set<string>();
    for (const base of [
      'http://127.0.0.1:8787',
      'https://external-api.kalshi.com',
      'https://proxy.test/kalshi',
    ]) {
      const answer = await exchange.send(base + PATH, live);
      assert.equal(answer.status, 200);
      bodies.add(answer.body);
    }
    assert.equal(bodies.size, 1);
  });

  it('sends JSON text, for errors as well', async () => {
    const exchange = createSampleTransport({ data: sampleData(), now: () => NOW });
    for (const path of ['/exchange/status', '/milestones', '/nothing']) {
      const { contentType, body } = await exchange.send(`http://x/trade-api/v2${path}`, live);
      assert.equal(contentType, 'application/json');
      assert.equal(typeof JSON.parse(body), 'object');
    }
  });

  it('rejects as cancelled when the caller no longer wants the answer', async () => {
    const exchange = createSampleTransport({ data: sampleData(), now: () => NOW });
    const isCancelled = (error: unknown): boolean => isKalshiError(error) && error.reason === 'cancelled';
    await assert.rejects(exchange.send(`http://x${PATH}`, AbortSignal.abort()), isCancelled);
    const later = new AbortController();
    const pending = exchange.send(`http://x${PATH}`, later.signal);
    later.abort();
    await assert.rejects(pending, isCancelled);
  });

  it('keeps ids and tickers whatever the day', async () => {
    const today = idsByTitle(await milestonesAt(NOW));
    for (const days of [1, 40, 400]) {
      assert.deepEqual(idsByTitle(await milestonesAt(NOW + days * 24 * HOUR)), today);
    }
  });

  it('keeps its dates relative to now, also when it runs for long', async () => {
    let time = NOW;
    const exchange = createSampleTransport({ data: sampleData(), now: () => time });
    const start = async (): Promise<number> => {
      const { body } = await exchange.send(`http://x${PATH}`, live);
      return startOf((JSON.parse(body) as { milestones: Wire[] }).milestones, 'New York at Boston');
    };
    const before = await start();
    time += 10 * 60_000;
    assert.equal(await start(), before, 'nothing moves within the hour');
    time += 100 * HOUR;
    assert.equal(await start(), before + 100 * HOUR);
    assert.ok(before < NOW && before > NOW - 2 * HOUR, 'the game is on');
  });
});
