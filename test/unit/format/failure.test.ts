import assert from 'node:assert/strict';
import { KalshiError, type FailureReason } from '../../../src/core/kalshi/errors';
import { failureSentence } from '../../../src/core/format/failure';

const REASONS: Readonly<Record<FailureReason, RegExp>> = {
  notFound: /check the ID and the environment/,
  rateLimited: /try again in a moment/,
  offline: /offline.*check your connection/,
  timedOut: /in time.*try again/,
  proxy: /http\.proxy/,
  certificate: /certificate.*clock/,
  captivePortal: /sign in/,
  rejected: /refused/,
  unavailable: /try again in a few minutes/,
  unreadable: /cannot be read.*log/,
  misconfigured: /kalshi\.customBaseUrl.*correct it/,
  cancelled: /cancelled/,
};
const reasons = Object.keys(REASONS) as FailureReason[];

describe('failureSentence', () => {
  for (const reason of reasons) {
    it(`says in one sentence what ${reason} means and what to do`, () => {
      const error = new KalshiError(reason, 'ECONNRESET at socket');
      for (const sentence of [failureSentence(error), failureSentence(error, 'event KXA-26')]) {
        assert.match(sentence, REASONS[reason]);
        assert.match(sentence, /^[A-Z][^.!?]*(?:(?:http|kalshi)\.\w+[^.!?]*)*\.$/);
        assert.doesNotMatch(sentence, /ECONNRESET/);
      }
    });
  }

  it('names what was asked for, cleaned', () => {
    const sentence = failureSentence(new KalshiError('offline', ''), 'event\nKX\u202eA');
    assert.ok(sentence.startsWith('Could not load event KXA because '), sentence);
  });

  it("repeats the exchange's own words where it refused, cleaned and cut", () => {
    const detail = `invalid\u202e status\nfilter ${'x'.repeat(500)}`;
    const sentence = failureSentence(new KalshiError('rejected', '', { status: 400, detail }));
    assert.match(sentence, /\(400, invalid status filter x+…\)/);
    assert.ok(sentence.length < 300);
  });

  it('says how long to wait when the exchange said so', () => {
    assert.match(
      failureSentence(new KalshiError('rateLimited', '', { retryAfter: 2.4 })),
      /try again in 3 s\.$/,
    );
  });
});
