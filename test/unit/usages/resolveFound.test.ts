import assert from 'node:assert/strict';
import type { IdMention } from '../../../src/core/ids/idMention';
import type { Resolution } from '../../../src/core/ids/resolver';
import { resolveFound } from '../../../src/core/usages/resolveUsed';
import { UsedIds } from '../../../src/core/usages/usedIds';
import { uuid } from '../entities/entityOf';

const place = { line: 0, character: 0, text: '' };

/** A file in which each id stands so often. */
function fileWith(counts: Readonly<Record<number, number>>) {
  const ids = Object.entries(counts).map(([n, count]) => ({
    ...{ id: uuid(Number(n)), hint: 'structuredTarget' as const, targetType: '', under: '' },
    ...{ count, places: [place] },
  }));
  return { ids, looksLikeKalshi: true, isCut: false };
}

/** A resolver that knows what it was asked for. */
function setUp(files: ReturnType<typeof fileWith>[]) {
  const used = new UsedIds();
  const asked: string[][] = [];
  const resolver = {
    peek: ({ id }: Pick<IdMention, 'id'>): Resolution => ({
      state: asked.flat().includes(id) ? 'missing' : 'unknown',
    }),
    resolve: async (mentions: readonly IdMention[]): Promise<boolean> => {
      asked.push(mentions.map(({ id }) => id));
      return true;
    },
  };
  const found = {
    get all() {
      return used.all;
    },
    more: async () => {
      const next = files.shift();
      if (next) used.add(`file:///${files.length}.json`, next);
      return next !== undefined;
    },
  };
  return { used, asked, resolver, found };
}

describe('The ids that are found while files are looked through', () => {
  it('are asked for as they are found, the most used first, each once', async () => {
    const { asked, resolver, found } = setUp([
      fileWith({ 1: 1, 2: 5, 3: 3 }),
      fileWith({ 2: 1, 4: 1, 5: 2 }),
    ]);
    await resolveFound(found, resolver, new AbortController().signal);
    assert.deepEqual(asked, [
      [uuid(2), uuid(3), uuid(1)],
      [uuid(5), uuid(4)],
    ]);
  });

  it('are not asked for any more once that is cancelled', async () => {
    const abort = new AbortController();
    const { asked, resolver, found } = setUp([fileWith({ 1: 1 }), fileWith({ 2: 1 })]);
    const resolve = async (mentions: readonly IdMention[]): Promise<boolean> => {
      abort.abort();
      return resolver.resolve(mentions);
    };
    await resolveFound(found, { ...resolver, resolve }, abort.signal);
    assert.deepEqual(asked, [[uuid(1)]]);
  });

  it('have the places of all files', () => {
    const used = new UsedIds();
    used.add('file:///a.json', fileWith({ 1: 2 }));
    used.add('file:///b.json', fileWith({ 1: 3 }));
    const [one] = used.all;
    assert.equal(one?.count, 5);
    assert.deepEqual(
      one?.places.map(({ uri }) => uri),
      ['file:///a.json', 'file:///b.json'],
    );
  });
});
