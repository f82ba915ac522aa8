import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Order, Report } from './chaosServer';

/** The exchange of `chaosServer.ts`, seen from the process that asks it. */
export class ChaosExchange {
  readonly #child: ChildProcess;

  private constructor(
    child: ChildProcess,
    readonly baseUrl: string,
  ) {
    this.#child = child;
  }

  static async start(seed: number): Promise<ChaosExchange> {
    const script = fileURLToPath(new URL('chaosServer.ts', import.meta.url));
    const child = fork(script, [String(seed)], { execArgv: ['--import', 'tsx'] });
    const died = once(child, 'exit').then(() => Promise.reject(new Error('the exchange has ended')));
    const [{ baseUrl }] = (await Promise.race([once(child, 'message'), died])) as [Report];
    died.catch(() => undefined);
    return new ChaosExchange(child, baseUrl);
  }

  async tell(order: Order): Promise<Report> {
    this.#child.send(order);
    const [report] = (await once(this.#child, 'message')) as [Report];
    return report;
  }

  async close(): Promise<void> {
    const closed = once(this.#child, 'close');
    this.#child.kill();
    await closed;
  }
}
