import assert from 'node:assert/strict';
import type { Outcome } from '../../../src/core/catalog/outcome';
import { answerTo, nameOf, target } from '../../support/faults/cannedExchange';
import { openSession, targetRef } from '../../support/faults/faultSession';
import { startFaultServer, type FaultServer } from '../../support/faults/faultServer';
import { whole } from '../../support/faults/httpBytes';
import { proxySupport } from '../../support/faults/proxySupport';
import type { Step } from '../../support/faults/wire';

const AMPLE_MS = 8000;
const MANY = 150;
/** Characters of a request that something on the way takes. */
const SHORT = 2500;
const refs = Array.from({ length: MANY }, (_none, number) => targetRef(number));

const LONG_REQUESTS: Readonly<Record<string, readonly Step[]>> = {
  '400': [{ send: whole('{}', {}, '400 Bad Request') }],
  '413': [{ send: whole('', {}, '413 Content Too Large') }],
  '414': [{ send: whole('<p>too long', { 'Content-Type': 'text/html' }, '414 URI Too Long') }],
  '431': [{ send: whole('', {}, '431 Request Header Fields Too Large') }, { then: 'fin' }],
  'an end of the connection': [{ then: 'fin' }],
  'a reset': [{ then: 'reset' }],
};

describe(`batches, http.proxySupport ${proxySupport ?? 'none'}`, () => {
  let server: FaultServer;
  beforeEach(async () => {
    server = await startFaultServer();
  });
  afterEach(() => server.close());

  const say = (change: (items: object[], url: string) => readonly unknown[]): void =>
    server.say((url) => {
      const items = (answerTo(url) as { structured_targets: object[] }).structured_targets;
      return [{ send: whole(JSON.stringify({ structured_targets: change(items, url), cursor: '' })) }];
    });

  for (const [name, steps] of Object.entries(LONG_REQUESTS)) {
    it(`that are answered with ${name} for their length are divided, once and for all`, async () => {
      const { session } = openSession(server.baseUrl, AMPLE_MS);
      let refused = 0;
      server.say((url) => {
        if (url.length < SHORT) return undefined;
        refused++;
        return steps;
      });
      assertNamed(await session.catalog.getMany(refs), () => true);
      assert.ok(refused > 0 && refused <= 20, `${refused} refused`);
      const probes = refused;
      assertNamed(await session.catalog.getMany(refs, { fresh: true }), () => true);
      assert.equal(refused, probes);
      await session.dispose();
    });
  }

  it('with some left out bring the others, and what is left out is not asked for again', async () => {
    const { session } = openSession(server.baseUrl, AMPLE_MS);
    say((items) => items.filter((_item, index) => index % 7 !== 0));
    const isThere = (index: number): boolean => index % 7 !== 0;
    assertNamed(await session.catalog.getMany(refs), isThere);
    const asked = server.requests.length;
    assertNamed(await session.catalog.getMany(refs), isThere);
    assert.equal(server.requests.length, asked);
    await session.dispose();
  });

  it('in another order, with repetitions, strangers and rubbish bring each its own', async () => {
    const { session } = openSession(server.baseUrl, AMPLE_MS);
    const others = [target(targetRef(9999).id), null, 7, 'x', [], {}, { id: '' }, { id: { a: 1 } }];
    say((items) => [...others, ...items.toReversed(), ...items, ...others]);
    assertNamed(await session.catalog.getMany(refs), () => true);
    await session.dispose();
  });

  it('of which only the others come, bring nothing', async () => {
    const { session } = openSession(server.baseUrl, AMPLE_MS);
    say((items) => items.map((_item, index) => target(targetRef(5000 + index).id)));
    assertNamed(await session.catalog.getMany(refs), () => false);
    await session.dispose();
  });

  it('that another server calls not found are asked for again', async () => {
    const { session } = openSession(server.baseUrl, AMPLE_MS);
    const page = whole('<h1>Not Found</h1>', { 'Content-Type': 'text/html' }, '404 Not Found');
    server.say(() => [{ send: page }]);
    const outcomes = await session.catalog.getMany(refs);
    assert.ok(outcomes.every((one) => !one.ok && /unavailable|captivePortal/.test(one.error.reason)));
    server.clear();
    assertNamed(await session.catalog.getMany(refs), () => true);
    await session.dispose();
  });

  it('of one that the exchange does not know are not sent again for ten minutes', async () => {
    const { session } = openSession(server.baseUrl, AMPLE_MS);
    const series = { kind: 'series', id: 'KXNONE' } as const;
    server.say(() => [{ send: whole('{"error":{"code":"not_found"}}', {}, '404 Not Found') }]);
    for (let times = 0; times < 3; times++) {
      const outcome = await session.catalog.get(series);
      assert.ok(!outcome.ok && outcome.error.reason === 'notFound');
    }
    assert.equal(server.requests.length, 1);
    await session.dispose();
  });

  function assertNamed(
    outcomes: readonly Outcome<{ readonly name: string }>[],
    isThere: (index: number) => boolean,
  ): void {
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.ok) assert.equal(outcome.value.name, nameOf(targetRef(index).id));
      else assert.equal(outcome.error.reason, 'notFound', outcome.error.message);
      assert.equal(outcome.ok, isThere(index), `${index}`);
    }
  }
});
