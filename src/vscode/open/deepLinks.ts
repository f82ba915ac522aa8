import type * as vscode from 'vscode';
import type { EntityRef } from '../../core/entities/kinds';
import { readDeepLink } from '../../core/format/webAddress';
import { showFailure } from '../platform/notifications';

/** A link opens the details of what it names, and does nothing else whatever stands in it. */
export function openDeepLink({ path }: vscode.Uri, showDetails: (ref: EntityRef) => void): void {
  const ref = readDeepLink(path);
  if (ref) showDetails(ref);
  else showFailure('This link cannot be opened. It must end in a kind and an ID, such as event/KXNBA-26.');
}
