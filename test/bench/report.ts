import { isOver, type Figure } from './figure';
import type { Machine } from './machine';

export interface Section {
  readonly title: string;
  readonly figures: readonly Figure[];
  /** That measuring it took. */
  readonly seconds: number;
}

export interface Run {
  readonly machine: Machine;
  readonly sections: readonly Section[];
}

/** For a terminal. */
export function linesOf({ machine, sections }: Run): string[] {
  return [
    ...machineLines(machine),
    ...sections.flatMap(({ title, figures, seconds }) => [
      '',
      `${title} (${seconds.toFixed(0)} s)`,
      ...figures.map(lineOf),
    ]),
    '',
    verdict(sections),
  ];
}

/** The page RESULTS.md. */
export function pageOf({ machine, sections }: Run): string {
  return `# Figures

Written by \`npm run bench -- --results\`; not by hand. Each figure stands beside a yardstick of the same run, because
machines differ: the ratio is what can be compared. Repeated readings are given as their median, with the range between
the quartiles in percent of it. A bound is the most that the ratio may be.

${machineLines(machine)
  .map((line) => `- ${line}`)
  .join('\n')}

${verdict(sections)}

| figure | value | spread | against | ratio | bound |
| --- | --- | --- | --- | --- | --- |
${sections.flatMap(({ title, figures }) => [row([`**${title}**`, '', '', '', '', '']), ...figures.map(rowOf)]).join('\n')}
`;
}

function machineLines({ date, cpu, cores, memory, system, versions }: Machine): string[] {
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [`${date}: ${cpu}, ${cores} cores, ${memory}, ${system}`, names.join(', ')];
}

function lineOf(figure: Figure): string {
  const { name, value, yardstick, ratio, most } = figure;
  const bound = most === undefined ? '' : ` (at most ${rounded(most)})${isOver(figure) ? ' OVER' : ''}`;
  const spread = spreadOf(figure);
  return `  ${name.padEnd(66)} ${value.padStart(24)} ${spread.padEnd(12)} ${yardstick.padEnd(56)} ratio ${rounded(ratio)}${bound}`;
}

function rowOf(figure: Figure): string {
  const { name, value, yardstick, ratio, most } = figure;
  const bound = most === undefined ? '' : `${rounded(most)}: ${isOver(figure) ? '**over**' : 'kept'}`;
  return row([name, value, spreadOf(figure), yardstick, rounded(ratio), bound]);
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function spreadOf({ spread }: Figure): string {
  return spread ? `${spread.percent.toFixed(0)} % of ${spread.readings}` : '';
}

function rounded(ratio: number): string {
  return String(Number(ratio.toPrecision(3)));
}

function verdict(sections: readonly Section[]): string {
  const over = sections.flatMap(({ figures }) => figures.filter(isOver)).map(({ name }) => name);
  return over.length === 0 ? 'Every figure keeps its bound.' : `Over their bound: ${over.join('; ')}.`;
}
