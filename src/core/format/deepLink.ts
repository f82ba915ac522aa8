import type { EntityRef } from '../entities/kinds';

/** What a deep link names, by its decoded path. */
export { refOfPath as readDeepLink } from '../entities/ids';

/**
 * The address that opens the details of a thing in VS Code.
 * @param scheme of this VS Code: `vscode`, `vscode-insiders`…
 * @param extensionId `publisher.name`
 */
export function deepLink(scheme: string, extensionId: string, { kind, id }: EntityRef): string {
  return `${scheme}://${extensionId}/${kind}/${id}`;
}
