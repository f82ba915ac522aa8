import assert from 'node:assert/strict';
import { failureSentence } from '../../../src/core/format/failure';
import { openSession, targetRef } from '../../support/faults/faultSession';
import { startFaultServer, type FaultServer } from '../../support/faults/faultServer';
import { whole } from '../../support/faults/httpBytes';
import { proxySupport } from '../../support/faults/proxySupport';

const AMPLE_MS = 8000;
const NOW = 'Thu, 08 Oct 2026 12:00:00 GMT';
const later = (seconds: number): string => new Date(Date.parse(NOW) + seconds * 1000).toUTCString();
/** The longest that is waited without being told to. */
const OWN_MS = 4000;

/** What stands in the header, and the milliseconds that it may come to. */
const WAITS: readonly (readonly [header: string, least: number, most: number])[] = [
  ['5', 5000, 5000 + OWN_MS],
  ['2.5', 2500, 2500 + OWN_MS],
  [later(7), 7000, 7000 + OWN_MS],
  ['0', 0, OWN_MS],
  ['-30', 0, OWN_MS],
  [later(-3600), 0, OWN_MS],
  ['soon', 0, OWN_MS],
  ['1e9', 0, OWN_MS],
  ['', 0, OWN_MS],
  ['3, 4', 0, OWN_MS],
];
/** Longer than a person waits: said at once, and not asked for again before. */
const TOO_LONG = ['60', '1000000000', later(90), later(1e9)];

describe(`Retry-After, http.proxySupport ${proxySupport ?? 'none'}`, () => {
  let server: FaultServer;
  before(async () => {
    server = await startFaultServer();
  });
  after(() => server.close());

  const refuse = (status: number, header: string, times: number): void => {
    const until = server.requests.length + times;
    const refusal = whole('{}', { 'Retry-After': header, Date: NOW }, `${status} No`);
    server.say((_url, request) => (request <= until ? [{ send: refusal }] : undefined));
  };

  for (const status of [429, 503]) {
    for (const [header, least, most] of WAITS) {
      it(`“${header}” with ${status} is waited for ${least} ms, and then the answer comes`, async () => {
        const { session, waited } = openSession(server.baseUrl, AMPLE_MS);
        refuse(status, header, 1);
        assert.ok((await session.catalog.get(targetRef(1))).ok);
        const sum = waited.reduce((total, ms) => total + ms, 0);
        assert.ok(sum >= least - 1 && sum <= most, `${waited.join(' + ')} ms`);
        await session.dispose();
      });
    }

    for (const header of TOO_LONG) {
      it(`“${header}” with ${status} is not waited for`, async () => {
        const { session, waited } = openSession(server.baseUrl, AMPLE_MS);
        refuse(status, header, 1);
        const asked = server.requests.length;
        const outcome = await session.catalog.get(targetRef(1));
        assert.ok(!outcome.ok);
        assert.equal(outcome.error.reason, status === 429 ? 'rateLimited' : 'unavailable');
        assert.equal(server.requests.length, asked + 1);
        assert.deepEqual(waited, []);
        assert.ok((outcome.error.facts.retryAfter ?? 0) <= 120);
        if (status === 429) assert.match(failureSentence(outcome.error), /try again in (60|90|120) s/);
        await session.dispose();
      });
    }
  }

  it('keeps the next requests back as long as it says, two minutes at most', async () => {
    const { session, skip } = openSession(server.baseUrl, AMPLE_MS);
    refuse(429, '1000000000', 1);
    await session.catalog.get(targetRef(1));
    const asked = server.requests.length;
    assert.ok(!(await session.catalog.get(targetRef(2))).ok);
    assert.equal(server.requests.length, asked);
    skip(121_000);
    assert.ok((await session.catalog.get(targetRef(2))).ok);
    await session.dispose();
  });
});
