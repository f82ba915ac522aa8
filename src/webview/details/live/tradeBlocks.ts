import type { Cell } from '../../../core/details/content';
import type { TradeContent } from '../../../core/details/live';
import { sentence, type PageBlock } from '../pageBlock';
import { contracts, dollars } from './amounts';

const TONES = { yes: 'positive', no: 'negative' } as const;

/** The newest trades as a table. */
export function tradeBlocks(trades: readonly TradeContent[]): readonly PageBlock[] {
  if (trades.length === 0) return [sentence('No trades yet.')];
  const columns = [
    { label: 'Time' },
    { label: 'Price', align: 'end' as const },
    { label: 'Contracts', align: 'end' as const },
    { label: 'Taker' },
  ];
  const rows = trades.map(({ time, price, count, taker }): readonly Cell[] => [
    { content: whenRuns(time), ...sortedBy(time) },
    { content: [{ text: dollars(price) }], ...sortedBy(price) },
    { content: [{ text: contracts(count) }], ...sortedBy(count) },
    { content: taker ? [{ text: taker, tone: TONES[taker] }] : [] },
  ]);
  return [{ type: 'table', columns, rows }];
}

/** What cannot be read has no place in the order. */
function sortedBy(figure: number | null): Pick<Cell, 'sort'> {
  return figure === null ? {} : { sort: figure };
}

function whenRuns(time: number | null): Cell['content'] {
  const date = new Date(time ?? NaN);
  if (time === null || Number.isNaN(date.getTime())) return [{ text: '—' }];
  // As long as its longest form, for the width of the column.
  return [{ text: '59 min ago', time, hint: date.toLocaleString() }];
}
