import { getSeries, seriesRequest } from '../kalshi/series';
import type { EntityDefinition } from './definition';
import { bareFacts, factSection, fieldFacts, jsonSection, settlementFacts } from './facts';

const HOUR = 60 * 60 * 1000;

export const series: EntityDefinition<'series'> = {
  noun: 'Series',
  idNoun: 'ticker',
  ttlMs: HOUR,
  batchSize: 1,
  idOf: ({ ticker }) => ticker,
  titleOf: ({ title, ticker }) => title || ticker,
  stateOf: ({ frequency }) => frequency,
  iconOf: () => 'layers',
  request: seriesRequest,
  load: (api, ids, options) => Promise.all(ids.map((id) => getSeries(api, id, options))),
  webPageOf: ({ ticker }) => ({ kind: 'series', ticker }),
  targetIdsOf: () => [],
  row: (entity) => bareFacts(entity, 'frequency'),
  groups: () => [],
  highlights: (entity) => fieldFacts(entity, 'category', 'frequency'),
  sections: (entity) => [
    factSection(
      'about',
      'About',
      fieldFacts(
        entity,
        'ticker',
        'frequency',
        'category',
        'categories',
        'tags',
        'fee_type',
        'fee_multiplier',
        'volume_fp',
        'contract_url',
        'contract_terms_url',
        'additional_prohibitions',
        'exchange_index',
        'last_updated_ts',
      ),
    ),
    factSection('sources', 'Settlement sources', settlementFacts(entity.settlement_sources)),
    jsonSection('product', 'Product metadata', entity.product_metadata),
  ],
  columns: [],
};
