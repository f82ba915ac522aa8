import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { EntityRef } from '../../core/entities/kinds';
import type { Surroundings } from '../../core/format/fact';
import { hoverKept, hoverMarkdown, type HoverAnswer } from '../../core/ids/hover';
import { hintText, type HintOptions } from '../../core/ids/inlayHint';
import type { Resolution } from '../../core/ids/resolver';
import type { Session } from '../../core/session';
import type { CommandId } from '../platform/commandIds';
import { setting } from '../platform/configuration';
import { HintLoads, type HintLoad } from './hintLoads';
import { trustedMarkdown } from './hover';
import type { IdDocuments, PlacedMention } from './idDocuments';
import type { UnresolvedDocuments } from './unresolvedDocuments';

const OPEN: CommandId = 'kalshi.openDetails';
/** Milliseconds after which the change is fired again while VS Code has not asked for the hints of a document. */
const FIRE_AGAIN = [300, 2_000];

/** The names beside the ids that are on the screen: at once from memory and disk, and again when the exchange has answered. */
export class InlayHints implements vscode.Disposable {
  readonly #documents: IdDocuments;
  readonly #session: () => Session;
  readonly #changed: () => void;
  readonly #waiting: UnresolvedDocuments;
  readonly #loads = new HintLoads();
  /** How often hints were asked for. */
  readonly #asked = new WeakMap<vscode.TextDocument, number>();

  /** @param changed something that stands on the screen has another name now */
  constructor(
    documents: IdDocuments,
    session: () => Session,
    changed: () => void,
    waiting: UnresolvedDocuments,
  ) {
    this.#documents = documents;
    this.#session = session;
    this.#changed = changed;
    this.#waiting = waiting;
  }

  dispose(): void {
    this.#loads.dispose();
  }

  async provide(
    document: vscode.TextDocument,
    range: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlayHint[] | undefined> {
    // A log that grows would be asked about with every line.
    if (document.uri.scheme === 'output') return undefined;
    this.#asked.set(document, this.#timesAsked(document) + 1);
    const session = this.#session();
    await session.resolver.loadNames();
    if (token.isCancellationRequested) return undefined;
    const mentions = this.#documents.within(document, range.start.line, range.end.line);
    void this.#loads.run({ document, range, token }, (load) => this.#load(session, load, mentions));
    const options = { prices: setting('inlayHints.prices'), states: setting('inlayHints.states') };
    return mentions.flatMap((mention) => hintOf(mention, document, session, options) ?? []);
  }

  /** Loads what is unknown, one request per kind. The hints are drawn again only when one of them changes. */
  async #load(
    session: Session,
    { document, signal, singles, isOnScreen }: HintLoad,
    mentions: readonly PlacedMention[],
  ): Promise<void> {
    // Kinds that need a request per thing are limited, so those on the screen come first.
    const nearest = [true, false].flatMap((isSeen) =>
      mentions.filter(({ range }) => isOnScreen(range) === isSeen),
    );
    const looksLikeKalshi = this.#documents.looksLikeKalshi(document);
    const failed = (): void => this.#waiting.add(document);
    const knowsMore = await session.resolver.resolve(nearest, { looksLikeKalshi, failed, signal, singles });
    if (knowsMore && session === this.#session()) await this.#redraw(document);
  }

  /** VS Code listens for changes only once it has the first hints of a document, so an earlier change would be lost. */
  async #redraw(document: vscode.TextDocument): Promise<void> {
    const asked = this.#timesAsked(document);
    this.#changed();
    for (const ms of FIRE_AGAIN) {
      await wait(ms);
      if (document.isClosed || this.#timesAsked(document) > asked) return;
      this.#changed();
    }
  }

  #timesAsked(document: vscode.TextDocument): number {
    return this.#asked.get(document) ?? 0;
  }
}

function aroundIn({ catalog }: Session): Surroundings {
  return { now: Date.now(), nameOf: (ref: EntityRef) => catalog.nameOf(ref) };
}

function hintOf(
  mention: PlacedMention,
  document: vscode.TextDocument,
  session: Session,
  options: HintOptions,
): vscode.InlayHint | undefined {
  const resolution = session.resolver.peek(mention);
  const text = hintText(resolution, options, aroundIn(session));
  if (!text || !('ref' in resolution)) return undefined;
  const { kind, id } = resolution.ref;
  const part = new vscode.InlayHintLabelPart(text);
  part.command = { command: OPEN, title: 'Open Details', arguments: [{ kind, id }] };
  part.tooltip = trustedMarkdown(tooltip(resolution, mention, session));
  const hint = new vscode.InlayHint(behind(document, mention.range), [part]);
  hint.paddingLeft = true;
  return hint;
}

/** The same as the hover on the id says from memory. */
function tooltip(
  resolution: Extract<Resolution, { ref: EntityRef }>,
  { under }: PlacedMention,
  session: Session,
): HoverAnswer {
  if (resolution.state === 'kept') return hoverKept(resolution.name, Date.now());
  return hoverMarkdown({ ...resolution, ...aroundIn(session), under });
}

/** Behind the quotes around the id, where there are any. */
function behind(document: vscode.TextDocument, { end }: vscode.Range): vscode.Position {
  const next = document.lineAt(end.line).text.charAt(end.character);
  return /["'`]/.test(next) ? end.translate(0, 1) : end;
}
