import type { Cell, Column } from '../../../core/details/content';
import type { Json } from '../jsonParts';
import type { PageBlock } from '../pageBlock';
import {
  isFields,
  isNothing,
  isScalar,
  isTimeKey,
  labelOf,
  nameFor,
  valueRun,
  type Fields,
  type Names,
} from './wording';

type Table = Extract<PageBlock, { type: 'table' }>;

/** More columns than this are no table that one can read. */
const MAX_COLUMNS = 12;

/** A leaderboard, a list of plays, a series of figures: any list of things with simple fields. Nothing for other values. */
export function listTable(value: Json | undefined, names: Names): Table | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: readonly Json[] = value;
  return items.every(isFlat) ? tableOf(items, names) : undefined;
}

/** The candidates of a race: an object of things with simple fields, each under its id. */
export function mapTable(value: Json | undefined, names: Names): Table | undefined {
  if (!isFields(value)) return undefined;
  const entries = Object.entries(value).filter((entry): entry is [string, Fields] => isFlat(entry[1]));
  if (entries.length < Object.keys(value).length) return undefined;
  const isOfIds = entries.length > 1 || entries.some(([id]) => names.has(id));
  const rest = isOfIds
    ? tableOf(
        byShare(entries).map(([, fields]) => fields),
        names,
      )
    : undefined;
  if (!rest) return undefined;
  const heads = byShare(entries).map(([id]): Cell => ({
    content: [nameFor(id, names) ?? valueRun('', id, names)],
  }));
  return {
    type: 'table',
    columns: [{ label: 'Name' }, ...rest.columns],
    rows: rest.rows.map((row, index) => [heads[index] ?? { content: [] }, ...row]),
  };
}

function isFlat(value: Json): value is Fields {
  return isFields(value) && Object.values(value).every(isScalar);
}

function byShare(entries: readonly [string, Fields][]): readonly [string, Fields][] {
  // What has none comes last.
  const share = ({ percentage }: Fields): number =>
    isScalar(percentage) && !isNothing(percentage) ? Number(percentage) || 0 : -1;
  return [...entries].sort(([, a], [, b]) => share(b) - share(a));
}

/** Ids first: they name the row. */
function tableOf(items: readonly Fields[], names: Names): Table | undefined {
  const found = [...new Set(items.flatMap((item) => Object.keys(item)))];
  const isOfIds = (key: string): boolean =>
    items.some(({ [key]: value }) => typeof value === 'string' && nameFor(value, names) !== undefined);
  const keys = [...found.filter(isOfIds), ...found.filter((key) => !isOfIds(key))];
  if (keys.length === 0 || keys.length > MAX_COLUMNS) return undefined;
  const columns = keys.map((key): Column => {
    const isNumber =
      !isTimeKey(key) && items.every(({ [key]: value }) => typeof value === 'number' || (value ?? '') === '');
    return { label: labelOf(key), ...(isNumber && { align: 'end' }) };
  });
  const rows = items.map((item) => keys.map((key) => cellOf(key, item[key], names)));
  return { type: 'table', columns, rows };
}

function cellOf(key: string, value: Json | undefined, names: Names): Cell {
  const run = valueRun(key, value, names);
  return { content: run.text === '' ? [] : [run], ...(typeof value === 'number' && { sort: value }) };
}
