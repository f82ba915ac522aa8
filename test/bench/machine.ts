import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';

/** What the figures of one run were measured on and with. */
export interface Machine {
  readonly date: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memory: string;
  readonly system: string;
  /** By name: the extension, Node, and the packages that are yardsticks or carry requests. */
  readonly versions: Readonly<Record<string, string>>;
}

const PACKAGES = [
  'node-fetch',
  'kalshi-typescript',
  'jsonc-parser',
  'uplot',
  'esbuild',
  '@vscode/proxy-agent',
  '@codingame/monaco-vscode-api',
];

export function thisMachine(): Machine {
  const installed = PACKAGES.filter((name) => fs.existsSync(manifestOf(name)));
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.cpus().length,
    memory: `${(os.totalmem() / 2 ** 30).toFixed(1)} GiB`,
    system: `${os.type()} ${os.release().split('-')[0]}, ${os.arch()}`,
    versions: {
      'kalshi-explorer': `${versionIn('package.json')}${commit()}`,
      node: process.versions.node,
      ...Object.fromEntries(installed.map((name) => [name, versionIn(manifestOf(name))])),
    },
  };
}

function manifestOf(name: string): string {
  return `node_modules/${name}/package.json`;
}

function versionIn(file: string): string {
  return (JSON.parse(fs.readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Of a checkout; what is unpacked from elsewhere has none. */
function commit(): string {
  try {
    const args = ['rev-parse', '--short', 'HEAD'];
    return ` (${execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()})`;
  } catch {
    return '';
  }
}
