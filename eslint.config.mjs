// Style is prettier's; this file keeps the code correct and the layers apart.
import js from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/**
 * Which folders of src/core and beside it a folder may import, besides itself. Everything else is refused: the plan of
 * the house is this table. Types are imports too.
 */
const layers = {
  'core/kalshi': [],
  'core/sample': ['core/kalshi'],
  'core/entities': ['core/kalshi', 'core/mentions'],
  'core/protocol': ['core/entities'],
  'core/mentions': ['core/kalshi'],
  'core/catalog': ['core/entities', 'core/kalshi'],
  'core/resolve': ['core/catalog', 'core/entities', 'core/kalshi', 'core/mentions'],
  'core/checks': ['core/catalog', 'core/entities', 'core/kalshi', 'core/mentions', 'core/resolve'],
  'core/usages': [
    'core/catalog',
    'core/entities',
    'core/kalshi',
    'core/mentions',
    'core/resolve',
    'core/tree',
  ],
  'core/refresh': ['core/entities', 'core/kalshi', 'core/catalog'],
  'core/search': ['core/catalog', 'core/entities', 'core/kalshi'],
  'core/tree': ['core/catalog', 'core/entities', 'core/kalshi'],
  'core/watchlist': ['core/catalog', 'core/entities', 'core/kalshi', 'core/refresh', 'core/tree'],
  'core/presenters': [
    'core/catalog',
    'core/checks',
    'core/entities',
    'core/kalshi',
    'core/mentions',
    'core/protocol',
    'core/refresh',
    'core/resolve',
    'core/tree',
    'core/usages',
  ],
  // Of the presenters only what cleans text and words times.
  webview: ['core/protocol', 'core/entities', 'core/presenters/text', 'core/presenters/time'],
  'vscode/contributions': ['core'],
  'vscode/platform': ['core', 'vscode/contributions'],
  'vscode/commands': ['core', 'vscode/contributions', 'vscode/platform', 'vscode/views'],
  'vscode/documents': ['core', 'vscode/contributions', 'vscode/platform'],
  'vscode/language': ['core', 'vscode/contributions', 'vscode/platform'],
  'vscode/panels': ['core', 'vscode/contributions', 'vscode/platform'],
  'vscode/views': ['core', 'vscode/contributions', 'vscode/platform'],
};

const folders = Object.keys(layers);

/** Refuses the other folders, seen from a folder one level below `src/<group>`. */
function refused(folder) {
  const allowed = [folder, ...layers[folder]];
  const isAllowed = (other) => allowed.some((one) => other === one || other.startsWith(`${one}/`));
  return folders
    .filter((other) => !isAllowed(other))
    .map((other) => ({
      regex: pathTo(other, folder) + butFor(other, allowed),
      message: `${folder} must not import ${other}: see the table in eslint.config.mjs.`,
    }));
}

/** The relative specifiers that lead from a folder to another one, from any depth below it. */
function pathTo(other, folder) {
  const [group, name] = other.split('/');
  const sameGroup = folder.startsWith(`${group}/`);
  if (!name) return `^(\\.\\./)+${group}/`;
  return sameGroup ? `^(\\.\\./)+(${group}/)?${name}/` : `^(\\.\\./)+${group}/${name}/`;
}

/** What follows a folder's path, unless it is one of the files in it that are allowed by name. */
function butFor(other, allowed) {
  const files = allowed
    .filter((one) => one.startsWith(`${other}/`))
    .map((one) => one.slice(other.length + 1));
  return files.length > 0 ? `(?!(${files.join('|')})$)` : '';
}

const noVscode = {
  name: 'vscode',
  message: 'This folder runs without VS Code: put the adapter into src/vscode.',
};

const layerRules = folders.map((folder) => ({
  files: [`src/${folder}/**/*.ts`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      { paths: folder.startsWith('vscode/') ? [] : [noVscode], patterns: refused(folder) },
    ],
  },
}));

/** One file each owns these: everybody else goes through it, so that ids, settings and errors stay typed. */
const owners = [
  ['registerCommand', 'src/vscode/platform/commands.ts'],
  ['getConfiguration', 'src/vscode/platform/configuration.ts'],
  ['showErrorMessage', 'src/vscode/platform/notifications.ts'],
];

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '.vscode-test/', 'test-results/', 'test/workspace/'] },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['console', 'process', 'URL', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'fetch']
          .concat(['AbortController', 'AbortSignal', 'Buffer', 'performance', '__dirname', 'globalThis'])
          .map((name) => [name, 'readonly'])
          .concat(['module', 'exports', 'require'].map((name) => [name, 'writable'])),
      ),
    },
  },
  {
    // Types cost most of the time of a run: the tests are linted without.
    files: ['test/**/*.ts'],
    extends: [tseslint.configs.strict],
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/webview/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      'max-depth': ['error', 3],
      'max-params': ['error', 5],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // A promise is the contract even where an answer is at hand.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 350, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/], CallExpression[callee.property.name="insertAdjacentHTML"]',
          message: 'Text of the API reaches the page by textContent only.',
        },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from where it is.' },
      ],
    },
  },
  {
    // Texts are hostile and may be long: no expression takes more than linear time on any of them.
    files: ['src/**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
      'regexp/no-invisible-character': 'error',
      'regexp/no-misleading-unicode-character': 'error',
    },
  },
  {
    // Runs while the package is built, on words of our own.
    files: ['src/core/sample/data/**/*.ts'],
    rules: { 'regexp/no-super-linear-backtracking': 'off', 'regexp/no-super-linear-move': 'off' },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-restricted-properties': ['error', ...owners.map(([property]) => ({ property }))] },
  },
  ...owners.map(([owned, owner]) => ({
    files: [owner],
    rules: {
      'no-restricted-properties': [
        'error',
        ...owners.filter(([property]) => property !== owned).map(([property]) => ({ property })),
      ],
    },
  })),
  ...layerRules,
);
