import assert from 'node:assert/strict';
import { BatchLoader } from '../../../src/core/catalog/batchLoader';
import { BatchSize, type KeptValue } from '../../../src/core/catalog/batchSize';
import { requestUrl, type Api } from '../../../src/core/kalshi/api';
import { Callers } from '../../../src/core/kalshi/demand';
import { isKalshiError, KalshiError } from '../../../src/core/kalshi/errors';
import { keptBatchSize } from '../../../src/vscode/platform/keptBatchSize';
import { uuid } from '../entities/entityOf';
import { FakeExchange } from './fakeExchange';

const MOST_PROBES = 4;
const DROPPED = new KalshiError('offline', 'ECONNRESET', { isDropped: true });

const ids = (count: number, first = 0) => Array.from({ length: count }, (_, index) => uuid(first + index));

/** Something that is remembered, with a count of the writes. */
function keptValue(): KeptValue & { value: unknown; writes: number } {
  return {
    value: undefined,
    writes: 0,
    get() {
      return structuredClone(this.value);
    },
    set(value: unknown) {
      this.value = value;
      this.writes++;
    },
  };
}

/** An exchange of 5,000 targets behind something that refuses some requests, with a count of what was refused. */
function behind(refuse: (address: string) => KalshiError | undefined, kept?: KeptValue) {
  const exchange = new FakeExchange({ targets: ids(5000).map((id, index) => ({ id, name: `T${index}` })) });
  const sent: string[] = [];
  let refused = 0;
  const api: Api = {
    get: async (request, options) => {
      const address = requestUrl('', request);
      sent.push(address);
      // The answer comes later, as on a network.
      await new Promise((resolve) => setImmediate(resolve));
      const refusal = refuse(address);
      if (refusal) refused++;
      if (refusal) throw refusal;
      return exchange.get(request, options);
    },
  };
  const callers = new Callers('annotation');
  callers.join('annotation');
  const open = (): BatchLoader => new BatchLoader(api, () => undefined, new BatchSize(kept));
  const loader = open();
  const ask = (wanted: readonly string[], one = loader): Promise<readonly string[]> =>
    Promise.all(
      wanted.map((id) =>
        one.load({ kind: 'structuredTarget', id }, callers).then(
          () => 'found',
          (error: unknown) => (isKalshiError(error) ? error.reason : String(error)),
        ),
      ),
    );
  return { ask, open, sent, refused: () => refused };
}

const longerThan = (most: number, answer: () => KalshiError) => (address: string) =>
  address.length > most ? answer() : undefined;
const status = (code: number) => () => new KalshiError('rejected', `answered ${code}`, { status: code });
const all = (count: number, word: string) => Array<string>(count).fill(word);

