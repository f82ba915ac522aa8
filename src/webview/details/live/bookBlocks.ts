import type { Cell } from '../../../core/details/content';
import type { BookContent, BookLevel } from '../../../core/details/live';
import { sentence, type PageBlock } from '../pageBlock';
import { contracts, dollars, isAmount } from './amounts';

/** One step of a side, with all that is offered up to it. */
export interface DepthLevel {
  readonly price: number;
  /** `null` where it cannot be read; so is every total that it is a part of. */
  readonly count: number | null;
  readonly total: number | null;
}

/** Prices have at most four decimals; 1 less one of them is often a little off. */
const EXACT = 1e6;

/** The bids for yes, best first, and the asks for yes that the bids for no imply. */
export function depthOf({ yes, no }: BookContent): {
  readonly bids: readonly DepthLevel[];
  readonly asks: readonly DepthLevel[];
} {
  const asks = no.map(([price, count]): BookLevel => [Math.round((1 - price) * EXACT) / EXACT, count]);
  return { bids: totalled(yes, -1), asks: totalled(asks, 1) };
}

function totalled(levels: readonly BookLevel[], sign: number): readonly DepthLevel[] {
  let total: number | null = 0;
  return levels
    .filter(([price, count]) => isAmount(price) && (count === null || (isAmount(count) && count > 0)))
    .sort(([a], [b]) => sign * (a - b))
    .map(([price, count]) => {
      total = total === null || count === null ? null : total + count;
      return { price, count, total };
    });
}

/** An order book as two tables, with bars for the depth of both in one scale. */
export function bookBlocks(book: BookContent | null): readonly PageBlock[] {
  const { bids, asks } = depthOf(book ?? { yes: [], no: [] });
  if (bids.length + asks.length === 0) return [sentence('No bids.')];
  const deepest = Math.max(...[...bids, ...asks].flatMap(({ total }) => total ?? []));
  return [
    sentence(spreadWords(bids[0]?.price, asks[0]?.price)),
    {
      type: 'beside',
      blocks: [
        side('Yes bids', 'No bids for yes.', bids, deepest),
        side('Yes asks, implied by bids for no', 'No bids for no.', asks, deepest),
      ],
    },
  ];
}

function spreadWords(bid: number | undefined, ask: number | undefined): string {
  const best = `Best bid ${dollars(bid)} · best ask ${dollars(ask)}`;
  return bid === undefined || ask === undefined
    ? best
    : `${best} · spread ${dollars(Math.round((ask - bid) * EXACT) / EXACT)}`;
}

function side(title: string, none: string, levels: readonly DepthLevel[], deepest: number): PageBlock {
  if (levels.length === 0) return { type: 'part', title, block: sentence(none) };
  const columns = ['Price', 'Contracts', 'Total'].map((label) => ({ label, align: 'end' as const }));
  const rows = levels.map(({ price, count, total }): readonly Cell[] => [
    { content: [{ text: dollars(price) }], sort: price },
    { content: [{ text: contracts(count) }], ...(count !== null && { sort: count }) },
    {
      content: [{ text: contracts(total) }],
      ...(total !== null && { sort: total, bar: Math.min(1, total / deepest) }),
    },
  ]);
  return { type: 'part', title, block: { type: 'table', columns, rows } };
}
