import assert from 'node:assert/strict';
import { isKalshiError } from '../../../src/core/kalshi/errors';
import { environments } from '../../../src/core/kalshi/environments';
import { fixtureName, loadFixture } from '../../../src/core/export/fixture';
import { sampleApi, SAMPLE_NOW } from '../sampleApi';

const EVENT = { kind: 'event', id: 'SENATEWY-26' } as const;
const options = { environment: 'production', baseUrl: environments.production.baseUrl } as const;

describe('loadFixture', () => {
  it('has the whole answer as the exchange sent it, asked for anew', async () => {
    const { api, urls, transport } = sampleApi();
    const [response] = await loadFixture({ api, options }, EVENT, { now: SAMPLE_NOW });
    const [url = '', ...more] = urls;
    assert.deepEqual(more, []);
    const { body } = await transport.send(url, new AbortController().signal);
    assert.deepEqual(JSON.parse(response), JSON.parse(body));
    assert.deepEqual(Object.keys(JSON.parse(response) as object), Object.keys(JSON.parse(body) as object));
    assert.ok(response.endsWith('}\n') && response.startsWith('{\n  "'));
  });

  it('has the request with all that sends it again', async () => {
    const { api, urls } = sampleApi();
    const [, request] = await loadFixture({ api, options }, EVENT, { now: SAMPLE_NOW });
    assert.deepEqual(JSON.parse(request), {
      method: 'GET',
      url: urls[0],
      path: '/events/SENATEWY-26',
      query: { with_nested_markets: true },
      recorded_at: '2026-11-23T12:30:00.000Z',
    });
  });

  it('says of which kind the data is where it is not the real one', async () => {
    const { api } = sampleApi();
    const sample = { environment: 'sample', baseUrl: environments.sample.baseUrl } as const;
    const [, request] = await loadFixture({ api, options: sample }, EVENT, { now: SAMPLE_NOW });
    assert.match((JSON.parse(request) as { note: string }).note, /^Sample data, made up/);
  });

  it('rejects for what is not there', async () => {
    const { api } = sampleApi();
    const asked = loadFixture({ api, options }, { kind: 'event', id: 'NOSUCH' }, { now: SAMPLE_NOW });
    await assert.rejects(asked, (error) => isKalshiError(error) && error.reason === 'notFound');
  });
});

describe('fixtureName', () => {
  it('says what is in the file', () => {
    assert.equal(fixtureName(EVENT), 'event-SENATEWY-26.kalshi.json');
  });
});
