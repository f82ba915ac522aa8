import assert from 'node:assert/strict';
import { answerTo, nameOf, target } from '../../support/faults/cannedExchange';
import { makeCertificate } from '../../support/faults/certificates';
import { EXCHANGE, lookUps, LOST_NAMES } from '../../support/faults/exchangeNames';
import { openSession, targetRef } from '../../support/faults/faultSession';
import { startFaultServer, type FaultServer } from '../../support/faults/faultServer';
import { whole } from '../../support/faults/httpBytes';
import { authority, proxySupport } from '../../support/faults/proxySupport';

const AMPLE_MS = 8000;
const identities = { http: undefined, https: makeCertificate({ host: EXCHANGE, issuer: authority }) };

for (const [protocol, identity] of Object.entries(identities)) {
  describe(`connections, ${protocol}, http.proxySupport ${proxySupport ?? 'none'}`, () => {
    let server: FaultServer;
    beforeEach(async () => {
      server = await startFaultServer(identity);
    });
    afterEach(() => server.close());

    it('are two at most for a hundred requests in a row', async () => {
      const { session } = openSession(server.baseUrl, AMPLE_MS);
      for (let number = 0; number < 100; number++) {
        assert.ok((await session.catalog.get(targetRef(number))).ok);
      }
      assert.equal(server.requests.length, 100);
      assert.ok(server.connections() <= 2, `${server.connections()} connections`);
      await session.dispose();
    });

    it('that end after each answer cost nobody an answer', async () => {
      const { session, waited } = openSession(server.baseUrl, AMPLE_MS);
      server.say((url) => [{ send: whole(JSON.stringify(answerTo(url))) }, { then: 'fin' }]);
      for (let number = 0; number < 40; number++) {
        assert.ok((await session.catalog.get(targetRef(number))).ok);
      }
      // Tried again at once, not after a pause; what else it waits for is the pace.
      assert.ok(Math.max(0, ...waited) < 1000, waited.join());
      await session.dispose();
    });

    it('that were kept and are all dead are replaced within one request', async () => {
      const { session, log } = openSession(server.baseUrl, AMPLE_MS);
      const first = [1, 2, 3].map((number) =>
        session.catalog.get(targetRef(number), { priority: PRIORITIES[number] ?? 'visible' }),
      );
      for (const outcome of await Promise.all(first)) assert.ok(outcome.ok);
      const kept = new Set(server.open());
      assert.equal(kept.size, 3);
      const dropped = server.requests.length + kept.size;
      server.say((_url, request) => (request <= dropped ? [{ then: 'reset' }] : undefined));
      assert.ok((await session.catalog.get(targetRef(4))).ok);
      assert.equal(server.requests.length, dropped + 1);
      assert.equal(log.length, 4, log.join('\n'));
      await session.dispose();
    });

    it('bring no answer that nobody asked for to the next request', async () => {
      const { session } = openSession(server.baseUrl, AMPLE_MS);
      const poison = whole(
        JSON.stringify({ structured_targets: [{ ...target(targetRef(2).id), name: 'Somebody else' }] }),
      );
      server.say((url, request) =>
        request === 1 ? [{ send: Buffer.concat([whole(JSON.stringify(answerTo(url))), poison]) }] : undefined,
      );
      for (const number of [1, 2, 3]) {
        const outcome = await session.catalog.get(targetRef(number));
        assert.ok(outcome.ok);
        assert.equal(outcome.value.name, nameOf(targetRef(number).id));
      }
      await session.dispose();
    });
  });
}

const PRIORITIES = { 1: 'hover', 2: 'visible', 3: 'annotation' } as Readonly<
  Record<number, 'hover' | 'visible' | 'annotation'>
>;

describe(`names that are not found, http.proxySupport ${proxySupport ?? 'none'}`, () => {
  for (const [name, code] of Object.entries(LOST_NAMES)) {
    it(`${code} is offline, and is not hammered`, async () => {
      const { session, log } = openSession(`https://${name}/trade-api/v2`, AMPLE_MS);
      const outcome = await session.catalog.get(targetRef(1));
      assert.ok(!outcome.ok);
      assert.equal(outcome.error.reason, 'offline');
      assert.match(log.join(), new RegExp(code));
      const count = lookUps.get(name) ?? 0;
      assert.ok(count >= 1 && count <= 3, `${count} times`);
      await session.dispose();
    });
  }
});
