import { Workbench } from './workbench.js';
import type { SessionOptions } from './workbenchSession.js';

const OPENING_MS = 180_000;

/**
 * One workbench for all tests of a `describe`, opened before the first and closed after the last. A test that fails
 * leaves a picture and the logs in test-results/failures.
 * @param options or where they come from, if that is known only once the tests run: a package, a server's address
 */
export function useWorkbench(
  options: SessionOptions | (() => SessionOptions | Promise<SessionOptions>) = {},
): () => Workbench {
  let workbench: Workbench | undefined;

  before('open VS Code', async function () {
    this.timeout(OPENING_MS);
    workbench = await Workbench.open(typeof options === 'function' ? await options() : options);
  });

  afterEach('keep evidence of a failure', async function () {
    if (this.currentTest?.state === 'failed') await workbench?.keepEvidence(this.currentTest.fullTitle());
  });

  after('close VS Code', async () => {
    await workbench?.close();
  });

  return () => {
    if (!workbench) throw new Error('the workbench is open only while tests run');
    return workbench;
  };
}
