import { execFileSync } from 'node:child_process';
import type { Figure } from './figure';

const MODES = ['override', 'fallback', 'on', 'off'];
const MOST_CONNECTIONS = 2;
const LONGEST_MS = 60_000;

/** Connections over http and https, in this order. */
interface Counts {
  readonly ours: readonly number[];
  readonly alone: readonly number[];
}

/** Connections of 100 requests through what VS Code puts in the place of node:http and node:https, in its four modes. */
export async function measureConnections(): Promise<readonly Figure[]> {
  return MODES.flatMap((mode) => {
    const printed = execFileSync(process.execPath, ['--import', 'tsx', 'test/bench/connectionsOf.ts'], {
      encoding: 'utf8',
      env: { ...process.env, PROXY_SUPPORT: mode },
      timeout: LONGEST_MS,
    });
    const { ours, alone } = JSON.parse(printed) as Counts;
    return ['http', 'https'].map((scheme, index) => {
      const [mine = NaN, theirs = NaN] = [ours[index], alone[index]];
      return {
        name: `connections of 100 requests in VS Code, ${scheme}, proxySupport ${mode}`,
        value: String(mine),
        yardstick: `node-fetch without our header: ${theirs}`,
        ratio: mine / theirs,
        most: MOST_CONNECTIONS / theirs,
      };
    });
  });
}
