import { getMilestone, milestoneRequest, type Milestone } from '../kalshi/milestones';
import type { ChildGroup, EntityDefinition } from './definition';
import { targetIdsInDetails } from './targetIdsInDetails';
import { bareFacts, eventPage, factSection, fieldFacts, jsonSection, sourceFacts } from './facts';
import { phaseOfStatus, phaseOfTimes } from './phase';

const FIVE_MINUTES = 5 * 60 * 1000;

/** By category, because types are many and new ones come; anything unknown has the plain milestone. */
const ICONS: readonly (readonly [pattern: RegExp, icon: string])[] = [
  [/esport/i, 'game'],
  [/sport/i, 'jersey'],
  [/election|politic/i, 'law'],
  [/financ|econom|crypto|commodit/i, 'graph-line'],
  [/entertain/i, 'star-full'],
  [/compan/i, 'organization'],
  [/mention/i, 'megaphone'],
  [/climate|weather/i, 'cloud'],
  [/science|technolog/i, 'beaker'],
  [/world/i, 'globe'],
];

const FIELDS = ['type', 'category', 'start_date', 'end_date'] as const;

export const milestone: EntityDefinition<'milestone'> = {
  noun: 'Milestone',
  idNoun: 'id',
  ttlMs: FIVE_MINUTES,
  batchSize: 1,
  idOf: ({ id }) => id,
  titleOf: ({ title, id }) => title || id,
  stateOf: ({ type }) => type,
  phaseOf: ({ details, start_date, end_date }, now) =>
    phaseOfStatus(details['status']) ?? phaseOfTimes(start_date, end_date, now),
  iconOf: ({ category }) => ICONS.find(([pattern]) => pattern.test(category))?.[1] ?? 'milestone',
  request: milestoneRequest,
  load: (api, ids, options) => Promise.all(ids.map((id) => getMilestone(api, id, options))),
  webPageOf: (entity) => eventPage(eventTickers(entity)[0]),
  targetIdsOf: ({ details }) => targetIdsInDetails(details).map(({ id }) => id),
  row: (entity) => [
    ...bareFacts(entity, 'start_date', 'type'),
    {
      label: '',
      value: { type: 'text', value: eventTickers(entity).length === 0 ? 'no events' : undefined },
    },
  ],
  groups,
  highlights: (entity) => [...fieldFacts(entity, ...FIELDS), ...sourceFacts(entity)],
  sections: (entity) => [
    factSection('about', 'About', [
      ...fieldFacts(entity, ...FIELDS, 'notification_message', 'id'),
      ...sourceFacts(entity),
    ]),
    jsonSection('details', 'Details', entity.details),
  ],
  columns: [],
};

/** The tickers of a milestone, each once: the event to show first, then the primary ones, then the related ones. */
export function eventTickers(entity: Milestone): readonly string[] {
  return [...new Set([...primaryTickers(entity), ...entity.related_event_tickers])];
}

/** `details.main_game_event_ticker` names the event to show first when there are several primary ones. */
function primaryTickers(entity: Milestone): readonly string[] {
  const main = entity.details['main_game_event_ticker'];
  const primary = [...new Set(entity.primary_event_tickers)];
  return typeof main === 'string' && primary.includes(main)
    ? [main, ...primary.filter((ticker) => ticker !== main)]
    : primary;
}

function groups(entity: Milestone): readonly ChildGroup[] {
  const primary = primaryTickers(entity);
  const related = eventTickers(entity).slice(primary.length);
  const counts = `${primary.length} primary and ${new Set(entity.related_event_tickers).size} related event tickers`;
  return [
    {
      id: 'primary',
      title: 'Primary events',
      kind: 'event',
      eager: true,
      children: primary.map((id) => ({ id })),
      hint: `The core markets of the milestone, which names ${counts}.`,
    },
    {
      id: 'related',
      title: 'Related events',
      kind: 'event',
      eager: true,
      children: related.map((id) => ({ id })),
      hint: `Tied to the same occurrence and not primary. The milestone names ${counts}.`,
    },
    {
      id: 'targets',
      title: 'Structured targets',
      kind: 'structuredTarget',
      children: targetIdsInDetails(entity.details),
      hint: 'The ids found in the details of the milestone.',
    },
  ];
}
