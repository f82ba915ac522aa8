import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/kalshi/json';
import {
  decodeFiltersBySport,
  decodeTagsByCategories,
  getFiltersBySport,
  getTagsByCategories,
} from '../../../src/core/kalshi/search';
import { assertTotal } from './arbitraryEntity';
import { alwaysAnswering, cannedApi } from './cannedApi';

const FILTERS = {
  filters_by_sports: {
    Basketball: { scopes: ['Games', 'Futures'], competitions: { NBA: { scopes: ['Games'] } } },
    Chess: { scopes: [], competitions: {} },
  },
  sport_ordering: ['Chess', 'Basketball'],
};
const TAGS = { tags_by_categories: { Crypto: ['BTC', 'ETH'], Sports: [] } };

describe('decodeFiltersBySport', () => {
  it('reads sports, scopes and competitions', () => {
    assert.deepEqual(decodeFiltersBySport(FILTERS), { ...FILTERS, raw: FILTERS });
  });

  it('keeps the names of sports and competitions whose filters are null', () => {
    const decoded = decodeFiltersBySport({
      filters_by_sports: { Chess: null, Golf: { scopes: null, competitions: { PGA: null } } },
    });
    assert.deepEqual(decoded?.filters_by_sports, {
      Chess: { scopes: [], competitions: {} },
      Golf: { scopes: [], competitions: { PGA: { scopes: [] } } },
    });
    assert.deepEqual(decoded?.sport_ordering, []);
  });

  it('keeps a sport called __proto__ as a name', () => {
    const raw = JSON.parse('{"filters_by_sports": {"__proto__": {"scopes": ["Games"]}}}') as JsonObject;
    assert.deepEqual(Object.keys(decodeFiltersBySport(raw)?.filters_by_sports ?? {}), ['__proto__']);
  });

  it('is total', () => {
    assertTotal(decodeFiltersBySport, FILTERS, {});
  });
});

describe('decodeTagsByCategories', () => {
  it('reads the tags and keeps the categories whose tags are null', () => {
    const raw = { tags_by_categories: { ...TAGS.tags_by_categories, Elections: null } };
    assert.deepEqual(decodeTagsByCategories(raw), {
      tags_by_categories: { Crypto: ['BTC', 'ETH'], Sports: [], Elections: [] },
      raw,
    });
  });

  it('is total', () => {
    assertTotal(decodeTagsByCategories, TAGS, {});
  });
});

describe('getFiltersBySport and getTagsByCategories', () => {
  it('ask at their paths', async () => {
    const options = { priority: 'prefetch' } as const;
    const api = cannedApi({ '/search/filters_by_sport': FILTERS, '/search/tags_by_categories': TAGS });
    assert.deepEqual(await getFiltersBySport(api, options), { ...FILTERS, raw: FILTERS });
    assert.deepEqual(await getTagsByCategories(api, options), { ...TAGS, raw: TAGS });
    assert.deepEqual(api.options, [options, options]);
  });

  it('reject as unreadable when the answer is no object', async () => {
    await assert.rejects(getFiltersBySport(alwaysAnswering('x')), { reason: 'unreadable' });
    await assert.rejects(getTagsByCategories(alwaysAnswering(null)), { reason: 'unreadable' });
  });
});
