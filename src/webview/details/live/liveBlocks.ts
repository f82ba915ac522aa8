import type { Fact, PanelContent } from '../../../core/details/content';
import type { Inline } from '../../../core/format/inline';
import { plainText } from '../../../core/format/text';
import type { FreeContent } from '../../../core/details/live';
import type { Json } from '../jsonParts';
import { sentence, type PageBlock } from '../pageBlock';
import { listTable, mapTable } from './liveTables';
import { fieldsOf, matchOf, sideNames, type Match } from './sides';
import { isFields, isNothing, isScalar, labelOf, valueRun, type Fields, type Names } from './wording';

/** An object with more fields than this is a tree rather than some facts. */
const MAX_FLATTENED = 6;
const MAX_LISTED = 20;

/** Live data in forms that fit what came, by its keys; all of it as it came below. */
export function liveBlocks(
  live: FreeContent | null,
  content?: Pick<PanelContent, 'sections'>,
): readonly PageBlock[] {
  if (!live) return [sentence('No live data.')];
  const { json, ids } = live;
  const details = fieldsOf(json);
  const names: Names = new Map(ids.map((one) => [one.id, one]));
  const match = matchOf(details, names, sideNames(content));
  const { runs, used } = leadOf(details, names, match);
  const rest = restOf(details, names, new Set([...(match?.used ?? []), ...used]));
  const shown: readonly PageBlock[] = [
    ...(runs.length > 0 ? [{ type: 'lead' as const, runs: separated(runs) }] : []),
    ...(match?.table ? [match.table] : []),
    ...(rest.facts.length > 0 ? [{ type: 'facts' as const, facts: rest.facts }] : []),
    ...rest.parts,
  ];
  if (shown.length === 0) return [{ type: 'json', json, ids }];
  const left = Object.keys(rest.left).length > 0;
  return [
    ...shown,
    ...(left ? [{ type: 'json' as const, json: JSON.stringify(rest.left), ids }] : []),
    { type: 'fold', title: 'All live data as JSON', block: { type: 'json', json, ids } },
  ];
}

/** How far a game is: what stands in its first line, in this order, and how it is worded. */
const STATE: readonly (readonly [key: string, word: (value: string, details: Fields) => string])[] = [
  ['widget_status', (value) => value],
  ['race_call_status', (value) => value],
  ['status_text', (value) => value],
  ['match_status', (value) => value],
  ['round_label', (value) => value],
  [
    'period',
    (value, { period_type }) =>
      `${labelOf(typeof period_type === 'string' ? period_type : 'period')} ${value}`,
  ],
  ['half', (value, { status_text }) => (status_text ? '' : `Half ${value}`)],
  ['period_remaining_time', (value) => `${value} left`],
  ['time', (value) => value],
  ['reporting_percentage', (value) => `${value}% reporting`],
];
const WORDED_WITH: Readonly<Record<string, string>> = { period: 'period_type' };
const HOLDERS = { possession: 'has the ball', server: 'serves' } as const;

interface Lead {
  readonly runs: readonly Inline[];
  readonly used: readonly string[];
}

/** The score, and where the game stands. */
function leadOf(details: Fields, names: Names, match: Match | undefined): Lead {
  const score = match ? scoreRuns(match, names) : [];
  const states = STATE.flatMap(([key, word]) => {
    const value = details[key];
    if (!isScalar(value) || isNothing(value)) return [];
    const { text } = valueRun('', value, names);
    const run = { text: word(text, details), ...(text === 'live' && { tone: 'positive' as const }) };
    return [{ run, keys: [key, WORDED_WITH[key] ?? key] }];
  });
  const holders = Object.entries(HOLDERS).flatMap(([key, does]) => {
    const side = match?.sides.find((one) => isSide(details[key], one));
    return side ? [{ run: { text: `${side.name.text} ${does}` }, keys: [key] }] : [];
  });
  const parts = [...states, ...holders];
  const runs = parts.map(({ run }) => run).filter(({ text }) => text !== '');
  return { runs: [...score, ...runs], used: parts.flatMap(({ keys }) => keys) };
}

/** "Boston 56 – 61 New York", as one run: what is said of it is parted by dots. */
function scoreRuns({ sides: [one, other], score }: Match, names: Names): readonly Inline[] {
  if (score === undefined) return [];
  const of = (side: typeof one): string => valueRun('', side.fields[score], names).text || '0';
  return [{ text: `${one.name.text} ${of(one)} – ${of(other)} ${other.name.text}` }];
}

function isSide(value: Json | undefined, { key, name, fields }: Match['sides'][number]): boolean {
  return (
    typeof value === 'string' && value !== '' && [key, name.hint, name.text, fields['id']].includes(value)
  );
}

function separated(runs: readonly Inline[]): readonly Inline[] {
  return runs.flatMap((run, index) => (index ? [{ text: ' · ', tone: 'muted' as const }, run] : [run]));
}

interface Rest {
  readonly facts: readonly Fact[];
  readonly parts: readonly PageBlock[];
  /** What has none of these forms. */
  readonly left: Fields;
}

/** Simple values as facts, lists of things as tables. */
function restOf(details: Fields, names: Names, used: ReadonlySet<string>): Rest {
  const entries = Object.entries(details).filter(([key, value]) => !used.has(key) && !isNothing(value));
  const facts: Fact[] = [];
  const parts: PageBlock[] = [];
  const left: [string, Json][] = [];
  for (const [key, value] of entries) {
    const simple = factsOf(key, value, names);
    const title = labelOf(key);
    const table = simple ? undefined : (listTable(value, names) ?? mapTable(value, names));
    if (simple) facts.push(...simple);
    else if (table) parts.push({ type: 'part', title, block: table });
    else left.push([key, value]);
  }
  return { facts, parts, left: Object.fromEntries(left) };
}

/** A simple value, a short list of them, a small object of them; nothing for anything else. */
function factsOf(key: string, value: Json, names: Names): readonly Fact[] | undefined {
  const fact = (name: string, runs: readonly Inline[]): Fact => ({
    label: labelOf(name),
    field: plainText(key),
    value: runs,
  });
  if (isScalar(value)) return [fact(key, [valueRun(key, value, names)])];
  if (Array.isArray(value)) {
    const items: readonly Json[] = value;
    if (items.length > MAX_LISTED || !items.every((item) => typeof item === 'string')) return undefined;
    return [fact(key, separated(items.map((item) => valueRun(key, item, names))))];
  }
  if (!isFields(value)) return undefined;
  const fields = Object.entries(value);
  if (fields.length > MAX_FLATTENED || !fields.every(([, each]) => isScalar(each))) return undefined;
  return fields.flatMap(([name, each]) =>
    isNothing(each) ? [] : [fact(`${key}_${name}`, [valueRun(name, each, names)])],
  );
}
