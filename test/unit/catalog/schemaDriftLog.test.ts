import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import { SchemaDriftLog } from '../../../src/core/catalog/schemaDriftLog';
import type { JsonObject } from '../../../src/core/kalshi/json';
import { FakeExchange } from './fakeExchange';

describe('Drift', () => {
  /** What is told when these markets come, each in an answer of its own. */
  async function toldOf(...markets: readonly JsonObject[]): Promise<readonly string[]> {
    const lines: string[] = [];
    const things = { markets: markets.map((market, at) => ({ ticker: `KXA-26-${at}`, ...market })) };
    const drift = new SchemaDriftLog((line) => lines.push(line));
    const catalog = new Catalog(new FakeExchange(things), Date.now, undefined, drift);
    for (const { ticker } of things.markets) await catalog.get({ kind: 'market', id: ticker });
    return lines;
  }

  it('tells once of a new field and of a known one in another form, however many answers have them', async () => {
    const odd = { yes_bid_dollars: { cents: 56 }, mood: ['calm'] };
    assert.deepEqual(await toldOf(odd, odd, odd), [
      'Fields of a market that are not read, or not in this form: yes_bid_dollars (object), mood (list)',
    ]);
  });

  it('tells of each shape, and says nothing of what is read, missing or empty', async () => {
    assert.deepEqual(await toldOf({ title: 'A' }, { title: null, mood: '' }, { mood: {} }), []);
    assert.equal((await toldOf({ mood: 'calm' }, { mood: 7 }, { mood: 'calm' })).length, 2);
  });

  it('never tells without end', async () => {
    const many = Array.from({ length: 200 }, (_, at) => ({ [`field${at}`]: 1 }));
    assert.equal((await toldOf(...many)).length, 50);
    const [line = ''] = await toldOf(Object.fromEntries(many.flatMap((one) => Object.entries(one))));
    assert.ok(line.length < 1_100, `${line.length} characters`);
  });
});
