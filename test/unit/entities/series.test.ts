import assert from 'node:assert/strict';
import { series } from '../../../src/core/entities/series';
import { cannedApi } from '../kalshi/cannedApi';
import { seriesOf } from './entityOf';

describe('series', () => {
  it('is loaded by its ticker', async () => {
    const api = cannedApi({ '/series/KXCPI': { series: { ticker: 'KXCPI', title: 'Inflation' } } });
    const [loaded] = await series.load(api, ['KXCPI']);
    assert.equal(loaded?.title, 'Inflation');
    assert.deepEqual(api.asked, ['/series/KXCPI']);
  });

  it('has its own page, and is called by its title or its ticker', () => {
    assert.deepEqual(series.webPageOf(seriesOf({})), { kind: 'series', ticker: 'KXEVENT' });
    assert.equal(series.titleOf(seriesOf({ title: 'Inflation' })), 'Inflation');
    assert.equal(series.titleOf(seriesOf({})), 'KXEVENT');
  });

  it('survives the lists that the exchange sends as null', () => {
    const entity = seriesOf({ tags: null, settlement_sources: null, additional_prohibitions: null });
    const [about] = series.sections(entity);
    assert.equal(about?.id, 'about');
    assert.deepEqual(series.groups(entity), []);
    assert.deepEqual(series.targetIdsOf(entity), []);
  });
});
