import { DAY, iso, type SampleData, type Wire } from './sampleData';
import { hashOf, sampleUuid } from './sampleUuid';

/** Ids that people know: the example of the exchange's page on targets, and the draw of every soccer league. */
const FIXED: Readonly<Record<string, string>> = {
  'basketball_team/Boston': '2ef4d31c-0b46-4f43-a403-f44d62489034',
  'soccer_team/Tie': '111193d4-9b1f-4bd8-ab7c-9de252737f05',
};

/** @returns the target of that type and name, which is added (with these details) if it is new */
export function addTarget(data: SampleData, type: string, name: string, details: Wire = {}): Wire {
  const key = `${type}/${name}`;
  const id = FIXED[key] ?? sampleUuid(key);
  const source_id = `sr:competitor:${hashOf(key)}`;
  const last_updated_ts = iso(data.now - 9 * DAY, 3);
  const target = {
    id,
    name,
    type,
    details,
    source_id,
    source_ids: { sportradar: source_id },
    last_updated_ts,
  };
  const known = data.structured_targets.get(id);
  if (!known) data.structured_targets.set(id, target);
  return known ?? target;
}
