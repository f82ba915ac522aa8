import * as vscode from 'vscode';
import type { Catalog } from '../../core/catalog/catalog';
import { readLookUp } from '../../core/ids/lookUp';
import type { EntityRef } from '../../core/entities/kinds';
import { failureSentence } from '../../core/format/failure';
import { plainText } from '../../core/format/text';
import { showFailure } from '../platform/notifications';

/** Asks for an id, a ticker or an address until it has the form of one; undefined when the person leaves. */
export function askForId(title: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: 'A UUID, a ticker, an address of kalshi.com or of its API, or a copied link',
    placeHolder: '2ef4d31c-0b46-4f43-a403-f44d62489034',
    ignoreFocusOut: true,
    validateInput: (text) => {
      const read = readLookUp(text);
      return read.ok || text === '' ? undefined : read.problem;
    },
  });
}

/**
 * Finds out what a text means by asking the exchange for each thing that it can be, the likeliest first. Says once why
 * nothing was found.
 */
export async function resolveText(text: string, catalog: Catalog): Promise<EntityRef | undefined> {
  const read = readLookUp(text);
  if (!read.ok) return complain(read.problem);
  for (const ref of read.candidates) {
    const outcome = await catalog.get(ref);
    if (outcome.ok) return ref;
    if (outcome.error.reason !== 'notFound') return complain(failureSentence(outcome.error));
  }
  return complain(`Unknown to the exchange: "${plainText(text, 60)}". Check the ID and the environment.`);
}

function complain(sentence: string): undefined {
  showFailure(sentence);
  return undefined;
}
