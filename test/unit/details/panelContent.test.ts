import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { Catalog } from '../../../src/core/catalog/catalog';
import type { Entity, EntityKind, EntityOfKind, EntityRef } from '../../../src/core/entities/kinds';
import { definitionOf } from '../../../src/core/entities/registry';
import { KalshiError } from '../../../src/core/kalshi/errors';
import { decodeEvent } from '../../../src/core/kalshi/events';
import type { JsonObject, JsonValue } from '../../../src/core/kalshi/json';
import { decodeMarket } from '../../../src/core/kalshi/markets';
import { decodeMilestone } from '../../../src/core/kalshi/milestones';
import { decodeSeries } from '../../../src/core/kalshi/series';
import { decodeStructuredTarget } from '../../../src/core/kalshi/structuredTargets';
import { panelContent, panelTargets, type PanelSubject } from '../../../src/core/details/panelContent';
import type { Block, PanelContent, Section } from '../../../src/core/details/content';
import type { Inline } from '../../../src/core/format/inline';
import { buildSample } from '../../../src/core/sample/data/buildSample';
import { FakeExchange } from '../catalog/fakeExchange';
import { eventOf, marketOf, milestoneOf, targetOf, uuid } from '../entities/entityOf';
import { SAMPLE_NOW } from '../sampleApi';
import { HARMFUL, HOSTILE, HOSTILE_THINGS, INVISIBLE } from '../format/hostileThings';
import { RECORDED, recordedThings } from './recordedThings';
import { fieldsNotShown } from './shownFields';

const NOW = SAMPLE_NOW;

function catalogWith(fill: (catalog: Catalog) => void = () => undefined): Catalog {
  const catalog = new Catalog(new FakeExchange(), () => NOW);
  fill(catalog);
  return catalog;
}

function panelOf<K extends EntityKind>(
  kind: K,
  entity: EntityOfKind[K],
  catalog = catalogWith(),
  more: Partial<PanelSubject> = {},
): PanelContent {
  const ref: EntityRef = { kind, id: definitionOf(kind).idOf(entity) };
  return panelContent({ ref, entity, loadedAt: NOW, environment: 'Sample', more: [], ...more }, catalog, NOW);
}

function sectionOf({ sections }: PanelContent, id: string): Section {
  return sections.find((section) => section.id === id) ?? assert.fail(`${id} in ${ids(sections).join(', ')}`);
}

function ids(sections: readonly Section[]): string[] {
  return sections.map(({ id }) => id);
}

function blockOf<T extends Block['type']>(section: Section, type: T): Extract<Block, { type: T }> {
  const block = section.blocks.find((one): one is Extract<Block, { type: T }> => one.type === type);
  return block ?? assert.fail(`a block of ${type} in ${section.id}`);
}

/** The words of a table, row by row. */
function rowsOf(section: Section): string[][] {
  return blockOf(section, 'table').rows.map((cells) =>
    cells.map(({ content }) => content.map(({ text }) => text).join('')),
  );
}

