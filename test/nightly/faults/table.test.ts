import assert from 'node:assert/strict';
import type { Outcome } from '../../../src/core/catalog/outcome';
import type { FailureReason } from '../../../src/core/kalshi/errors';
import { failureSentence } from '../../../src/core/format/failure';
import { plainText } from '../../../src/core/format/text';
import { makeCertificate } from '../../support/faults/certificates';
import { nameOf } from '../../support/faults/cannedExchange';
import { EXCHANGE } from '../../support/faults/exchangeNames';
import type { Fault } from '../../support/faults/fault';
import { startFaultServer, type FaultServer } from '../../support/faults/faultServer';
import { faultTable, tlsTable } from '../../support/faults/faultTable';
import { DEADLINE_MS, openSession, targetRef, type FaultSession } from '../../support/faults/faultSession';
import { hungUp, noteActive } from '../../support/faults/leftovers';
import { authority, proxySupport } from '../../support/faults/proxySupport';

/** How much longer than its deadline a request may take where five such suites share two cores. */
const SLACK = 5;
const AMPLE_MS = 8000;

const known = targetRef(1);
const wanted = targetRef(2);

/** What a person is told to do about it. */
const ADVICE: Readonly<Record<FailureReason, RegExp>> = {
  notFound: /is unknown to the exchange; check the ID/,
  rateLimited: /rate limit is reached; try again in a moment/,
  offline: /offline or the exchange cannot be reached; check your connection/,
  timedOut: /did not answer in time; try again/,
  proxy: /http\.proxy/,
  certificate: /http\.systemCertificates/,
  captivePortal: /sign in to this network in a browser/,
  rejected: /refused the request \(\d{3}/,
  unavailable: /is unavailable, perhaps for maintenance \(\d{3}/,
  unreadable: /cannot be read; try again/,
  misconfigured: /kalshi\.customBaseUrl/,
  cancelled: /ask again/,
};

const certificate = makeCertificate({ host: EXCHANGE, issuer: authority });
/** The exchange is asked over TLS; plain HTTP, which leads to this computer only, is tried in one mode. */
const protocols = proxySupport ? { https: certificate } : { http: undefined, https: certificate };

for (const [protocol, identity] of Object.entries(protocols)) {
  describe(`faults of ${protocol}, http.proxySupport ${proxySupport ?? 'none'}`, () => {
    let server: FaultServer;
    before(async () => {
      server = await startFaultServer(identity);
      // What the patch of VS Code sets up once is not counted as left behind later.
      const { session } = openSession(server.baseUrl);
      await session.catalog.get(known);
      await session.dispose();
    });
    after(() => server.close());

    for (const [kind, faults] of Object.entries(identity ? tlsTable : faultTable)) {
      describe(kind, () => {
        for (const fault of faults) {
          it(`${fault.name}: ${fault.says}`, () => strikesAlways(fault, server));
          if (fault.heals && fault.says !== 'answer') {
            it(`${fault.name}, once: nobody notices`, () => strikesOnce(fault, server));
          }
        }
      });
    }
  });
}

async function strikesAlways(fault: Fault, server: FaultServer): Promise<void> {
  const gone = await noteActive();
  const deadline = fault.says === 'timedOut' ? DEADLINE_MS : AMPLE_MS;
  const opened = openSession(server.baseUrl, deadline);
  const { catalog } = opened.session;
  server.clear();
  await load(opened);
  server.set(fault);
  const startedAt = performance.now();
  const outcomes = await Promise.all([
    catalog.get(wanted),
    catalog.get(known, { fresh: true, priority: 'annotation' }),
  ]);
  const took = performance.now() - startedAt;
  for (const outcome of outcomes) assertSays(outcome, fault.says);
  const most = outcomes.length * fault.strikes;
  assert.ok(server.strikes() > 0 && server.strikes() <= most, `${server.strikes()} strikes`);
  assert.ok(took < deadline * SLACK, `took ${took} ms`);
  if (fault.says !== 'notFound') assert.ok(catalog.peek(known)?.value.name.endsWith(nameOf(known.id)));
  server.clear();
  assertSays(await answered(() => catalog.get(wanted, { fresh: true })), 'answer');
  await opened.session.dispose();
  await hungUp(server.open);
  await gone();
}

async function strikesOnce(fault: Fault, server: FaultServer): Promise<void> {
  const { session } = openSession(server.baseUrl, AMPLE_MS);
  server.set(fault, 1);
  assertSays(await session.catalog.get(wanted), 'answer');
  assert.equal(server.strikes(), 1);
  await session.dispose();
}

async function load({ session }: FaultSession): Promise<void> {
  await answered(() => session.catalog.get(known));
  assert.ok(session.catalog.peek(known));
}

/** Even a right answer may miss a short deadline on a busy computer. */
async function answered<T>(ask: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  let outcome = await ask();
  for (let tries = 1; tries < 5 && !outcome.ok && outcome.error.reason === 'timedOut'; tries++)
    outcome = await ask();
  return outcome;
}

function assertSays(outcome: Outcome<{ readonly name: string }>, says: Fault['says']): void {
  if (outcome.ok) {
    assert.equal('answer', says);
    assert.match(plainText(outcome.value.name), /^[^\p{Cc}\p{Cf}\p{Cs}]*Team 000\d$/u);
    return;
  }
  const { error } = outcome;
  assert.equal(error.reason, says, error.message);
  const sentence = failureSentence(error, 'the team');
  assert.match(sentence, /^Could not load the team because [^.]+(http\.\w+[^.]*)?\.$/, 'one sentence');
  assert.match(sentence, ADVICE[error.reason]);
  assert.doesNotMatch(sentence, /[\p{Cc}\p{Cs}]/u);
}
