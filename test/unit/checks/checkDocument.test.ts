import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Catalog } from '../../../src/core/catalog/catalog';
import { checkDocument, readDocument } from '../../../src/core/checks/checkDocument';
import type { Knowledge } from '../../../src/core/checks/idRules';
import { Resolver } from '../../../src/core/ids/resolver';
import { sampleApi, SAMPLE_NOW } from '../sampleApi';

const always = (): boolean => true;

function knowledgeOf(catalog: Catalog, resolver: Resolver): Knowledge {
  return { peek: (id) => resolver.peek(id), isMissing: (ref) => catalog.isKnownMissing(ref) };
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
    const read = await readDocument(text, false, always);
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
    const { api } = sampleApi();
    const catalog = new Catalog(api, () => SAMPLE_NOW);
    const knowledge = knowledgeOf(catalog, new Resolver(catalog, () => SAMPLE_NOW));
    const text = JSON.stringify({ team_ids: Array.from({ length: 20_000 }, () => randomUUID()) });
    let looks = 0;
    const isWanted = (): boolean => ++looks < 2;
    assert.equal(await readDocument(text, false, isWanted), undefined);
    assert.equal(looks, 2);
    const read = await readDocument(text, false, always);
    looks = 0;
    assert.ok(read);
    assert.equal(await checkDocument(read, knowledge, SAMPLE_NOW, isWanted), undefined);
    assert.equal(looks, 2);
  });
});