describe('panelContent', () => {
  it('says what it is, with the words of the row as its summary', () => {
    const milestone = milestoneOf({
      ...{ title: 'Boston at New York', type: 'basketball_game', start_date: '2026-11-23T15:30:00Z' },
      primary_event_tickers: ['KX-1'],
    });
    const content = panelOf('milestone', milestone);
    assert.equal(content.noun, 'Milestone');
    assert.equal(content.title, 'Boston at New York');
    assert.deepEqual(content.ref, { kind: 'milestone', id: uuid(1) });
    assert.deepEqual(
      content.summary.map(({ text }) => text),
      ['in 3 h', 'basketball_game'],
    );
    assert.deepEqual([content.environment, content.loadedAt], ['Sample', NOW]);
  });

  it('says what people call the id, and whether the exchange shows the thing on a page', () => {
    const page = (content: PanelContent) => [content.idNoun, content.hasWebPage];
    assert.deepEqual(page(panelOf('event', eventOf({}))), ['ticker', true]);
    assert.deepEqual(page(panelOf('milestone', milestoneOf({}))), ['id', false]);
    assert.deepEqual(page(panelOf('structuredTarget', targetOf({}))), ['id', false]);
  });

  it('labels the quotes of a market in the summary', () => {
    const market = marketOf({
      ...{
        last_price_dollars: '0.5000',
        yes_bid_dollars: '0.4900',
        yes_bid_size_fp: '3.00',
        status: 'active',
      },
      ...{ yes_ask_dollars: '0.5100', yes_ask_size_fp: '3.00' },
    });
    assert.deepEqual(
      panelOf('market', market).summary.map(({ text }) => text),
      ['$0.50', 'bid $0.49', 'ask $0.51', 'active'],
    );
  });

  it('names the event of a market before its quotes, and of an event nothing above it', () => {
    const event = eventOf({ event_ticker: 'KXNBAGAME-26', title: 'New York at Boston' });
    const market = marketOf({ event_ticker: 'KXNBAGAME-26', status: 'active' });
    const catalog = catalogWith((one) => one.remember('event', [event]));
    const [above] = panelOf('market', market, catalog).summary;
    assert.equal(above?.text, 'New York at Boston');
    assert.deepEqual(above.ref, { kind: 'event', id: 'KXNBAGAME-26' });
    for (const { ref } of panelOf('event', event, catalog).summary) assert.equal(ref, undefined);
    assert.equal(panelOf('market', market).summary[0]?.text, 'active');
  });

  it('has the first section, then the lists, then the rest, and nothing that is empty', () => {
    const milestone = milestoneOf({
      ...{ primary_event_tickers: ['A'], related_event_tickers: ['B'] },
      details: { home_team_id: uuid(5) },
    });
    assert.deepEqual(ids(panelOf('milestone', milestone).sections), [
      'about',
      'primary',
      'related',
      'targets',
      'details',
    ]);
    assert.deepEqual(ids(panelOf('milestone', milestoneOf({})).sections), ['about']);
    assert.deepEqual(ids(panelOf('event', eventOf({ markets: [] })).sections), ['about']);
  });

  it('lists events as a table with links, and says of one that is not there why', async () => {
    const catalog = catalogWith((some) =>
      some.remember('event', [
        eventOf({ event_ticker: 'A', title: 'Senate', series_ticker: 'S', markets: [{ ticker: 'M' }] }),
      ]),
    );
    await catalog.get({ kind: 'event', id: 'GONE' });
    const milestone = milestoneOf({ related_event_tickers: ['A', 'GONE', 'LATER'] });
    const related = sectionOf(panelOf('milestone', milestone, catalog), 'related');
    assert.equal(related.count, 3);
    assert.deepEqual(rowsOf(related), [
      ['Senate', 'A', '1', 'S'],
      ['GONE not found on the exchange', '', '', ''],
      ['LATER not loaded', '', '', ''],
    ]);
    const links = blockOf(related, 'table').rows.map(([first]) => first?.content[0]?.ref);
    assert.deepEqual(
      links.map((ref) => ref?.id),
      ['A', 'GONE', 'LATER'],
    );
  });

  it('lists the markets of an event with prices, strikes and status', () => {
    const event = eventOf({
      markets: [
        {
          ...{
            ticker: 'M1',
            yes_sub_title: 'Boston wins by 2',
            status: 'active',
            strike_type: 'greater',
            floor_strike: 1.5,
          },
          custom_strike: { baseball_team: uuid(5) },
          ...{ last_price_dollars: '0.4000', yes_bid_dollars: '0.3900', yes_bid_size_fp: '1.00' },
          ...{ yes_ask_dollars: '0.0000', yes_ask_size_fp: '0.00', volume_fp: '12500.00' },
        },
      ],
    });
    const catalog = catalogWith((some) => {
      some.remember('event', [event]);
      some.remember('structuredTarget', [targetOf({ id: uuid(5), name: 'Boston' })]);
    });
    const markets = sectionOf(panelOf('event', event, catalog), 'markets');
    assert.deepEqual(
      blockOf(markets, 'table').columns.map(({ label }) => label),
      ['Outcome', 'Strike', 'Last', 'Yes bid', 'Yes ask', 'Volume', 'Status', 'Ticker'],
    );
    assert.deepEqual(rowsOf(markets), [
      ['Boston wins by 2', '> 1.5 · Boston', '$0.40', '$0.39', '', '12,500', 'active', 'M1'],
    ]);
  });

  it('lists targets with their roles', () => {
    const catalog = catalogWith((some) =>
      some.remember('structuredTarget', [targetOf({ id: uuid(5), name: 'Boston', type: 'team' })]),
    );
    const milestone = milestoneOf({ details: { home_team_id: uuid(5), away_team_id: uuid(6) } });
    const targets = sectionOf(panelOf('milestone', milestone, catalog), 'targets');
    assert.deepEqual(
      blockOf(targets, 'table').columns.map(({ label }) => label),
      ['Name', 'Role', 'Type', 'Id'],
    );
    assert.deepEqual(rowsOf(targets), [
      ['Boston', 'home team', 'team', uuid(5)],
      [`${uuid(6)} not loaded`, 'away team', '', ''],
    ]);
  });

  it('shows free JSON as it was received, with the names of the ids in it', () => {
    const catalog = catalogWith((some) =>
      some.remember('structuredTarget', [targetOf({ id: uuid(5), name: 'Boston\u202e' })]),
    );
    const details = {
      home_team_id: uuid(5),
      away_team_id: uuid(6),
      note: 'a\u202eb\n',
      season: { week: 12 },
    };
    const block = blockOf(
      sectionOf(panelOf('milestone', milestoneOf({ details }), catalog), 'details'),
      'json',
    );
    assert.deepEqual(JSON.parse(block.json), details);
    assert.deepEqual(block.ids, [
      { id: uuid(5), name: 'Boston', ref: { kind: 'structuredTarget', id: uuid(5) } },
    ]);
  });

  it('links a strike to its target by name, and to the event', () => {
    const market = marketOf({
      event_ticker: 'KXEVENT-26',
      custom_strike: { basketball_team: uuid(5), Nominee: 'Dana' },
    });
    const catalog = catalogWith((some) => {
      some.remember('structuredTarget', [targetOf({ id: uuid(5), name: 'Boston' })]);
      some.remember('event', [eventOf({ title: 'Senate' })]);
    });
    const content = panelOf('market', market, catalog);
    const facts = content.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'facts' ? block.facts : [])),
    );
    const valueOf = (field: string): Inline | undefined =>
      facts.find((fact) => fact.field === field)?.value[0];
    assert.equal(valueOf('custom_strike.basketball_team')?.text, 'Boston');
    assert.deepEqual(valueOf('custom_strike.basketball_team')?.ref, {
      kind: 'structuredTarget',
      id: uuid(5),
    });
    assert.deepEqual(valueOf('custom_strike.Nominee'), { text: 'Dana' });
    assert.deepEqual(valueOf('event_ticker')?.ref, { kind: 'event', id: 'KXEVENT-26' });
    assert.equal(valueOf('event_ticker')?.text, 'Senate');
  });

  it('keeps the paragraphs of rules and has no section of rules that say nothing', () => {
    const rules = sectionOf(
      panelOf('market', marketOf({ rules_primary: 'If A.\n\nThen B.', rules_secondary: ' \u200b' })),
      'rules',
    );
    assert.deepEqual(rules.blocks, [{ type: 'text', text: 'If A.\n\nThen B.' }]);
    assert.ok(!ids(panelOf('market', marketOf({ rules_primary: ' ' })).sections).includes('rules'));
  });

  it('shows fields that this version does not know, and known ones of another form', () => {
    const market = marketOf({
      brand_new: { a: 1 },
      yes_bid: 56,
      floor_strike: 'none',
      ...{ nothing: null, empty: [], blank: '', created_time: '0001-01-01T00:00:00Z' },
    });
    const other = sectionOf(panelOf('market', market), 'other');
    assert.deepEqual(JSON.parse(blockOf(other, 'json').json), {
      brand_new: { a: 1 },
      yes_bid: 56,
      floor_strike: 'none',
    });
    assert.equal(other.folded, true);
  });

  it('takes in what came with requests of its own', () => {
    const more = [
      { id: 'metadata', title: 'Metadata', blocks: [{ type: 'text', text: 'NBA' } as const], folded: true },
    ];
    const { sections } = panelOf('event', eventOf({}), catalogWith(), { more });
    assert.deepEqual(sections.at(-1), more[0]);
  });

  it('says first that something of it could not be loaded', () => {
    const problem = new KalshiError('offline', 'x');
    const [first] = panelOf('event', eventOf({}), catalogWith(), { problem }).sections;
    assert.ok(first);
    const { tone, text } = blockOf(first, 'notice');
    assert.equal(tone, 'warning');
    assert.match(text, /^Could not load all of this because you are offline/);
  });
});

