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
