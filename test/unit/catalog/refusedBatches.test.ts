import assert from 'node:assert/strict';
import { Batcher } from '../../../src/core/catalog/batcher';
import { requestUrl, type Api } from '../../../src/core/kalshi/api';
import { Callers } from '../../../src/core/kalshi/demand';
import { isKalshiError, KalshiError } from '../../../src/core/kalshi/errors';
import { uuid } from '../entities/entityOf';
import { FakeExchange } from './fakeExchange';

const DROPPED = new KalshiError('offline', 'ECONNRESET', { isDropped: true });

const ids = (count: number, first = 0) => Array.from({ length: count }, (_, index) => uuid(first + index));

/** An exchange of 5,000 targets behind something that refuses some requests, with a count of what was refused. */
function behind(refuse: (address: string) => KalshiError | undefined) {
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
  const batcher = new Batcher(api, () => undefined);
  const ask = (wanted: readonly string[]): Promise<readonly string[]> =>
    Promise.all(
      wanted.map((id) =>
        batcher.load({ kind: 'structuredTarget', id }, callers).then(
          () => 'found',
          (error: unknown) => (isKalshiError(error) ? error.reason : String(error)),
        ),
      ),
    );
  return { ask, sent, refused: () => refused };
}

const longerThan = (most: number, answer: () => KalshiError) => (address: string) =>
  address.length > most ? answer() : undefined;
const status = (code: number) => () => new KalshiError('rejected', `answered ${code}`, { status: code });
const all = (count: number, word: string) => Array<string>(count).fill(word);

describe('a batch that is refused', () => {
  for (const code of [400, 413, 414, 431])
    for (const max of [1100, 2000, 4096, 6000])
      it(`is halved until each request has at most ${max} characters, where ${code} is the answer to more`, async () => {
        const { ask, sent, refused } = behind(longerThan(max, status(code)));
        assert.deepEqual(await ask(ids(2000)), all(2000, 'found'));
        const before = refused();
        assert.deepEqual(await ask(ids(2000, 2000)), all(2000, 'found'));
        assert.equal(refused(), before, 'the session remembers it');
        assert.ok(sent.length <= 350, `${sent.length} requests`);
      });

  for (const max of [1100, 2000, 4096, 6000])
    it(`is halved where the connection breaks at more than ${max} characters`, async () => {
      const { ask, refused } = behind(longerThan(max, () => DROPPED));
      assert.deepEqual(await ask(ids(200)), all(200, 'found'));
      const before = refused();
      assert.deepEqual(await ask(ids(2000, 2000)), all(2000, 'found'));
      assert.equal(refused(), before);
    });

  it('is no reason for shorter ones if a single id is to blame, and all others are answered', async () => {
    const odd = uuid(77);
    const { ask, sent, refused } = behind((address) => (address.includes(odd) ? status(400)() : undefined));
    assert.deepEqual(
      await ask(ids(190)),
      ids(190).map((id) => (id === odd ? 'rejected' : 'found')),
    );
    assert.ok(refused() <= 9, `${refused()} were refused`);
    const { length } = sent;
    await ask(ids(1900, 200));
    assert.equal(sent.length - length, 10);
  });

  it('is given up after a few requests if the connection breaks at everything', async () => {
    const { ask, sent } = behind(() => DROPPED);
    assert.deepEqual(await ask(ids(190)), all(190, 'offline'));
    assert.ok(sent.length <= 6, `${sent.length} requests`);
  });

  it('is not sent again if the connection is refused', async () => {
    const { ask, sent } = behind(() => new KalshiError('offline', 'ECONNREFUSED'));
    assert.deepEqual(await ask(ids(190)), all(190, 'offline'));
    assert.equal(sent.length, 1);
  });

  it('does not become a request for each id if everything is refused', async () => {
    const { ask, sent } = behind(status(400));
    assert.deepEqual(await ask(ids(190)), all(190, 'rejected'));
    assert.ok(sent.length <= 50, `${sent.length} requests`);
  });
});
