import type { NamedThing } from '../catalog/nameSegment';
import { isUuid } from '../entities/ids';
import type { EntityOfKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { KalshiError } from '../kalshi/errors';
import type { Milestone } from '../kalshi/milestones';
import { failureSentence } from './failure';
import { codeSpan, commandLink, escapeMarkdown } from './markdown';
import { tellingDetails } from './tellingDetails';
import { absoluteTime, parseTime, relativeTime } from './time';

/** The kinds whose ids are UUIDs, which a hover explains. */
export type HoverKind = 'milestone' | 'structuredTarget';

/** Markdown for a `vscode.MarkdownString` that trusts these commands and no others. */
export interface HoverAnswer {
  readonly markdown: string;
  readonly enabledCommands: readonly string[];
}

export interface HoverSubject<K extends HoverKind = HoverKind> {
  readonly ref: EntityRef<K>;
  readonly entity: EntityOfKind[K];
  /** When the entity was loaded, milliseconds since 1970. */
  readonly loadedAt: number;
  readonly now: number;
  /** The key that the id stands under; `''` when there is none. */
  readonly under: string;
  /** The name of a structured target where it is in memory. */
  readonly nameOf: (id: string) => string | undefined;
}

const LINKS: readonly (readonly [label: string, command: string])[] = [
  ['Open Details', 'kalshi.openDetails'],
  ['Raw JSON', 'kalshi.openRawJson'],
  ['Copy Id', 'kalshi.copyId'],
];
/** Of things that stand in the milestones view. */
const REVEAL = ['Reveal', 'kalshi.revealInMilestones'] as const;
const SEPARATOR = ' · ';
const MOST_SOURCES = 5;

/** What a hover shows of a structured target or a milestone. Every text from the API is escaped. */
export function hoverMarkdown(subject: HoverSubject): HoverAnswer {
  const { ref, entity, nameOf } = subject;
  const definition = definitionOf<HoverKind>(ref.kind);
  const title = definition.titleOf(entity);
  const details = tellingDetails(entity.details, title, nameOf).map(
    ({ label, value }) => `${escapeMarkdown(label)}: ${escapeMarkdown(value)}`,
  );
  const links = isUuid(ref.id) ? [...LINKS, ...(ref.kind === 'milestone' ? [REVEAL] : [])] : [];
  const paragraphs = [
    `**${escapeMarkdown(title) || '—'}** — ${joined([definition.noun.toLowerCase(), codeSpan(definition.stateOf(entity))], ' ')}`,
    ...('primary_event_tickers' in entity ? milestoneLines(entity, subject.now) : []),
    joined(details),
    sourceLine(entity),
    originLine(subject),
    joined(links.map(([label, command]) => commandLink(label, command, [{ kind: ref.kind, id: ref.id }]))),
  ];
  return { markdown: joined(paragraphs, '\n\n'), enabledCommands: links.map(([, command]) => command) };
}

/** What was kept of it, above the line that says why there is no more. */
export function hoverKept({ kind, name, state, at }: NamedThing, why: HoverAnswer, now: number): HoverAnswer {
  const what = joined([definitionOf(kind).noun.toLowerCase(), codeSpan(state)], ' ');
  const kept = `**${escapeMarkdown(name)}** — ${what}, as of ${relativeTime(at, now)}`;
  return { markdown: `${kept}\n\n${why.markdown}`, enabledCommands: [] };
}

/** One quiet line where the exchange could not be asked. */
export function hoverFailure(error: KalshiError): HoverAnswer {
  return { markdown: `Kalshi: ${escapeMarkdown(failureSentence(error))}`, enabledCommands: [] };
}

/** One quiet line where the exchange takes its time. */
export function hoverPending(id: string): HoverAnswer {
  return { markdown: `Still looking up ${codeSpan(id)}, hover again in a moment.`, enabledCommands: [] };
}

function milestoneLines(entity: Milestone, now: number): readonly string[] {
  const primary = new Set(entity.primary_event_tickers);
  const related = new Set(entity.related_event_tickers);
  const overlap = [...related].filter((ticker) => primary.has(ticker)).length;
  const also = overlap > 0 ? ` (${overlap} of them primary)` : '';
  const start = parseTime(entity.start_date);
  const end = parseTime(entity.end_date);
  return [
    joined([
      escapeMarkdown(entity.category),
      start === undefined
        ? ''
        : escapeMarkdown(`${start > now ? 'starts' : 'started'} ${timeText(start, now)}`),
      end === undefined ? '' : escapeMarkdown(`${end > now ? 'ends' : 'ended'} ${timeText(end, now)}`),
    ]),
    `${primary.size} primary ${primary.size === 1 ? 'event' : 'events'}${SEPARATOR}${related.size} related${also}`,
  ];
}

function timeText(ms: number, now: number): string {
  return `${relativeTime(ms, now)}, ${absoluteTime(ms)}`;
}

function sourceLine({ source_id, source_ids }: HoverSubject['entity']): string {
  const named = Object.entries(source_ids).map(([source, id]) => `${escapeMarkdown(source)} ${codeSpan(id)}`);
  const isNamed = Object.values(source_ids).includes(source_id ?? '');
  const all = [...(source_id && !isNamed ? [codeSpan(source_id)] : []), ...named].filter(
    (text) => text !== '',
  );
  const more = all.length > MOST_SOURCES ? `${all.length - MOST_SOURCES} more` : '';
  return all.length === 0 ? '' : `Source ids: ${joined([...all.slice(0, MOST_SOURCES), more])}`;
}

/** The key in the document, when the exchange changed the entity, and how old this is where it no longer holds. */
function originLine({ ref, entity, under, loadedAt, now }: HoverSubject): string {
  const updated = parseTime(entity.last_updated_ts);
  const isStale = now - loadedAt >= definitionOf(ref.kind).holdsFor;
  return joined([
    codeSpan(under),
    updated === undefined ? '' : `last updated ${relativeTime(updated, now)}`,
    isStale ? `loaded ${relativeTime(loadedAt, now)}` : '',
  ]);
}

function joined(parts: readonly string[], separator = SEPARATOR): string {
  return parts.filter((part) => part !== '').join(separator);
}
