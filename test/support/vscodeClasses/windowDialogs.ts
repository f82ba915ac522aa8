import type { MainThread } from './mainThread';

export interface ShownMessage {
  readonly text: string;
  readonly buttons: readonly string[];
}

export interface ShownItem {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

interface MessageButton {
  readonly title: string;
  readonly handle: number;
}

interface QuickItem extends ShownItem {
  readonly handle?: number;
}

/**
 * The window's half of notifications, quick picks, input boxes and the clipboard. It keeps what was shown, and answers as
 * the test says; without an answer a person closes each of them.
 */
export class WindowDialogs {
  readonly messages: ShownMessage[] = [];
  /** The items of each quick pick, in the order in which they were shown. */
  readonly picks: (readonly ShownItem[])[] = [];
  clipboard = '';
  /** The label of the item to pick. */
  pick: (items: readonly ShownItem[]) => string | undefined = () => undefined;
  /** The text to type into an input box. */
  type: (prompt: string) => string | undefined = () => undefined;
  /** The button to press. */
  press: (message: ShownMessage) => string | undefined = () => undefined;

  constructor(window: MainThread) {
    window.on(
      'MainThreadMessageService.$showMessage',
      (_severity: number, text: string, _options: unknown, buttons: readonly MessageButton[]) => {
        const message = { text, buttons: buttons.map(({ title }) => title) };
        this.messages.push(message);
        const pressed = this.press(message);
        return buttons.find(({ title }) => title === pressed)?.handle;
      },
    );
    const picked = new Map<number, (handle: number | undefined) => void>();
    window.on(
      'MainThreadQuickOpen.$show',
      (instance: number) => new Promise((resolve) => picked.set(instance, resolve)),
    );
    window.on('MainThreadQuickOpen.$setItems', (instance: number, items: readonly QuickItem[]) => {
      this.picks.push(items);
      const label = this.pick(items);
      picked.get(instance)?.(items.find((item) => item.label === label)?.handle);
    });
    window.on('MainThreadQuickOpen.$input', (options?: { prompt?: string; placeHolder?: string }) =>
      this.type(options?.prompt ?? options?.placeHolder ?? ''),
    );
    window.on('MainThreadClipboard.$writeText', (text: string) => void (this.clipboard = text));
    window.on('MainThreadClipboard.$readText', () => this.clipboard);
  }
}
