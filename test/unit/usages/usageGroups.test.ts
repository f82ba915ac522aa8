import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Catalog } from '../../../src/core/catalog/catalog';
import { usagesReport } from '../../../src/core/usages/usagesReport';
import { Resolver } from '../../../src/core/ids/resolver';
import type { TreeNode } from '../../../src/core/tree/treeNode';
import { resolveUsed } from '../../../src/core/usages/resolveUsed';
import { usageGroups, type UsageGroups } from '../../../src/core/usages/usageGroups';
import type { UsedId } from '../../../src/core/usages/usedIds';
import { UsagesTree } from '../../../src/core/usages/usagesTree';
import { FakeExchange } from '../catalog/fakeExchange';
import { uuid } from '../entities/entityOf';
import { hostileText } from '../format/hostileText';
import { renderer } from '../format/markdownRenderer';
import { pathOf, usedIn } from './usedOf';

const NOW = Date.parse('2026-11-23T12:30:00Z');
const [BOSTON, NEW_YORK, GAME, NOBODY, SOMETHING] = [uuid(11), uuid(12), uuid(2), uuid(13), uuid(14)];

const FILES = {
  'a.json': `{ "custom_strike": { "basketball_team": "${BOSTON}" },\n  "ticker": "KXGAME-26-BOS" }`,
  'b.json':
    `{ "home_team_id": "${BOSTON}", "away_team_id": "${NEW_YORK}",\n "ticker": "KXGAME-25-BOS", "old": "KXGONE-24",\n` +
    ` "milestone_id": "${GAME}", "player_id": "${NOBODY}",\n "order_id": "${SOMETHING}", "event_ticker": "KXGAME-26" }`,
  'c.py': `X = ["${BOSTON}", "SENATEXX-26"]\n`,
};

function exchange(): FakeExchange {
  return new FakeExchange({
    targets: [
      { id: BOSTON, name: 'Boston', type: 'basketball_team' },
      { id: NEW_YORK, name: 'New York', type: 'basketball_team' },
    ],
    events: [{ event_ticker: 'KXGAME-26', title: 'New York at Boston', category: 'Sports' }],
    milestones: [
      { id: GAME, title: 'New York at Boston', type: 'basketball_game', start_date: '2026-11-01T00:00:00Z' },
    ],
    markets: [
      { ticker: 'KXGAME-26-BOS', yes_sub_title: 'Boston', status: 'active' },
      { ticker: 'KXGAME-25-BOS', yes_sub_title: 'Boston of old', status: 'finalized', result: 'yes' },
    ],
  });
}

async function grouped(
  used: readonly UsedId[],
  api = exchange(),
): Promise<UsageGroups & { readonly asked: readonly string[] }> {
  const resolver = new Resolver(new Catalog(api, () => NOW), () => NOW);
  await resolveUsed(used, resolver, new AbortController().signal);
  return { ...usageGroups(used, (mention) => resolver.peek(mention), { now: NOW }), asked: api.asked };
}

