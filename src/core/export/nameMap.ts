import { competitionsOf } from '../milestones/filterValues';
import type { StructuredTarget } from '../kalshi/structuredTargets';
import { asLiteral } from './copyLiteral';
import { plainText } from '../format/text';

/** Languages that a map of names can be written in, by their id in VS Code. */
export type MapLanguage = 'json' | 'typescript' | 'python';

/** What a map is of. The texts may be anybody's. */
export interface MapHeader {
  readonly type: string;
  readonly competition?: string | undefined;
  /** "Production". */
  readonly environment: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const { compare } = new Intl.Collator('en', { numeric: true });

/** What tells targets of the same name apart, the most telling first. */
const TELLING: readonly ((target: StructuredTarget) => string)[] = [
  ({ details }) => competitionsOf(details)[0] ?? '',
  ({ details: { team_name } }) => (typeof team_name === 'string' ? team_name : ''),
  ({ id }) => id.slice(0, 8),
];

/** Names without what cannot be seen in them, and the ids by them; who shares a name is told apart behind it. */
export function namesOf(
  targets: readonly StructuredTarget[],
): readonly (readonly [name: string, id: string])[] {
  const groups = new Map<string, StructuredTarget[]>();
  for (const target of targets) {
    const name = plainText(target.name) || target.id;
    groups.set(name, [...(groups.get(name) ?? []), target]);
  }
  const taken = new Set(groups.keys());
  const named = [...groups].flatMap(([name, same]) => {
    if (same.length === 1) return same.map(({ id }) => [name, id] as const);
    const tellings = TELLING.map((telling) => same.map((target) => plainText(telling(target), 80)));
    const telling = tellings.find((some) => !some.includes('') && new Set(some).size === some.length);
    return same.map((target, index) => {
      let unique = `${name} (${telling?.[index] ?? target.id})`;
      while (taken.has(unique)) unique += ` (${target.id})`;
      taken.add(unique);
      return [unique, target.id] as const;
    });
  });
  return named.sort(([a], [b]) => compare(a, b) || (a < b ? -1 : 1));
}

/** Source that maps the names of targets to their ids. JSON has no comment, so it has no header. */
export function nameMap(
  targets: readonly StructuredTarget[],
  language: MapLanguage,
  header: MapHeader,
): string {
  const { type, competition, environment, now } = header;
  const names = namesOf(targets);
  const isTypeScript = language === 'typescript';
  const rows = names.map(([name, id]) => {
    const key = asLiteral([name], language);
    // A bare `__proto__` would set the prototype in place of a key.
    return `  ${isTypeScript && name === '__proto__' ? `[${key}]` : key}: ${asLiteral([id], language)}`;
  });
  const body = rows.length > 0 ? `{\n${rows.join(',\n')}${language === 'json' ? '' : ','}\n}` : '{}';
  if (language === 'json') return `${body}\n`;
  const scope = [type, ...(competition ? [competition] : [])].join(' of ');
  const said = `${names.length} structured targets: ${scope}, ${environment}, ${new Date(now).toISOString()}`;
  // Without what Python would read as the encoding of the file.
  const comment = plainText(said).replace(/coding[:=]/g, 'coding');
  const name = `${type}_${competition ?? ''}`.toUpperCase().replace(/[^A-Z\d]+/g, '_');
  const constant = `${name}_IDS`.replace(/^(?=\d)/, '_').replace(/__IDS$/, '_IDS');
  return isTypeScript
    ? `// ${comment}\nexport const ${constant} = ${body} as const;\n`
    : `# ${comment}\n${constant} = ${body}\n`;
}
