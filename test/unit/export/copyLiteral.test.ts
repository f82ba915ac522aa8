import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { parse } from 'jsonc-parser';
import { asList, asLiteral, idsOf, insertionAt, valueLiteral } from '../../../src/core/export/copyLiteral';
import { uuid } from '../entities/entityOf';

const TICKERS = ['KXNBAGAME-26NYKBOS-NYK', 'KXNBAGAME-26NYKBOS-BOS', 'KXT20.5-A_B', 'KX-1'];
const [A = '', B = '', C = ''] = TICKERS;

const texts = fc.array(fc.string({ unit: 'binary' }), { maxLength: 9 });
const evaluate = (source: string): unknown => runInNewContext(`(${source})`);

/** What Python reads in some literals; undefined where there is no Python. */
function inPython(sources: readonly string[]): unknown[] | undefined {
  const program =
    'import ast,json,sys\nprint(json.dumps([ast.literal_eval(x) for x in json.load(sys.stdin)]))';
  try {
    return JSON.parse(
      execFileSync('python3', ['-c', program], { input: JSON.stringify(sources), encoding: 'utf8' }),
    ) as unknown[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

describe('asList', () => {
  it('is a JSON array of the same texts, whatever they are', () => {
    for (const language of ['json', 'jsonc', 'jsonl'])
      fc.assert(fc.property(texts, (ids) => assert.deepEqual(JSON.parse(asList(ids, language)), ids)));
  });

  it('is an array of the same texts in TypeScript and JavaScript', () => {
    for (const language of ['typescript', 'typescriptreact', 'javascript'])
      fc.assert(
        fc.property(texts, (ids) =>
          assert.deepEqual([...(evaluate(asList(ids, language)) as string[])], ids),
        ),
      );
  });

  it('is a list of the same texts in Python', function () {
    const samples = fc.sample(texts, 300);
    const read = inPython(samples.map((ids) => asList(ids, 'python')));
    if (!read) return this.skip();
    assert.deepEqual(read, samples);
  });

  it('is a list of one, too, and an empty list of none', () => {
    assert.equal(asList([A], 'python'), `["${A}"]`);
    assert.equal(asList([], 'json'), '[]');
  });

  it('has each id on a line of its own where there are more than three', () => {
    assert.equal(asList([A, B, C], 'json'), `["${A}", "${B}", "${C}"]`);
    assert.equal(asList(TICKERS, 'json').split('\n').length, 6);
    assert.match(asList(TICKERS, 'python'), /^\[\n {2}"KX.*",\n.*"\n\]$/s);
    assert.match(asList(TICKERS, 'shellscript'), /^\(\n {2}"KX[^,]*"\n[^,]*"\n\)$/s);
  });

  it('stays on its line in Go, where a line break needs a comma before it', () => {
    assert.equal(asList(TICKERS, 'go').split('\n').length, 1);
  });

  it('is one id a line where a language has no strings', () => {
    for (const language of ['plaintext', 'markdown', 'csv', 'tsv'])
      assert.equal(asList([A, B], language), `${A}\n${B}`);
  });
});

describe('asLiteral', () => {
  it('is a string of one id, and bare in text', () => {
    for (const language of ['json', 'python', 'typescript', 'go', 'rust', 'toml', 'yaml', 'cpp'])
      assert.equal(asLiteral([A], language), `"${A}"`);
    assert.equal(asLiteral([A], 'sql'), `'${A}'`);
    assert.equal(asLiteral([A], 'markdown'), A);
  });

  it('is a list of several, as each language writes it', () => {
    const lists = {
      json: `["${A}", "${B}"]`,
      python: `["${A}", "${B}"]`,
      yaml: `["${A}", "${B}"]`,
      toml: `["${A}", "${B}"]`,
      go: `[]string{"${A}", "${B}"}`,
      rust: `&["${A}", "${B}"]`,
      java: `List.of("${A}", "${B}")`,
      kotlin: `listOf("${A}", "${B}")`,
      csharp: `new[] {"${A}", "${B}"}`,
      cpp: `{"${A}", "${B}"}`,
      shellscript: `("${A}" "${B}")`,
      sql: `('${A}', '${B}')`,
      plaintext: `${A}\n${B}`,
    };
    for (const [language, list] of Object.entries(lists)) assert.equal(asLiteral([A, B], language), list);
  });

  it('falls back to what most languages have', () => {
    assert.equal(asLiteral([A, B], 'a-language-of-tomorrow'), `["${A}", "${B}"]`);
  });
});

describe('insertionAt', () => {
  /** The line with what is inserted at `|`. */
  const inserted = (line: string, language: string, ids: readonly string[] = [A]): string => {
    const at = line.indexOf('|');
    const text = line.replace('|', '');
    return text.slice(0, at) + insertionAt(ids, language, text, at) + text.slice(at);
  };

  it('quotes an id where a value stands', () => {
    assert.equal(inserted('  "ticker": |', 'json'), `  "ticker": "${A}"`);
    assert.equal(inserted('ticker = |', 'python'), `ticker = "${A}"`);
    assert.equal(inserted('|', 'json'), `"${A}"`);
  });

  it('is bare between quotes', () => {
    assert.equal(inserted('  "ticker": "|",', 'json'), `  "ticker": "${A}",`);
    assert.equal(inserted("t = '|'", 'python'), `t = '${A}'`);
    assert.equal(inserted('t = `|`', 'typescript'), `t = \`${A}\``);
    assert.equal(inserted('f("a", "x|y")', 'go'), `f("a", "x${A}y")`);
    assert.equal(inserted('"a\\"b |"', 'json'), `"a\\"b ${A}"`);
  });

  it('is quoted beside and between strings', () => {
    assert.equal(inserted('["a", |, "b"]', 'json'), `["a", "${A}", "b"]`);
    assert.equal(inserted('|"a"', 'json'), `"${A}""a"`);
    assert.equal(inserted('"a"|', 'json'), `"a""${A}"`);
  });

  it('does not take an apostrophe for a quote', () => {
    assert.equal(inserted("x = |  # it's one", 'python'), `x = "${A}"  # it's one`);
    assert.equal(inserted(`it's: "|"`, 'yaml'), `it's: "${A}"`);
  });

  it('joins several between quotes as the exchange takes them', () => {
    assert.equal(inserted('url = "?tickers=|"', 'python', [A, B]), `url = "?tickers=${A},${B}"`);
  });

  it('keeps JSON and Python readable, wherever a list goes and however it is indented', function () {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 99 }).map(uuid), { minLength: 1, maxLength: 8 });
    const indent = fc.constantFrom('', '  ', '\t\t', '        ');
    const programs: string[] = [];
    const expected: unknown[] = [];
    fc.assert(
      fc.property(ids, indent, (some, white) => {
        const value = some.length === 1 ? some[0] : some;
        const document = (language: string): string => `{\n${inserted(`${white}"a": |`, language, some)}\n}`;
        assert.deepEqual(parse(document('json')), { a: value });
        programs.push(document('python'));
        expected.push({ a: value });
      }),
    );
    const read = inPython(programs);
    if (!read) return this.skip();
    assert.deepEqual(read, expected);
  });

  it('indents the further lines like the first', () => {
    const lines = inserted('    "a": |', 'json', TICKERS).split('\n');
    assert.equal(lines.at(-1), '    ]');
    assert.equal(lines[1], `      "${A}",`);
  });
});

describe('idsOf', () => {
  it('has each id once, in the order of the rows', () => {
    const refs = [B, A, B].map((id) => ({ kind: 'market' as const, id }));
    assert.deepEqual(idsOf(refs), [B, A]);
  });
});

describe('valueLiteral', () => {
  it('writes the quotes that are missing, and no others', () => {
    assert.equal(valueLiteral(A, { isQuoted: true, missing: '' }, 'json'), A);
    assert.equal(valueLiteral(A, { isQuoted: true, missing: "'" }, 'python'), `${A}'`);
    assert.equal(valueLiteral(A, { isQuoted: false, missing: '' }, 'yaml'), `"${A}"`);
  });
});
