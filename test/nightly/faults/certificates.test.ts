import assert from 'node:assert/strict';
import { failureSentence } from '../../../src/core/format/failure';
import { makeCertificate, type CertificateWish } from '../../support/faults/certificates';
import { EXCHANGE } from '../../support/faults/exchangeNames';
import { openSession, targetRef } from '../../support/faults/faultSession';
import { startFaultServer } from '../../support/faults/faultServer';
import { authority, proxySupport } from '../../support/faults/proxySupport';

const ours = { host: EXCHANGE, issuer: authority };
const stranger = makeCertificate({ host: 'An authority that nobody knows' });

const REFUSED: Readonly<Record<string, { readonly wish: CertificateWish; readonly says: RegExp }>> = {
  'has expired': { wish: { ...ours, days: [-30, -1] }, says: /^CERT_HAS_EXPIRED/ },
  'holds from tomorrow': { wish: { ...ours, days: [1, 30] }, says: /^CERT_NOT_YET_VALID/ },
  'is for another host': { wish: { ...ours, host: 'sign-in.test' }, says: /^ERR_TLS_CERT_ALTNAME_INVALID/ },
  'is signed by itself': { wish: { host: EXCHANGE }, says: /SELF_SIGNED/ },
  'is signed by somebody unknown': {
    wish: { host: EXCHANGE, issuer: stranger },
    says: /^UNABLE_TO_VERIFY_LEAF_SIGNATURE/,
  },
};

describe(`certificates, http.proxySupport ${proxySupport ?? 'none'}`, () => {
  for (const [name, { wish, says }] of Object.entries(REFUSED)) {
    it(`one that ${name} is refused before anything is sent, and its settings are named`, async () => {
      const server = await startFaultServer(makeCertificate(wish));
      const { session } = openSession(server.baseUrl, 8000);
      const outcome = await session.catalog.get(targetRef(1));
      assert.ok(!outcome.ok);
      assert.equal(outcome.error.reason, 'certificate');
      assert.match(outcome.error.message, says);
      assert.match(failureSentence(outcome.error), /clock and the setting http\.systemCertificates/);
      assert.equal(server.requests.length, 0);
      assert.equal(server.connections(), 1);
      await session.dispose();
      await server.close();
    });
  }

  it('one by an authority that this computer trusts is accepted', async () => {
    const server = await startFaultServer(makeCertificate(ours));
    const { session } = openSession(server.baseUrl, 8000);
    assert.ok((await session.catalog.get(targetRef(1))).ok);
    await session.dispose();
    await server.close();
  });
});
