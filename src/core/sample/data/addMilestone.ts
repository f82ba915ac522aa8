import { HOUR, iso, type SampleData, type Wire } from './sampleData';
import { hashOf, sampleUuid } from './sampleUuid';

export interface MilestoneSpec {
  readonly title: string;
  readonly type: string;
  readonly category: string;
  readonly at: number;
  /** The first is the primary one. */
  readonly tickers: readonly string[];
  readonly details: Wire;
}

/** Adds a milestone, whose id is made from its title, type and first ticker. */
export function addMilestone(data: SampleData, { tickers, at, ...own }: MilestoneSpec): Wire {
  const key = [own.title, own.type, tickers[0]].join('/');
  const id = sampleUuid(key);
  const source_id = /ports/.test(own.category) ? `sr:sport_event:${hashOf(key) % 99_999_989}` : null;
  const milestone: Wire = {
    ...{ id, ...own, source_id },
    start_date: iso(at),
    end_date: null,
    notification_message: source_id && `${own.title} is about to begin.`,
    primary_event_tickers: tickers.slice(0, 1),
    related_event_tickers: tickers,
    source_ids: source_id ? { sportradar: source_id } : undefined,
    last_updated_ts: iso(data.now - (hashOf(key) % 90) * HOUR, 6),
  };
  data.milestones.set(id, milestone);
  return milestone;
}
