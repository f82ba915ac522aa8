import { Workbench } from './workbench.js';
import type { SessionOptions } from './workbenchSession.js';

const OPENING_MS = 180_000;

type Given<T> = T | (() => T | Promise<T>);

/** The window of those that share one, while it is as they may leave it. */
let shared: Workbench | undefined;

/**
 * A workbench of its own for all tests of a `describe`, opened before the first and closed after the last. A test that
 * fails leaves a picture and the logs in test-results/failures.
 * @param options or where they come from, if that is known only once the tests run: a package, a server's address
 */
export function useWorkbench(options: Given<SessionOptions> = {}): () => Workbench {
  return useOne({
    open: async () => Workbench.open(await valueOf(options)),
    leave: (workbench) => workbench.close(),
  });
}

/**
 * The same for tests that do not care what was done in the window before, and do not leave the views another way than
 * they found them: opening a window takes longer than most tests. They get it without editors and output, with the
 * explorer at the side and with these settings; one in which a test failed goes to nobody else.
 * @param settings on top of those of every window
 */
export function useSharedWorkbench(settings: Given<Record<string, unknown>> = {}): () => Workbench {
  return useOne({
    open: async () => {
      const workbench = (shared ??= await Workbench.open());
      try {
        await workbench.command('View: Close All Editors');
        await workbench.hidePanel();
        await workbench.command('View: Show Explorer');
        await workbench.startWith(await valueOf(settings));
        return workbench;
      } catch (error) {
        shared = undefined;
        await workbench.keepEvidence('taking over the workbench');
        await workbench.close();
        throw error;
      }
    },
    leave: async (workbench, isSpoiled) => {
      if (!isSpoiled) return;
      shared = undefined;
      await workbench.close();
    },
  });
}

/** By mocha, after the last test (see .mocharc.json). */
export const mochaHooks = {
  async afterAll(): Promise<void> {
    await shared?.close();
    shared = undefined;
  },
};

interface Way {
  readonly open: () => Promise<Workbench>;
  readonly leave: (workbench: Workbench, isSpoiled: boolean) => Promise<void>;
}

function useOne({ open, leave }: Way): () => Workbench {
  let workbench: Workbench | undefined;
  let isSpoiled = false;

  before('open VS Code', async function () {
    this.timeout(OPENING_MS);
    isSpoiled = true;
    workbench = await open();
    isSpoiled = false;
  });

  afterEach('keep evidence of a failure', async function () {
    if (this.currentTest?.state !== 'failed') return;
    isSpoiled = true;
    await workbench?.keepEvidence(this.currentTest.fullTitle());
  });

  after('leave VS Code', async () => {
    if (workbench) await leave(workbench, isSpoiled);
    workbench = undefined;
  });

  return () => {
    if (!workbench) throw new Error('the workbench is open only while tests run');
    return workbench;
  };
}

async function valueOf<T>(given: Given<T>): Promise<T> {
  return typeof given === 'function' ? (given as () => T | Promise<T>)() : given;
}
