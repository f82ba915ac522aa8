// Runs in the extension host: finds the bundled tests beside itself and runs them with mocha.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import CountingReporter from '../support/countingReporter.cjs';

/** Resolves when every test passed; rejects when one failed or when none ran. */
export async function run(): Promise<void> {
  const { values } = parseArgs({
    args: JSON.parse(process.env.MOCHA_ARGUMENTS ?? '[]') as string[],
    options: {
      grep: { type: 'string', short: 'g' },
      fgrep: { type: 'string', short: 'f' },
      invert: { type: 'boolean', short: 'i' },
      bail: { type: 'boolean', short: 'b' },
    },
  });
  const mocha = new Mocha({
    ...values,
    reporter: CountingReporter,
    timeout: 30_000,
    forbidOnly: true,
    color: process.env.FORCE_COLOR !== undefined,
  });
  const files = fs.readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.test.js')))
    mocha.addFile(path.join(__dirname, file));
  const outcome = await new Promise<{ failures: number; ran: number }>((resolve) => {
    const started = mocha.run((failures) => resolve({ failures, ran: started.stats?.tests ?? 0 }));
  });
  if (outcome.failures > 0) throw new Error(`${outcome.failures} tests failed`);
  if (outcome.ran === 0) throw new Error('no test ran');
}
