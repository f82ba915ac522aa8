import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import { fileContent } from '../../../src/core/usages/fileContent';
import type { Block, Cell, PanelContent, Section } from '../../../src/core/details/content';
import { Resolver } from '../../../src/core/ids/resolver';
import { resolveUsed } from '../../../src/core/usages/resolveUsed';
import { FakeExchange } from '../catalog/fakeExchange';
import { uuid } from '../entities/entityOf';
import { HARMFUL, HOSTILE } from '../format/hostileThings';
import { usedIn } from './usedOf';

const NOW = Date.parse('2026-11-23T12:30:00Z');
const [BOSTON, ORDER] = [uuid(11), uuid(12)];
const TEXT =
  `{ "teams": { "home_team_id": "${BOSTON}" },\n "ticker": "KXGAME-26-BOS", "old": "KXGONE-24",\n` +
  ` "order_id": "${ORDER}", "again": ["${BOSTON}", "KXGAME-25-BOS"] }`;

async function contentOf(text: string, name = 'Boston', isAsked = true): Promise<PanelContent> {
  const api = new FakeExchange({
    targets: [{ id: BOSTON, name, type: 'basketball_team' }],
    markets: [
      { ticker: 'KXGAME-26-BOS', yes_sub_title: name, status: 'active', last_price_dollars: '0.5600' },
      { ticker: 'KXGAME-25-BOS', yes_sub_title: name, status: 'finalized', result: 'yes' },
    ],
  });
  const catalog = new Catalog(api, () => NOW);
  const resolver = new Resolver(catalog, () => NOW);
  const used = usedIn({ 'bot.json': text });
  if (isAsked) await resolveUsed(used, resolver, new AbortController().signal);
  return fileContent(
    { path: 'src/bot.json', used, isCut: false, environment: 'Sample', loadedAt: NOW },
    (mention) => resolver.peek(mention),
    { now: NOW, nameOf: (ref) => catalog.nameOf(ref) },
  );
}

const words = ({ content }: Cell): string => content.map(({ text }) => text).join('');

function rowsOf({ blocks = [] }: Partial<Section> = {}): readonly (readonly string[])[] {
  const table = blocks.find((block): block is Extract<Block, { type: 'table' }> => block.type === 'table');
  return (table?.rows ?? []).map((row) => row.map(words));
}

describe('the page of the ids of a file', () => {
  it('has a row for each id with a name, in the order of the file', async () => {
    const { ref, title, summary, sections } = await contentOf(TEXT);
    assert.deepEqual(
      [ref, title, summary],
      [null, 'src/bot.json', [{ text: '5 different IDs' }, { text: '3 by name' }]],
    );
    assert.deepEqual(rowsOf(sections[0]), [
      ['Boston', 'Structured target', 'basketball_team', '', '2', '1, 3', BOSTON],
      ['Boston', 'Market', 'active', '$0.56', '1', '2', 'KXGAME-26-BOS'],
      ['Boston', 'Market', 'finalized', '', '1', '3', 'KXGAME-25-BOS'],
    ]);
  });

  it('folds away what the exchange does not know and what is of something else', async () => {
    const { sections } = await contentOf(TEXT);
    assert.deepEqual(
      sections.slice(1).map(({ id, folded, count }) => [id, folded, count]),
      [
        ['missing', true, 1],
        ['other', true, 1],
      ],
    );
    assert.deepEqual(rowsOf(sections[1]), [['KXGONE-24', 'old', '1', '2']]);
    assert.deepEqual(rowsOf(sections[2]), [[ORDER, 'order_id', '1', '3']]);
  });

  it('says what could not be looked up', async () => {
    const { sections } = await contentOf(TEXT, 'Boston', false);
    assert.deepEqual(
      sections.map(({ id, count }) => [id, count]),
      [
        ['known', 0],
        ['unasked', 4],
        ['other', 1],
      ],
    );
    assert.match(JSON.stringify(sections[0]?.blocks), /No id in this file has a name that is known/);
  });

  it('links names to their things and lines to their places', async () => {
    const [known] = (await contentOf(TEXT)).sections;
    const [block] = known?.blocks ?? [];
    const [row] = block?.type === 'table' ? block.rows : [];
    assert.deepEqual(row?.[0]?.content[0]?.ref, { kind: 'structuredTarget', id: BOSTON });
    assert.deepEqual(
      row.at(-2)?.content.flatMap(({ place }) => place ?? []),
      [
        { id: BOSTON, line: 0, character: 30 },
        { id: BOSTON, line: 2, character: 64 },
      ],
    );
  });

  it('lists the first lines of an id that stands on many, and sorts by what they are', async () => {
    const [known] = (await contentOf(`{ "kalshi_team_id": "${BOSTON}" }\n`.repeat(1_500))).sections;
    assert.deepEqual(rowsOf(known)[0]?.slice(-3, -1), ['1,500', '1, 2, 3, 4, 5, 6 and 1,494 more']);
    const [block] = known?.blocks ?? [];
    const cells = block?.type === 'table' ? block.rows[0]?.slice(-3, -1) : [];
    assert.deepEqual(
      cells?.map(({ sort }) => sort),
      [1_500, 0],
    );
  });

  it('cleans what the exchange calls things', async () => {
    const { sections } = await contentOf(TEXT, HOSTILE);
    for (const text of rowsOf(sections[0]).flat()) assert.doesNotMatch(text, HARMFUL);
  });
});
