import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { BOMB } from '../support/faults/bodies';
import { startFaultServer, type FaultServer } from '../support/faults/faultServer';
import { chunk, CHUNKED, head, whole } from '../support/faults/httpBytes';
import { proxySupport } from '../support/faults/proxySupport';
import type { Step } from '../support/faults/wire';

const run = promisify(execFile);
const child = path.resolve('test/support/faults/memoryChild.ts');
const MOST_KILOBYTES = 32 * 1024;
const GZIP = { 'Content-Encoding': 'gzip' } as const;

const TOO_MUCH: Readonly<Record<string, readonly Step[]>> = {
  '200 MB packed into 200 kB': [{ send: whole(Buffer.concat(Array<Buffer>(25).fill(BOMB)), GZIP) }],
  'an answer without end': [{ send: head(CHUNKED) }, { pour: chunk(Buffer.alloc(1 << 20, ' ')) }],
};

// Costs two processes; the patch treats answers alike in all its settings.
const measured = proxySupport === 'override' ? describe : describe.skip;

measured(`memory, http.proxySupport ${proxySupport ?? 'none'}`, () => {
  let server: FaultServer;
  before(async () => {
    server = await startFaultServer();
  });
  after(() => server.close());

  for (const [name, steps] of Object.entries(TOO_MUCH)) {
    it(`grows by 32 MiB at most for ${name}`, async () => {
      server.say((url) => (url.includes('000002') ? steps : undefined));
      const { stdout } = await run(process.execPath, ['--import', 'tsx', child, server.baseUrl], {
        timeout: 25_000,
      });
      const { says, kilobytes } = JSON.parse(stdout) as { says: string; kilobytes: number };
      assert.equal(says, 'unreadable');
      assert.ok(kilobytes <= MOST_KILOBYTES, `${kilobytes} kB`);
    });
  }
});
