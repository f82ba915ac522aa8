import * as fs from 'node:fs';
import * as os from 'node:os';
import { measureActivation } from './activation';
import { measureHover } from './hover';
import type { Figure } from './figure';
import { measureRequests } from './requests';
import { measureScan } from './scan';
import { measureSizes } from './sizes';
import { measureStore } from './store';

/**
 * Prints every figure with the yardstick that was measured beside it in this run, as a ratio: machines differ and are
 * shared, so no time stands alone. `--json FILE` writes the same as JSON.
 */
async function main(): Promise<void> {
  const figures: Figure[] = [];
  for (const measure of [
    measureSizes,
    measureActivation,
    measureRequests,
    measureScan,
    measureHover,
    measureStore,
  ]) {
    figures.push(...(await measure()));
  }
  const machine = `${os.cpus()[0]?.model ?? 'unknown'}, ${os.cpus().length} cores, Node ${process.version}, ${os.platform()}`;
  console.log(`\n${machine}\n`);
  for (const figure of figures) console.log(lineOf(figure));
  const over = figures.filter(({ ratio, most }) => most !== undefined && ratio > most);
  console.log(
    over.length === 0
      ? '\nEvery figure keeps its bound.'
      : `\nOver their bound: ${over.map(({ name }) => name).join('; ')}`,
  );
  const at = process.argv.indexOf('--json');
  const file = at < 0 ? undefined : process.argv[at + 1];
  if (file !== undefined) fs.writeFileSync(file, `${JSON.stringify({ machine, figures }, null, 2)}\n`);
}

function lineOf({ name, value, yardstick, ratio, most }: Figure): string {
  const bound = most === undefined ? '' : ` (at most ${most})`;
  return `${name.padEnd(58)} ${value.padStart(22)}  ${yardstick.padEnd(52)} ratio ${ratio.toPrecision(3)}${bound}`;
}

void main();
