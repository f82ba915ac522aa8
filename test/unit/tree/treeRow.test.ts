import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import { NameStore } from '../../../src/core/catalog/nameStore';
import type { ChildGroup } from '../../../src/core/entities/definition';
import type { EntityKind, EntityRef } from '../../../src/core/entities/kinds';
import { definitionOf } from '../../../src/core/entities/registry';
import { KalshiError } from '../../../src/core/kalshi/errors';
import type { JsonObject } from '../../../src/core/kalshi/json';
import { treeRow, type TreeRow } from '../../../src/core/tree/treeRow';
import type { EntityNode, TreeNode } from '../../../src/core/tree/treeNode';
import { FakeExchange } from '../catalog/fakeExchange';
import { MemoryFile } from '../catalog/memoryFile';
import { eventOf, marketOf, milestoneOf, targetOf, uuid } from '../entities/entityOf';
import { HARMFUL, HOSTILE, HOSTILE_THINGS, INVISIBLE } from '../format/hostileThings';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const DAY = 24 * 60 * 60 * 1000;
const GAME = { kind: 'milestone', id: uuid(1) } as const;
const EVENT = { kind: 'event', id: 'KXEVENT-26' } as const;
const MARKET = { kind: 'market', id: 'KXEVENT-26-A' } as const;

function nodeOf(ref: EntityRef, role?: string): EntityNode {
  return { type: 'entity', path: `${ref.kind}/${ref.id}`, ref, ...(role && { role }) };
}

function rowOf(ref: EntityRef, fill: (catalog: Catalog) => void = () => undefined, role?: string): TreeRow {
  const catalog = new Catalog(new FakeExchange(), () => NOW);
  fill(catalog);
  return treeRow(nodeOf(ref, role), catalog, NOW);
}

function milestoneRow(raw: JsonObject): TreeRow {
  return rowOf(GAME, (catalog) => catalog.remember('milestone', [milestoneOf(raw)]));
}

function marketRow(raw: JsonObject, names: Readonly<Record<string, string>> = {}): TreeRow {
  return rowOf(MARKET, (catalog) => {
    catalog.remember('market', [marketOf(raw)]);
    for (const [id, name] of Object.entries(names))
      catalog.remember('structuredTarget', [targetOf({ id, name })]);
  });
}

describe('treeRow of a milestone', () => {
  const raw = {
    title: 'Boston at New York',
    start_date: '2026-11-23T15:00:00Z',
    type: 'basketball_game',
    category: 'Sports',
  };

  it('says what, when and what kind', () => {
    const row = milestoneRow({ ...raw, primary_event_tickers: ['KX-1'] });
    assert.deepEqual(row, {
      label: 'Boston at New York',
      description: 'in 3 h · basketball_game',
      icon: 'jersey',
      state: 'collapsed',
      context: 'entity.milestone.id.web',
      spoken: 'Milestone, Boston at New York, in 3 h, basketball_game',
      click: 'openDetails',
    });
  });

  it('says that there are no events, and has nothing to expand then', () => {
    const row = milestoneRow(raw);
    assert.equal(row.description, 'in 3 h · basketball_game · no events');
    assert.equal(row.state, 'leaf');
    assert.equal(row.context, 'entity.milestone.id');
  });

  it('expands to its targets where it has no events', () => {
    assert.equal(milestoneRow({ ...raw, details: { home_team_id: uuid(5) } }).state, 'collapsed');
  });

  it('makes do without a start', () => {
    assert.equal(
      milestoneRow({ ...raw, start_date: '0001-01-01T00:00:00Z' }).description,
      'basketball_game · no events',
    );
  });
});

