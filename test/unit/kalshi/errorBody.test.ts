import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { errorDetail } from '../../../src/core/kalshi/errorBody';

const RECORDED = '../shared/kalshi/recorded/errors/error_bodies.json';

describe('errorDetail', () => {
  const table: [string, string, string | undefined][] = [
    [
      'details',
      '{"error":{"code":"bad_request","message":"bad request","details":"invalid status filter"}}',
      'invalid status filter',
    ],
    [
      'the message when there are no details',
      '{"error":{"code":"not_found","message":"not found"}}',
      'not found',
    ],
    [
      'the message when the details are empty',
      '{"error":{"message":"bad request","details":" "}}',
      'bad request',
    ],
    ['the code when there is nothing else', '{"error":{"code":"invalid_parameters"}}', 'invalid_parameters'],
    ['an error that is a text', '{"error":"too many requests"}', 'too many requests'],
    ['unwrapped fields', '{"code":"x","message":"unwrapped"}', 'unwrapped'],
    ['a message beside null', '{"error":null,"message":"beside"}', 'beside'],
    [
      'the title of a page',
      '\n<!DOCTYPE html><html><head><TITLE>502 Bad\n Gateway</TITLE>',
      '502 Bad Gateway',
    ],
    ['nothing in a page without a title', '<html><body>no</body></html>', undefined],
    ['nothing in an empty body', '', undefined],
    ['nothing in blanks', ' \r\n', undefined],
    ['nothing in cut JSON', '{"error":{"mess', undefined],
    ['nothing in a list', '[{"message":"x"}]', undefined],
    ['nothing in null', 'null', undefined],
    ['nothing in fields of another type', '{"error":{"message":5,"details":{}}}', undefined],
    ['nothing in an inherited field', '{"error":{"__proto__":{"message":1}}}', undefined],
    ['nothing in what is far too long', `{"message":"x","more":"${'x'.repeat(20_000)}"}`, undefined],
    ['nothing in a million brackets', '['.repeat(1e6) + ']'.repeat(1e6), undefined],
    ['nothing in plain text', 'upstream connect error', undefined],
  ];
  for (const [name, body, detail] of table) {
    it(`finds ${name}`, () => assert.equal(errorDetail(body), detail));
  }

  it('is one line of at most 300 characters', () => {
    const detail = errorDetail(JSON.stringify({ error: { details: `a\n\u0007b${'c'.repeat(5000)}` } }));
    assert.match(detail ?? '', /^a bc+…$/);
    assert.equal(detail?.length, 300);
  });

  it('finds something in every recorded error', function () {
    if (!existsSync(RECORDED)) {
      process.stdout.write(`      skipped: ${RECORDED} is not there\n`);
      this.skip();
    }
    const recorded = JSON.parse(readFileSync(RECORDED, 'utf8')) as { body: string }[];
    const details = recorded.map(({ body }) => errorDetail(body));
    assert.deepEqual(details, [
      'invalid status filter',
      'bad request',
      'not found',
      'too many requests',
      'too many requests',
    ]);
  });
});
