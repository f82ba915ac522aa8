import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import {
  checkBaseUrl,
  environments,
  type BaseUrlCheck,
  type EnvironmentName,
} from '../../core/kalshi/environments';
import { KalshiError } from '../../core/kalshi/errors';
import { createNetworkTransport } from '../../core/kalshi/networkTransport';
import type { Transport } from '../../core/kalshi/transport';
import { createSampleTransport } from '../../core/sample/sampleExchange';
import { Session, type Forgotten } from '../../core/session';
import { logSettingProblems, onSettingChange, setting } from '../platform/configuration';
import type { Log } from '../platform/log';
import { createNameFile } from './nameFile';

/** The settings of a session: if one of them changes, the session is replaced. */
interface Choice {
  readonly environment: EnvironmentName;
  readonly address: BaseUrlCheck;
  readonly concurrency: number;
}

const USER_AGENT = 'kalshi-explorer (VS Code extension, read-only)';

/** Holds the session of the selected environment, and replaces it when the settings change. */
export class SessionManager implements vscode.Disposable {
  #session: Session | undefined;
  #choice: Choice | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #listeners: readonly vscode.Disposable[];

  readonly #log: Pick<Log, 'info'>;
  readonly #context: Pick<vscode.ExtensionContext, 'globalStorageUri'>;

  /** @param context has the folder for the files of names */
  constructor(log: Pick<Log, 'info' | 'warn'>, context: Pick<vscode.ExtensionContext, 'globalStorageUri'>) {
    this.#log = log;
    this.#context = context;
    this.#listeners = [
      logSettingProblems((line) => log.warn(line)),
      onSettingChange(['environment', 'customBaseUrl', 'requests.concurrent'], () => {
        // VS Code also reports settings that have not changed, or an address that is not in use. Replacing the session would
        // lose the cache for nothing.
        if (!isDeepStrictEqual(chosen(), this.#choice)) this.#replace();
      }),
      onSettingChange(['requests.perSecond'], () =>
        this.#session?.api.setRate(setting('requests.perSecond')),
      ),
    ];
  }

  get current(): Session {
    return (this.#session ??= openSession((this.#choice = chosen()), this.#log, this.#context));
  }

  /** Clears the cache of the current exchange in memory and on disk, and reloads what is on the screen. */
  async clear(): Promise<Forgotten> {
    const forgotten = await this.current.forget();
    this.#replace();
    return forgotten;
  }

  /** Synchronous: VS Code does not wait for promises here. */
  dispose(): void {
    this.#session?.disposeNow();
    this.#changed.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  #replace(): void {
    void this.#session?.dispose();
    this.#session = undefined;
    this.#changed.fire();
  }
}

function chosen(): Choice {
  const environment = setting('environment');
  const known = environments[environment];
  const address =
    'baseUrl' in known
      ? { ok: true as const, baseUrl: known.baseUrl }
      : checkBaseUrl(setting('customBaseUrl'));
  return { environment, address, concurrency: setting('requests.concurrent') };
}

function openSession(
  { environment, address, concurrency }: Choice,
  log: Pick<Log, 'info'>,
  { globalStorageUri }: Pick<vscode.ExtensionContext, 'globalStorageUri'>,
): Session {
  const { label } = environments[environment];
  log.info(`Environment: ${label}, ${address.ok ? address.baseUrl : `not used: ${address.problem}`}`);
  return new Session({
    environment,
    baseUrl: address.ok ? address.baseUrl : '',
    transport: () => (address.ok ? openTransport(environment === 'sample') : refuse(address.problem)),
    perSecond: setting('requests.perSecond'),
    concurrency,
    log: (line) => log.info(line),
    ...(address.ok && {
      names: createNameFile(globalStorageUri.fsPath, address.baseUrl),
    }),
  });
}

async function openTransport(isSample: boolean): Promise<Transport> {
  if (!isSample) return createNetworkTransport({ userAgent: USER_AGENT });
  // The build writes the data beside the bundles.
  return createSampleTransport({ data: await readFile(`${__dirname}/sampleData.json`, 'utf8') });
}

function refuse(problem: string): Promise<never> {
  return Promise.reject(new KalshiError('misconfigured', problem, { detail: problem }));
}
