import assert from 'node:assert/strict';
import { readLookUp } from '../../../src/core/entities/lookUp';
import { uuid } from './entityOf';

/** What a text may mean, or the problem. */
function read(input: string): string[] | string {
  const lookUp = readLookUp(input);
  return lookUp.ok ? lookUp.candidates.map(({ kind, id }) => `${kind} ${id}`) : lookUp.problem;
}

describe('readLookUp', () => {
  it('takes a UUID for a structured target, then for a milestone', () => {
    const id = '111193d4-9b1f-4bd8-ab7c-9de252737f05';
    assert.deepEqual(read(id.toUpperCase()), [`structuredTarget ${id}`, `milestone ${id}`]);
  });

  it('takes what was copied together with its quotes and its comma', () => {
    const expected = [`structuredTarget ${uuid(1)}`, `milestone ${uuid(1)}`];
    for (const text of [
      `"${uuid(1)}",`,
      `'${uuid(1)}'`,
      `\`${uuid(1)}\``,
      `  "${uuid(1)}" `,
      `" ${uuid(1)} "`,
    ]) {
      assert.deepEqual(read(text), expected, text);
    }
    assert.deepEqual(read('KXNBA-26BOSNYK,'), read('KXNBA-26BOSNYK'));
  });

  it('tries every kind that a ticker can be, the likeliest by its dashes first', () => {
    assert.deepEqual(read('kxnba'), ['series KXNBA', 'event KXNBA', 'market KXNBA']);
    assert.deepEqual(read('SENATEWY-26'), ['event SENATEWY-26', 'market SENATEWY-26', 'series SENATEWY-26']);
    assert.deepEqual(read('KXHIGHNY-25JAN15-B40.5'), [
      'market KXHIGHNY-25JAN15-B40.5',
      'event KXHIGHNY-25JAN15-B40.5',
      'series KXHIGHNY-25JAN15-B40.5',
    ]);
  });

  it('takes the address of an event', () => {
    const expected = ['event KXATPMATCH-26FEB07SACOCO', 'market KXATPMATCH-26FEB07SACOCO'];
    for (const address of [
      'https://kalshi.com/markets/kxatpmatch/atp-tennis-match/kxatpmatch-26feb07sacoco',
      'http://www.kalshi.com/markets/kxatpmatch/atp-tennis-match/kxatpmatch-26feb07sacoco/?utm=1#top',
      'kalshi.com/events/KXATPMATCH-26FEB07SACOCO',
      'HTTPS://demo.kalshi.co/events/kxatpmatch-26feb07sacoco',
    ]) {
      assert.deepEqual(read(address), expected, address);
    }
  });

  it('takes the address of a series, with and without the words of its title', () => {
    const expected = ['series KXCPIYOY', 'event KXCPIYOY', 'market KXCPIYOY'];
    assert.deepEqual(read('https://kalshi.com/markets/kxcpiyoy'), expected);
    assert.deepEqual(read('https://kalshi.com/markets/kxcpiyoy/inflation'), expected);
  });

  it('says of another address what is wrong with it', () => {
    assert.equal(
      read('https://kalshi.com.evil.example/markets/kxcpiyoy'),
      '"https://kalshi.com.evil.example/markets/kxcpiyoy" is not an address of kalshi.com.',
    );
    assert.match(
      String(read('https://kalshi.com@evil.example/markets/kxcpiyoy')),
      /is not an address of kalshi\.com/,
    );
    assert.match(String(read('https://[')), /is not an address of kalshi\.com/);
    for (const page of [
      'kalshi.com',
      'https://kalshi.com/',
      'https://kalshi.com/category/sports',
      'kalshi.com/markets',
    ]) {
      assert.equal(read(page), 'That page of kalshi.com names no series, event or market.', page);
    }
  });

  it('says in one sentence what is wrong with anything else', () => {
    assert.equal(read('  '), 'Enter an id, a ticker or an address of kalshi.com.');
    assert.equal(
      read('who wins?'),
      '"who wins?" is neither a UUID nor a ticker nor an address of kalshi.com.',
    );
  });

  it('shows no more than the start of a long text', () => {
    const problem = String(read('no ticker '.repeat(1000)));
    assert.ok(problem.length < 150, problem);
    assert.match(problem, /^"no ticker no ticker .*…" is neither/);
  });
});