describe('the usages of ids by kind and state', () => {
  it('never call a series or a collection of events unknown', async () => {
    const files = {
      'a.json': '{"series_ticker": "KXNONE", "mve_collection_ticker": "KXMVENBA-R", "x": "KXMVEB-R"}',
    };
    const { groups, others } = await grouped(usedIn(files));
    assert.deepEqual(groups, []);
    assert.equal(others, 3);
  });

  it('have first what leads nowhere any more', async () => {
    const { groups, others } = await grouped(usedIn(FILES));
    assert.deepEqual(
      groups.map(({ label, isStale, things }) => [label, isStale, things.map(({ name }) => name)]),
      [
        ['Unknown to the exchange', true, ['KXGONE-24', NOBODY].sort()],
        ['Markets: finalized', true, ['Boston of old']],
        ['Milestones: over', true, ['New York at Boston']],
        ['Markets: active', false, ['Boston']],
        ['Events: Sports', false, ['New York at Boston']],
        ['Structured targets: basketball_team', false, ['Boston', 'New York']],
      ],
    );
    assert.equal(others, 2, 'the order and what may be an event');
  });

  it('know all places of a thing, in whatever file', async () => {
    const { groups } = await grouped(usedIn(FILES));
    const boston = groups.flatMap(({ things }) => things).find(({ used }) => used.id === BOSTON);
    assert.equal(boston?.used.count, 3);
    assert.deepEqual(
      boston.used.places.map(({ uri, line, character }) => [pathOf(uri), line, character]),
      [
        ['a.json', 0, 41],
        ['b.json', 0, 19],
        ['c.py', 0, 6],
      ],
    );
    assert.equal(boston.used.hint, 'structuredTarget');
  });

  it('stand in a group of their own where the exchange could not be asked', async () => {
    const offline = exchange();
    offline.fail('offline');
    const { groups, others } = await grouped(usedIn(FILES), offline);
    assert.deepEqual(
      groups.map(({ id }) => id),
      ['unasked'],
    );
    assert.equal(groups[0]?.things.length, 8);
    assert.equal(others, 2);
  });

  it('send no id of which nothing says that it is one of the exchange, and none of something else', async () => {
    const files = { 'x.json': `{ "a": "${BOSTON}", "team_id": "${NEW_YORK}", "order_id": "${NEW_YORK}" }` };
    const { asked, groups, others } = await grouped(usedIn(files));
    assert.deepEqual(asked, []);
    assert.deepEqual(groups, []);
    assert.equal(others, 2);
  });

  it('have the milestones of programs as those of JSON', async () => {
    const api = new FakeExchange({
      milestones: [1, 2, 3].map((at) => ({ id: uuid(at), title: `Game ${String(at)}`, type: 'game' })),
    });
    const files = {
      'bot.py': `# kalshi\nMILESTONES = [\n    "${uuid(1)}",\n]\n`,
      'bot.ts': `import './kalshi';\nexport const game = { milestoneId: '${uuid(2)}' };\n`,
      'bot.json': `{ "kalshi": 1, "milestone_id": "${uuid(3)}" }`,
    };
    const { groups } = await grouped(usedIn(files), api);
    assert.ok(groups.every(({ id }) => id.startsWith('milestone:')));
    assert.deepEqual(
      groups.flatMap(({ things }) => things.map(({ name }) => name)),
      ['Game 1', 'Game 2', 'Game 3'],
    );
  });

  it('ask for no id whose place says what it is in one file and whose file is about the exchange in another', async () => {
    const { asked } = await grouped(
      usedIn({ 'a.json': `{ "team_id": "${BOSTON}" }`, 'b.json': `{ "kalshi": { "x": "${BOSTON}" } }` }),
    );
    assert.deepEqual(asked, []);
  });

  it('ask for thousands of ids in whole requests', async () => {
    const ids = Array.from({ length: 2_000 }, (_, index) => `"${uuid(index + 100)}"`);
    const { asked, groups } = await grouped(
      usedIn({ 'x.json': `{ "kalshi_team_ids": [\n${ids.join(',\n')}] }` }),
    );
    assert.equal(asked.length, 11);
    assert.equal(groups[0]?.things.length, 2_000);
  });

  it('ask for every milestone, however many there are', async () => {
    const ids = Array.from({ length: 35 }, (_, index) => uuid(index + 100));
    const api = new FakeExchange({
      milestones: ids.map((id) => ({ id, title: `Game ${id}`, type: 'game' })),
    });
    const text = ids.map((id) => `{ "kalshi_milestone_id": "${id}" }`).join('\n');
    const { groups, asked } = await grouped(usedIn({ 'x.jsonl': text }), api);
    assert.equal(groups.flatMap(({ things }) => things).length, 35);
    assert.ok(groups.every(({ id }) => id.startsWith('milestone:')));
    assert.equal(asked.filter((address) => address.startsWith('/milestones/')).length, 35);
  });

  it('stop asking when that is no longer wanted', async () => {
    const abort = new AbortController();
    abort.abort();
    const api = exchange();
    const resolver = new Resolver(new Catalog(api, () => NOW), () => NOW);
    await resolveUsed(usedIn(FILES), resolver, abort.signal);
    assert.deepEqual(api.asked, []);
  });
});

