import { counted } from './usagesTree';
import type { UsageGroups } from './usageGroups';

/** How a scan went, for the line above its rows. */
export interface ScanSummary {
  /** How many files have ids. */
  readonly withIds: number;
  readonly looked: number;
  readonly total: number;
  /** There are more files than are ever looked at. */
  readonly isCut: boolean;
  readonly unreadable: number;
  /** Files with more IDs than can be listed. */
  readonly tooFull: number;
  readonly hasChanged: boolean;
  readonly isScanning?: boolean;
  /** Whether the answers of the exchange are still to come. */
  readonly isAsking: boolean;
}

/** What was found and what was not, in sentences. */
export function usagesWords({ groups, others }: UsageGroups, scan: ScanSummary): string {
  const things = groups.flatMap((group) => group.things);
  const named = things.filter(({ name, used }) => name !== used.id).length;
  const files = counted(scan.looked, 'file');
  const isStopped = scan.looked < scan.total;
  return [
    things.length > 0 &&
      `${counted(things.length, 'ID')} in ${scan.withIds.toLocaleString('en-US')} of ${files}, ${named.toLocaleString('en-US')} by name${scan.isAsking ? ' so far' : ''}.`,
    others > 0 && `${counted(others, 'more ID')} left out: not recognised as Kalshi IDs.`,
    scan.isScanning && `${counted(scan.total, 'file')} left to scan.`,
    isStopped && !scan.isScanning && `Cancelled after ${files} of ${scan.total.toLocaleString('en-US')}.`,
    scan.isCut && `There are more files than the ${files} that are looked at.`,
    scan.tooFull > 0 && `${counted(scan.tooFull, 'file')} with more IDs than can be listed.`,
    scan.unreadable > 0 && `${counted(scan.unreadable, 'file')} could not be read.`,
    scan.hasChanged && 'Files have changed since.',
  ]
    .filter(Boolean)
    .join(' ');
}
