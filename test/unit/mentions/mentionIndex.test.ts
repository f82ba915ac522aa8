import assert from 'node:assert/strict';
import fc from 'fast-check';
import { idsByLine } from './idsByLine';
import { MentionIndex, type LineEdit, type Mention } from '../../../src/core/mentions/mentionIndex';
import { randomFrom, randomText } from './idTexts';

/** A document that is edited as VS Code does it, and an index that hears of it. */
class Edited {
  text: string;
  #lines: string[];
  readonly index: MentionIndex;
  /** How many lines were read. */
  reads = 0;

  constructor(text: string) {
    this.text = text;
    this.#lines = linesOf(text);
    const lines = (): string[] => this.#lines;
    this.index = new MentionIndex({
      get lineCount() {
        return lines().length;
      },
      lineAt: (line) => {
        this.reads++;
        return lines()[line] ?? assert.fail(`line ${String(line)}`);
      },
    });
  }

  /** Several changes in one event, as they come: the last in the document first, all shown already. */
  change(changes: readonly { from: number; to: number; text: string }[]): void {
    const edits: LineEdit[] = [];
    for (const { from, to, text } of changes) {
      const [start, end] = [this.#placeOf(from), this.#placeOf(to)];
      edits.push({
        start: start.line,
        end: end.line,
        count: linesOf(text).length,
        columns: { from: start.column, to: end.column, length: text.length },
      });
      this.text = this.text.slice(0, from) + text + this.text.slice(to);
      this.#lines = linesOf(this.text);
    }
    for (const edit of edits) this.index.edited(edit);
  }

  #placeOf(offset: number): { line: number; column: number } {
    const before = linesOf(this.text.slice(0, offset));
    return { line: before.length - 1, column: before.at(-1)?.length ?? 0 };
  }
}

/** Lone carriage returns are left out: VS Code makes them line feeds when it reads a file. */
function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}

function textFrom(seed: number, count: number): string {
  const random = randomFrom(seed);
  const parts = Array.from({ length: count }, () => randomText(random).replaceAll(/\r(?!\n)/g, '\n'));
  return parts.join(seed % 2 === 0 ? '\n' : ' ');
}

/** Where cuts through `\r\n` are moved to: VS Code has no position there. */
function placeIn(text: string, share: number): number {
  const at = Math.round(share * text.length);
  return text[at - 1] === '\r' && text[at] === '\n' ? at - 1 : at;
}

const shares = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const change = fc.record({
  seed: fc.nat(),
  parts: fc.nat(2),
  from: shares,
  length: fc.oneof(fc.constantFrom(0, 0, 0.001, 1), fc.double({ min: 0, max: 0.2, noNaN: true })),
});
const events = fc.record({
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
  /** What is asked for between two edits. */
  asked: fc.constantFrom('nothing', 'some', 'slice', 'all'),
});

function* editsOf(
  text: string,
  changes: readonly (typeof change extends fc.Arbitrary<infer C> ? C : never)[],
): Generator<{ from: number; to: number; text: string }> {
  let end = text.length;
  for (const { seed, parts, from, length } of [...changes].sort((a, b) => b.from - a.from)) {
    const start = Math.min(placeIn(text, from), end);
    const stop = Math.min(placeIn(text, Math.min(1, from + length)), end);
    if (start > stop) continue;
    yield { from: start, to: Math.max(start, stop), text: textFrom(seed, parts) };
    end = start;
  }
}

function checkEdits(
  text: string,
  list: readonly (typeof events extends fc.Arbitrary<infer E> ? E : never)[],
): void {
  const edited = new Edited(text);
  for (const { changes, asked } of list) {
    if (asked === 'some') edited.index.within(1, 2, 50);
    if (asked === 'slice') edited.index.advance(0, ticking());
    if (asked === 'all') edited.index.advance(Infinity);
    edited.change([...editsOf(edited.text, changes)]);
  }
  const expected = idsByLine(edited.text);
  while (!edited.index.advance(0, ticking()));
  assert.deepEqual([...edited.index.known()], expected);
  assert.deepEqual(edited.index.within(0, Infinity), expected);
}

/** A clock by which every look takes a millisecond. */
function ticking(): () => number {
  let now = 0;
  return () => now++;
}

describe('MentionIndex', () => {
  it('knows after any edits what a fresh look at the document finds', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(12), fc.array(events, { maxLength: 8 }), (seed, count, list) => {
        checkEdits(textFrom(seed, count), list);
      }),
      { numRuns: 2000 },
    );
  });

  it('does so on lines that are looked at in pieces', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(events, { minLength: 1, maxLength: 6 }), (seed, list) => {
        checkEdits(textFrom(seed, 1000).replaceAll(/\r?\n/g, seed % 3 === 0 ? '\n' : ' '), list);
      }),
      { numRuns: 100 },
    );
  });

  it('finds with `advance` alone what `within` finds', () => {
    const text = textFrom(7, 3000);
    const { index } = new Edited(text);
    let slices = 0;
    while (!index.advance(0, ticking())) slices++;
    assert.ok(slices > 3, String(slices));
    assert.deepEqual([...index.known()], idsByLine(text));
  });

  it('says what it found by now while it is not done', () => {
    const { index } = new Edited(textFrom(7, 3000));
    assert.deepEqual([...index.known()], []);
    index.advance(0, ticking());
    const some = [...index.known()].length;
    assert.ok(some > 0 && some < index.within(0, Infinity).length);
  });

  it('reads after an edit no other line than the changed one', () => {
    const edited = new Edited(
      Array.from({ length: 5000 }, (_, line) => `"ticker": "KXA-${String(line)}"`).join('\n'),
    );
    edited.index.advance(Infinity);
    for (const offset of [0, 50_000, edited.text.length]) {
      edited.change([{ from: offset, to: offset, text: 'x' }]);
      edited.reads = 0;
      assert.equal(edited.index.advance(Infinity), true);
      assert.equal(edited.reads, 1);
    }
  });

  it('looks after an edit at no more than some pieces of a line of a megabyte', () => {
    let line = `"KXA-1", `.repeat(120_000);
    const read: number[] = [];
    const watched = (): string =>
      ({
        length: line.length,
        slice: (from: number, to: number) => {
          read.push(Math.min(to, line.length) - from);
          return line.slice(from, to);
        },
      }) as unknown as string;
    const index = new MentionIndex({ lineCount: 1, lineAt: watched });
    index.advance(Infinity);
    const before = [...index.known()].length;
    read.length = 0;
    line = `${line.slice(0, 500_000)}-${line.slice(500_000)}`;
    index.edited({ start: 0, end: 0, count: 1, columns: { from: 500_000, to: 500_000, length: 1 } });
    assert.equal(index.advance(Infinity), true);
    const looked = read.filter((length) => length > 100).reduce((sum, length) => sum + length, 0);
    assert.ok(looked < 70_000, String(looked));
    assert.ok(Math.abs([...index.known()].length - before) <= 1);
  });

  it('looks at no more of a long line than is asked for', () => {
    const line = `"KXA-1", `.repeat(120_000);
    let read = 0;
    const watched = {
      length: line.length,
      slice: (from: number, to: number) => ((read += to - from), line.slice(from, to)),
    } as unknown as string;
    const mentions: readonly Mention[] = new MentionIndex({ lineCount: 1, lineAt: () => watched }).within(
      0,
      0,
      900,
    );
    assert.equal(mentions.length, 100);
    assert.ok(read < 40_000, String(read));
  });
});
