// A process of its own, in which nothing else takes memory: says how much more of it was needed for one answer.
import { openSession, targetRef } from './faultSession';
import './proxySupport';

const [baseUrl = ''] = process.argv.slice(2);

async function measure(): Promise<void> {
  const { session } = openSession(baseUrl, 20_000);
  await session.catalog.get(targetRef(1));
  const before = process.resourceUsage().maxRSS;
  const outcome = await session.catalog.get(targetRef(2));
  const kilobytes = process.resourceUsage().maxRSS - before;
  await session.dispose();
  const says = outcome.ok ? 'answer' : outcome.error.reason;
  // The patch of VS Code has a timer of ten minutes.
  process.stdout.write(JSON.stringify({ says, kilobytes }), () => process.exit());
}

void measure();
