import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import ts from 'typescript';
import type { StructuredTarget } from '../../../src/core/kalshi/structuredTargets';
import { nameMap, namesOf, type MapLanguage } from '../../../src/core/export/nameMap';
import { targetOf, uuid } from '../entities/entityOf';
import { hostileText } from '../format/hostileText';

const NOW = Date.parse('2026-11-24T00:00:00Z');
const header = { type: 'basketball_team', competition: 'NBA', environment: 'Production', now: NOW };

const names = (...some: readonly string[]): StructuredTarget[] =>
  some.map((name, index) => targetOf({ id: uuid(index), name }));

/** What a TypeScript program gets that imports the document. */
function evaluated(source: string): Record<string, string> {
  const exported: Record<string, Record<string, string>> = {};
  const { outputText, diagnostics } = ts.transpileModule(source, {
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.CommonJS },
  });
  assert.deepEqual(diagnostics, []);
  runInNewContext(outputText, { exports: exported });
  const [only, ...others] = Object.values(exported).filter((one) => typeof one === 'object');
  assert.ok(only && others.length === 0);
  return only;
}

const targets = fc.uniqueArray(
  fc.record({
    name: fc.oneof(
      hostileText,
      fc.constantFrom('__proto__', 'constructor', 'A', 'A (NBA)', '1', '', '\u2028'),
    ),
    id: fc.oneof(fc.uuid(), hostileText),
    league: fc.constantFrom('NBA', 'WNBA', ''),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
);
const made = (some: readonly { name: string; id: string; league: string }[]): StructuredTarget[] =>
  some.map(({ name, id, league }) => ({ ...targetOf({ name, details: { league } }), id }));

describe('a map of names', () => {
  it('is sorted by name and says in its header what it is of', () => {
    const source = nameMap(names('New York', 'Boston'), 'typescript', header);
    assert.equal(
      source,
      [
        '// 2 structured targets: basketball_team of NBA, Production, 2026-11-24T00:00:00.000Z',
        'export const BASKETBALL_TEAM_NBA_IDS = {',
        `  "Boston": "${uuid(1)}",`,
        `  "New York": "${uuid(0)}",`,
        '} as const;',
        '',
      ].join('\n'),
    );
  });

  it('tells those of one name apart by what they play in, else by their team, else by their id', () => {
    const same = (details: Record<string, string>[]) =>
      namesOf(details.map((one, index) => targetOf({ id: uuid(index), name: 'Tie', details: one }))).map(
        ([name]) => name,
      );
    assert.deepEqual(same([{ league: 'NBA' }, { league: 'NFL' }]), ['Tie (NBA)', 'Tie (NFL)']);
    assert.deepEqual(same([{ team_name: 'Bears' }, { team_name: 'Lions' }]), ['Tie (Bears)', 'Tie (Lions)']);
    const [first, second] = same([{ league: 'NBA' }, { league: 'NBA' }]);
    assert.notEqual(first, second);
  });

  it('keeps every id under a name of its own, whatever the names are', () => {
    fc.assert(
      fc.property(targets, (some) => {
        const found = namesOf(made(some));
        assert.equal(new Set(found.map(([name]) => name)).size, some.length);
        assert.deepEqual(found.map(([, id]) => id).toSorted(), some.map(({ id }) => id).toSorted());
      }),
    );
  });

  it('is JSON and TypeScript that hold every id, whatever the names, the type and the competition are', () => {
    fc.assert(
      fc.property(targets, hostileText, hostileText, (some, type, competition) => {
        const ids = some.map(({ id }) => id).toSorted();
        const write = (language: MapLanguage): string =>
          nameMap(made(some), language, { ...header, type, competition });
        const parsed = JSON.parse(write('json')) as Record<string, string>;
        assert.deepEqual(Object.values(parsed).toSorted(), ids);
        assert.deepEqual(Object.values(evaluated(write('typescript'))).toSorted(), ids);
      }),
      { numRuns: 60 },
    );
  });

  it('is Python that holds every id, whatever the names, the type and the competition are', function () {
    if (spawnSync('python3', ['-c', '']).status !== 0) return this.skip(); // No python3 here.
    this.timeout(20_000);
    const type = 'team # coding: latin-7';
    const some = fc.sample(targets, 60);
    const sources = some.map((one) => nameMap(made(one), 'python', { ...header, type }));
    const program = `import json, sys
for source in json.load(sys.stdin):
    space = {}
    exec(compile(source.encode('utf-8', 'surrogatepass'), 'map', 'exec'), space)
    print(json.dumps(next(list(value.values()) for name, value in space.items() if name.endswith('_IDS'))))`;
    const { stdout, stderr } = spawnSync('python3', ['-c', program], {
      input: JSON.stringify(sources),
      encoding: 'utf8',
    });
    assert.equal(stderr, '');
    const found = stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as string[]).toSorted());
    assert.deepEqual(
      found,
      some.map((one) => one.map(({ id }) => id).toSorted()),
    );
  });
});
