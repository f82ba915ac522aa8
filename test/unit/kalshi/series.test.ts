import assert from 'node:assert/strict';
import { decodeSeries, getSeries, seriesRequest } from '../../../src/core/kalshi/series';
import { assertTotal } from './arbitraryEntity';
import { alwaysAnswering, cannedApi } from './cannedApi';

const SERIES = {
  ticker: 'KXMADE',
  title: 'Made game',
  frequency: 'custom',
  category: 'Sports',
  categories: ['Sports', 'Esports'],
  tags: ['Basketball'],
  settlement_sources: [{ name: 'The League', url: 'https://example.com/' }],
  contract_url: 'https://example.com/a.pdf',
  contract_terms_url: 'https://example.com/b.pdf',
  fee_type: 'quadratic',
  fee_multiplier: 1,
  additional_prohibitions: ['Players'],
  product_metadata: { scope: 'Game' },
  volume_fp: '100.00',
  last_updated_ts: '2026-10-01T00:00:00Z',
  exchange_index: 0,
};

describe('decodeSeries', () => {
  it('reads every field', () => {
    assert.deepEqual(decodeSeries(SERIES), { ...SERIES, raw: SERIES });
  });

  it('makes null lists empty and needs nothing but the ticker', () => {
    const raw = { ticker: 'S', tags: null, settlement_sources: null, additional_prohibitions: null };
    assert.deepEqual(decodeSeries(raw), {
      ticker: 'S',
      title: '',
      frequency: '',
      category: '',
      categories: [],
      tags: [],
      settlement_sources: [],
      contract_url: '',
      contract_terms_url: '',
      fee_type: '',
      additional_prohibitions: [],
      raw,
    });
  });

  it('keeps a fee type it has never heard of', () => {
    assert.equal(decodeSeries({ ticker: 'S', fee_type: 'cubic' })?.fee_type, 'cubic');
  });

  it('is total', () => {
    assertTotal(decodeSeries, SERIES, { ticker: 'S' });
  });
});

describe('getSeries', () => {
  it('asks for the path of seriesRequest', async () => {
    assert.deepEqual(seriesRequest('S/1'), { path: '/series/S%2F1' });
    const options = { priority: 'annotation' } as const;
    const api = cannedApi({ '/series/S%2F1': { series: SERIES } });
    assert.deepEqual(await getSeries(api, 'S/1', options), { ...SERIES, raw: SERIES });
    assert.equal(api.options[0], options);
  });

  it('rejects as unreadable when there is no series in the answer', async () => {
    await assert.rejects(getSeries(alwaysAnswering({ series: null }), 'S'), { reason: 'unreadable' });
  });
});
