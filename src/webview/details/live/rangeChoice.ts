import { CHART_RANGES, type ChartRange } from '../../../core/details/live';
import { element } from '../element';

/** The buttons for how much of the past a chart shows: one group, in which the arrow keys choose. */
export class RangeChoice {
  readonly root: HTMLElement;
  readonly #inputs: readonly HTMLInputElement[];

  constructor(choose: (range: ChartRange) => void) {
    this.#inputs = CHART_RANGES.map((range) => {
      const input = element('input', { type: 'radio', name: 'range', value: range });
      input.addEventListener('change', () => choose(range));
      return input;
    });
    const labels = this.#inputs.map((input) => element('label', {}, input, element('span', {}, input.value)));
    this.root = element('div', { class: 'ranges', role: 'radiogroup', 'aria-label': 'Range' }, ...labels);
  }

  set value(range: ChartRange) {
    for (const input of this.#inputs) input.checked = input.value === range;
  }
}
