import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { BOMB } from '../../support/faults/bodies';
import { startFaultServer, type FaultServer } from '../../support/faults/faultServer';
import { chunk, CHUNKED, head, whole } from '../../support/faults/httpBytes';
import { proxySupport } from '../../support/faults/proxySupport';
import type { Step } from '../../support/faults/wire';

const run = promisify(execFile);
const child = path.resolve('test/support/faults/memoryChild.ts');
const GZIP = { 'Content-Encoding': 'gzip' } as const;

/** What is not packed lies in the read buffers of Node besides: 30 to 33 MiB, by its version. */
const TOO_MUCH: Readonly<Record<string, { readonly steps: readonly Step[]; readonly mebibytes: number }>> = {
  '200 MB packed into 200 kB': {
    steps: [{ send: whole(Buffer.concat(Array<Buffer>(25).fill(BOMB)), GZIP) }],
    mebibytes: 32,
  },
  'an answer without end': {
    steps: [{ send: head(CHUNKED) }, { pour: chunk(Buffer.alloc(1 << 20, ' ')) }],
    mebibytes: 40,
  },
};

// Costs two processes; the patch treats answers alike in all its settings.
const measured = proxySupport === 'override' ? describe : describe.skip;

measured(`memory, http.proxySupport ${proxySupport ?? 'none'}`, () => {
  let server: FaultServer;
  before(async () => {
    server = await startFaultServer();
  });
  after(() => server.close());

  for (const [name, { steps, mebibytes }] of Object.entries(TOO_MUCH)) {
    it(`grows by ${mebibytes} MiB at most for ${name}`, async () => {
      server.say((url) => (url.includes('000002') ? steps : undefined));
      const { stdout } = await run(process.execPath, ['--import', 'tsx', child, server.baseUrl], {
        timeout: 25_000,
      });
      const { says, kilobytes } = JSON.parse(stdout) as { says: string; kilobytes: number };
      assert.equal(says, 'unreadable');
      assert.ok(kilobytes <= mebibytes * 1024, `${kilobytes} kB`);
    });
  }
});
