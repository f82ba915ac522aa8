import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import type { Entity, EntityKind } from '../../../src/core/entities/kinds';
import { definitionOf } from '../../../src/core/entities/registry';
import { parseAnswer } from '../../../src/core/kalshi/answer';
import type { Api } from '../../../src/core/kalshi/api';
import { KalshiError } from '../../../src/core/kalshi/errors';
import { isJsonObject, type JsonValue } from '../../../src/core/kalshi/json';
import { answersOf, type Answers } from './answers';
import { again, isFull, seed } from '../../support/effort';
import { mutate } from './mutate';
import { Random } from '../../support/random';
import { READINGS, type Reading, type Subjects } from './readings';
import { everySurface, textsOf } from './surfaces';

const CASES = isFull ? 1_000_000 : 3_000;
/** One of so many is also shown everywhere. */
const SHOWN = 10;

const HARMFUL = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

const PROTOTYPES = [Object, Array, String, Number, Boolean, Function, Map, Promise].map(
  ({ prototype }): object => prototype as object,
);
const shapeOf = (one: object): string => Reflect.ownKeys(one).map(String).join();
const SHAPES = PROTOTYPES.map(shapeOf);

describe('answers of the exchange that are not as they should be', () => {
  let answers: Answers;
  before(async () => {
    answers = await answersOf();
    if (!answers.hasRecorded)
      console.log('      without recorded answers, which are not beside this project');
  });

  it(`are read to their end, ${CASES.toLocaleString('en')} of them (${again})`, async () => {
    const names = Object.keys(READINGS);
    const counts = new Map<string, number>();
    for (let index = 0; index < CASES; index++) {
      const random = new Random(seed + index * 7919);
      const name = names[index % names.length] ?? '';
      const text = mutate(random.pick(answers.texts.get(name) ?? []), random);
      try {
        const outcome = await check(READINGS[name] as Reading, text, answers.subjects, index % SHOWN === 0);
        counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
        // What gets in there stays, so that it is enough to look now and then.
        if (index % 20 === 0) assert.deepEqual(PROTOTYPES.map(shapeOf), SHAPES);
      } catch (cause) {
        const what = `case ${index} of ${name} (${again}): ${String(cause)}\n${text.slice(0, 3000)}`;
        throw new Error(what, { cause });
      }
    }
    const told = [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
    console.log(`      ${told}`);
    // Were nothing read, or everything, this would show nothing.
    for (const outcome of ['read', 'unreadable']) assert.ok((counts.get(outcome) ?? 0) > CASES / 50, told);
  });
});

async function check(reading: Reading, text: string, subjects: Subjects, isShown: boolean): Promise<string> {
  let answer: JsonValue | undefined;
  const api: Api = {
    get: async () => (answer = parseAnswer({ status: 200, contentType: 'application/json', body: text })),
  };
  const read: unknown = await reading.read(api, subjects).catch((error: unknown) => error);
  if (read instanceof Error) {
    assert.ok(read instanceof KalshiError && read.reason === 'unreadable', read.stack);
    return read.reason;
  }
  if (reading.things) assertThings(read as readonly Entity[], answer, reading.things);
  if (isShown && reading.kind) showAll(reading.kind, [read].flat() as Entity[]);
  return 'read';
}

/** What has an id that can be read is there, in the order of the answer. */
function assertThings(
  read: readonly object[],
  answer: JsonValue | undefined,
  [list, key]: readonly [list: string, key: string],
): void {
  const entries = isJsonObject(answer) ? answer[list] : undefined;
  const given = Array.isArray(entries) ? (entries as readonly JsonValue[]) : [];
  const ids = given.flatMap((entry) => (isJsonObject(entry) && hasId(entry[key]) ? [entry[key]] : []));
  assert.equal(read.length, ids.length);
  read.forEach((thing, index) => {
    const id = ids[index];
    const decoded = (thing as Record<string, unknown>)[key];
    if (typeof id === 'string') assert.equal(String(decoded).toLowerCase(), id.toLowerCase());
    assert.equal(Object.getPrototypeOf(thing), Object.prototype);
  });
}

function hasId(value: JsonValue | undefined): boolean {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

/** As the catalog remembers it and every surface of VS Code gets it. */
function showAll(kind: EntityKind, entities: readonly Entity[]): void {
  const catalog = new Catalog({ get: () => Promise.reject(new KalshiError('offline', '')) });
  catalog.remember<EntityKind>(kind, entities);
  for (const entity of entities) {
    const ref = { kind, id: definitionOf<EntityKind>(kind).idOf(entity) };
    const { labels, plain, markdown, panel } = everySurface(ref, entity, catalog);
    for (const text of labels) assert.ok(!text.includes('$('), text);
    for (const text of [...labels, ...plain]) assert.doesNotMatch(text, HARMFUL);
    for (const text of textsOf(panel)) assert.doesNotMatch(text.replaceAll('\n', ' '), HARMFUL);
    for (const { markdown: text } of markdown) assert.doesNotMatch(text.replaceAll('\n', ' '), HARMFUL);
  }
}