describe('treeRow of an event', () => {
  const rowWith = (raw: JsonObject): TreeRow =>
    rowOf(EVENT, (catalog) => catalog.remember('event', [eventOf(raw)]));

  it('says its subtitle and how many markets it has', () => {
    const row = rowWith({ title: 'Senate', sub_title: 'Nov 3', markets: [{ ticker: 'A' }, { ticker: 'B' }] });
    assert.equal(row.label, 'Senate');
    assert.equal(row.description, 'Nov 3 · 2 markets');
    assert.equal(row.state, 'collapsed');
    assert.equal(row.context, 'entity.event.ticker.web');
  });

  it('does not say the title twice, and has nothing to expand without markets', () => {
    const row = rowWith({ title: 'Senate', sub_title: 'SENATE', markets: [] });
    assert.equal(row.description, '');
    assert.equal(row.state, 'leaf');
  });
});

describe('treeRow of a market', () => {
  const open = {
    ...{ yes_sub_title: 'Boston', status: 'active', last_price_dollars: '0.5550' },
    ...{
      yes_bid_dollars: '0.5500',
      yes_bid_size_fp: '12.00',
      yes_ask_dollars: '0.5600',
      yes_ask_size_fp: '7.00',
    },
  };

  it('says the last price, both sides of the book and the status', () => {
    const row = marketRow(open);
    assert.equal(row.label, 'Boston');
    assert.equal(row.description, '$0.555 · bid $0.55 · ask $0.56 · active');
    assert.equal(row.spoken, 'Market, Boston, $0.555, bid $0.55, ask $0.56, active');
    assert.equal(row.state, 'leaf');
  });

  it('says nothing of a side without an offer and of a market that never traded', () => {
    const empty = {
      ...open,
      yes_bid_dollars: '0.0000',
      yes_bid_size_fp: '0.00',
      yes_ask_dollars: '1.0000',
      yes_ask_size_fp: '0.00',
    };
    assert.equal(marketRow({ ...empty, last_price_dollars: '0.0000' }).description, 'active');
  });

  it('says how it ended', () => {
    const row = marketRow({ yes_sub_title: 'Boston', status: 'finalized', result: 'yes' });
    assert.equal(row.description, 'finalized: yes');
    assert.equal(row.icon, 'pass');
  });

  it('says its strike in words: numbers, names, free text', () => {
    const strike = { strike_type: 'greater', floor_strike: 1.5, custom_strike: { baseball_team: uuid(5) } };
    assert.equal(
      marketRow({ yes_sub_title: 'Wins by 2', status: 'active', ...strike }, { [uuid(5)]: 'Boston' })
        .description,
      'active · > 1.5 · Boston',
    );
    assert.equal(
      marketRow({ yes_sub_title: 'Wins by 2', status: 'active', ...strike }).description,
      'active · > 1.5 · 00000000…',
    );
    assert.equal(
      marketRow({ yes_sub_title: 'He', status: 'active', custom_strike: { Participant: 'Archie' } })
        .description,
      'active · Participant: Archie',
    );
  });

  it('does not repeat a strike that is the outcome itself', () => {
    const row = marketRow({ ...open, custom_strike: { basketball_team: uuid(5) } }, { [uuid(5)]: 'Boston' });
    assert.equal(row.description, '$0.555 · bid $0.55 · ask $0.56 · active');
  });

  it('does not repeat a strike that is the outcome under a label', () => {
    const row = marketRow({ ...open, custom_strike: { City: 'Boston' } });
    assert.equal(row.description, '$0.555 · bid $0.55 · ask $0.56 · active');
    assert.match(marketRow({ ...open, custom_strike: { City: 'Salem' } }).description, / · City: Salem$/);
  });
});

describe('treeRow of a structured target', () => {
  const target = { kind: 'structuredTarget', id: uuid(2) } as const;
  const fill = (catalog: Catalog): void =>
    catalog.remember('structuredTarget', [targetOf({ name: 'Boston', type: 'basketball_team' })]);

  it('says its role to what it stands under, also aloud', () => {
    const row = rowOf(target, fill, 'home team');
    assert.equal(row.label, 'Boston');
    assert.equal(row.description, 'home team · basketball_team');
    assert.equal(row.spoken, 'Structured target, Boston, home team, basketball_team');
    assert.equal(row.context, 'entity.structuredTarget.id');
  });

  it('keeps its role while its name is not there', () => {
    const row = rowOf(target, () => undefined, 'home team');
    assert.equal(row.label, uuid(2));
    assert.equal(row.description, 'home team · not loaded');
    assert.equal(row.spoken, `Structured target ${uuid(2)}, home team, not loaded`);
  });
});

