import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Catalog } from '../../../src/core/catalog/catalog';
import { checkDocument, readDocument } from '../../../src/core/checks/checkDocument';
import { JsonReader } from '../../../src/core/checks/jsonReader';
import type { Knowledge } from '../../../src/core/checks/idRules';
import { Resolver } from '../../../src/core/ids/resolver';
import { sampleApi, SAMPLE_NOW } from '../sampleApi';
import { linesOf } from './readChecks';

const always = (): boolean => true;

function knowledgeOf(catalog: Catalog, resolver: Resolver): Knowledge {
  return { peek: (id) => resolver.peek(id), isMissing: (ref) => catalog.isKnownMissing(ref) };
}

/** A bot's file of about so many UTF-16 units, where every fourth line is an id. */
function large(units: number, indent: number | undefined): string {
  const one = { name: 'Boston at New York', limit: 12.5, home_team_id: '', note: 'as it was yesterday' };
  const all = Array.from({ length: Math.ceil(units / 150) }, () => ({ ...one, home_team_id: randomUUID() }));
  return JSON.stringify(all, null, indent);
}

describe('checking a document', () => {
  it('asks for 2,000 ids in at most 11 requests, and for none of them again', async () => {
    const { api, urls } = sampleApi();
    const catalog = new Catalog(api, () => SAMPLE_NOW);
    const resolver = new Resolver(catalog, () => SAMPLE_NOW);
    const knowledge = knowledgeOf(catalog, resolver);
    const ids = Array.from({ length: 2_000 }, () => randomUUID());
    // Each twice: they are asked for once.
    const text = JSON.stringify({ team_ids: ids, player_ids: ids });
    const read = await readDocument(linesOf(text), false, always);
    assert.equal(read?.ids.length, 4_000);
    const first = await checkDocument(read, knowledge, SAMPLE_NOW, always);
    assert.deepEqual(first?.findings, []);
    assert.equal(first.toAsk.length, 2_000);
    await resolver.resolve(
      first.toAsk.map((id) => ({ ...id, under: id.key })),
      { looksLikeKalshi: true },
    );
    assert.ok(urls.length >= 1 && urls.length <= 11, `${urls.length} requests`);
    const second = await checkDocument(read, knowledge, SAMPLE_NOW, always);
    assert.equal(second?.findings.length, 4_000);
    assert.deepEqual(second.toAsk, []);
  });

  it('stops as soon as the document is another one', async () => {
    let looks = 0;
    const isWanted = (): boolean => ++looks < 2;
    const text = large(2_000_000, 2);
    assert.equal(await readDocument(linesOf(text), false, isWanted), undefined);
    assert.equal(looks, 2);
  });

  for (const [form, indent] of [
    ['with a line for each member', 2],
    ['on one line', undefined],
  ] as const)
    it(`can pause between any few hundred words of a megabyte ${form}`, () => {
      const text = large(1_000_000, indent);
      const words = text.match(/"[^"]*"|[{}[\],:]|[\d.]+/g)?.length ?? 0;
      const reader = new JsonReader(linesOf(text), { isJsonLines: false, onObject: () => {} });
      const pauses = Array.from(reader.steps()).length;
      assert.ok(pauses >= Math.floor(words / 256), `${pauses} pauses in ${words} words`);
    });
});
