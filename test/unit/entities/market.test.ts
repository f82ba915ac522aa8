import assert from 'node:assert/strict';
import type { FactValue } from '../../../src/core/entities/definition';
import { market } from '../../../src/core/entities/market';
import type { JsonObject } from '../../../src/core/kalshi/json';
import { strikeWords } from '../../../src/core/format/strike';
import { cannedApi } from '../kalshi/cannedApi';
import { marketOf, uuid } from './entityOf';

describe('market', () => {
  it('is loaded together with others in one request', async () => {
    const address = '/markets?tickers=A%2CB&limit=2';
    const api = cannedApi({ [address]: { markets: [{ ticker: 'A' }, { ticker: 'B' }], cursor: '' } });
    assert.equal((await market.load(api, ['A', 'B'])).length, 2);
    assert.deepEqual(api.asked, [address]);
  });

  it('is found in the archive when it is the only one asked for', async () => {
    const api = cannedApi({ '/historical/markets/A': { market: { ticker: 'A', yes_bid: 97 } } });
    const [loaded] = await market.load(api, ['A']);
    assert.equal(loaded?.yes_bid_dollars, '0.9700');
    assert.deepEqual(api.asked, ['/markets/A', '/historical/markets/A']);
  });

  it('is called by its outcome, then by its old title, then by its ticker', () => {
    assert.equal(market.titleOf(marketOf({ yes_sub_title: 'Boston', title: 'Will Boston win?' })), 'Boston');
    assert.equal(market.titleOf(marketOf({ title: 'Will Boston win?' })), 'Will Boston win?');
    assert.equal(market.titleOf(marketOf({})), 'KXEVENT-26-A');
  });

  it('says its status as the exchange does, with the result once there is one', () => {
    assert.equal(market.stateOf(marketOf({ status: 'active', result: '' })), 'active');
    assert.equal(market.stateOf(marketOf({ status: 'finalized', result: 'yes' })), 'finalized: yes');
    assert.equal(market.stateOf(marketOf({ status: 'hibernating', result: 'maybe' })), 'hibernating: maybe');
  });

  it('shows by its icon whether it came true, did not, is open, or waits', () => {
    const icon = (raw: JsonObject): string => market.iconOf(marketOf(raw));
    assert.equal(icon({ status: 'finalized', result: 'yes' }), 'pass');
    assert.equal(icon({ status: 'finalized', result: 'no' }), 'circle-slash');
    assert.equal(icon({ status: 'active' }), 'circle-filled');
    assert.equal(icon({ status: 'closed' }), 'circle-outline');
  });

  it('names the targets of its strike whatever its type, and those in a list', () => {
    const [a, b, c] = [uuid(1), uuid(2), uuid(3)];
    const ids = (custom_strike: JsonObject): readonly string[] =>
      market.targetIdsOf(marketOf({ custom_strike }));
    assert.deepEqual(ids({ baseball_player: a, baseball_team: b.toUpperCase() }), [a, b]);
    assert.deepEqual(ids({ teams: `${a},${b}`, more: [c, a] }), [a, b, c]);
    assert.deepEqual(ids({ Participant: 'Archie Goodwin', round_digits: 2 }), []);
    assert.deepEqual(ids({}), []);
  });

  it('names every target that the words of its strike name', () => {
    for (const custom_strike of [
      { team: uuid(1) },
      { teams: `${uuid(1)}, ${uuid(2)}\n${uuid(3)}` },
      { nested: { deep: [uuid(4)] } },
    ]) {
      const entity = marketOf({ custom_strike });
      const asked: string[] = [];
      strikeWords(entity, (id) => {
        asked.push(id);
        return 'a name';
      });
      assert.deepEqual(asked, market.targetIdsOf(entity), JSON.stringify(custom_strike));
    }
  });

  it('links the targets of its strike to their pages and leaves text alone', () => {
    const custom_strike = { basketball_team: uuid(1).toUpperCase(), Nominee: 'Dana', legs: ['a'] };
    const strike = market.sections(marketOf({ custom_strike })).find(({ id }) => id === 'strike');
    const facts = strike?.blocks.flatMap((block) => (block.type === 'facts' ? block.facts : [])) ?? [];
    const shown = Object.fromEntries(
      facts.map((fact): [string, FactValue] => [fact.field ?? '', fact.value]),
    );
    assert.deepEqual(shown['custom_strike.basketball_team'], {
      type: 'ref',
      ref: { kind: 'structuredTarget', id: uuid(1) },
    });
    assert.deepEqual(shown['custom_strike.Nominee'], { type: 'text', value: 'Dana' });
    assert.deepEqual(shown['custom_strike.legs'], { type: 'text', value: '["a"]' });
  });

  it('has the page of its event', () => {
    assert.deepEqual(market.webPageOf(marketOf({ event_ticker: 'KXEVENT-26' })), {
      kind: 'event',
      ticker: 'KXEVENT-26',
    });
    assert.equal(market.webPageOf(marketOf({})), undefined);
  });
});
