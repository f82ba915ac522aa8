import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonValueAtCursor, lineValueAtCursor } from '../../../src/core/ids/valueAtCursor';
import { jsonDocuments } from './jsonWriter';

/** What is found where `|` stands in a text: the text that would be replaced, between the marks of its quotes. */
function json(marked: string): string | undefined {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = jsonValueAtCursor((start, end) => text.slice(Math.max(0, start), end), offset);
  if (!found) return undefined;
  const { isQuoted, missing } = found;
  const [open, close] = [isQuoted ? '<' : '', isQuoted && !missing ? '>' : ''];
  return `${found.place.keys.join('.')}: ${open}${text.slice(found.start, found.end)}${close}`;
}

function line(marked: string, language = 'python'): string | undefined {
  const text = marked.replace('|', '');
  const found = lineValueAtCursor(text, marked.indexOf('|'), language);
  if (!found) return undefined;
  const { isQuoted, missing } = found;
  const quotes = isQuoted ? (missing ? `lacks ${missing}` : 'closed') : 'none';
  return `${found.place.keys.join('.')}: ${text.slice(found.start, found.end)} ${quotes}`;
}

const MARKS = ['{', '}', '[', ']', ',', ':', '"', '\\', '/', '*', ' ', '\n', 'a', '1'];

describe('jsonValueAtCursor', () => {
  it('takes the whole content of a string, wherever the cursor stands in it', () => {
    for (const content of ['|', 'new| york', '|new york', 'Alavés|', '2ef4d31c|-0b46', 'a\\"b|'])
      assert.equal(json(`{"team_id": "${content}", "n": 1}`), `team_id: <${content.replace('|', '')}>`);
  });

  it('finds a place in a list, under the key of the list', () => {
    assert.equal(json('{"ids": ["a", "b|"]}'), 'ids: <b>');
    assert.equal(json('{"ids": [|]}'), 'ids: ');
    assert.equal(json('{"ids": [\n  "a",\n  |\n]}'), 'ids: ');
  });

  it('finds the gap where a value is due, and what is typed there without quotes', () => {
    assert.equal(json('{"ticker": |}'), 'ticker: ');
    assert.equal(json('{"ticker":|\n}'), 'ticker: ');
    assert.equal(json('{"ticker":    |   , "a": 1}'), 'ticker: ');
    assert.equal(json('{"ticker": new yo|}'), 'ticker: new yo');
    assert.equal(json('{"ticker": bo|st, "a": 1}'), 'ticker: bost');
  });

  it('ends at the cursor where the closing quote is missing', () => {
    assert.equal(json('{\n  "team_id": "bos|\n}'), 'team_id: <bos');
    assert.equal(json('{"team_id": "bos| }'), 'team_id: <bos');
    assert.equal(json('{"team_id": "bos|, "limit": 4}'), 'team_id: <bos');
    assert.equal(json('{"a": [{"team_id": "|'), 'a.team_id: <');
  });

  it('finds nothing in keys, in comments and where a value stands already', () => {
    for (const text of [
      '{"|team_id": "x"}',
      '{"team_id|": "x"}',
      '{"custom_strike": {"bas|"}}',
      '{"team_id": {"a": 1, "|"}}',
      '{"team_id": {|}}',
      '{"team_id": "x"|}',
      '{"team_id": "x" |}',
      '{"team_id": |"x"}',
      '{"team_id": /* bos| */ 1}',
      '// "team_id": "bos|"',
      '{"team_id": "x",|}',
      '|{"team_id": "x"}',
      '|',
    ])
      assert.equal(json(text), undefined, text);
  });

  it('never throws, finds only what holds the cursor, and nothing in a key of a valid document', () => {
    fc.assert(
      fc.property(jsonDocuments, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        const found = jsonValueAtCursor((start, end) => text.slice(start, end), offset);
        if (!found) return;
        assert.ok(found.start <= offset && offset <= found.end);
        const content = text.slice(found.start, found.end);
        if (found.isQuoted && !found.missing) assert.doesNotThrow(() => void JSON.parse(`"${content}"`));
        assert.doesNotMatch(text.slice(found.end), /^"\s*:/);
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MARKS)), fc.nat(), (marks, at) => {
        const text = marks.join('');
        const offset = at % (text.length + 1);
        const found = jsonValueAtCursor((start, end) => text.slice(start, end), offset);
        assert.ok(!found || (found.start <= offset && offset <= found.end));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads a small window of a long line', () => {
    const text = `[${'{"a": "x"}, '.repeat(100_000)}{"ids": [${'"x", '.repeat(5_000)}"bos"]}]`;
    let read = 0;
    const found = jsonValueAtCursor((start, end) => {
      read += Math.min(end, text.length) - start;
      return text.slice(start, end);
    }, text.length - 4);
    assert.equal(text.slice(found?.start, found?.end), 'bos');
    assert.ok(read < 200_000, `${String(read)} characters`);
  });
});

describe('lineValueAtCursor', () => {
  it('goes by the key on the line, however the language writes it', () => {
    assert.equal(line('team_id = "bos|"'), 'team_id: bos closed');
    assert.equal(line('    "home_team_id": "new yo|rk",'), 'home_team_id: new york closed');
    assert.equal(line("quote(ticker='KX|')"), 'ticker: KX closed');
    assert.equal(
      line('const homeTeamId: string = `|`;', 'typescript'),
      'homeTeamId: … closed'.replace('…', ''),
    );
    assert.equal(line('homeTeamID := "bos|"', 'go'), 'homeTeamID: bos closed');
    assert.equal(line('team_ids = ["a", "b|"]'), 'team_ids: b closed');
    assert.equal(line('team_id = "bos|'), 'team_id: bos lacks "');
  });

  it('takes what stands bare in YAML', () => {
    assert.equal(line('  ticker: KXN|', 'yaml'), 'ticker: KXN none');
    assert.equal(line('- milestone_id: new york|', 'yaml'), 'milestone_id: new york none');
    assert.equal(line('- - ticker:      KXN|', 'yaml'), 'ticker: KXN none');
    assert.equal(line('# ticker: KXN|', 'yaml'), undefined);
    assert.equal(line('all about ticker: KXN|', 'yaml'), undefined);
    assert.equal(line('  ticker: KXN|'), undefined);
    assert.equal(line('  ticker: "KXN" |', 'yaml'), undefined);
  });

  it('finds nothing without a key, beside the string and in words', () => {
    for (const text of [
      'f(1, "bos|")',
      'team_id = |"bos"',
      'team_id = "bos"|',
      'team_id = bos|',
      '# bos|',
      '|',
    ])
      assert.equal(line(text), undefined, text);
  });

  it('is quick on hostile lines', () => {
    const started = performance.now();
    for (const part of ['a', '"a",', '"', '\'"', 'a: ', '- ', ':', '[', ' '])
      for (const language of ['python', 'yaml']) {
        const text = part.repeat(20_000);
        for (const column of [0, 10_000, text.length]) lineValueAtCursor(text, column, language);
      }
    assert.ok(performance.now() - started < 2_000);
  });
});
