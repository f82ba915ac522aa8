/** VS Code draws no line further than this (`editor.stopRenderingLineAfter`): no id behind it is seen. */
export const LAST_COLUMN = 10_000;
