import type { FreeContent } from '../../../core/details/live';
import type { Json } from '../jsonParts';
import { sentence, type PageBlock } from '../pageBlock';
import { listTable } from './liveTables';
import { fieldsOf } from './sides';
import { isFields, isScalar, labelOf, valueRun, type Names } from './wording';

/** Plays, period by period; all of them as they came below. */
export function playBlocks(stats: FreeContent | null | undefined): readonly PageBlock[] {
  if (stats === undefined) return [sentence('Loading…')];
  if (stats === null) return [sentence('No plays are recorded.')];
  const { json, ids } = stats;
  const names: Names = new Map(ids.map((one) => [one.id, one]));
  const { periods } = fieldsOf(json);
  const shown = Array.isArray(periods)
    ? (periods as readonly Json[]).map((one, index) => periodBlock(one, index, names))
    : [];
  const tree: PageBlock = { type: 'json', json, ids };
  const tables = shown.filter((block) => block !== undefined);
  return tables.length > 0 && tables.length === shown.length
    ? [...tables, { type: 'fold', title: 'All plays as JSON', block: tree }]
    : [tree];
}

function periodBlock(period: Json, index: number, names: Names): PageBlock | undefined {
  if (!isFields(period)) return undefined;
  const fields = Object.entries(period);
  const tables = fields.flatMap(([, value]) => listTable(value, names) ?? []);
  const [table] = tables;
  if (!table || tables.length > 1) return undefined;
  const said = fields
    .filter(([, value]) => isScalar(value) && value !== null && value !== '')
    .map(([key, value]) => `${labelOf(key)} ${valueRun(key, value, names).text}`);
  return { type: 'part', title: said.join(' · ') || `Period ${index + 1}`, block: table };
}
