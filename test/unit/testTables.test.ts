import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

const rows = readFileSync('test/README.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\| (-+|fault|threat|goal|suite) /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** The files that a cell names, each with the titles of tests behind it. */
function citedIn(cell: string): readonly (readonly [file: string, titles: readonly string[]])[] {
  const parts = cell.split(/`([\w/.]+\.(?:ts|mjs))`/).slice(1);
  return parts.flatMap((file, index) => {
    if (index % 2 === 1) return [];
    const titles = [...(parts[index + 1] ?? '').matchAll(/"([^"]+)"/g)].map(([, title = '']) => title);
    return [[file, titles] as const];
  });
}

describe('the tables of what is tested', () => {
  const cited = rows.flatMap((row) => citedIn(row[3] ?? ''));

  it('say in every row what shows it', () => {
    assert.ok(rows.length > 60, String(rows.length));
    for (const [, what, , by] of rows) assert.match(by ?? '', /`[\w/.]+`|bench|npm/, what);
  });

  it('name tests that are there', () => {
    assert.ok(cited.length > 60, String(cited.length));
    for (const [file, titles] of cited) {
      const found = path.join('test', file);
      assert.ok(existsSync(found), found);
      const text = readFileSync(found, 'utf8').replace(/\$\{[^}]*\}/g, '…');
      for (const title of titles) assert.ok(text.includes(title), `${found}: ${title}`);
    }
  });
});
