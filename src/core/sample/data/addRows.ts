import { addEvent } from './addEvent';
import { DAY, HOUR, iso, strikeTargets, type SampleData, type Wire } from './sampleData';
import { hashOf, sampleUuid } from './sampleUuid';

type Head = [
  hours: string,
  category: string,
  title: string,
  type?: string,
  keys?: string,
  shared?: string,
  own?: string,
];
type Row = [ticker: string, strike?: string, outcomes?: string, title?: string, family?: string];

const detailsOf = (query: string): Wire => Object.fromEntries(new URLSearchParams(query));

/**
 * Adds a milestone: hours from now|category|title|type, `one_off_milestone` where there is none|keys in `details` of the
 * targets that the primary event strikes on (one that ends in `s` takes all)|details it shares with these targets, as a
 * query|other details. Below it, indented, its events, the first one primary: ticker|strike|outcomes (see `outcomesOf`)|
 * title, the milestone's where there is none|title of the series; a ticker alone names an event that stands elsewhere or
 * nowhere. The milestone's id is made from its title, type and first ticker.
 */
export function addRows(data: SampleData, rows: string): void {
  const [head, ...below] = rows.split('\n ').map((row) => row.split('|'));
  const [hours, category, title, type = 'one_off_milestone', keys = 'competitor_ids', shared = '', own = ''] =
    head as Head;
  const at = data.now + Number(hours) * HOUR;
  const state = { at, category, settled: own.includes('closed') };
  const tickers = (below as Row[]).map(([ticker, strike, outcomes, name = title, family = name]) => {
    if (strike !== undefined)
      addEvent(data, { ...state, ticker, title: name, family, lines: `${strike}|${outcomes}` });
    return ticker;
  });
  const ids = strikeTargets(data, tickers[0]);
  for (const id of ids) Object.assign(data.structured_targets.get(id)?.['details'] ?? {}, detailsOf(shared));
  const key = [title, type, tickers[0]].join('/');
  const id = sampleUuid(key);
  const source_id = /port/.test(category) ? `sr:sport_event:${hashOf(key)}` : null;
  data.milestones.set(id, {
    id,
    category,
    type,
    title,
    source_id,
    start_date: iso(at),
    end_date: source_id ? null : iso(at + DAY, 1),
    notification_message: source_id ? 'Starting soon.' : '',
    primary_event_tickers: tickers.slice(0, 1),
    related_event_tickers: tickers,
    details: {
      ...(keys.endsWith('s')
        ? { [keys]: ids[0] && ids }
        : Object.fromEntries(keys.split(',').map((key, i) => [key, ids[i]]))),
      ...detailsOf(`${shared}&${own}`),
      ...(/^cand/.test(keys) && {
        candidate_id_mapping: Object.fromEntries(ids.map((id, i) => [id, `votehub-${i}`])),
      }),
      season: /foot/.test(type) ? { type: 'REG', week: 12, year: 2026 } : undefined,
      main_game_event_ticker: tickers[0],
    },
    source_ids: source_id ? { sportradar: source_id } : undefined,
    last_updated_ts: iso(data.now - (hashOf(key) % 90) * HOUR, 6),
  });
}
