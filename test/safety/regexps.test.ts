import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import ts from 'typescript';

/** Characters. A quadratic expression takes some 30 million steps over a text of this length, a linear one none to speak of. */
const LENGTH = 8192;
/** Milliseconds that nobody notices. Only what takes longer is measured again. */
const UNNOTICED = 5;
/** How much longer the longer text is, and how much longer it may take: 4 for what is linear, 16 for what is quadratic. */
const LONGER = 4;
const MOST_RATIO = 8;

interface Literal {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression that is written in a folder. Those of the sample's data run while the package is built. */
function literalsIn(folder: string): readonly Literal[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith(path.join('core', 'sample', 'data')))
    .map((name) => path.join(folder, name));
  return files.flatMap((file) => {
    const found: Literal[] = [];
    const sourceFile = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const [, source = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? [];
        const { line } = sourceFile.getLineAndCharacterOfPosition(node.getStart());
        found.push({ where: `${file}:${line + 1} ${node.text}`, source, flags });
      }
      ts.forEachChild(node, visit);
    };
    visit(sourceFile);
    return found;
  });
}

/** Texts of a length that an expression may choke on: its own characters and words, alone and by twos, again and again. */
function attacks({ source }: Literal, length: number): readonly string[] {
  const bare = source
    .replace(/\\[pP]\{[^}]*\}/g, 'á')
    .replace(/\\[dDwWsSbBnrtu]/g, (escape) => SAMPLES[escape] ?? '');
  const own = [...new Set(bare)].filter((one) => !'^$()[]|?*+{}\\'.includes(one)).slice(0, 10);
  const units = [...new Set([...own, ...GENERIC])];
  const pairs = own.flatMap((first) => own.map((second) => first + second));
  const words = (bare.match(/[a-z_]{3,}/gi) ?? []).slice(0, 5);
  return [...units, ...pairs, ...words].flatMap((unit) => {
    const many = unit.repeat(Math.ceil(length / unit.length));
    return [`${many}\0`, `${own[0] ?? ''}${many}\n`];
  });
}

const GENERIC = [
  'a',
  'A',
  '0',
  ' ',
  '-',
  '_',
  '.',
  '/',
  '"',
  '\\',
  '\n',
  '{',
  '[',
  ',',
  ':',
  '=',
  '*',
  '#',
  '\u{1f600}',
];
const SAMPLES: Readonly<Record<string, string>> = {
  '\\d': '7',
  '\\w': 'w',
  '\\s': ' ',
  '\\W': '%',
  '\\S': 's',
  '\\D': 'D',
};

/** Milliseconds of the processor for all matches in a text. */
function timeOf({ source, flags }: Literal, text: string): number {
  const expression = new RegExp(source, flags);
  const { user } = process.cpuUsage();
  if (expression.global) text.replace(expression, '');
  else expression.exec(text);
  return process.cpuUsage({ user, system: 0 }).user / 1000;
}

/** The least of some times: what else runs only makes things slower, and V8 is faster from the second time on. */
function leastTime(literal: Literal, text: string): number {
  return Math.min(...[0, 1, 2].map(() => timeOf(literal, text)));
}

function isSlow(literal: Literal): boolean {
  return attacks(literal, LENGTH).some((short, index) => {
    if (timeOf(literal, short) < UNNOTICED) return false;
    const long = attacks(literal, LONGER * LENGTH)[index] ?? '';
    // Below a millisecond a clock tells nothing, and what is slow is so each time.
    return [0, 1, 2].every(
      () => leastTime(literal, long) / Math.max(1, leastTime(literal, short)) > MOST_RATIO,
    );
  });
}

describe('the regular expressions of the source', () => {
  const literals = literalsIn('src');

  it('are found', () => assert.ok(literals.length > 80, String(literals.length)));

  it('take linear time on long texts of their own characters', () => {
    assert.deepEqual(
      literals.filter((literal) => isSlow(literal)).map(({ where }) => where),
      [],
    );
  });

  for (const source of ['\\s+$', '//.*milestone'])
    it(`would not pass if one were /${source}/g`, () => assert.ok(isSlow({ where: '', source, flags: 'g' })));
});
