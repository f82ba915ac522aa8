import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { parseArgs } from 'node:util';
import { measureActivation } from './activation';
import { measureDocuments } from './documents';
import type { Figure } from './figure';
import { measureGrowth } from './growth';
import { measureHover } from './hover';
import { thisMachine } from './machine';
import { measureMemory } from './memory';
import { linesOf, type Section } from './report';
import { measureRequests } from './requests';
import { measureScan } from './scan';
import { measureSizes } from './sizes';
import { measureTree } from './tree';

/** All that is measured, in the order of its report. */
const MEASURES: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  Sizes: measureSizes,
  Activation: measureActivation,
  Requests: measureRequests,
  Scanning: measureScan,
  Hover: measureHover,
  'In the extension host: documents': measureDocuments,
  'In the extension host: trees': measureTree,
  'In the extension host: memory': measureMemory,
  'Lists and searches as they grow': measureGrowth,
};

/**
 * Prints every figure with the yardstick that was measured beside it in this run, as a ratio: machines differ and are
 * shared, so no time stands alone. `--json FILE` writes the same as JSON,
 * `--only WORD` measures what has the word in its title.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      only: { type: 'string', default: '' },
    },
  });
  const measures = Object.entries(MEASURES).filter(([title]) =>
    title.toLowerCase().includes(values.only.toLowerCase()),
  );
  if (measures.length === 0)
    throw new Error(`--only ${values.only} names none of: ${Object.keys(MEASURES).join(', ')}`);
  // What is measured is what is shipped.
  execFileSync(process.execPath, ['esbuild.js', '--production']);
  const sections: Section[] = [];
  for (const [title, measure] of measures) {
    const started = performance.now();
    const figures = await measure();
    sections.push({ title, figures, seconds: (performance.now() - started) / 1000 });
  }
  const run = { machine: thisMachine(), sections };
  console.log(`\n${linesOf(run).join('\n')}`);
  if (values.json !== undefined) fs.writeFileSync(values.json, `${JSON.stringify(run, null, 2)}\n`);
}

void main();
