import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/checks/finding';
import { idFinding, isToAsk, type Knowledge } from '../../../src/core/checks/idRules';
import { Catalog } from '../../../src/core/catalog/catalog';
import type { Entity, EntityRef } from '../../../src/core/entities/kinds';
import { checkMessage } from '../../../src/core/checks/checkMessage';
import { Resolver, type Resolution } from '../../../src/core/ids/resolver';
import { sampleApi, SAMPLE_NOW } from '../sampleApi';
import { read, textAt } from './readChecks';

const TEAM = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const ORDER = '7b0f4f0e-3b1c-4e57-8b42-0d6f3a1f9c20';
const EVENT = 'KXNBAGAME-26NOV23NYKBOS';
const MARKET = `${EVENT}-BOS`;

/** Knows what it is given, by id. */
function knowing(known: Record<string, Resolution>, missing: readonly EntityRef[] = []): Knowledge {
  return {
    peek: ({ id }) => known[id] ?? { state: 'unknown' },
    isMissing: ({ kind, id }) => missing.some((one) => one.kind === kind && one.id === id),
  };
}

function loaded(kind: EntityRef['kind'], id: string, fields: object, loadedAt = SAMPLE_NOW): Resolution {
  return { state: 'loaded', ref: { kind, id }, entity: fields as Entity, loadedAt };
}

function target(type: string, name = 'Boston'): Resolution {
  return loaded('structuredTarget', TEAM, { name, type });
}

function market(status: string, result = ''): Resolution {
  return loaded('market', MARKET, { status, result, yes_sub_title: 'Boston' });
}

function findings(text: string, knowledge: Knowledge): Finding[] {
  return read(text).ids.flatMap((id) => idFinding(id, knowledge) ?? []);
}

/** Each finding with the text that it marks. */
function found(text: string, knowledge: Knowledge): string[] {
  return findings(text, knowledge).map(({ code, span }) => `${code} ${textAt(text, span)}`);
}

describe('the check of unknown ids', () => {
  const missing = knowing({ [TEAM]: { state: 'missing' }, [EVENT]: { state: 'missing' } });

  it('marks an id that the exchange does not know, where the key says what it is', () => {
    for (const text of [
      `{ "custom_strike": { "basketball_team": "${TEAM}" } }`,
      `{ "home_team_id": "${TEAM}" }`,
      `{ "competitorIds": ["${TEAM}"] }`,
      `{ "milestone_id": "${TEAM}" }`,
    ])
      assert.deepEqual(found(text, missing), [`unknown-id ${TEAM}`], text);
    for (const key of ['event_ticker', 'ticker', 'market_ticker', 'related_event_tickers'])
      assert.deepEqual(found(`{ "${key}": ["${EVENT}"] }`, missing), [`unknown-id ${EVENT}`], key);
  });

  it('says nothing of a collection of multivariate events, whatever the key', () => {
    for (const key of ['ticker', 'market_ticker', 'mve_collection_ticker'])
      assert.deepEqual(
        found(`{ "${key}": "KXMVENBA-R" }`, knowing({ 'KXMVENBA-R': { state: 'missing' } })),
        [],
      );
  });

  it('says nothing of an id whose key does not say it, or says that it is of something else', () => {
    for (const text of [
      `["${TEAM}", "${EVENT}"]`,
      `{ "value": "${TEAM}", "${EVENT}": 1, "${TEAM}": 2 }`,
      `{ "order_id": "${TEAM}", "session_id": "${TEAM}", "source_id": "${TEAM}" }`,
      `{ "series_ticker": "${EVENT}", "mve_collection_ticker": "${EVENT}" }`,
      `{ "trade_id": "t", "ticker": "${EVENT}" }`,
    ])
      assert.deepEqual(found(text, missing), [], text);
  });

  it('says nothing while nobody could be asked', () => {
    const text = `{ "home_team_id": "${TEAM}", "event_ticker": "${EVENT}", "milestone_id": "${TEAM}" }`;
    assert.deepEqual(found(text, knowing({})), []);
  });

  it('needs no answer on targets for an id that is to be a milestone', () => {
    const knowledge = knowing({}, [{ kind: 'milestone', id: TEAM }]);
    assert.deepEqual(found(`{ "milestone_id": "${TEAM}" }`, knowledge), [`unknown-id ${TEAM}`]);
    assert.deepEqual(found(`{ "home_team_id": "${TEAM}" }`, knowledge), []);
  });
});

