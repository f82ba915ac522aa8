import { addRows } from './addRows';
import { gameRows } from './games';
import { addLiveData } from './liveData';
import { occasionRows } from './occasions';
import { addOddities } from './oddities';
import { HOUR, type SampleData, type Wire } from './sampleData';
import { FEATURED, sideRows } from './sideRows';

/**
 * The whole made data set. Ids and tickers are always the same.
 * @param now milliseconds since 1970; the dates are relative to its hour
 */
export function buildSample(now: number): SampleData {
  const map = (): Map<string, Wire> => new Map();
  const data: SampleData = {
    now: now - (now % HOUR),
    milestones: map(),
    structured_targets: map(),
    events: map(),
    markets: map(),
    historical: map(),
    series: map(),
    live: map(),
  };
  for (const rows of [...gameRows(data), ...occasionRows()]) {
    addRows(data, rows.includes(FEATURED) ? rows + sideRows(data) : rows);
  }
  addLiveData(data);
  addOddities(data);
  return data;
}
