// Asks for an answer of 200 MiB that is 200 kB of gzip, as the extension does (`ours`) or by node-fetch alone, and
// prints by how many bytes the memory of this process grew.
import { createNetworkTransport } from '../../src/core/kalshi/networkTransport';
import fetch from 'node-fetch';

const [, , url = '', who] = process.argv;

async function ask(): Promise<void> {
  if (who !== 'ours') {
    await (await fetch(url)).text();
    return;
  }
  const transport = createNetworkTransport({ userAgent: 'bench' });
  const outcome = await transport.send(url, new AbortController().signal).then(
    () => 'an answer',
    () => 'refused',
  );
  if (outcome !== 'refused') throw new Error(outcome);
}

async function main(): Promise<void> {
  // The modules, the socket and the inflater are there before it is measured.
  await (await fetch(`${url}?small`)).text();
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 1);
  await ask();
  clearInterval(timer);
  most = Math.max(most, process.memoryUsage.rss());
  process.stdout.write(String(most - before));
  process.exit(0);
}

void main();