describe('the check of tickers that are over', () => {
  const text = `{ "watch": ["${MARKET}"] }`;

  it('tells settled from closed, and leaves what trades or may trade alone', () => {
    const codes = new Map<string, string[]>(
      ['finalized', 'settled', 'closed', 'determined', 'disputed', 'amended', 'active', 'inactive']
        .concat('initialized', 'a new word', '')
        .map((status) => [status, found(text, knowing({ [MARKET]: market(status) }))]),
    );
    for (const [status, marked] of codes) {
      const code = ['finalized', 'settled'].includes(status)
        ? 'settled-ticker'
        : ['closed', 'determined', 'disputed', 'amended'].includes(status) && 'closed-ticker';
      assert.deepEqual(marked, code ? [`${code} ${MARKET}`] : [], status);
    }
  });

  it('takes an event for over when all its markets are', () => {
    const event = (...statuses: string[]): Knowledge =>
      knowing({ [EVENT]: loaded('event', EVENT, { markets: statuses.map((status) => ({ status })) }) });
    const on = (knowledge: Knowledge): string[] => found(`["${EVENT}"]`, knowledge);
    assert.deepEqual(on(event('finalized', 'finalized')), [`settled-ticker ${EVENT}`]);
    assert.deepEqual(on(event('finalized', 'closed')), [`closed-ticker ${EVENT}`]);
    assert.deepEqual(on(event('finalized', 'active')), []);
    assert.deepEqual(on(event()), []);
    assert.deepEqual(on(knowing({ [EVENT]: loaded('event', EVENT, {}) })), []);
  });

  it('marks a key, but no record that says so itself and none of the past', () => {
    const knowledge = knowing({ [MARKET]: market('finalized') });
    assert.deepEqual(found(`{ "${MARKET}": 3 }`, knowledge), [`settled-ticker ${MARKET}`]);
    assert.deepEqual(found(`{ "ticker": "${MARKET}", "status": "on" }`, knowledge), [
      `settled-ticker ${MARKET}`,
    ]);
    assert.deepEqual(found(`{ "ticker": "${MARKET}", "status": "finalized" }`, knowledge), []);
    for (const key of ['order_id', 'trade_id', 'client_order_id', 'fillId'])
      assert.deepEqual(found(`{ "ticker": "${MARKET}", "${key}": "x" }`, knowledge), [], key);
  });
});

describe('the check of types', () => {
  const text = `{ "custom_strike": { "basketball_team": "${TEAM}" } }`;

  it('marks a target of another type than its key', () => {
    assert.deepEqual(found(text, knowing({ [TEAM]: target('basketball_player') })), [`target-type ${TEAM}`]);
    assert.deepEqual(found(text, knowing({ [TEAM]: target('basketball_team') })), []);
    assert.deepEqual(found(text, knowing({ [TEAM]: target('') })), []);
    assert.deepEqual(found(text, knowing({ [TEAM]: target('soccer_team', 'Tie') })), []);
  });

  it('knows it by what was kept of an earlier session too', () => {
    const name = {
      kind: 'structuredTarget',
      id: TEAM,
      name: 'Tatum',
      state: 'basketball_player',
      at: 0,
    } as const;
    const kept: Resolution = { state: 'kept', ref: { kind: 'structuredTarget', id: TEAM }, name };
    assert.deepEqual(found(text, knowing({ [TEAM]: kept })), [`target-type ${TEAM}`]);
  });

  it('takes the role in a key loosely: only what cannot be is marked', () => {
    const fits: Record<string, readonly string[]> = {
      home_team_id: ['basketball_team', 'esports_competitor', 'olympics_competitor', 'a_new_type'],
      awayPlayerId: ['basketball_player', 'tennis_competitor'],
      first_competitor_id: ['tennis_competitor', 'soccer_team', 'soccer_player'],
      candidate_ids: ['politician', 'actor'],
      participant_id: ['song', 'politician'],
      structured_target_id: ['film', 'soccer_team'],
    };
    const not: Record<string, readonly string[]> = {
      home_team_id: ['basketball_player', 'politician', 'tv_show'],
      awayPlayerId: ['basketball_team', 'album'],
      first_competitor_id: ['film'],
    };
    const on = (key: string, type: string): string[] =>
      found(`{ "${key}": "${TEAM}" }`, knowing({ [TEAM]: target(type) }));
    for (const [key, types] of Object.entries(fits))
      for (const type of types) assert.deepEqual(on(key, type), [], `${type} under ${key}`);
    for (const [key, types] of Object.entries(not))
      for (const type of types) assert.equal(on(key, type).length, 1, `${type} under ${key}`);
  });

  it('leaves labels of free text in custom_strike alone', () => {
    const label = `{ "custom_strike": { "Participant": "${TEAM}" } }`;
    assert.deepEqual(found(label, knowing({ [TEAM]: target('politician') })), []);
  });

  it('marks a milestone where a target should stand, and the other way round', () => {
    const milestone = loaded('milestone', TEAM, { title: 'New York at Boston', type: 'basketball_game' });
    assert.deepEqual(found(text, knowing({ [TEAM]: milestone })), [`target-type ${TEAM}`]);
    assert.deepEqual(found(`{ "milestone_id": "${TEAM}" }`, knowing({ [TEAM]: milestone })), []);
    assert.deepEqual(found(`{ "milestone_id": "${TEAM}" }`, knowing({ [TEAM]: target('soccer_team') })), [
      `target-type ${TEAM}`,
    ]);
  });
});

