import { isUuid, isWellFormedRef } from '../entities/ids';
import type { EntityRef } from '../entities/kinds';

/**
 * The address that opens the details of a thing in VS Code.
 * @param scheme of this VS Code: `vscode`, `vscode-insiders`…
 * @param extensionId `publisher.name`
 */
export function deepLink(scheme: string, extensionId: string, { kind, id }: EntityRef): string {
  return `${scheme}://${extensionId}/${kind}/${id}`;
}

/** What a deep link names, by its decoded path `/market/KXNBA-26-BOS`; anybody can write anything there. */
export function readDeepLink(path: string): EntityRef | undefined {
  const [, kind, text = '', more] = path.split('/');
  const id = isUuid(text) ? text.toLowerCase() : text.toUpperCase();
  const ref = { kind: kind === 'target' ? 'structuredTarget' : kind, id };
  return more === undefined && isWellFormedRef(ref) ? ref : undefined;
}
