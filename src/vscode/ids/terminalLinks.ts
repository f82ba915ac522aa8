import * as vscode from 'vscode';
import { isUuid } from '../../core/entities/ids';
import { idsIn } from '../../core/ids/idsIn';
import { idHint } from '../../core/ids/idHint';
import { keyOnLine } from '../../core/ids/idMention';
import { linkTooltip } from '../../core/format/markdown';
import type { Session } from '../../core/session';
import { executeCommand } from '../platform/commands';

/** An id in a line of a terminal. */
export interface IdTerminalLink extends vscode.TerminalLink {
  readonly id: string;
}

/** Makes links of the ids in a terminal. The exchange is asked only by a click. */
export class IdTerminalLinks {
  readonly #session: () => Session;

  constructor(session: () => Session) {
    this.#session = session;
  }

  async provide(line: string): Promise<IdTerminalLink[]> {
    const { resolver, catalog } = this.#session();
    await resolver.loadNames();
    return idsIn(line).flatMap(({ id, start, end }) => {
      const hint = idHint({ keys: [keyOnLine(line, start)], isKey: false, siblings: [] }, !isUuid(id));
      const known = resolver.peek({ id, hint });
      if (hint === 'foreign' || known.state === 'missing') return [];
      const name = 'ref' in known ? catalog.nameOf(known.ref) : undefined;
      const tooltip = name === undefined ? 'Look up on Kalshi' : `Kalshi: ${linkTooltip(name)}`;
      return Object.assign(new vscode.TerminalLink(start, end - start, tooltip), { id });
    });
  }

  /** Opens the details of a known id; looks any other id up first. */
  async open({ id }: IdTerminalLink): Promise<void> {
    const known = this.#session().resolver.peek({ id, hint: 'unknown' });
    if ('ref' in known)
      await executeCommand('kalshi.openDetails', { kind: known.ref.kind, id: known.ref.id });
    else await executeCommand('kalshi.lookUp', id);
  }
}
