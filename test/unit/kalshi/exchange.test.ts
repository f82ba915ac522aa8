import assert from 'node:assert/strict';
import { decodeExchangeStatus, getExchangeStatus } from '../../../src/core/kalshi/exchange';
import { assertTotal } from './arbitraryEntity';
import { alwaysAnswering, cannedApi } from './cannedApi';

const STATUS = {
  exchange_active: true,
  trading_active: false,
  intra_exchange_transfers_active: true,
  exchange_estimated_resume_time: '2026-10-08T09:00:00Z',
  exchange_index_statuses: [
    {
      exchange_index: 0,
      description: 'Main',
      exchange_active: true,
      trading_active: false,
      intra_exchange_transfers_active: false,
    },
  ],
};

describe('decodeExchangeStatus', () => {
  it('reads every field', () => {
    assert.deepEqual(decodeExchangeStatus(STATUS), { ...STATUS, raw: STATUS });
  });

  it('claims nothing that the exchange did not say', () => {
    const raw = { exchange_active: 'yes', exchange_estimated_resume_time: null };
    assert.deepEqual(decodeExchangeStatus(raw), { exchange_index_statuses: [], raw });
  });

  it('is total', () => {
    assertTotal(decodeExchangeStatus, STATUS, {});
  });
});

describe('getExchangeStatus', () => {
  it('reads the answer itself', async () => {
    const options = { priority: 'visible' } as const;
    const api = cannedApi({ '/exchange/status': STATUS });
    assert.deepEqual(await getExchangeStatus(api, options), { ...STATUS, raw: STATUS });
    assert.equal(api.options[0], options);
  });

  it('rejects as unreadable when the answer is no object', async () => {
    await assert.rejects(getExchangeStatus(alwaysAnswering('up')), { reason: 'unreadable' });
  });
});