describe('the rows of the usages', () => {
  it('are groups, things with a count, and places that can be opened', async () => {
    const tree = new UsagesTree(await grouped(usedIn(FILES)), pathOf);
    const roots = tree.children();
    assert.deepEqual(
      roots
        .map((node) => node.type === 'folder' && [node.label, node.description, node.expanded])
        .slice(0, 2),
      [
        ['Unknown to the exchange', '2', true],
        ['Markets: finalized', '1', true],
      ],
    );
    const [boston] = tree.children(roots.at(-1));
    assert.equal(boston?.type === 'entity' && boston.role, '3 places');
    const places = tree.children(boston);
    assert.deepEqual(
      places.map((node) => node.type === 'place' && [node.label, node.id, node.text]),
      [
        ['a.json:1', BOSTON, `{ "custom_strike": { "basketball_team": "${BOSTON}" },`],
        ['b.json:1', BOSTON, `{ "home_team_id": "${BOSTON}", "away_team_id": "${NEW_YORK}",`],
        ['c.py:1', BOSTON, `X = ["${BOSTON}", "SENATEXX-26"]`],
      ],
    );
    assert.deepEqual(tree.children(places[0]), []);
  });

  it('have paths of their own', async () => {
    const tree = new UsagesTree(await grouped(usedIn(FILES)), pathOf);
    const all = (node?: TreeNode): readonly TreeNode[] =>
      tree.children(node).flatMap((child) => [child, ...all(child)]);
    const paths = all().map(({ path }) => path);
    assert.equal(new Set(paths).size, paths.length);
    assert.ok(paths.length > 20);
  });

  it('say how many places are not listed', async () => {
    const tree = new UsagesTree(
      await grouped(usedIn({ 'x.json': `{ "kalshi_team_id": "${BOSTON}" }\n`.repeat(1_200) })),
      pathOf,
    );
    const [thing] = tree.children(tree.children()[0]);
    const places = tree.children(thing);
    assert.equal(places.length, 1_001);
    const last = places.at(-1);
    assert.equal(last?.type === 'text' && last.label, 'And 200 more places');
  });
});

describe('the report of usages', () => {
  const around = { name: 'bot', note: 'Sample data, made up', pathOf, now: NOW };

  it('lists every place by kind and state', async () => {
    const report = usagesReport(await grouped(usedIn(FILES)), around);
    assert.match(
      report,
      /^# Kalshi IDs in bot\n\n8 IDs, 2026-11-23 12:30 UTC\. Sample data, made up\.\n\n## Unknown/,
    );
    assert.match(
      report,
      new RegExp(
        `## Structured targets\\\\: basketball\\\\_team \\(2\\)\n\n- \\*\\*Boston\\*\\* \`${BOSTON}\`\n  - \`a.json:1\`\n`,
      ),
    );
    assert.match(report, /- `KXGONE-24`\n {2}- `b\.json:2`\n/);
  });

  it('lists a line once on which an id stands twice', async () => {
    const report = usagesReport(await grouped(usedIn({ 'x.json': `["KXGONE-24", "KXGONE-24"]` })), around);
    assert.equal(report.match(/x\.json:1/g)?.length, 1);
  });

  it('holds no markup of anybody else, whatever the exchange and the files call things', () => {
    const [used] = usedIn({ 'x.json': '["KXGONE-24"]' });
    assert.ok(used);
    const markdown = renderer();
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (label, name, file) => {
        const thing = { ref: { kind: 'market', id: used.id } as const, name, used };
        const groups = [{ id: 'x', label, isStale: false, things: [thing] }];
        const html = markdown.render(usagesReport({ groups, others: 0 }, { ...around, pathOf: () => file }));
        const tags = Array.from(html.matchAll(/<(\w+)/g), ([, tag]) => tag).filter((tag) => tag !== 'strong');
        assert.deepEqual(tags, ['h1', 'p', 'h2', 'ul', 'li', 'code', 'ul', 'li', 'code'], html);
      }),
    );
  });
});
