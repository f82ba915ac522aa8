/** How a line of a chart is drawn. */
export interface LineStyle {
  /** A colour of the theme, as a name of a CSS variable. */
  readonly color: string;
  /** Pixels on and off, by turns; none for a whole line. */
  readonly dash: readonly number[];
}

const COLORS = ['blue', 'yellow', 'green', 'purple', 'red', 'foreground'].map(
  (name) => `--vscode-charts-${name}`,
);
const DASHES: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [8, 3, 2, 3], [14, 4], [4, 6], [1, 5]];

/** Lines of a single market: told apart by their dashes where colours are not. */
const OF_MARKET: Readonly<Record<string, LineStyle>> = {
  bid: { color: '--vscode-charts-green', dash: [7, 3] },
  ask: { color: '--vscode-charts-red', dash: [2, 3] },
  last: { color: '--vscode-charts-blue', dash: [] },
};

/** The same line keeps its style, however the lines are ordered later: 42 of them look different. */
export class LineStyles {
  readonly #given = new Map<string, LineStyle>();

  of(key: string): LineStyle {
    const known = OF_MARKET[key] ?? this.#given.get(key);
    if (known) return known;
    const turn = this.#given.size;
    const color = COLORS[turn % COLORS.length] ?? '';
    const dash = DASHES[Math.floor(turn / COLORS.length) % DASHES.length] ?? [];
    const style = { color, dash };
    this.#given.set(key, style);
    return style;
  }
}
