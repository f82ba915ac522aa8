import { addFixtures } from './fixtures';
import { addLiveGames } from './liveGames';
import { addOccasions } from './occasions';
import { addOddities } from './oddities';
import { HOUR, type SampleData } from './sampleData';

/** The hour the data for a moment is relative to, milliseconds since 1970. */
export function sampleHour(now: number): number {
  return Math.floor(now / HOUR) * HOUR;
}

/** The whole made data set. Ids and tickers are always the same; dates follow the hour. */
export function buildSample(now: number): SampleData {
  const maps = { targets: new Map(), events: new Map(), markets: new Map(), series: new Map() };
  const data: SampleData = {
    now: sampleHour(now),
    milestones: [],
    historical: new Map(),
    live: new Map(),
    ...maps,
  };
  for (const add of [addFixtures, addOccasions, addLiveGames, addOddities]) add(data);
  return data;
}
