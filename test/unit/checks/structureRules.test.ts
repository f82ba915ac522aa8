import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sampleApi } from '../sampleApi';
import { read, textAt } from './readChecks';

const RECORDED = '../shared/kalshi/recorded';

/** Each finding with the text that it marks. */
function found(text: string): string[] {
  return read(text).findings.map(({ code, span }) => `${code} ${textAt(text, span)}`);
}

function market(fields: Record<string, unknown>): string {
  return JSON.stringify({ ticker: 'KXA-26-B', ...fields });
}

describe('the check of strikes', () => {
  it('misses what a structured market turns on', () => {
    for (const fields of [
      {},
      { custom_strike: null },
      { custom_strike: {} },
      { custom_strike: { soccer_team: '' } },
      { custom_strike: { soccer_team: null, others: [] } },
      { custom_strike: { soccer_team: '  ' } },
    ])
      assert.deepEqual(
        found(market({ strike_type: 'structured', ...fields })),
        ['strike-target "structured"'],
        JSON.stringify(fields),
      );
  });

  it('takes an id, a text, a number or a list for what it turns on', () => {
    for (const custom_strike of [
      { soccer_team: '2ef4d31c-0b46-4f43-a403-f44d62489034' },
      { Participant: 'Archie Goodwin' },
      { round: 1 },
      { players: ['x'] },
      { nested: { a: 'b' } },
    ])
      assert.deepEqual(found(market({ strike_type: 'structured', custom_strike })), []);
  });

  it('misses the bound that a strike type needs', () => {
    for (const [strike_type, needed] of [
      ['greater', ['floor_strike']],
      ['greater_or_equal', ['floor_strike']],
      ['less', ['cap_strike']],
      ['less_or_equal', ['cap_strike']],
      ['between', ['floor_strike', 'cap_strike']],
    ] as const) {
      const all = Object.fromEntries(needed.map((field) => [field, 0]));
      assert.deepEqual(found(market({ strike_type, ...all })), [], strike_type);
      for (const field of needed) {
        const [finding] = read(market({ strike_type, ...all, [field]: null })).findings;
        assert.ok(finding?.code === 'strike-bounds' && finding.strikeType === strike_type);
        assert.deepEqual(finding.missing, [field]);
      }
    }
  });

  it('lets the forms be mixed, as the exchange does', () => {
    const custom_strike = { baseball_team: 'x' };
    assert.deepEqual(found(market({ strike_type: 'greater', floor_strike: 1.5, custom_strike })), []);
    assert.deepEqual(found(market({ strike_type: 'structured', floor_strike: 1.5, custom_strike })), []);
    assert.deepEqual(found(market({ strike_type: 'custom', custom_strike })), []);
    assert.deepEqual(found(market({ strike_type: 'functional' })), []);
    assert.deepEqual(found(market({ strike_type: 'a new one' })), []);
    assert.deepEqual(found(market({ strike_type: null })), []);
    assert.deepEqual(found(market({})), []);
  });

  it('takes the settings of somebody who looks for a strike type for no market', () => {
    assert.deepEqual(found('{ "filter": { "strike_type": "structured", "limit": 3 } }'), []);
    assert.deepEqual(found('{ "strike_type": "between" }'), []);
  });

  it('says nothing of a market that is still being typed', () => {
    assert.deepEqual(found('{ "ticker": "KXA-26-B", "strike_type": "less"'), []);
    assert.deepEqual(found('{ "ticker": "KXA-26-B", "strike_type": "less", "custom_strike": { "a": [ }'), []);
    const ended = '{ "ticker": "KXA-26-B", "strike_type": "less", "custom_strike": {}';
    for (const text of [ended, `[${ended}`, `[${ended} ]`]) assert.deepEqual(found(text), []);
  });
});

describe('the check of related events', () => {
  it('marks each primary event that is not among them', () => {
    const text = '{ "primary_event_tickers": ["A-1", "B-1", "C-1"], "related_event_tickers": ["B-1"] }';
    assert.deepEqual(found(text), ['primary-not-related "A-1"', 'primary-not-related "C-1"']);
  });

  it('compares texts, not how they are written', () => {
    assert.deepEqual(
      found('{ "primary_event_tickers": ["A-1"], "related_event_tickers": ["\\u0041-1"] }'),
      [],
    );
  });

  it('says nothing where one of the lists is not there', () => {
    for (const text of [
      '{ "primary_event_tickers": ["A-1"] }',
      '{ "primary_event_tickers": ["A-1"], "related_event_tickers": null }',
      '{ "primary_event_tickers": null, "related_event_tickers": ["A-1"] }',
      '{ "primary_event_tickers": [], "related_event_tickers": ["A-1"] }',
      '{ "primary_event_tickers": "A-1", "related_event_tickers": ["B-1"] }',
    ])
      assert.deepEqual(found(text), [], text);
  });
});

describe('what the exchange sends', () => {
  it('has in the sample one milestone whose primary event is not related, and else nothing to mark', async () => {
    const { transport } = sampleApi();
    const signal = new AbortController().signal;
    let strikes = 0;
    const marked: string[] = [];
    for (const address of ['milestones?limit=500', 'events?with_nested_markets=true', 'markets?limit=1000']) {
      const { body } = await transport.send(`https://exchange.example/trade-api/v2/${address}`, signal);
      strikes += body.split('"strike_type"').length - 1;
      marked.push(...found(body));
    }
    assert.deepEqual(marked, ['primary-not-related "KXINXD-26N2"']);
    assert.ok(strikes > 100, 'there are strikes to look at');
  });

  it('has nothing that they mark, in what was recorded of the exchange', function () {
    if (!existsSync(RECORDED)) this.skip();
    const files = readdirSync(RECORDED, { recursive: true, encoding: 'utf8' });
    const json = files.filter((file) => file.endsWith('.json'));
    assert.ok(json.length > 10);
    for (const file of json)
      assert.deepEqual(found(readFileSync(path.join(RECORDED, file), 'utf8')), [], file);
  });
});