describe('panelTargets', () => {
  it('are those that the thing itself names and those that its children name, each once', () => {
    const event = eventOf({
      markets: [
        { ticker: 'M1', custom_strike: { team: uuid(5), player: uuid(6) } },
        { ticker: 'M2', custom_strike: { team: uuid(5), Nominee: 'Dana' } },
      ],
    });
    const catalog = catalogWith((some) => some.remember('event', [event]));
    assert.deepEqual(panelTargets(event, 'event', catalog), [
      { kind: 'structuredTarget', id: uuid(5) },
      { kind: 'structuredTarget', id: uuid(6) },
    ]);
    assert.deepEqual(panelTargets(event, 'event', catalogWith()), []);
    assert.deepEqual(panelTargets(milestoneOf({ details: { team_id: uuid(7) } }), 'milestone', catalog), [
      { kind: 'structuredTarget', id: uuid(7) },
    ]);
  });
});

/** Why the panel of a thing does not show a field that has a value. */
const EXCEPTIONS: readonly (readonly [kind: EntityKind, field: RegExp, reason: string])[] = [
  ['event', /^markets\./, 'each market has a panel of its own, and its row in the table'],
  [
    'market',
    /^(yes|no|previous_yes)_(bid|ask)_dollars = [01]\.0000$/,
    'the filler price of an empty side of the book',
  ],
  ['market', /^last_price_dollars = 0\.0000$/, 'the filler price of a market that never traded'],
  ['market', /_time = 0001-01-01T/, 'the date that stands for none'],
  ['event', /_ts = 0001-01-01T/, 'the date that stands for none'],
];

