// Style is prettier's; this file keeps the code correct and the layers apart.
import js from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/**
 * Which folders a folder may import, besides itself: the plan of the house. All else is refused, types too. What stands in
 * src/core itself (session, timeZone, …) may be imported by every folder there.
 */
const layers = {
  'core/kalshi': [],
  'core/sample': ['core/kalshi'],
  'core/entities': ['core/kalshi'],
  'core/catalog': ['core/kalshi', 'core/entities'],
  'core/format': ['core/kalshi', 'core/entities'],
  'core/refresh': ['core/entities', 'core/catalog'],
  'core/tree': ['core/kalshi', 'core/entities', 'core/catalog', 'core/format'],
  'core/milestones': ['core/kalshi', 'core/entities', 'core/catalog', 'core/format', 'core/tree'],
  'core/targets': [
    ...['core/kalshi', 'core/entities', 'core/catalog', 'core/format', 'core/tree', 'core/milestones'],
  ],
  'core/watchlist': [
    ...['core/kalshi', 'core/entities', 'core/catalog', 'core/refresh', 'core/tree', 'core/milestones'],
  ],
  'core/details': [
    ...['core/kalshi', 'core/entities', 'core/catalog', 'core/format', 'core/refresh', 'core/milestones'],
  ],
  'core/ids': ['core/kalshi', 'core/entities', 'core/catalog', 'core/format', 'core/tree'],
  'core/search': ['core/kalshi', 'core/entities', 'core/catalog', 'core/milestones', 'core/ids'],
  'core/checks': ['core/kalshi', 'core/entities', 'core/format', 'core/ids'],
  'core/usages': ['core/entities', 'core/format', 'core/tree', 'core/details', 'core/ids'],
  'core/export': ['core/kalshi', 'core/entities', 'core/format', 'core/milestones', 'core/ids'],
  'vscode/platform': ['core'],
  'vscode/session': ['core', 'vscode/platform'],
  'vscode/tree': ['core', 'vscode/platform'],
  'vscode/open': ['core', 'vscode/platform', 'vscode/tree'],
  'vscode/search': ['core', 'vscode/platform', 'vscode/open'],
  'vscode/export': ['core', 'vscode/platform', 'vscode/tree', 'vscode/open'],
  'vscode/usages': ['core', 'vscode/platform', 'vscode/tree', 'vscode/open'],
  'vscode/milestones': ['core', 'vscode/platform', 'vscode/tree', 'vscode/open', 'vscode/search'],
  'vscode/targets': ['core', 'vscode/platform', 'vscode/tree', 'vscode/open', 'vscode/export'],
  'vscode/watchlist': ['core', 'vscode/platform', 'vscode/tree', 'vscode/open'],
  'vscode/details': ['core', 'vscode/platform', 'vscode/open', 'vscode/usages'],
  'vscode/ids': [
    ...['core', 'vscode/platform', 'vscode/open', 'vscode/search', 'vscode/usages', 'vscode/export'],
  ],
  'vscode/checks': ['core', 'vscode/platform', 'vscode/ids'],
  webview: ['core/details', 'core/entities', 'core/format'],
};

const folders = Object.keys(layers);

/** Refuses the other folders, seen from a folder one level below `src/<group>`. */
function refused(folder) {
  const allowed = [folder, ...layers[folder]];
  const isAllowed = (other) => allowed.some((one) => other === one || other.startsWith(`${one}/`));
  return folders
    .filter((other) => !isAllowed(other))
    .map((other) => ({
      regex: pathTo(other, folder),
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
