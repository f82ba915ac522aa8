import type { Wire } from '../../../../src/core/sample/data/sampleData';
import { ask, list, listAll } from '../ask';

/** Everything that the sample exchange lists, as it comes over the wire. */
export interface WholeSample {
  readonly milestones: readonly Wire[];
  readonly targets: readonly Wire[];
  readonly events: readonly Wire[];
  readonly markets: readonly Wire[];
  readonly series: readonly Wire[];
  /** Live data by the title of the milestone. */
  readonly live: ReadonlyMap<string, Wire>;
}

export async function wholeSample(): Promise<WholeSample> {
  const milestones = await list('/milestones?limit=500');
  const live = new Map<string, Wire>();
  for (const { id, title } of milestones) {
    const { status, body } = await ask(`/live_data/milestone/${String(id)}`);
    if (status === 200) live.set(String(title), body['live_data'] as Wire);
  }
  return {
    ...{ milestones, live },
    targets: await list('/structured_targets?page_size=2000'),
    events: await listAll('/events?with_nested_markets=true'),
    markets: await listAll('/markets?limit=1000'),
    series: await list('/series'),
  };
}

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The values under a key that holds an object, `{}` where it does not. */
export function inside(item: Wire | undefined, key: string): Wire {
  return (item?.[key] ?? {}) as Wire;
}

/** Every text anywhere in a value. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
