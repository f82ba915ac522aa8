import assert from 'node:assert/strict';
import fc from 'fast-check';
import { segmentsOf, type NameRecord } from '../../../src/core/catalog/nameSegment';
import { NameStore } from '../../../src/core/catalog/nameStore';
import { uuid } from '../entities/entityOf';
import { MemoryFolder } from './memoryFolder';

const DAY = 24 * 60 * 60 * 1000;
const NOW = 100 * DAY;

const time = fc.integer({ min: NOW - 2 * DAY, max: NOW + DAY });
const id = fc.integer({ min: 0, max: 5 }).map(uuid);
const kind = fc.constantFrom('structuredTarget' as const, 'milestone' as const);
const named = fc.record({ kind, id, name: fc.string(), state: fc.constantFrom('a', 'b'), at: time });
const missing = fc.record({ kind, id, missing: time });
const record: fc.Arbitrary<NameRecord> = fc.oneof(named, missing);

/** A folder in memory that lists its segments in any order. */
function folderOf(texts: readonly string[], order: readonly number[]): MemoryFolder {
  const folder = new MemoryFolder();
  texts.forEach((text, index) => folder.files.set(`${String(order[index]).padStart(4, '0')}.seg`, text));
  const { list } = folder;
  folder.list = async () => (await list()).toSorted();
  return folder;
}

async function read(folder: MemoryFolder): Promise<string> {
  const store = new NameStore({ folder, log: () => undefined, now: () => NOW, gathering: 2 ** 30 });
  await store.load();
  const names = [...store.entries()].map((thing) => JSON.stringify(thing)).sort();
  const gone = [0, 1, 2, 3, 4, 5].map((number) =>
    store.missingSince({ kind: 'milestone', id: uuid(number) }),
  );
  return JSON.stringify([names, gone]);
}

describe('segments of names', () => {
  it('give the same names in whatever order they are read, and put together in whatever way', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(record, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        async (segments, random) => {
          const texts = segments.flatMap((records) => segmentsOf(records));
          const inOrder = texts.map((_, index) => index);
          const shuffled = inOrder
            .map((index) => ({ index, by: random.next().value as number }))
            .sort((a, b) => a.by - b.by)
            .map(({ index }) => index);
          const expected = await read(folderOf(texts, inOrder));
          assert.equal(await read(folderOf(texts, shuffled)), expected);
          assert.equal(
            await read(folderOf([...texts, ...texts], [...inOrder, ...inOrder.map((at) => at + 50)])),
            expected,
          );
          assert.equal(await read(folderOf(segmentsOf(segments.flat()), [0])), expected);
        },
      ),
      { numRuns: 300 },
    ));

  it('give of every id the newest, and what is newest counts', () =>
    fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 20 }), async (records) => {
        const folder = folderOf(
          records.flatMap((one) => segmentsOf([one])),
          records.map((_, index) => index),
        );
        const store = new NameStore({ folder, log: () => undefined, now: () => NOW });
        await store.load();
        for (const one of records) {
          const at = Math.min('missing' in one ? one.missing : one.at, NOW);
          const name = store.nameOf(one);
          const since = store.missingSince(one);
          if (!('missing' in one)) assert.ok(name ? name.at >= at : since !== undefined && since >= at);
          else if (NOW - at < DAY) assert.ok((since ?? 0) >= at || (name && name.at > at));
          if (since !== undefined) assert.ok(NOW - since < DAY && since >= (name?.at ?? 0));
        }
      }),
      { numRuns: 300 },
    ));

  it('are read without a fault and without a wrong name, whatever was done to their bytes', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(named, { minLength: 1, maxLength: 6 }),
        fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255) }), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        async (records, changes, cut) => {
          const bytes = Buffer.from(segmentsOf(records)[0] ?? '');
          for (const { at, byte } of changes) bytes[at % bytes.length] = byte;
          const damaged = bytes.subarray(0, bytes.length - (cut % 3)).toString('utf8');
          const folder = folderOf([damaged], [0]);
          const store = new NameStore({ folder, log: () => undefined, now: () => NOW });
          await store.load();
          const names = new Set(records.map(({ name }) => name));
          for (const { name } of store.entries()) assert.ok(names.has(name));
        },
      ),
      { numRuns: 500 },
    ));
});
