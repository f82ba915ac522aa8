import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type ParseError } from 'jsonc-parser';
import { ask } from './ask';

const FOLDER = join(__dirname, '../../workspace');
const FILES = readdirSync(FOLDER).filter((name) => /\.(jsonc?|jsonl|py)$/.test(name));
/** A UUID that is not the beginning of something longer, such as a session id. */
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?!_)/g;
const TICKER = /"((?:KX[A-Z0-9]+|SENATEWY|GOVPARTYWY)-[A-Z0-9.-]+)"/g;

const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
const idsIn = (name: string): string[] => read(name).match(ID) ?? [];
const tickersIn = (name: string): string[] =>
  Array.from(read(name).matchAll(TICKER), ([, ticker = '']) => ticker);
const exists = async (path: string): Promise<boolean> => (await ask(path)).status === 200;
const isKnownId = async (id: string): Promise<boolean> =>
  (await exists(`/structured_targets/${id}`)) || (await exists(`/milestones/${id}`));
const isKnownTicker = async (ticker: string): Promise<boolean> =>
  (await exists(`/events/${ticker}`)) || (await exists(`/markets/${ticker}`)) || exists(`/series/${ticker}`);

async function unknown(
  items: readonly string[],
  isKnown: (item: string) => Promise<boolean>,
): Promise<string[]> {
  const answers = await Promise.all(items.map(isKnown));
  return items.filter((_, index) => !answers[index]);
}

describe('the workspace of the small bot', () => {
  it('has the files that a bot leaves behind', () => {
    const wanted = [
      'bot.config.jsonc',
      'bot.py',
      'broken.json',
      'fills.jsonl',
      'markets.json',
      'milestones.jsonl',
      'minified.json',
    ];
    assert.deepEqual([...FILES].sort(), wanted);
  });

  for (const name of FILES.filter((one) => one !== 'fills.jsonl')) {
    it(`has only ids in ${name} that the sample exchange knows`, async () => {
      assert.ok(idsIn(name).length > 0);
      assert.deepEqual(await unknown(idsIn(name), isKnownId), []);
    });
  }

  for (const name of FILES) {
    it(`has only tickers in ${name} that the sample exchange knows`, async () => {
      assert.deepEqual(await unknown(tickersIn(name), isKnownTicker), []);
    });
  }

  it('has orders and trades in fills.jsonl whose ids are not the exchange’s', async () => {
    const ids = idsIn('fills.jsonl');
    assert.equal(ids.length, 8);
    assert.deepEqual(await unknown(ids, isKnownId), ids);
    assert.equal(tickersIn('fills.jsonl').length, 4);
  });

  it('has milestones, targets, two ids in one strike, and free text', () => {
    assert.match(read('markets.json'), /"basketball_player": "[0-9a-f-]{36}",\s+"basketball_team"/);
    assert.match(read('markets.json'), /"Participant": "Semiconductor"/);
    assert.match(read('bot.config.jsonc'), /\/\/.*[0-9a-f]{8}-/, 'an id in a comment');
    assert.match(read('bot.config.jsonc'), /"milestone_id"/);
  });

  it('has JSON where it should and half-typed text where it should', () => {
    const errorsIn = (name: string): number => {
      const errors: ParseError[] = [];
      parse(read(name), errors, { allowTrailingComma: true });
      return errors.length;
    };
    for (const name of ['markets.json', 'minified.json', 'bot.config.jsonc'])
      assert.equal(errorsIn(name), 0, name);
    assert.ok(errorsIn('broken.json') > 0);
    assert.equal(read('minified.json').trim().split('\n').length, 1);
    for (const name of ['milestones.jsonl', 'fills.jsonl']) {
      const lines = read(name).trim().split('\n');
      assert.ok(lines.length >= 4 && lines.every((line) => JSON.parse(line) as unknown), name);
    }
  });

  it('leaves the environment to whoever opens it', () => {
    assert.doesNotMatch(read('.vscode/settings.json'), /kalshi/i);
  });
});
