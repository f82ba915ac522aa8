import assert from 'node:assert/strict';
import type { Outcome } from '../../../src/core/catalog/outcome';
import { failureSentence } from '../../../src/core/format/failure';
import { nameOf } from '../../support/faults/cannedExchange';
import { makeCertificate } from '../../support/faults/certificates';
import { EXCHANGE } from '../../support/faults/exchangeNames';
import { DROPPED } from '../../support/faults/fault';
import { openSession, targetRef } from '../../support/faults/faultSession';
import { startFaultServer, type FaultServer } from '../../support/faults/faultServer';
import { PASSWORD, startProxyServer, type ProxyServer } from '../../support/faults/proxyServer';
import { authority, proxySupport, useProxy } from '../../support/faults/proxySupport';

const AMPLE_MS = 8000;
const identities = { http: undefined, https: makeCertificate({ host: EXCHANGE, issuer: authority }) };
const isUsed = proxySupport !== undefined && proxySupport !== 'off';

for (const [protocol, identity] of Object.entries(identities)) {
  describe(`a proxy in the settings, ${protocol}, http.proxySupport ${proxySupport ?? 'none'}`, () => {
    let server: FaultServer;
    let proxy: ProxyServer;

    beforeEach(async () => {
      [server, proxy] = await Promise.all([startFaultServer(identity), startProxyServer()]);
      useProxy(proxy.address);
    });
    afterEach(async () => {
      useProxy(undefined);
      await Promise.all([server.close(), proxy.close()]);
    });

    /** Asks for one thing: what comes of it and what the log says. */
    async function ask() {
      const { session, log } = openSession(server.baseUrl, AMPLE_MS);
      const outcome = await session.catalog.get(targetRef(7));
      await session.dispose();
      return { outcome, log: log.join('\n') };
    }

    if (!isUsed) {
      it('is not asked for anything', async () => {
        assert.ok((await ask()).outcome.ok);
        assert.deepEqual(proxy.asked, []);
      });
      return;
    }

    it('carries the request', async () => {
      const { outcome } = await ask();
      assert.ok(outcome.ok);
      assert.equal(outcome.value.name, nameOf(targetRef(7).id));
      assert.equal(proxy.asked.length, 1);
      assert.match(proxy.asked[0] ?? '', new RegExp(`${EXCHANGE}:${server.port}`));
    });

    it('carries the second try too', async () => {
      server.set({ name: 'a drop', wire: () => [{ then: 'fin' }], ...DROPPED }, 1);
      assert.ok((await ask()).outcome.ok);
      assert.equal(server.requests.length, 2);
      assert.equal(proxy.asked.length, server.connections());
    });

    it('that wants a sign-in is asked once, and the setting is named', async () => {
      proxy.manner = 'wants a sign-in';
      const { outcome, log } = await ask();
      assertProxy(outcome, log);
      assert.equal(proxy.asked.length, 1);
      assert.equal(server.connections(), 0);
    });

    it('that hangs up is asked twice at most, and the setting is named', async () => {
      proxy.manner = 'hangs up';
      const { outcome, log } = await ask();
      // Of a plain request VS Code does not know who hung up.
      if (identity) assertProxy(outcome, log);
      else assert.ok(!outcome.ok && outcome.error.reason === 'offline');
      assert.ok(proxy.asked.length <= (identity ? 2 : 6), `${proxy.asked.length} times`);
    });

    it('that is down is named, without its password, and asked again when somebody asks again', async () => {
      const { address } = proxy;
      await proxy.close();
      const { outcome, log } = await ask();
      assertProxy(outcome, log);
      assert.equal(log.split('\n').length, 1, log);
      assert.ok(!log.includes(PASSWORD), log);
      assert.equal(server.connections(), 0);
      proxy = await startProxyServer();
      assert.notEqual(proxy.address, address);
      useProxy(proxy.address);
      assert.ok((await ask()).outcome.ok);
    });
  });
}

function assertProxy(outcome: Outcome<unknown>, log: string): void {
  assert.ok(!outcome.ok);
  assert.equal(outcome.error.reason, 'proxy', log);
  assert.match(failureSentence(outcome.error, 'the team'), /because a proxy .*http\.proxy/);
}
