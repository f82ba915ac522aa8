import { getStructuredTargets, structuredTargetRequest } from '../kalshi/structuredTargets';
import type { EntityDefinition } from './definition';
import { targetIdsInDetails } from './targetIdsInDetails';
import { bareFacts, factSection, fieldFacts, jsonSection, refValue, sourceFacts } from './facts';

const DAY = 24 * 60 * 60 * 1000;

export const structuredTarget: EntityDefinition<'structuredTarget'> = {
  noun: 'Structured target',
  idNoun: 'id',
  ttlMs: DAY,
  batchSize: 190,
  isListComplete: true,
  idOf: ({ id }) => id,
  titleOf: ({ name, id }) => name || id,
  stateOf: ({ type }) => type,
  iconOf: ({ type }) => (/team|club/.test(type) ? 'organization' : 'person'),
  request: structuredTargetRequest,
  load: async (api, ids, options) =>
    (await getStructuredTargets(api, { ids, page_size: Math.max(ids.length, 1) }, options)).items,
  webPageOf: () => undefined,
  targetIdsOf: ({ details }) => targetIdsInDetails(details).map(({ id }) => id),
  row: (target) => bareFacts(target, 'type'),
  groups: ({ details }) => [
    {
      id: 'targets',
      title: 'Structured targets',
      kind: 'structuredTarget',
      children: targetIdsInDetails(details),
      hint: 'The ids found in `details`',
    },
  ],
  highlights: (target) => [...fieldFacts(target, 'type'), ...sourceFacts(target)],
  sections: (target) => [
    factSection('about', 'About', [...fieldFacts(target, 'name', 'type', 'id'), ...sourceFacts(target)]),
    jsonSection('details', 'Details', target.details),
  ],
  columns: [
    { label: 'Name', value: ({ id, name }) => refValue('structuredTarget', id, name) },
    { label: 'Type', value: ({ type }) => ({ type: 'code', value: type }) },
    { label: 'Id', value: ({ id }) => ({ type: 'code', value: id }) },
  ],
};
