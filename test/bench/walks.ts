import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { Session } from 'node:inspector/promises';
import { createRequire, SourceMap, type SourceMapPayload } from 'node:module';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';
import { PanelWindow } from '../support/vscodeClasses/panelWindow';
import type { TreeWindow } from '../support/vscodeClasses/treeWindow';

/** Where the bundles are. The paths in their source maps are relative to it. */
const DIST = path.resolve('dist');
/** Loaded before a walk starts: what runs while a module loads is not counted. */
const EXPLORER = 'explorer.js';
/** The sample exchange is not counted. */
const LEFT_OUT = 'src/core/sample/';
const VIEW = 'kalshi.milestones';
const PATH = '/open/kalshi.json';

interface Walk {
  readonly name: string;
  /** Returns the part of the walk that is counted. */
  readonly prepare: (window: ExplorerWindow) => Promise<() => Promise<void>>;
}

const WALKS: readonly Walk[] = [
  hover('UUID', '  "basketball_team": "2ef4d31c-0b46-4f43-a403-f44d62489034"'),
  hover('ticker', '  "event_ticker": "KXNBAGAME-26NYKBOS"'),
  {
    name: 'expand a milestone',
    prepare: async (window) => {
      const view = await milestones(window);
      return async () => {
        await view.expand(gameIn(view));
        if (view.rows(gameIn(view)).length === 0) throw new Error('nothing below the milestone');
      };
    },
  },
  {
    name: 'open details by a click',
    prepare: async (window) => {
      const view = await milestones(window);
      const panels = new PanelWindow(window.host);
      const shown = new Promise<void>((resolve) => {
        window.host.window.on('MainThreadWebviews.$postMessage', (_panel: string, message: string) => {
          if (message.includes('"showLive"')) resolve();
        });
      });
      return async () => {
        await window.run('kalshi.openDetails', { $treeViewId: VIEW, $treeItemHandle: gameIn(view) });
        panels.post(panels.last, { name: 'ready', timeZone: 'UTC' });
        await shown;
      };
    },
  },
];

function hover(what: string, line: string): Walk {
  return {
    name: `cold hover on a ${what}`,
    prepare: async (window) => {
      const { editor } = window;
      // Builds the explorer, and asks the exchange for nothing that a hover shows.
      await window.tree('kalshi.targets').open();
      editor.show({ path: PATH, lines: ['{', line, '}'] });
      return async () => {
        const text = await editor.hover(PATH, 1, line.length - 3);
        if (!text.includes('Open Details')) throw new Error(`not explained: ${text}`);
      };
    },
  };
}

async function milestones(window: ExplorerWindow): Promise<TreeWindow> {
  const view = window.tree(VIEW);
  view.show();
  await view.open();
  return view;
}

function gameIn(view: TreeWindow): string {
  const row = view.row('New York at Boston');
  if (!row) throw new Error('the milestone is not in the list');
  return row.handle;
}

/** The functions with a name that ran in a walk, by their files: callbacks count as a part of the function around them. */
type Ran = ReadonlyMap<string, ReadonlySet<string>>;

/** Runs a walk in a new window and counts by V8's coverage. */
async function ranIn({ prepare }: Walk): Promise<Ran> {
  const window = await openExplorer({ 'kalshi.environment': 'sample', 'kalshi.refresh.interval': 0 });
  const require = createRequire(path.join(DIST, 'walks.js'));
  require(path.join(DIST, EXPLORER));
  const run = await prepare(window);
  const inspector = new Session();
  inspector.connect();
  try {
    await inspector.post('Profiler.enable');
    await inspector.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    await run();
    const { result } = await inspector.post('Profiler.takePreciseCoverage');
    return sourcesOf(result);
  } finally {
    inspector.disconnect();
    await window.close();
  }
}

interface Script {
  readonly url: string;
  readonly functions: readonly {
    readonly functionName: string;
    readonly ranges: readonly { readonly startOffset: number; readonly count: number }[];
  }[];
}

/** Maps what ran in the bundles back to the sources. */
function sourcesOf(scripts: readonly Script[]): Ran {
  const ran = new Map<string, Set<string>>();
  for (const { url, functions } of scripts) {
    const bundle = url.startsWith('file:') ? fileURLToPath(url) : '';
    if (!bundle.startsWith(DIST)) continue;
    const placeOf = sourceMapOf(bundle);
    for (const { functionName, ranges } of functions) {
      const [range] = ranges;
      // Callbacks, field initialisers and modules have no name.
      if (!range || range.count === 0 || !/^[\w$#. ]+$/.test(functionName)) continue;
      const place = placeOf(range.startOffset);
      if (!place || place.file.startsWith(LEFT_OUT)) continue;
      const names = ran.get(place.file) ?? new Set();
      ran.set(place.file, names.add(`${functionName}:${place.line}`));
    }
  }
  return ran;
}

function sourceMapOf(bundle: string): (offset: number) => { file: string; line: number } | undefined {
  const lines = fs.readFileSync(bundle, 'utf8').split('\n');
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  const map = new SourceMap(JSON.parse(fs.readFileSync(`${bundle}.map`, 'utf8')) as SourceMapPayload);
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset);
    const entry = map.findEntry(line, offset - (starts[line] ?? 0));
    if (!('originalSource' in entry)) return undefined;
    const file = path.relative(process.cwd(), path.resolve(DIST, entry.originalSource));
    return file.startsWith('src/') ? { file, line: entry.originalLine + 1 } : undefined;
  };
}

/**
 * Prints how many of our files and functions run in what a person does most. `--list` names them, `--only WORD` takes the
 * walks with that word in their name.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { list: { type: 'boolean' }, only: { type: 'string', default: '' } },
  });
  execFileSync(process.execPath, ['esbuild.js']);
  console.log(`${''.padEnd(28)}files  functions`);
  for (const walk of WALKS.filter(({ name }) => name.includes(values.only))) {
    const ran = await ranIn(walk);
    const functions = [...ran.values()].reduce((sum, names) => sum + names.size, 0);
    console.log(`${walk.name.padEnd(28)}${String(ran.size).padStart(5)}${String(functions).padStart(11)}`);
    if (!values.list) continue;
    for (const [file, names] of [...ran].sort()) console.log(`  ${file}\n    ${[...names].join(' ')}`);
  }
}

void main();
