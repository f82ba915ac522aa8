import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/core/kalshi/json';
import { count, dollars } from '../../../src/core/format/money';
import { blockText, plainText } from '../../../src/core/format/text';
import { absoluteTime, parseTime } from '../../../src/core/format/time';
import type { Block, PanelContent } from '../../../src/core/details/content';
import type { Inline } from '../../../src/core/format/inline';

/** A plain value of free JSON, with the keys that lead to it; a place in a list counts as no key. */
interface Leaf {
  readonly path: readonly string[];
  readonly value: string | number | boolean;
}

/** What a panel shows, gathered for looking things up. */
interface Shown {
  /** Labels, words and hints of the facts, by the field that they come from. */
  readonly facts: ReadonlyMap<string, readonly string[]>;
  /** Key and value of what stands in JSON trees. */
  readonly json: ReadonlySet<string>;
  /** Title, texts, cells of tables and ids behind links. */
  readonly texts: ReadonlySet<string>;
}

/** The fields of a received object that have a value and that its panel does not show, as `path = value`. */
export function fieldsNotShown(raw: JsonObject, content: PanelContent): readonly string[] {
  const shown = shownIn(content);
  return leavesOf(raw, [])
    .filter((leaf) => leaf.value !== '' && !isShown(leaf, shown))
    .map(({ path, value }) => `${path.join('.')} = ${String(value)}`);
}

function isShown({ path, value }: Leaf, { facts, json, texts }: Shown): boolean {
  const wordings = wordingsOf(value);
  const [field = ''] = path;
  const inFact = (facts.get(path.join('.')) ?? facts.get(field) ?? []).some((text) =>
    wordings.some((wording) => text === wording || text.split(', ').includes(wording)),
  );
  return inFact || json.has(entryOf(path.at(-1), value)) || wordings.some((wording) => texts.has(wording));
}

/** How a value may stand on the page. A lone flag or number counts only where its field is named. */
function wordingsOf(value: Leaf['value']): readonly string[] {
  const text = String(value);
  const time = typeof value === 'string' ? parseTime(value) : undefined;
  return [
    ...[
      plainText(text, 1000),
      plainText(text),
      blockText(text),
      text.toLowerCase(),
      dollars(text),
      count(text),
    ],
    ...[`${text} s`, value === true ? 'yes' : value === false ? 'no' : ''],
    ...(time === undefined ? [] : [absoluteTime(time)]),
  ].filter((wording) => wording !== '' && wording !== '—');
}

function shownIn(content: PanelContent): Shown {
  const facts = new Map<string, string[]>();
  const json = new Set<string>();
  const texts = new Set([content.title]);
  const gather = (block: Block): void => {
    if (block.type === 'facts') {
      for (const { field = '', label, value } of block.facts)
        facts.set(field, [...(facts.get(field) ?? []), label, ...inlineTexts(value)]);
    } else if (block.type === 'json') {
      for (const { path, value } of leavesOf(JSON.parse(block.json) as JsonValue, []))
        json.add(entryOf(path.at(-1), value));
    } else if (block.type === 'table') {
      for (const { content: inlines } of block.rows.flat())
        for (const text of inlineTexts(inlines)) texts.add(text);
    } else texts.add(block.text);
  };
  content.sections.flatMap(({ blocks }) => blocks).forEach(gather);
  return { facts, json, texts };
}

function inlineTexts(inlines: readonly Inline[]): string[] {
  return inlines
    .flatMap(({ text, hint = '', ref }) => [text, hint, ref?.id ?? ''])
    .filter((text) => text !== '');
}

function entryOf(key: string | undefined, value: Leaf['value']): string {
  return `${key ?? ''}: ${String(value)}`;
}

function leavesOf(value: JsonValue, path: readonly string[]): Leaf[] {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap((one) => leavesOf(one, path));
  if (isJsonObject(value))
    return Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]));
  return value === null ? [] : [{ path, value: value as Leaf['value'] }];
}
