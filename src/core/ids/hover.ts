import type { NameRecord } from '../catalog/nameTable';
import { isWellFormedRef } from '../entities/ids';
import type { Entity, EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { KalshiError } from '../kalshi/errors';
import type { JsonObject } from '../kalshi/json';
import type { Market } from '../kalshi/markets';
import type { Milestone } from '../kalshi/milestones';
import { wordFact, wordFacts, type Surroundings } from '../format/fact';
import { failureSentence } from '../format/failure';
import { codeSpan, commandLink, escapeMarkdown } from '../format/markdown';
import { liveFacts, summaryDetails } from '../format/summaryDetails';
import { absoluteTime, parseTime, relativeTime } from '../format/time';

/** Markdown for a `vscode.MarkdownString` that trusts these commands and no others. */
export interface HoverAnswer {
  readonly markdown: string;
  readonly enabledCommands: readonly string[];
}

export interface HoverSubject extends Surroundings {
  readonly ref: EntityRef;
  readonly entity: Entity;
  /** When the entity was loaded, milliseconds since 1970. */
  readonly loadedAt: number;
  /** The key that the id stands under; `''` when there is none. */
  readonly under: string;
  /** Whether its name is on the screen already. */
  readonly isNamed?: boolean;
}

const OPEN: readonly (readonly [label: string, command: string])[] = [
  ['Open Details', 'kalshi.openDetails'],
  ['Raw JSON', 'kalshi.openRawJson'],
];
const COPY = { id: ['Copy ID', 'kalshi.copyId'], ticker: ['Copy Ticker', 'kalshi.copyTicker'] } as const;
/** Of things that stand in the milestones view. */
const REVEAL = ['Reveal', 'kalshi.revealInMilestones'] as const;
const SEPARATOR = ' · ';
const MAX_SOURCES = 5;
const MAX_MARKETS = 4;

/** What a hover shows of a thing. Every text from the API is escaped. */
export function hoverMarkdown(subject: HoverSubject): HoverAnswer {
  const { ref, entity } = subject;
  const links = linksOf(ref);
  const paragraphs = [
    subject.isNamed ? '' : heading(subject),
    ...('primary_event_tickers' in entity ? milestoneLines(entity, subject.now) : []),
    ...('details' in entity ? [detailsLine(subject, entity.details)] : factLines(subject)),
    'source_ids' in entity ? sourceLine(entity) : '',
    originLine(subject),
    joined(links.map(([label, command]) => commandLink(label, command, [{ kind: ref.kind, id: ref.id }]))),
  ];
  return { markdown: joined(paragraphs, '\n\n'), enabledCommands: links.map(([, command]) => command) };
}

/** What was kept of it, above the line that says why there is no more. */
export function hoverKept(
  { kind, name, state, at }: NameRecord,
  now: number,
  why?: HoverAnswer,
): HoverAnswer {
  const what = joined([definitionOf(kind).noun.toLowerCase(), codeSpan(state)], ' ');
  const kept = `**${escapeMarkdown(name)}** — ${what}, as of ${relativeTime(at, now)}`;
  return { markdown: joined([kept, why?.markdown ?? ''], '\n\n'), enabledCommands: [] };
}

/** One quiet line where the exchange could not be asked. */
export function hoverFailure(error: KalshiError): HoverAnswer {
  return { markdown: `Kalshi: ${escapeMarkdown(failureSentence(error))}`, enabledCommands: [] };
}

/** One quiet line where the exchange takes its time. */
export function hoverPending(id: string): HoverAnswer {
  return { markdown: `Still looking up ${codeSpan(id)}, hover again in a moment.`, enabledCommands: [] };
}

/** Current quotes, shown below older ones; nothing for a kind without quotes. */
export function hoverNow(subject: HoverSubject): HoverAnswer | undefined {
  if ('details' in subject.entity) return undefined;
  const [facts = '', quotes = ''] = factLines(subject);
  return { markdown: joined(['Now', quotes || facts], ': '), enabledCommands: [] };
}

/** How a thing stands that is being played, by its live data. */
export function hoverLive(details: JsonObject, nameOf: Surroundings['nameOf']): HoverAnswer | undefined {
  const facts = liveFacts(details, (id) => nameOf({ kind: 'structuredTarget', id }));
  const words = facts.map(({ label, value }) => `${escapeMarkdown(label)}: ${escapeMarkdown(value)}`);
  return words.length > 0 ? { markdown: `Live · ${joined(words)}`, enabledCommands: [] } : undefined;
}

function linksOf(ref: EntityRef): readonly (readonly [label: string, command: string])[] {
  if (!isWellFormedRef(ref)) return [];
  const { idNoun } = definitionOf<EntityKind>(ref.kind);
  const isInTree = /^(milestone|event|market)$/.test(ref.kind);
  return [...OPEN, COPY[idNoun], ...(isInTree ? [REVEAL] : [])];
}

/** Its title, and for a market that of its event: "Republican" alone says little. */
function heading({ ref, entity, ...around }: HoverSubject): string {
  const definition = definitionOf<EntityKind>(ref.kind);
  const event = definition.eventOf?.(entity);
  const above = event && event !== ref.id ? (around.nameOf({ kind: 'event', id: event }) ?? event) : '';
  const title = [above, definition.titleOf(entity)].filter(Boolean).map(escapeMarkdown).join(': ');
  return `**${title || '—'}** — ${joined([definition.noun.toLowerCase(), codeSpan(definition.stateOf(entity))], ' ')}`;
}

/** Prices, times and the like, and the markets that came with it. */
function factLines({ ref, entity, ...around }: HoverSubject): readonly string[] {
  const definition = definitionOf<EntityKind>(ref.kind);
  const state = definition.stateOf(entity);
  const facts = wordFacts(definition.highlights(entity), around).filter(({ value }) => value.text !== state);
  const words = facts.map(({ label, value: { text, time } }) => {
    const full = time === undefined ? '' : `, ${absoluteTime(time)}`;
    return `${escapeMarkdown(label)}: ${escapeMarkdown(text + full)}`;
  });
  const markets = definition.nested?.(entity).flatMap(([, some]) => some) ?? [];
  const quotes = markets
    .map((market) => ({ market, price: wordFact({ type: 'quote', market, side: 'last' }, around).text }))
    .sort((a, b) => lastPrice(b.market) - lastPrice(a.market))
    .slice(0, MAX_MARKETS)
    .map(({ market, price }) => escapeMarkdown(`${definitionOf('market').titleOf(market)} ${price}`.trim()));
  const more = markets.length > quotes.length ? [`${markets.length - quotes.length} more`] : [];
  return [joined(words), joined([...quotes, ...more])];
}

/** What has none comes last. */
function lastPrice({ last_price_dollars }: Market): number {
  return last_price_dollars === undefined ? -1 : Number(last_price_dollars);
}

function detailsLine({ ref, entity, nameOf }: HoverSubject, details: JsonObject): string {
  const title = definitionOf<EntityKind>(ref.kind).titleOf(entity);
  const targetName = (id: string): string | undefined => nameOf({ kind: 'structuredTarget', id });
  return joined(
    summaryDetails(details, title, targetName).map(
      ({ label, value }) => `${escapeMarkdown(label)}: ${escapeMarkdown(value)}`,
    ),
  );
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

function sourceLine({ source_id, source_ids }: Pick<Milestone, 'source_id' | 'source_ids'>): string {
  const named = Object.entries(source_ids).map(([source, id]) => `${escapeMarkdown(source)} ${codeSpan(id)}`);
  const isNamed = Object.values(source_ids).includes(source_id ?? '');
  const all = [...(source_id && !isNamed ? [codeSpan(source_id)] : []), ...named].filter(
    (text) => text !== '',
  );
  const more = all.length > MAX_SOURCES ? `${all.length - MAX_SOURCES} more` : '';
  return all.length === 0 ? '' : `Source IDs: ${joined([...all.slice(0, MAX_SOURCES), more])}`;
}

/** The key in the document, when the exchange changed the entity, and how old this is where it no longer holds. */
function originLine({ ref, entity, under, loadedAt, now }: HoverSubject): string {
  const updated =
    'last_updated_ts' in entity && 'details' in entity ? parseTime(entity.last_updated_ts) : undefined;
  const isStale = now - loadedAt >= definitionOf(ref.kind).ttlMs;
  return joined([
    codeSpan(under),
    updated === undefined ? '' : `last updated ${relativeTime(updated, now)}`,
    isStale ? `loaded ${relativeTime(loadedAt, now)}` : '',
  ]);
}

function joined(parts: readonly string[], separator = SEPARATOR): string {
  return parts.filter((part) => part !== '').join(separator);
}
