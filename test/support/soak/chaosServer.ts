// The sample exchange in a process of its own, so that what it costs is not taken for the cost of the extension. Every
// twentieth request gets a fault.
//
//   node --import tsx chaosServer.ts SEED
import { startSampleServer } from '../sampleServer';
import { errorAnswer, portalAnswer, type Fault } from '../serverFaults';
import { Random } from '../random';

/** How many of the requests get a fault. */
const SHARE = 0.05;

/** What the parent may say, and is answered when it is done. */
export type Order = 'storm' | 'calm' | 'count';

/** What it is told: first where the exchange is, then an answer to each order. */
export interface Report {
  readonly baseUrl: string;
  readonly requests: number;
  /** How often each fault was given. */
  readonly faults: Readonly<Record<string, number>>;
}

const garbage = (body: string): Fault => ({ answer: { status: 200, contentType: 'application/json', body } });

const FAULTS: Readonly<Record<string, (random: Random) => Fault>> = {
  late: (random) => ({ delay: 100 + random.below(700) }),
  silence: () => ({ hang: true }),
  truncated: () => ({ truncate: true }),
  reset: () => ({ reset: true }),
  'bad gzip': () => ({ badGzip: true }),
  429: () => ({ answer: errorAnswer(429) }),
  500: () => ({ answer: errorAnswer(500) }),
  503: () => ({ answer: errorAnswer(503) }),
  HTML: () => ({ answer: portalAnswer() }),
  'half a JSON': () => garbage('{"milestones":[{"id":"'),
  'another JSON': () => garbage('[null,{"milestones":7}]'),
};
/** What of a list is left out counts as missing: only where nobody is asked about it later. */
const PARTIAL: Fault = { omitEvery: 7 };

async function main(): Promise<void> {
  const random = new Random(Number(process.argv[2]));
  const server = await startSampleServer();
  const counts: Record<string, number> = {};
  let requests = 0;
  const count = (name: string, fault: Fault): Fault => {
    counts[name] = (counts[name] ?? 0) + 1;
    return fault;
  };
  const choose = (path: string): Fault => {
    requests++;
    if (random.next() >= SHARE) return {};
    if (path.startsWith('/markets?tickers=')) return count('partial', PARTIAL);
    const name = random.pick(Object.keys(FAULTS));
    return count(name, FAULTS[name]?.(random) ?? {});
  };
  const report = (): void =>
    void process.send?.({ baseUrl: server.baseUrl, requests, faults: counts } satisfies Report);
  process.on('message', (order: Order) => {
    if (order === 'storm') server.faults.choose(choose);
    if (order === 'calm') server.faults.clear();
    report();
  });
  process.on('disconnect', () => process.exit());
  report();
}

void main();