const DECODERS: Readonly<Record<EntityKind, (raw: JsonValue) => Entity | undefined>> = {
  milestone: decodeMilestone,
  event: decodeEvent,
  market: decodeMarket,
  series: decodeSeries,
  structuredTarget: decodeStructuredTarget,
};

/** The fields with a value that the panel of a thing should show and does not. */
function missedIn(kind: EntityKind, raw: JsonObject): readonly string[] {
  const entity = DECODERS[kind](raw) ?? assert.fail('it can be decoded');
  const catalog = catalogWith((some) => some.remember<EntityKind>(kind, [entity]));
  return fieldsNotShown(raw, panelOf<EntityKind>(kind, entity, catalog))
    .map((line) => `${kind} ${line}`)
    .filter(
      (line) =>
        !EXCEPTIONS.some(([one, field]) => line.startsWith(one) && field.test(line.slice(one.length + 1))),
    );
}

describe('panelContent of whole answers', () => {
  const sample = buildSample(SAMPLE_NOW);
  const sources: readonly (readonly [EntityKind, ReadonlyMap<string, unknown>])[] = [
    ['milestone', sample.milestones],
    ['event', sample.events],
    ['market', sample.markets],
    ['market', sample.historical],
    ['series', sample.series],
    ['structuredTarget', sample.structured_targets],
  ];

  for (const [kind, things] of sources) {
    it(`shows every field with a value of the ${things.size} things of kind ${kind} in the sample exchange`, () => {
      assert.ok(things.size > 0);
      const raws = Array.from(things.values(), (thing) => JSON.parse(JSON.stringify(thing)) as JsonObject);
      assert.deepEqual([...new Set(raws.flatMap((raw) => missedIn(kind, raw)))], []);
    });
  }

  it('shows every field with a value of what was recorded from the exchange', function () {
    if (!existsSync(RECORDED)) {
      process.stdout.write(`      skipped: there are no recorded answers in ${RECORDED}\n`);
      this.skip();
    }
    const things = [...recordedThings()];
    assert.equal(new Set(things.map(([kind]) => kind)).size, 5, 'things of every kind were recorded');
    assert.deepEqual([...new Set(things.flatMap(([kind, raw]) => missedIn(kind, raw)))], []);
  });

  it('would notice a field that is left out', () => {
    const raw = {
      ticker: 'M',
      event_ticker: 'E',
      status: 'active',
      strike_type: 'greater',
      volume_fp: '12.00',
    };
    const content = panelOf('market', marketOf({ ticker: 'M', event_ticker: 'E' }));
    assert.deepEqual(fieldsNotShown(raw, content), [
      'status = active',
      'strike_type = greater',
      'volume_fp = 12.00',
    ]);
  });
});

