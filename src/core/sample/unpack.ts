import { HOUR, type Kind, type SampleData, type Wire } from './data/sampleData';

/** The hour that the packed data is relative to: so far off that no other date is near. */
export const REFERENCE = Date.parse('3000-01-01T00:00:00Z');

/**
 * The values of one field, row by row. One value alone is that of every row. An object has those of some rows, which
 * replace what an earlier column gave. Text is filled from the row: see `filled`. A 0 says that the row has no such
 * field.
 */
export type Column = string | readonly unknown[] | Readonly<Record<number, unknown>>;

/** The first column is the id or ticker of the rows. */
export type Table = readonly (readonly [name: string, column: Column])[];

/** The events stand before the markets. */
export type PackedSample = Readonly<Record<Kind, Table>>;

type Rows = Map<string, Wire>;

/** Seconds since 1970 near the reference, as a number, or as a date with `T` behind it and as its day with `D`. */
const TIMES = /\b(32[45]\d{8})([TD]|\b)/g;

/**
 * The data set as the build wrote it, with its dates moved.
 * @param text JSON of a `PackedSample`
 * @param now milliseconds since 1970; the dates are relative to its hour
 */
export function unpack(text: string, now: number): SampleData {
  const hour = now - (now % HOUR);
  const shift = hour - REFERENCE;
  const moved = text.replace(TIMES, (_, seconds: string, form: string) => {
    const time = Number(seconds) * 1000 + shift;
    return form ? new Date(time).toISOString().slice(0, form === 'T' ? 19 : 10) : `${time / 1000}`;
  });
  const data: Partial<Record<Kind, Rows>> = {};
  for (const [kind, table] of Object.entries(JSON.parse(moved) as PackedSample)) {
    data[kind as Kind] = rowsOf(table, data.events);
  }
  return { ...(data as Record<Kind, Rows>), now: hour };
}

/** Puts what belongs to an event into it. */
function rowsOf(table: Table, events?: Rows): Rows {
  const ids = table[0]?.[1] as readonly string[];
  return new Map(
    ids.map((id, index) => {
      const row: Wire = {};
      const event = () => events?.get(row['event_ticker'] as string);
      for (const [name, column] of table) {
        const value =
          typeof column === 'string'
            ? filled(column, row, event())
            : (column as readonly unknown[])[column['length' as never] === 1 ? 0 : index];
        if (value !== undefined) row[name] = value === 0 ? undefined : value;
      }
      const parent = event();
      if (parent) ((parent['markets'] ??= []) as Wire[]).push(row);
      return [id, row];
    }),
  );
}

/**
 * Fills what stands in braces: `{title}` with another field of the row, `{^title}` of its event, `{-yes_ask_dollars}`
 * with what is missing to a dollar, `{volume_fp*0.2}` with a part of a count.
 */
export function filled(text: string, row: Wire, event?: Wire): string {
  return text.replace(/\{(\W?)(\w+)(?:\*([^}]*))?\}/g, (_, sign: string, name: string, share?: string) => {
    const value = String((sign === '^' ? event : row)?.[name]);
    return share
      ? (Number(value) * Number(share)).toFixed(2)
      : sign === '-'
        ? (1 - Number(value)).toFixed(4)
        : value;
  });
}
