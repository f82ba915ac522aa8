import assert from 'node:assert/strict';
import fc from 'fast-check';
import { idsByLine } from '../ids/idsByLine';
import { FileScan, type FileScanOptions, type FileUsages } from '../../../src/core/usages/fileScan';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const GAME = '0fce0a7a-2d92-4740-aa3e-2360ad642ee0';
const ORDER = '7b0f4f0e-3b1c-4e57-8b42-0d6f3a1f9c20';
const MARKET = 'KXNBAGAME-26NYKBOS-BOS';

function scan(pieces: readonly string[], options?: FileScanOptions): FileUsages {
  const file = new FileScan(options);
  for (const piece of pieces) Array.from(file.push(piece));
  Array.from(file.push('', true));
  return file.usages;
}

describe('the scan of a file', () => {
  it('finds ids with what their keys say, and each of their places', () => {
    const { ids, looksLikeKalshi } = scan([
      `{\r\n  "custom_strike": { "basketball_team": "${BOSTON}" },\r\n  "ticker": "${MARKET}",\n` +
        `  "order_id": "${ORDER}", "again": "${BOSTON.toUpperCase()}"\r}`,
    ]);
    assert.equal(looksLikeKalshi, true);
    assert.deepEqual(
      ids.map(({ id, hint, under, count }) => [id, hint, under, count]),
      [
        [BOSTON, 'structuredTarget', 'custom_strike.basketball_team', 2],
        [MARKET, 'market', 'ticker', 1],
        [ORDER, 'foreign', 'order_id', 1],
      ],
    );
    assert.deepEqual(
      ids.map(({ places }) => places.map(({ line, character }) => [line, character])),
      [
        [
          [1, 41],
          [3, 64],
        ],
        [[2, 13]],
        [[3, 15]],
      ],
    );
    assert.equal(ids[1]?.places[0]?.text, `"ticker": "${MARKET}",`);
    assert.equal(ids[0]?.targetType, 'basketball_team');
  });

  it('believes the telling one of the first places of an id', () => {
    const { ids } = scan([`["${GAME}", { "x": "${GAME}" }, { "milestone_id": "${GAME}" }]`]);
    assert.deepEqual([ids[0]?.hint, ids[0]?.under], ['milestone', 'milestone_id']);
    const other = scan([`["${ORDER}", { "order_id": "${ORDER}" }]`]);
    assert.equal(other.ids[0]?.hint, 'foreign');
    assert.equal(other.looksLikeKalshi, false);
  });

  it('tells whether the file is about the exchange: by its name, its top and what stands beside ids', () => {
    const shows = (text: string, name = 'bot.json'): boolean => scan([text], { name }).looksLikeKalshi;
    const far = ' '.repeat(40_000);
    assert.equal(shows(`"${BOSTON}"`), false);
    assert.equal(shows(`{ "team_id": "${BOSTON}" }`), false, 'there are teams elsewhere');
    assert.equal(shows(`"${BOSTON}"`, 'kalshi.json'), true);
    assert.equal(shows(`# kalshi\n"${BOSTON}"`), true);
    assert.equal(shows(`${far}# kalshi\n"${BOSTON}"`), false);
    assert.equal(shows(`${far}{ "custom_strike": { "team": "${BOSTON}" } }`), true);
    assert.equal(shows(`${far}"${MARKET}"`), true);
  });

  it('shows of a long line what stands around the id', () => {
    const { ids } = scan([`${'x'.repeat(500)} "${BOSTON}" ${'y'.repeat(500)}`]);
    const [place] = ids[0]?.places ?? [];
    assert.equal(place?.character, 502);
    assert.match(place.text, /^…x+ "2ef4d31c-[-0-9a-f]+" y+$/);
    assert.ok(place.text.length < 200);
  });

  it('keeps so many places and counts all', () => {
    const { ids } = scan([`"${BOSTON}"\n`.repeat(50)], { mostPlaces: 3 });
    assert.equal(ids[0]?.count, 50);
    assert.deepEqual(
      ids[0].places.map(({ line }) => line),
      [0, 1, 2],
    );
  });

  it('keeps so many different ids and says that there are more', () => {
    const id = (index: number): string =>
      `${index.toString(16).padStart(8, '0')}-0b46-4f43-a403-f44d62489034`;
    const ids = Array.from({ length: 20_010 }, (_, index) => id(index));
    const found = scan([ids.join('\n')]);
    assert.equal(found.ids.length, 20_000);
    assert.equal(found.isCut, true);
    assert.equal(scan([ids.slice(0, 10).join('\n')]).isCut, false);
  });

  it('looks for one id alone', () => {
    const { ids } = scan([`"${GAME}" "${BOSTON}"\n"${BOSTON.toUpperCase()}"`], { only: BOSTON });
    assert.deepEqual(
      ids.map(({ id, count }) => [id, count]),
      [[BOSTON, 2]],
    );
  });

  it('finds the same in a file however it comes', () => {
    const word = fc.oneof(
      fc.constantFrom(
        BOSTON,
        GAME,
        ORDER,
        MARKET,
        'KX-1',
        'a-b',
        '--',
        '…',
        '😀',
        '"milestone_id": "',
        '"',
        '{',
        '}',
      ),
      fc.constantFrom(
        '\n',
        '\r\n',
        '\r',
        ' ',
        ',',
        '"custom_strike": {"basketball_team": "',
        '// milestone\n',
      ),
      fc.integer({ min: 1, max: 9_000 }).map((length) => ' '.repeat(length)),
      fc.integer({ min: 1, max: 9_000 }).map((length) => 'x-1.'.repeat(length)),
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 60 }),
        fc.array(fc.nat({ max: 100_000 }), { maxLength: 8 }),
        (words, cuts) => {
          const text = words.join('');
          const at = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
          const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));
          const found = scan(pieces);
          assert.deepEqual(places(found), places(scan([text])));
          const onLines = idsByLine(text).map(({ id, line, start }) => `${id} ${line} ${start}`);
          const inFile = found.ids.flatMap((one) =>
            one.places.map(({ line, character }) => `${one.id} ${line} ${character}`),
          );
          assert.deepEqual(inFile.toSorted(), onLines.toSorted());
        },
      ),
      { numRuns: 300 },
    );
  });
});

function places({ ids }: FileUsages): unknown {
  return ids.map(({ id, hint, count, places: all }) => [id, hint, count, all]);
}
