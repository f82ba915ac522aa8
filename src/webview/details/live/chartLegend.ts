import { element } from '../element';
import { contracts, dollars } from './amounts';
import { timeWords, valueAt, type ChartColumns } from './chartColumns';
import type { LineStyle } from './lineStyles';

const SVG = 'http://www.w3.org/2000/svg';

export interface LegendLine extends LineStyle {
  readonly key: string;
  readonly name: string;
  readonly isShown: boolean;
}

/** Names the lines, switches them on and off, and says what they are worth where the cursor stands. */
export class ChartLegend {
  readonly root = element('div', { class: 'legend' });
  readonly #time = element('span', { class: 'legend-time' });
  readonly #volume = element('span', { class: 'legend-volume' });
  #values: readonly HTMLElement[] = [];

  /** @param toggle called with the key of a line that is to be shown or hidden */
  constructor(private readonly toggle: (key: string) => void) {}

  setLines(lines: readonly LegendLine[]): void {
    const buttons = lines.map((line) => this.#button(line));
    this.#values = buttons.map(({ value }) => value);
    this.root.replaceChildren(this.#time, ...buttons.map(({ button }) => button), this.#volume);
  }

  mark(shown: ReadonlySet<number>): void {
    this.root.querySelectorAll('button').forEach((button, index) => {
      button.setAttribute('aria-pressed', String(shown.has(index)));
    });
  }

  /** Shows the figures of one place; returns them as a sentence, of the lines that are shown. */
  tell({ time, lines, volume, isDaily }: ChartColumns, index: number, shown: ReadonlySet<number>): string {
    const second = time[index];
    const when = second === undefined ? '' : timeWords(second, isDaily);
    const traded = volume && `Volume ${contracts(volume[index])}`;
    this.#time.textContent = when;
    this.#volume.textContent = traded ?? '';
    const told = lines.map(({ name, points }, line) => {
      const value = dollars(valueAt(points, index));
      const place = this.#values[line];
      if (place) place.textContent = value;
      return `${name} ${value}`;
    });
    return [when, ...told.filter((_, line) => shown.has(line)), ...(traded ? [traded] : [])].join(', ');
  }

  #button({ key, name, isShown, color, dash }: LegendLine): { button: HTMLElement; value: HTMLElement } {
    const value = element('span', { class: 'value' });
    const text = element('span', { class: 'run' }, name);
    const button = element('button', { type: 'button', 'aria-pressed': String(isShown) }, text, value);
    button.prepend(swatch(color, dash));
    button.addEventListener('click', () => this.toggle(key));
    return { button, value };
  }
}

/** A piece of the line as the chart draws it. */
function swatch(color: string, dash: readonly number[]): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', 'M0 5H22');
  line.setAttribute('stroke-dasharray', dash.join(' '));
  svg.setAttribute('aria-hidden', 'true');
  svg.style.color = `var(${color})`;
  svg.append(line);
  return svg;
}
