import type { Cell, Column, PanelContent, ResolvedId } from '../../../core/details/content';
import type { Inline } from '../../../core/format/inline';
import type { Json } from '../jsonParts';
import type { PageBlock } from '../pageBlock';
import { isFields, isScalar, labelOf, nameFor, valueRun, type Fields, type Names } from './wording';

/** Who plays whom: "home" and "away", "competitor1" and "competitor2", "first" and "second"… */
const SIDE = /^(home|away|first|second|(?:competitor|team|player|fighter)_?[12])_(.+)$/;
const SECONDS: Readonly<Record<string, string>> = { away: 'home', second: 'first' };
const IDENTITY = /^((competitor|team|player|fighter)_)?(id|name)$/;
/** Of several figures of a side, the one that says who leads. */
const SCORE = /^(points|score|overall_score|same_game_score|goals|runs)$/;
const MAX_ROUNDS = 30;

export interface Side {
  readonly key: string;
  readonly name: Inline;
  readonly fields: Fields;
}

/** What a match says of its two sides. */
export interface Match {
  readonly sides: readonly [Side, Side];
  /** The fields that are shown of them. */
  readonly used: ReadonlySet<string>;
  readonly score: string | undefined;
  readonly table: PageBlock | undefined;
}

/** The names of the sides that the milestone itself gives: live data often says only "home". */
export function sideNames(
  content: Pick<PanelContent, 'sections'> | undefined,
): ReadonlyMap<string, ResolvedId> {
  const found = new Map<string, ResolvedId>();
  for (const block of content?.sections.flatMap(({ blocks }) => blocks) ?? []) {
    if (block.type !== 'json') continue;
    const ids = new Map(block.ids.map((one) => [one.id, one]));
    for (const [key, value] of Object.entries(fieldsOf(block.json))) {
      const [, side, rest = ''] = SIDE.exec(key) ?? [];
      const known = typeof value === 'string' ? ids.get(value) : undefined;
      if (side && known && IDENTITY.test(rest)) found.set(side, known);
    }
  }
  return found;
}

/** The fields of a JSON object in a text; none for anything else. */
export function fieldsOf(json: string): Fields {
  try {
    const value = JSON.parse(json) as Json;
    return isFields(value) ? value : {};
  } catch {
    return {};
  }
}

/** Finds the two sides in the fields, by the beginnings of their keys. */
export function matchOf(
  details: Fields,
  names: Names,
  known: ReadonlyMap<string, ResolvedId>,
): Match | undefined {
  const bySide = new Map<string, Record<string, Json>>();
  for (const [key, value] of Object.entries(details)) {
    const [, side, rest] = SIDE.exec(key) ?? [];
    if (side && rest) bySide.set(side, { ...bySide.get(side), [rest]: value });
  }
  const pair = [...bySide.keys()].sort((a, b) => rank(a).localeCompare(rank(b)));
  const [first, second] = pair.map((key): Side => {
    const fields = bySide.get(key) ?? {};
    return { key, fields, name: sideName(key, fields, names, known) };
  });
  if (!first || !second || pair.length > 2) return undefined;
  return shownOf([first, second], names);
}

function rank(key: string): string {
  return SECONDS[key] ? `${SECONDS[key]}2` : key;
}

function sideName(key: string, fields: Fields, names: Names, known: ReadonlyMap<string, ResolvedId>): Inline {
  const given = Object.entries(fields).find(
    ([rest, value]) => IDENTITY.test(rest) && typeof value === 'string',
  );
  const id = typeof given?.[1] === 'string' ? given[1] : '';
  const resolved = nameFor(id, names);
  if (resolved) return resolved;
  const milestoneSays = known.get(key);
  if (milestoneSays) return { text: milestoneSays.name, ref: milestoneSays.ref, hint: milestoneSays.id };
  return id ? valueRun('', id, names) : { text: labelOf(key.replace(/_?(\d)$/, ' $1')) };
}

function shownOf(sides: readonly [Side, Side], names: Names): Match | undefined {
  const rests = [...new Set(sides.flatMap(({ fields }) => Object.keys(fields)))].filter(
    (rest) => !IDENTITY.test(rest),
  );
  const values = (rest: string): readonly (Json | undefined)[] => sides.map(({ fields }) => fields[rest]);
  const figures = rests.filter((rest) =>
    values(rest).every((value) => value === undefined || isScalar(value)),
  );
  const rounds = rests.filter((rest) => values(rest).every(isRounds) && values(rest).some(Array.isArray));
  const shown = [...figures, ...rounds];
  if (shown.length === 0) return undefined;
  const score = figures.find((rest) => SCORE.test(rest));
  const used = sides.flatMap(({ key, fields }) =>
    Object.keys(fields).flatMap((rest) =>
      shown.includes(rest) || IDENTITY.test(rest) ? [`${key}_${rest}`] : [],
    ),
  );
  const hasMore = shown.length > 1 || score === undefined;
  return {
    sides,
    used: new Set(used),
    score,
    table: hasMore ? sidesTable(sides, figures, rounds, names) : undefined,
  };
}

/** What each round brought: numbers, or objects with a score. */
function isRounds(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (!Array.isArray(value)) return false;
  const rounds: readonly Json[] = value;
  return rounds.length <= MAX_ROUNDS && rounds.every((round) => typeof round === 'number' || isScore(round));
}

function isScore(round: Json): boolean {
  return isFields(round) && 'score' in round && Object.values(round).every(isScalar);
}

/** A row for each side, a column for each round and each figure. */
function sidesTable(
  sides: readonly Side[],
  figures: readonly string[],
  rounds: readonly string[],
  names: Names,
): PageBlock {
  const roundsOf = (side: Side, rest: string): readonly Json[] => {
    const value = side.fields[rest];
    return Array.isArray(value) ? (value as readonly Json[]) : [];
  };
  const heads = rounds.flatMap((rest) => {
    const length = Math.max(...sides.map((side) => roundsOf(side, rest).length));
    const prefix = rounds.length > 1 ? `${labelOf(rest)} ` : '';
    return Array.from({ length }, (_, round) => ({ rest, round, label: `${prefix}${round + 1}` }));
  });
  const columns: readonly Column[] = [
    { label: 'Side' },
    ...heads.map(({ label }) => ({ label, align: 'end' as const })),
    ...figures.map((rest) => ({ label: labelOf(rest), align: 'end' as const })),
  ];
  const rows = sides.map((side): readonly Cell[] => [
    { content: [side.name] },
    ...heads.map(({ rest, round }) => ({ content: roundRuns(roundsOf(side, rest)[round], names) })),
    ...figures.map((rest) => ({ content: [valueRun(rest, side.fields[rest], names)] })),
  ]);
  return { type: 'table', columns, rows };
}

function roundRuns(round: Json | undefined, names: Names): readonly Inline[] {
  if (!isFields(round)) return [valueRun('', round, names)];
  const { score, outcome } = round;
  const said = valueRun('', outcome, names);
  return [
    valueRun('', score, names),
    ...(said.text ? [{ ...said, text: ` ${said.text}`, tone: 'muted' as const }] : []),
  ];
}
