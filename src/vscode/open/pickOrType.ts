import * as vscode from 'vscode';

export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
}

export interface Question<T> {
  readonly title: string;
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  /** More choices that take a moment; the pick shows that it is busy until they are there. */
  readonly later?: Promise<readonly Choice<T>[]>;
  /** What typed text means when no choice is meant; undefined when it means nothing. */
  readonly typed: (text: string) => Choice<T> | undefined;
}

/** A quick pick in which something else can be typed. Undefined when the person leaves. */
export function pickOrType<T>(question: Question<T>): Promise<T | undefined> {
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & Choice<T>>();
  let choices = question.choices;
  const show = (): void => {
    const typed = question.typed(pick.value.trim());
    const isListed = choices.some(({ label }) => label.toLowerCase() === pick.value.trim().toLowerCase());
    pick.items = typed && !isListed ? [...choices, { ...typed, alwaysShow: true }] : choices;
  };
  pick.title = question.title;
  pick.placeholder = question.placeholder;
  pick.matchOnDescription = true;
  show();
  if (question.later) {
    pick.busy = true;
    void question.later.then((more) => {
      choices = [...choices, ...more];
      pick.busy = false;
      show();
    });
  }
  return new Promise((resolve) => {
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.value);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