describe('what the exchange is asked for', () => {
  const toAsk = (text: string, knowledge: Knowledge, now = SAMPLE_NOW): number =>
    read(text).ids.filter((id) => isToAsk(id, knowledge, now)).length;
  const text = `{ "home_team_id": "${TEAM}", "ticker": "${MARKET}", "value": "${ORDER}" }`;

  it('is what is not known yet and can be wrong', () => {
    assert.equal(toAsk(text, knowing({})), 2);
    assert.equal(toAsk(text, knowing({ [TEAM]: target('x_y'), [MARKET]: { state: 'missing' } })), 0);
  });

  it('is no ticker of which nothing says that it is one of the exchange', () => {
    assert.equal(toAsk('["ABC-26", "KXABC-26"]', knowing({})), 1);
    assert.equal(toAsk('["KXABC-26"]', knowing({ 'KXABC-26': { state: 'missing' } })), 0);
  });

  it('is a market that may be over by now, but not one that is', () => {
    const later = SAMPLE_NOW + 6 * 60_000;
    const known = (status: string): Knowledge => knowing({ [TEAM]: target('x_y'), [MARKET]: market(status) });
    assert.equal(toAsk(text, known('active')), 0);
    assert.equal(toAsk(text, known('active'), later), 1);
    assert.equal(toAsk(text, known('closed'), later), 1);
    assert.equal(toAsk(text, known('finalized'), later), 0);
  });
});

describe('the checks on the sample exchange', () => {
  it('find what is over, unknown and of another type, in few requests', async () => {
    const { api, urls } = sampleApi();
    const catalog = new Catalog(api, () => SAMPLE_NOW);
    const resolver = new Resolver(catalog, () => SAMPLE_NOW);
    const [settled] = await settledMarkets(api);
    const text = JSON.stringify({
      home_player_id: TEAM,
      away_team_id: 'ffffffff-0000-4000-8000-000000000000',
      tickers: [settled, 'KXNBAGAME-26NOV23NYKBOSS'],
    });
    const { ids } = read(text);
    const knowledge: Knowledge = {
      peek: (id) => resolver.peek(id),
      isMissing: (ref) => catalog.isKnownMissing(ref),
    };
    assert.deepEqual(found(text, knowledge), []);
    urls.length = 0;
    const mentions = ids.map((id) => ({ ...id, under: id.key }));
    await resolver.resolve(mentions, { looksLikeKalshi: true });
    assert.deepEqual(found(text, knowledge), [
      `target-type ${TEAM}`,
      'unknown-id ffffffff-0000-4000-8000-000000000000',
      `settled-ticker ${String(settled)}`,
      'unknown-id KXNBAGAME-26NOV23NYKBOSS',
    ]);
    assert.ok(urls.length <= 6, urls.join('\n'));
    urls.length = 0;
    await resolver.resolve(
      mentions.filter((id) => isToAsk(id, knowledge, SAMPLE_NOW)),
      {
        looksLikeKalshi: true,
      },
    );
    assert.deepEqual(urls, []);
    const messages = findings(text, knowledge).map(checkMessage);
    assert.match(
      messages[0]!,
      /^Boston is a structured target of type basketball_team, but stands under "home_player_id"\.$/,
    );
    assert.match(messages[1]!, /^The exchange has no structured target ffffffff/);
    assert.match(messages[2]!, /^This market is settled \((yes|no|scalar, \$[\d.]+)\)/);
    assert.match(messages[3]!, /^The exchange has no market KXNBAGAME-26NOV23NYKBOSS\./);
  });
});

async function settledMarkets(api: ReturnType<typeof sampleApi>['api']): Promise<readonly string[]> {
  const answer = (await api.get({ path: '/markets', query: { status: 'settled', limit: 5 } })) as {
    readonly markets: readonly { readonly ticker: string }[];
  };
  return answer.markets.map(({ ticker }) => ticker);
}
