/** The name that the exchange has for a structured target. */
export const nameOf = (id: string): string => `Team ${id.slice(-4)}`;

export function target(id: string): Record<string, unknown> {
  return {
    id,
    name: nameOf(id),
    type: 'basketball_team',
    details: { league: 'NBA' },
    last_updated_ts: '2026-10-01T00:00:00Z',
  };
}

/**
 * What an exchange with every structured target, market and series, and with no other thing, says when nothing is wrong.
 * @param url path and query
 * @returns the JSON of the body
 */
export function answerTo(url: string): unknown {
  const { pathname, searchParams } = new URL(url, 'http://exchange.test');
  const [, , , collection, id] = pathname.split('/');
  switch (collection) {
    case 'structured_targets':
      return { structured_targets: searchParams.getAll('ids').map(target), cursor: '' };
    case 'markets':
      return { market: { ticker: id, event_ticker: 'KXEVENT-26', title: nameOf(id ?? '') } };
    case 'series':
      return { series: { ticker: id, title: nameOf(id ?? '') } };
    default:
      return { milestones: [], cursor: '' };
  }
}
