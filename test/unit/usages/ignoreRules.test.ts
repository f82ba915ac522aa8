import assert from 'node:assert/strict';
import { IgnoreRules } from '../../../src/core/usages/ignoreRules';

/** Which of some paths are ignored, by the text of the ignore file of each folder. */
function ignored(files: Readonly<Record<string, string>>, ...paths: readonly string[]): readonly string[] {
  const rules = new IgnoreRules(Object.entries(files).map(([folder, text]) => ({ folder, text })));
  return paths.filter((path) => rules.ignores(path));
}

describe('the rules of .gitignore files', () => {
  it('take files, folders and wildcards, with comments and either line break', () => {
    assert.deepEqual(
      ignored(
        { '': '# secrets\r\n.env\r\n/build/\r\n*.log\r\n' },
        '.env',
        'bots/.env',
        '.env.sample',
        'build/a.json',
        'src/build/a.json',
        'a/b.log',
        'a.json',
      ),
      ['.env', 'bots/.env', 'build/a.json', 'a/b.log'],
    );
  });

  it('count in their own folder, and the nearer ones more', () => {
    const files = { '': '*.json', bots: '!kept.json\nsecret', 'bots/old': 'kept.json' };
    assert.deepEqual(
      ignored(
        files,
        'kept.json',
        'bots/kept.json',
        'bots/a.json',
        'bots/old/kept.json',
        'secret',
        'bots/secret',
      ),
      ['kept.json', 'bots/a.json', 'bots/old/kept.json', 'bots/secret'],
    );
  });

  it('keep all of an ignored folder out, whatever the files in there say', () => {
    assert.deepEqual(ignored({ '': 'data/', data: '!keep.json' }, 'data/keep.json', 'data/in/keep.json'), [
      'data/keep.json',
      'data/in/keep.json',
    ]);
  });

  it('end, however they are written', () => {
    const name = 'a'.repeat(250);
    const patterns = [
      `${'*a'.repeat(100)}b`,
      `${'**/'.repeat(100)}b`,
      '['.repeat(5_000),
      '\\'.repeat(5_000),
      '!',
    ];
    ignored(
      { '': patterns.join('\n') },
      ...Array.from({ length: 100 }, (_, at) => `${name}/${String(at)}/${name}`),
    );
  });

  it('ignore nothing where there are none', () => {
    assert.deepEqual(ignored({}, '.env', 'a/b'), []);
  });
});
