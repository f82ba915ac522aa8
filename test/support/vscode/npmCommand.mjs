// @ts-check
import { spawn } from 'node:child_process';

const ALWAYS = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--loglevel=error',
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
];

const UNREACHABLE =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED)\b/;

/**
 * Runs npm in a folder with a manifest of its own. Rejects with what npm said, or, where it is offline, with one
 * sentence that a person can act on.
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<void>}
 */
export function npmCommand(args, cwd) {
  return new Promise((resolve, reject) => {
    // `npm run` tells its children where its own project is; this one is another.
    const env = { ...process.env };
    delete env.npm_config_local_prefix;
    const child = spawn('npm', [...args, ...ALWAYS], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.once('error', (error) => reject(new Error(`npm could not be started: ${error.message}`)));
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(failureSentence(args, String(code ?? signal), output)));
    });
  });
}

/**
 * @param {string[]} args
 * @param {string} outcome
 * @param {string} output
 */
function failureSentence(args, outcome, output) {
  const unreachable = UNREACHABLE.exec(output)?.[1];
  if (!unreachable) return `npm ${args.join(' ')} failed (${outcome}):\n${output.trim()}`;
  return (
    `npm could not reach its registry (${unreachable}). The VS Code server comes from npm on its first use: ` +
    `connect (or set npm's registry or proxy) and run the command again.`
  );
}
