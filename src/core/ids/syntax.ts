/**
 * How the keys of a file are read:
 * - `json`: also with comments;
 * - `jsonl`: each line is a document of its own;
 * - `python`, `script` (JavaScript and TypeScript), `go`, `rust`, `braces` (languages with the comments of C);
 * - `yaml`;
 * - `toml`, and `settings`: INI, properties and .env, one `key = value` on a line;
 * - `lines`: anything else, each line on its own.
 */
export type Syntax =
  'json' | 'jsonl' | 'python' | 'script' | 'go' | 'rust' | 'braces' | 'yaml' | 'toml' | 'settings' | 'lines';

/** By the identifiers that VS Code has for languages. */
const LANGUAGES: Readonly<Partial<Record<string, Syntax>>> = {
  json: 'json',
  jsonc: 'json',
  jsonl: 'jsonl',
  python: 'python',
  typescript: 'script',
  typescriptreact: 'script',
  javascript: 'script',
  javascriptreact: 'script',
  go: 'go',
  rust: 'rust',
  c: 'braces',
  cpp: 'braces',
  csharp: 'braces',
  dart: 'braces',
  java: 'braces',
  kotlin: 'braces',
  scala: 'braces',
  swift: 'braces',
  yaml: 'yaml',
  dockercompose: 'yaml',
  toml: 'toml',
  ini: 'settings',
  properties: 'settings',
  dotenv: 'settings',
};

const ENDINGS: readonly (readonly [RegExp, Syntax])[] = [
  [/\.(?:jsonl|ndjson)$/, 'jsonl'],
  [/\.(?:json[c5]?|geojson|ipynb|har|code-workspace)$/, 'json'],
  [/\.pyi?$/, 'python'],
  [/\.[cm]?[jt]sx?$/, 'script'],
  [/\.go$/, 'go'],
  [/\.rs$/, 'rust'],
  [/\.(?:c|cc|cpp|cs|dart|h|hpp|java|kts?|m|scala|swift)$/, 'braces'],
  [/\.ya?ml$/, 'yaml'],
  [/\.toml$/, 'toml'],
  [/\.(?:ini|cfg|conf|properties)$|(?:^|[/:.])env(?:\.[\w.-]+)?$|\.envrc$/, 'settings'],
];

/**
 * @param name of the file, with or without its folder
 * @param language the identifier of its language in an editor, where it is open
 */
export function syntaxOf(name: string, language = ''): Syntax {
  const known = LANGUAGES[language];
  if (known) return known;
  const lower = name.toLowerCase();
  return ENDINGS.find(([ending]) => ending.test(lower))?.[1] ?? 'lines';
}
