import { addRows } from './addRows';
import { gameRows } from './games';
import { ANSWERS, LISTS, ROUTES } from './lists';
import { addLiveData } from './liveData';
import { addMetadata } from './metadata';
import { occasionRows } from './milestoneKinds';
import { addOddities } from './edgeCases';
import { emptySample, HOUR, type SampleData } from './sampleData';
import { FEATURED, sideRows } from './tableRows';

/**
 * The whole made data set. Ids and tickers are always the same.
 * @param now milliseconds since 1970; the dates are relative to its hour
 */
export function buildSample(now: number): SampleData {
  const data = emptySample(now - (now % HOUR));
  for (const rows of [...gameRows(data), ...occasionRows()]) {
    addRows(data, rows.includes(FEATURED) ? rows + sideRows(data) : rows);
  }
  addLiveData(data);
  addOddities(data);
  addMetadata(data);
  for (const [path, body] of Object.entries(ANSWERS)) data.answers.set(path, { body });
  for (const [name, list] of Object.entries(LISTS)) data.lists.set(name, { ...list });
  for (const [pattern, route] of Object.entries(ROUTES)) data.routes.set(pattern, { ...route });
  return data;
}
