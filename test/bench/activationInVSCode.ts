import * as fs from 'node:fs';
import * as path from 'node:path';
import { scratchDir } from '../support/vscode/scratchDir.mjs';
import { compared, median, spreadOf, type Figure } from './figure';
import { askWindows, emptyExtension } from './vscodeWindows';

const WINDOWS = 7;
const MOST_OVER_EMPTY_MS = 10;
const OURS = 'kalshi-explorer.kalshi-explorer';
const EMPTY = 'bench.empty';

interface Answer {
  readonly error?: string;
  readonly version: string;
  readonly node: string;
  /** Milliseconds until `activate` has resolved, by id. */
  readonly waited: Readonly<Record<string, number>>;
  /** What VS Code shows in "Developer: Startup Performance", and takes for "Running Extensions". */
  readonly page: string;
}

/** What activation takes inside VS Code, by its own record too: a window each, the two in turn first. */
export async function measureActivationInVSCode(): Promise<readonly Figure[]> {
  const scratch = scratchDir('activation-');
  const extensions = [builtExtension(scratch.dir), emptyExtension(scratch.dir, 'empty')];
  const answers = (await askWindows({ count: WINDOWS, extensions, ask })) as Answer[];
  scratch.remove();
  const failure = answers.find(({ error }) => error !== undefined)?.error;
  if (failure !== undefined) throw new Error(failure);
  const { version = '', node = '' } = answers[0] ?? {};
  const waited = (id: string): number[] => answers.map((answer) => answer.waited[id] ?? NaN);
  const recorded = (id: string): number[] => answers.map(({ page }) => recordOf(page, id));
  const over = answers.map((answer) => (answer.waited[OURS] ?? NaN) - (answer.waited[EMPTY] ?? NaN));
  const record = (id: string): string => `${median(recorded(id)).toFixed(0)} ms`;
  return [
    compared({
      name: `activation in VS Code ${version} (Node ${node.slice(1)})`,
      readings: waited(OURS),
      yardstick: 'an empty extension in the same windows',
      against: waited(EMPTY),
    }),
    compared({
      name: 'what that is more than the empty extension',
      readings: over,
      yardstick: 'the bound',
      against: MOST_OVER_EMPTY_MS,
      most: 1,
    }),
    {
      name: "activation as VS Code's own record has it: load, call, resolve",
      value: record(OURS),
      yardstick: `an empty extension: ${record(EMPTY)}`,
      ratio: median(recorded(OURS)) / Math.max(1, median(recorded(EMPTY))),
      spread: spreadOf(recorded(OURS)),
    },
  ];
}

/** The one that does the asking is active already, so that neither pays for what VS Code does a first time. */
const ask = `
  const ids = ${JSON.stringify([OURS, EMPTY])};
  if (number % 2) ids.reverse();
  await vscode.extensions.getExtension('bench.driver').activate();
  const waited = {};
  for (const id of ids) {
    const extension = vscode.extensions.getExtension(id);
    if (extension.isActive) throw new Error(id + ' is active already');
    const started = performance.now();
    await extension.activate();
    waited[id] = performance.now() - started;
  }
  await vscode.commands.executeCommand('perfview.show');
  const page = () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'perf')?.getText() ?? '';
  for (let tries = 0; tries < 100 && !ids.every((id) => page().includes(id)); tries++)
    await delay(100);
  return { version: vscode.version, node: process.version, waited, page: page() };`;

/** What is in the package, but activated by nothing that happens in a new window. */
function builtExtension(parent: string): string {
  const folder = path.join(parent, 'kalshi-explorer');
  for (const name of ['dist', 'media']) fs.cpSync(name, path.join(folder, name), { recursive: true });
  const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8')) as object;
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ ...manifest, activationEvents: [] }));
  return folder;
}

function recordOf(page: string, id: string): number {
  const [, ...times] =
    new RegExp(`^\\| ${id} +\\| \\w+ +\\| (\\d+) +\\| (\\d+) +\\| (\\d+) `, 'm').exec(page) ?? [];
  return times.length === 0 ? NaN : times.reduce((sum, ms) => sum + Number(ms), 0);
}