describe('treeRow with ids shown', () => {
  const shown = (ref: EntityRef, fill: (catalog: Catalog) => void, role?: string): TreeRow => {
    const catalog = new Catalog(new FakeExchange(), () => NOW);
    fill(catalog);
    return treeRow(nodeOf(ref, role), catalog, NOW, true);
  };

  it('says a ticker as it is, before all else', () => {
    const row = shown(EVENT, (catalog) => catalog.remember('event', [eventOf({ title: 'Senate' })]));
    assert.match(row.description, /^KXEVENT-26( · |$)/);
    assert.match(row.spoken, /^Event, Senate, KXEVENT-26/);
    assert.equal(row.label, 'Senate');
  });

  it('says the start of a UUID', () => {
    const game = milestoneOf({ title: 'Boston at New York', type: 'basketball_game' });
    const row = shown(GAME, (catalog) => catalog.remember('milestone', [game]));
    assert.equal(row.description, '00000000 · basketball_game · no events');
    const target = { kind: 'structuredTarget', id: uuid(2) } as const;
    const boston = targetOf({ name: 'Boston', type: 'basketball_team' });
    assert.equal(
      shown(target, (catalog) => catalog.remember('structuredTarget', [boston]), 'home team').description,
      '00000000 · home team · basketball_team',
    );
  });

  it('does not say twice what stands in the place of the title', () => {
    const row = shown(EVENT, (catalog) => catalog.remember('event', [eventOf({ title: '', markets: [] })]));
    assert.deepEqual([row.label, row.description], ['KXEVENT-26', '']);
    assert.equal(shown(EVENT, () => undefined).description, 'not loaded');
  });
});

describe('treeRow of what is not there', () => {
  it('says that it is unknown to the exchange', async () => {
    const catalog = new Catalog(new FakeExchange(), () => NOW);
    await catalog.get(EVENT);
    const row = treeRow(nodeOf(EVENT), catalog, NOW);
    assert.equal(row.label, 'KXEVENT-26');
    assert.equal(row.description, 'not found on the exchange');
    assert.equal(row.spoken, 'Event KXEVENT-26, not found on the exchange');
    assert.equal(row.state, 'leaf');
    assert.equal(row.context, 'entity.event.ticker');
  });

  it('says what was kept of it, and how old that is', async () => {
    const names = new NameStore({
      file: new MemoryFile(),
      log: () => undefined,
      now: () => NOW - 3 * DAY,
    });
    const start_date = '2026-11-23T15:00:00Z';
    names.note('milestone', [milestoneOf({ title: 'Boston $(x)', type: 'game', start_date })]);
    await names.save();
    const row = treeRow(nodeOf(GAME), new Catalog(new FakeExchange(), () => NOW, names), NOW, true);
    assert.deepEqual(
      [row.label, row.description, row.icon],
      ['Boston $ (x)', '00000000 · game · in 3 h · as of 3 days ago', 'history'],
    );
    assert.equal(row.spoken, 'Milestone Boston $ (x), 00000000, game, in 3 h, as of 3 days ago');
  });

  it('says that it was not loaded', () => {
    assert.equal(rowOf(EVENT).description, 'not loaded');
    assert.notEqual(rowOf(EVENT).icon, 'symbol-event');
  });
});

