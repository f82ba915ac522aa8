import type { EntityKind } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { Block, Cell, Column, PanelContent } from '../details/content';
import type { Inline } from '../format/inline';
import type { Resolution, Resolver } from '../ids/resolver';
import { describe, lookupStatus } from './usageGroups';
import type { UsedId } from './usedIds';
import { counted } from './usagesTree';
import { wordFact, type Surroundings } from '../format/fact';
import { plainText } from '../format/text';
import { relativeTime } from '../format/time';

export interface FileSubject {
  /** The path of the file as people write it. */
  readonly path: string;
  readonly used: readonly UsedId[];
  /** There are more different ids in it than are kept. */
  readonly isCut: boolean;
  readonly environment: string;
  /** Milliseconds since 1970 of the moment at which the names were asked for. */
  readonly loadedAt: number;
}

type Known = Extract<Resolution, { ref: unknown }>;

/** How many lines of an id are links; there can be thousands. */
const MAX_LINES = 6;

const KNOWN_COLUMNS: readonly Column[] = [
  { label: 'Name' },
  { label: 'Kind' },
  { label: 'State or type' },
  { label: 'Last', align: 'end' },
  { label: 'Count', align: 'end' },
  { label: 'Lines' },
  { label: 'Id' },
];
const OTHER_COLUMNS: readonly Column[] = [
  { label: 'Id' },
  { label: 'Key' },
  { label: 'Count', align: 'end' },
  { label: 'Lines' },
];

/** The parts of the page for ids without a name. */
const LEFT = {
  missing: 'Unknown to the exchange',
  unasked: 'Could not be looked up',
  other: 'Nothing says that these are of Kalshi',
} as const;

/** The ids of one file as a page of tables: those with a name, and folded away those without. From memory alone. */
export function fileContent(
  subject: FileSubject,
  peek: Resolver['peek'],
  around: Surroundings,
): PanelContent {
  const { path, used, environment, loadedAt } = subject;
  const known: Cell[][] = [];
  const left: Record<keyof typeof LEFT, Cell[][]> = { missing: [], unasked: [], other: [] };
  for (const one of used) {
    const resolution = peek(one);
    const status = lookupStatus(one, resolution);
    if (resolution.state === 'loaded' || resolution.state === 'kept')
      known.push(knownRow(one, resolution, around));
    else if (status !== 'known') left[status].push(otherRow(one));
  }
  const summary = [counted(used.length, 'different ID'), `${known.length.toLocaleString('en-US')} by name`];
  return {
    ...{ ref: null, noun: 'Ids in file', title: plainText(path), loadedAt, environment },
    summary: summary.map((text) => ({ text })),
    sections: [
      {
        ...{ id: 'known', title: 'By name', count: known.length },
        blocks: [...notices(subject, known.length), ...table(KNOWN_COLUMNS, known)],
      },
      ...Object.entries(LEFT).map(([id, title]) => {
        const rows = left[id as keyof typeof LEFT];
        return { id, title, count: rows.length, folded: true, blocks: table(OTHER_COLUMNS, rows) };
      }),
    ].filter(({ blocks }) => blocks.length > 0),
  };
}

function notices({ used, isCut }: FileSubject, known: number): readonly Block[] {
  const texts = [
    isCut && `The file has more different ids than the ${counted(used.length, 'id')} that are listed.`,
    known === 0 && 'No id in this file has a name that is known.',
  ];
  return texts.flatMap((text): Block[] => (text ? [{ type: 'notice', tone: 'info', text }] : []));
}

function table(columns: readonly Column[], rows: readonly (readonly Cell[])[]): readonly Block[] {
  return rows.length > 0 ? [{ type: 'table', columns, rows }] : [];
}

function knownRow(used: UsedId, known: Known, around: Surroundings): Cell[] {
  const { ref } = known;
  const { name, state, isStale } = describe(known, around.now);
  const id = plainText(ref.id);
  const age = known.state === 'kept' ? `${id}, as of ${relativeTime(known.name.at, around.now)}` : id;
  const tone = isStale ? 'warning' : undefined;
  return [
    cell({ text: plainText(name) || id, ref, hint: age }),
    cell({ text: definitionOf(ref.kind).noun }),
    cell({ text: plainText(state), ...(tone && { tone }) }),
    cell({ text: lastPrice(known, around) }),
    ...counts(used),
    // Last, so that a narrow panel shows what cannot be read in the file itself.
    cell({ text: id, code: true }),
  ];
}

function otherRow(used: UsedId): Cell[] {
  return [
    cell({ text: plainText(used.id), code: true }),
    cell({ text: plainText(used.under), code: true }),
    ...counts(used),
  ];
}

function counts({ count, places, id }: UsedId): readonly [Cell, Cell] {
  const lines = places.slice(0, MAX_LINES).flatMap(({ line, character, cell: at }, index): Inline[] => {
    const inCell = at === undefined ? {} : { cell: at };
    const text = at === undefined ? String(line + 1) : `cell ${at + 1}:${line + 1}`;
    const link: Inline = { text, place: { id, line, character, ...inCell } };
    return index > 0 ? [{ text: ', ' }, link] : [link];
  });
  const more =
    count > MAX_LINES
      ? [{ text: ` and ${(count - MAX_LINES).toLocaleString('en-US')} more`, tone: 'muted' as const }]
      : [];
  return [
    { content: [{ text: count.toLocaleString('en-US') }], sort: count },
    { content: [...lines, ...more], sort: places[0]?.line ?? 0 },
  ];
}

/** Of what has prices. */
function lastPrice(known: Known, around: Surroundings): string {
  if (known.state === 'kept') return '';
  const fact = definitionOf<EntityKind>(known.ref.kind)
    .row(known.entity)
    .find(({ value }) => value.type === 'quote' && value.side === 'last');
  return fact ? wordFact(fact.value, around).text : '';
}

function cell(run: Inline): Cell {
  return { content: run.text === '' ? [] : [run] };
}
