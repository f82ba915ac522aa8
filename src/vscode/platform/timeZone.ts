import * as vscode from 'vscode';
import { isTimeZone, setTimeZone, timeZone } from '../../core/timeZone';
import { onSettingChange, setting } from './configuration';

/** The time zone of the person's computer. VS Code keeps global state there, for remote windows too. */
const KEY = 'timeZone';

/**
 * Finds the time zone of the person. A local window runs on the person's computer and saves its zone. In a remote
 * window the extension host runs elsewhere: there the saved zone counts, and that of the pages of panels, which run on
 * the person's computer. The setting overrides both.
 */
export class PersonsTimeZone implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #listener: vscode.Disposable;
  readonly #globalState: vscode.Memento;

  constructor(globalState: vscode.Memento) {
    this.#globalState = globalState;
    if (!isRemote()) this.#remember(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    setTimeZone(this.#zone);
    this.#listener = onSettingChange(['timeZone'], () => this.#apply());
  }

  /** A page reports its time zone. */
  readonly report = (zone: string | undefined): void => {
    if (!isRemote()) return;
    this.#remember(zone);
    this.#apply();
  };

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }

  get #zone(): string | undefined {
    const chosen = setting('timeZone');
    if (isTimeZone(chosen)) return chosen;
    const remembered = this.#globalState.get<unknown>(KEY);
    return isRemote() && isTimeZone(remembered) ? remembered : undefined;
  }

  #remember(zone: string | undefined): void {
    if (isTimeZone(zone) && this.#globalState.get(KEY) !== zone) void this.#globalState.update(KEY, zone);
  }

  #apply(): void {
    const zone = this.#zone;
    if (zone === timeZone()) return;
    setTimeZone(zone);
    this.#changed.fire();
  }
}

function isRemote(): boolean {
  return vscode.env.remoteName !== undefined;
}