describe('treeRow of a folder', () => {
  const rowWith = (id: string): TreeRow => {
    const group: ChildGroup = {
      id,
      title: 'Related events',
      kind: 'event',
      children: [{ id: 'A' }, { id: 'B' }],
    };
    const node: TreeNode = { type: 'group', path: `x/${id}`, owner: GAME, group };
    return treeRow(node, new Catalog(new FakeExchange()), NOW);
  };

  it('says how many things are in it', () => {
    const row = rowWith('related');
    assert.deepEqual([row.label, row.description, row.spoken], ['Related events', '2', 'Related events, 2']);
    assert.equal(row.context, 'group');
    assert.equal(row.click, undefined);
  });

  it('is open from the start where the primary events are', () => {
    assert.equal(rowWith('primary').state, 'expanded');
    assert.equal(rowWith('related').state, 'collapsed');
  });
});

describe('treeRow of the other rows', () => {
  const rowWith = (node: TreeNode): TreeRow => treeRow(node, new Catalog(new FakeExchange()), NOW);

  it('offers more', () => {
    const row = rowWith({ type: 'loadMore', path: 'more', received: 200 });
    assert.deepEqual([row.label, row.description, row.click], ['Load more…', '200 loaded', 'loadMore']);
    assert.equal(row.spoken, 'Load more…, 200 loaded');
  });

  it('offers to look further where nothing was counted', () => {
    const row = rowWith({ type: 'loadMore', path: 'more', received: 0, label: 'Look further' });
    assert.deepEqual([row.label, row.description, row.click], ['Look further', '', 'loadMore']);
  });

  it('offers the environments on the row that says that the setting names none', () => {
    const row = rowWith({
      type: 'text',
      path: 'text',
      label: 'Unknown environment',
      click: 'selectEnvironment',
    });
    assert.deepEqual(
      { label: row.label, description: row.description, icon: row.icon, click: row.click },
      {
        ...{ label: 'Unknown environment', description: 'Select Environment…' },
        ...{ icon: 'warning', click: 'selectEnvironment' },
      },
    );
  });

  it('says a text without drawing what it names', () => {
    const row = rowWith({ type: 'text', path: 'text', label: 'The exchange lists no $(trash)' });
    assert.deepEqual([row.label, row.click], ['The exchange lists no $ (trash)', undefined]);
  });

  it('says why something is not there and offers to retry', () => {
    const row = rowWith({ type: 'notice', path: 'x/notice', error: new KalshiError('offline', 'x') });
    assert.match(row.label, /offline/);
    assert.equal(row.description, 'Retry');
    assert.equal(row.click, 'retry');
  });

  it('draws nothing that the exchange says in its refusal', () => {
    const error = new KalshiError('rejected', 'x', { status: 400, detail: HOSTILE });
    const { label, spoken } = rowWith({ type: 'notice', path: 'x/notice', error });
    for (const text of [label, spoken]) assertHarmless(text);
  });
});

describe('treeRow of hostile text', () => {
  const fillAll = (catalog: Catalog): void => {
    for (const [ref, entity] of HOSTILE_THINGS) catalog.remember<EntityKind>(ref.kind, [entity]);
  };

  for (const [ref] of HOSTILE_THINGS) {
    it(`is harmless in a ${ref.kind}, and in one that is not there`, () => {
      for (const fill of [fillAll, () => undefined]) {
        const row = rowOf(ref, fill, HOSTILE);
        for (const text of [row.label, row.description]) assertHarmless(text);
        assert.doesNotMatch(row.spoken, HARMFUL);
        assert.ok(row.spoken.length <= 500);
        assert.notEqual(row.label, '');
        assert.match(row.context, /^[\w.]+$/);
      }
    });
  }

  for (const [kind, entity] of Object.entries(INVISIBLE) as [EntityKind, (typeof INVISIBLE)[EntityKind]][]) {
    it(`leaves the id of a ${kind} whose title shows nothing`, () => {
      const id = definitionOf<EntityKind>(kind).idOf(entity);
      const row = rowOf({ kind, id }, (catalog) => catalog.remember<EntityKind>(kind, [entity]));
      assert.equal(row.label, id);
    });
  }
});

function assertHarmless(text: string): void {
  assert.doesNotMatch(text, HARMFUL);
  assert.ok(!text.includes('$('), text.slice(0, 60));
  assert.ok(text.length <= 500, `${text.length} characters`);
}
