import { getSeries, seriesRequest } from '../kalshi/series';
import type { EntityDefinition } from './definition';
import { fieldFacts, refValue, settlementFacts } from './facts';

const HOUR = 60 * 60 * 1000;

export const series: EntityDefinition<'series'> = {
  noun: 'Series',
  idNoun: 'ticker',
  holdsFor: HOUR,
  batchSize: 1,
  idOf: ({ ticker }) => ticker,
  titleOf: ({ title, ticker }) => title || ticker,
  stateOf: ({ frequency }) => frequency,
  iconOf: () => 'layers',
  request: seriesRequest,
  load: (api, ids, options) => Promise.all(ids.map((id) => getSeries(api, id, options))),
  webPageOf: ({ ticker }) => ({ kind: 'series', ticker }),
  targetIdsOf: () => [],
  row: (entity) => fieldFacts(entity, [['', 'frequency']]),
  groups: () => [],
  highlights: (entity) =>
    fieldFacts(entity, [
      ['Category', 'category'],
      ['Frequency', 'frequency'],
    ]),
  sections: (entity) => [
    {
      id: 'about',
      title: 'About',
      blocks: [
        {
          type: 'facts',
          facts: fieldFacts(entity, [
            ['Ticker', 'ticker', 'code'],
            ['Frequency', 'frequency'],
            ['Category', 'category'],
            ['Categories', 'categories'],
            ['Tags', 'tags'],
            ['Fee type', 'fee_type', 'code'],
            ['Fee multiplier', 'fee_multiplier'],
            ['Volume', 'volume_fp', 'count'],
            ['Contract', 'contract_url'],
            ['Contract terms', 'contract_terms_url'],
            ['Prohibitions', 'additional_prohibitions'],
            ['Exchange index', 'exchange_index'],
            ['Last updated', 'last_updated_ts', 'time'],
          ]),
        },
      ],
    },
    {
      id: 'sources',
      title: 'Settlement sources',
      blocks: [{ type: 'facts', facts: settlementFacts(entity.settlement_sources) }],
    },
    {
      id: 'product',
      title: 'Product metadata',
      blocks: [{ type: 'json', value: entity.product_metadata ?? {} }],
    },
  ],
  columns: [
    { label: 'Series', value: ({ ticker, title }) => refValue('series', ticker, title) },
    { label: 'Ticker', value: ({ ticker }) => ({ type: 'code', value: ticker }) },
  ],
};