describe('panelContent of hostile text', () => {
  const full = catalogWith((catalog) => {
    for (const [ref, entity] of HOSTILE_THINGS) catalog.remember<EntityKind>(ref.kind, [entity]);
  });

  for (const [ref, entity] of HOSTILE_THINGS) {
    it(`is harmless in the panel of a ${ref.kind}, whatever of the rest is there`, () => {
      for (const catalog of [full, catalogWith()]) {
        const problem = new KalshiError('rejected', HOSTILE, { status: 400, detail: HOSTILE });
        const content = panelOf<EntityKind>(ref.kind, entity, catalog, { problem });
        const texts = textsOf(content);
        assert.ok(texts.length > 8, `${texts.length} texts`);
        for (const text of texts) {
          assert.doesNotMatch(text, HARMFUL);
          assert.ok(text.length <= 1001, `${text.length} characters`);
        }
      }
    });
  }

  for (const [kind, entity] of Object.entries(INVISIBLE) as [EntityKind, Entity][]) {
    it(`leaves the id of a ${kind} whose title shows nothing`, () => {
      assert.equal(panelOf<EntityKind>(kind, entity).title, definitionOf<EntityKind>(kind).idOf(entity));
    });
  }
});

/** Every text of a page that stands on one line. Free JSON is parsed by the page and the rules keep their lines. */
function textsOf({ noun, title, summary, sections, environment }: PanelContent): string[] {
  const said = (inlines: readonly Inline[]): string[] =>
    inlines.flatMap(({ text, hint = '' }) => [text, hint]);
  const inBlock = (block: Block): string[] => {
    switch (block.type) {
      case 'facts':
        return block.facts.flatMap(({ label, field = '', value }) => [label, field, ...said(value)]);
      case 'table':
        return [
          ...block.columns.map(({ label }) => label),
          ...block.rows.flatMap((cells) => cells.flatMap(({ content }) => said(content))),
        ];
      case 'json':
        return block.ids.map(({ name }) => name);
      case 'notice':
        return [block.text];
      case 'text':
        return block.text.split('\n').map((line) => line.slice(0, 1000));
    }
  };
  return [
    ...[noun, title, environment, ...said(summary)],
    ...sections.flatMap((section) => [section.title, ...section.blocks.flatMap(inBlock)]),
  ];
}