describe('the size of a batch', () => {
  for (const code of [400, 413, 414, 431])
    for (const most of [600, 1100, 2000, 4096, 6000])
      it(`is found out by halving where ${code} is the answer to more than ${most} characters`, async () => {
        const { ask, sent, refused } = behind(longerThan(most, status(code)));
        assert.deepEqual(await ask(ids(2000)), all(2000, 'found'));
        assert.ok(refused() <= MOST_PROBES, `${refused()} were refused`);
        const { length } = sent;
        assert.deepEqual(await ask(ids(2000, 2000)), all(2000, 'found'));
        assert.ok(refused() <= MOST_PROBES, `${refused()} were refused`);
        // Half of what would fit is the least that halving finds.
        assert.ok(
          sent.length - length <= Math.ceil((2000 * 41) / (most / 2 - 120)),
          `${sent.length - length}`,
        );
      });

  for (const most of [1100, 2000, 4096, 6000])
    it(`is found out where the connection breaks at more than ${most} characters`, async () => {
      const { ask, refused } = behind(longerThan(most, () => DROPPED));
      assert.deepEqual(await ask(ids(2000)), all(2000, 'found'));
      const probes = refused();
      assert.ok(probes <= MOST_PROBES, `${probes} were refused`);
      assert.deepEqual(await ask(ids(2000, 2000)), all(2000, 'found'));
      assert.equal(refused(), probes);
    });

  it('is remembered for the next session in a few bytes and few writes', async () => {
    const kept = keptValue();
    const { ask, open, refused } = behind(longerThan(2000, status(414)), kept);
    await ask(ids(500));
    const probes = refused();
    await ask(ids(2000, 500), open());
    assert.equal(refused(), probes);
    assert.ok(JSON.stringify(kept.value).length < 20);
    assert.ok(kept.writes <= 6, `${kept.writes} writes`);
  });

  it('is tried with one request, and once it works never again', async () => {
    const kept = keptValue();
    const { ask, open, sent } = behind(() => undefined, kept);
    const release = ask(ids(2000));
    while (sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(sent.length, 1);
    await release;
    assert.equal(sent.length, 11);
    const next = ask(ids(2000, 2000), open());
    while (sent.length === 11) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(sent.length, 22, 'all at once');
    await next;
  });

  it('does not shrink for one odd id, and all others are answered', async () => {
    const kept = keptValue();
    const odd = uuid(77);
    const { ask, sent, refused } = behind(
      (address) => (address.includes(odd) ? status(400)() : undefined),
      kept,
    );
    const answers = await ask(ids(190));
    assert.deepEqual(
      answers,
      ids(190).map((id) => (id === odd ? 'rejected' : 'found')),
    );
    assert.ok(refused() <= 9, `${refused()} were refused`);
    const { length } = sent;
    await ask(ids(1900, 200));
    assert.equal(sent.length - length, 10);
  });

  it('is no matter of an outage: a connection that breaks at everything costs two requests, and the rest none', async () => {
    const { ask, sent } = behind(() => DROPPED);
    assert.deepEqual(await ask(ids(2000)), all(2000, 'offline'));
    assert.equal(sent.length, 2);
    assert.ok((sent[1]?.length ?? 0) < 120);
  });

  it('is no matter of a refused connection, which costs one request', async () => {
    const { ask, sent } = behind(() => new KalshiError('offline', 'ECONNREFUSED'));
    assert.deepEqual(await ask(ids(2000)), all(2000, 'offline'));
    assert.equal(sent.length, 1);
  });

  it('does not shrink for a moment in which the connection broke', async () => {
    const kept = keptValue();
    let broken = 1;
    const { ask, sent } = behind(() => (broken-- > 0 ? DROPPED : undefined), kept);
    assert.deepEqual(await ask(ids(190)), all(190, 'found'));
    const { length } = sent;
    await ask(ids(1900, 200));
    assert.equal(sent.length - length, 10);
  });

  it('does not send a request an id where everything is refused', async () => {
    const { ask, sent } = behind(status(400));
    assert.deepEqual(await ask(ids(190)), all(190, 'rejected'));
    assert.ok(sent.length <= 50, `${sent.length} requests`);
  });

  for (const [name, refusal] of [
    ['414', status(414)],
    ['400', status(400)],
    ['a broken connection', () => DROPPED],
  ] as const)
    it(`shrinks where the way to the exchange takes less than it once did, and answers ${name}`, async () => {
      let most = 9000;
      const { ask, sent } = behind((address) => longerThan(most, refusal)(address));
      await ask(ids(2000));
      most = 3000;
      assert.deepEqual(await ask(ids(2000, 2000)), all(2000, 'found'));
      const { length } = sent;
      await ask(ids(1000, 4000));
      assert.ok(sent.length - length <= 24, `${sent.length - length}`);
    });

  it('lets what is short pass while something long is being tried', async () => {
    const { ask, sent } = behind((address) => (address.length > 1000 ? status(414)() : undefined));
    const long = ask(ids(400));
    while (sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(await ask([uuid(4000)]), ['found']);
    assert.deepEqual(await long, all(400, 'found'));
  });

  it('starts as usual where what is remembered makes no sense', () => {
    for (const value of [7, 'x', null, [], [1e9, 1e9], [-1, -1], ['7800', {}], { room: 1 }]) {
      const size = new BatchSize({ get: () => value, set: () => undefined });
      assert.equal(size.room, 7800);
      assert.equal(size.isProven(7800), false);
    }
  });

  it('is kept of every exchange apart, of those that taught something last, in less than 4 kB', () => {
    const values = new Map<string, unknown>();
    const state = {
      get: (key: string) => values.get(key),
      update: async (key: string, value: unknown) => values.set(key, JSON.parse(JSON.stringify(value))),
    };
    const sizeOf = (number: number) => new BatchSize(keptBatchSize(state, `https://${number}.example`));
    for (let number = 0; number < 50; number++) sizeOf(number).refused(1000 + number, true);
    assert.equal(sizeOf(49).room, 1049);
    assert.equal(sizeOf(40).room, 1040);
    assert.equal(sizeOf(0).room, 7800);
    assert.ok(JSON.stringify([...values]).length < 1000);
    sizeOf(49).forget();
    assert.equal(sizeOf(49).room, 7800);
    assert.equal(sizeOf(48).room, 1048);
  });

  it('is forgotten when it should be', () => {
    const kept = keptValue();
    const size = new BatchSize(kept);
    size.refused(1000, true);
    assert.equal(new BatchSize(kept).room, 1000);
    size.forget();
    assert.equal(size.room, 7800);
    assert.equal(new BatchSize(kept).room, 7800);
  });
});
