import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import type { EntityKind, EntityRef } from '../../../src/core/entities/kinds';
import { KalshiError } from '../../../src/core/kalshi/errors';
import { treeTooltip } from '../../../src/core/tree/treeTooltip';
import type { TreeNode } from '../../../src/core/tree/treeNode';
import { FakeExchange } from '../catalog/fakeExchange';
import { eventOf, marketOf, milestoneOf, seriesOf, targetOf, uuid } from '../entities/entityOf';
import { HARMFUL, HOSTILE_THINGS } from '../format/hostileThings';
import { renderer, shownText } from '../format/markdownRenderer';

const NOW = Date.parse('2026-11-23T12:00:00Z');

function tooltip(ref: EntityRef, fill: (catalog: Catalog) => void = () => undefined): string {
  const catalog = new Catalog(new FakeExchange(), () => NOW);
  fill(catalog);
  return treeTooltip({ type: 'entity', path: 'x', ref }, catalog, NOW) ?? '';
}

/** The lines that a reader sees. */
function lines(markdown: string): string[] {
  const html = renderer().render(markdown);
  return shownText(html.replace(/<\/?(p|strong|code)>/g, ''))
    .trim()
    .split(/<br>\n/);
}

describe('treeTooltip', () => {
  it('tells of a milestone when it is, what it is, and how much is tied to it', () => {
    const milestone = milestoneOf({
      ...{ title: 'Boston at New York', type: 'basketball_game', category: 'Sports' },
      ...{ start_date: '2026-11-23T15:00:00Z', source_id: 'sr:7' },
      primary_event_tickers: ['A'],
      related_event_tickers: ['A', 'B', 'C'],
      details: { league: 'NBA', home_team_id: uuid(5) },
    });
    const shown = lines(
      tooltip({ kind: 'milestone', id: uuid(1) }, (catalog) => catalog.remember('milestone', [milestone])),
    );
    assert.deepEqual(shown.slice(0, 2), ['Boston at New York', `Id: ${uuid(1)}`]);
    assert.match(shown.join('\n'), /^Start date: in 3 h \(Mon, Nov 23, 2026/m);
    for (const line of [
      'Type: basketball_game',
      'Category: Sports',
      'League: NBA',
      'Source id: sr:7',
      'Primary events: 1',
      'Related events: 2',
      'Structured targets: 1',
    ]) {
      assert.ok(shown.includes(line), `${line} in ${shown.join('\n')}`);
    }
  });

  it('says what it is to the row above, or why it is there', () => {
    const catalog = new Catalog(new FakeExchange(), () => NOW);
    catalog.remember('milestone', [milestoneOf({ title: 'Long ago' })]);
    const ref = { kind: 'milestone', id: uuid(1) } as const;
    const text =
      treeTooltip({ type: 'entity', path: 'x', ref, role: 'revealed, *here*' }, catalog, NOW) ?? '';
    assert.equal(lines(text)[1], 'revealed, *here*');
  });

  it('names the ticker of a thing once', () => {
    const all: [EntityRef, (catalog: Catalog) => void][] = [
      [
        { kind: 'event', id: 'KXEVENT-26' },
        (catalog) => catalog.remember('event', [eventOf({ title: 'Senate' })]),
      ],
      [
        { kind: 'market', id: 'KXEVENT-26-A' },
        (catalog) => catalog.remember('market', [marketOf({ yes_sub_title: 'Yes' })]),
      ],
      [
        { kind: 'series', id: 'KXEVENT' },
        (catalog) => catalog.remember('series', [seriesOf({ title: 'Snow' })]),
      ],
    ];
    for (const [ref, fill] of all) {
      const tickers = lines(tooltip(ref, fill)).filter((line) => line.startsWith('Ticker: '));
      assert.deepEqual(tickers, [`Ticker: ${ref.id}`]);
    }
  });

  it('keeps a ticker that is a detail of the thing', () => {
    const target = targetOf({ name: 'Northwind', type: 'company', details: { ticker: 'NWM' } });
    const shown = lines(
      tooltip({ kind: 'structuredTarget', id: uuid(2) }, (catalog) =>
        catalog.remember('structuredTarget', [target]),
      ),
    );
    assert.ok(shown.includes('Ticker: NWM'), shown.join('\n'));
  });

  it('tells the prices of a market', () => {
    const market = marketOf({
      yes_sub_title: 'Yes',
      last_price_dollars: '0.5600',
      status: 'active',
      floor_strike: 5,
    });
    const shown = lines(
      tooltip({ kind: 'market', id: 'KXEVENT-26-A' }, (catalog) => catalog.remember('market', [market])),
    );
    assert.ok(shown.includes('Last price (yes): $0.56'), shown.join('\n'));
    assert.ok(shown.includes('Status: active'));
  });

  it('names what is not there', () => {
    assert.deepEqual(lines(tooltip({ kind: 'event', id: 'GONE-26' })), ['Event GONE-26']);
  });

  it('is the hint of a folder, and nothing for the other rows', () => {
    const group = {
      id: 'related',
      title: 'Related events',
      kind: 'event',
      children: [],
      hint: 'Why.',
    } as const;
    const of = (node: TreeNode) => treeTooltip(node, new Catalog(new FakeExchange()), NOW);
    assert.equal(of({ type: 'group', path: 'x', owner: { kind: 'milestone', id: uuid(1) }, group }), 'Why.');
    assert.equal(of({ type: 'loadMore', path: 'more', received: 1 }), undefined);
    assert.equal(of({ type: 'notice', path: 'x', error: new KalshiError('offline', '') }), undefined);
  });

  for (const [ref, entity] of HOSTILE_THINGS) {
    it(`shows hostile text of a ${ref.kind} as text alone, there or not`, () => {
      for (const fill of [
        (catalog: Catalog) => catalog.remember<EntityKind>(ref.kind, [entity]),
        () => undefined,
      ]) {
        const markdown = tooltip(ref, fill);
        const html = renderer().render(markdown);
        const tags = [...new Set(Array.from(html.matchAll(/<\/?([a-z]+)/g), ([, name]) => name))];
        for (const tag of tags)
          assert.ok(['p', 'strong', 'code', 'br'].includes(tag ?? ''), `${tag} in ${html.slice(0, 500)}`);
        assert.ok(!markdown.includes('$('), markdown.slice(0, 300));
        assert.doesNotMatch(markdown.replaceAll('\n', ''), HARMFUL);
      }
    });
  }
});
