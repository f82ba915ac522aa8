import { counted, placeLabel } from './usagesTree';
import type { UsageGroup, UsageGroups, UsedThing } from './usageGroups';
import { codeSpan, escapeMarkdown } from '../format/markdown';

export interface ReportSurroundings {
  /** Of the workspace. */
  readonly name: string;
  /** What must be known of the data. */
  readonly note: string;
  /** The path of a file as people write it. */
  readonly pathOf: (uri: string) => string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The ids of a workspace as Markdown: by kind and state, each with its name and every place as `file:line`. */
export function usagesReport({ groups }: UsageGroups, around: ReportSurroundings): string {
  const things = groups.reduce((sum, group) => sum + group.things.length, 0);
  const date = new Date(around.now).toISOString().slice(0, 16).replace('T', ' ');
  const about = [`${counted(things, 'ID')}, ${date} UTC`, around.note].filter(Boolean).join('. ');
  return [
    `# Kalshi IDs in ${escapeMarkdown(around.name)}`,
    `${about}.`,
    ...groups.map((group) => groupText(group, around.pathOf)),
  ]
    .join('\n\n')
    .concat('\n');
}

function groupText({ label, things }: UsageGroup, pathOf: (uri: string) => string): string {
  const items = things.map((thing) => thingText(thing, pathOf)).join('\n');
  return `## ${escapeMarkdown(label)} (${things.length})\n\n${items}`;
}

function thingText({ name, used }: UsedThing, pathOf: (uri: string) => string): string {
  const title = name === used.id ? codeSpan(used.id) : `**${escapeMarkdown(name)}** ${codeSpan(used.id)}`;
  const places = used.places.map((place) => `  - ${codeSpan(placeLabel(pathOf(place.uri), place))}`);
  const left = used.count - used.places.length;
  const more = left > 0 ? [`  - and ${counted(left, 'more place')}`] : [];
  return [`- ${title}`, ...new Set(places), ...more].join('\n');
}
