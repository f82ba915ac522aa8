import * as vscode from 'vscode';
import { mayHoldId, mayHoldIdAt } from '../../core/ids/textSigns';
import type { LanguageUse } from '../platform/settings';
import { onSettingChange, setting } from '../platform/configuration';
import type { Guard } from '../platform/log';
import type { IdFeatures } from './idFeatures';
import { isAboutKalshi, isAboutKalshiAt, LAST_COLUMN, mayBePointedAt } from './kalshiDocuments';

/** Calls one of the features, once they are loaded. What it throws is logged, and there is no answer. */
type Use = <T>(call: (features: IdFeatures) => T | Promise<T>) => Promise<T | undefined>;

/** Lines that are looked at for a first id before everything is loaded; further down one is found when it is shown. */
const MAX_LINES = 5_000;

/**
 * Registers all that is offered on ids in documents, and again when other languages are set.
 * @param hintsChanged tells VS Code to ask for hints again: also when they are switched on where nothing else is loaded yet
 */
export function registerIdFeatures(
  source: () => Promise<IdFeatures>,
  hintsChanged: vscode.EventEmitter<void>,
  guard: Guard,
): vscode.Disposable {
  const use: Use = (call) => guard(async () => call(await source()), undefined);
  const register = (): vscode.Disposable =>
    vscode.Disposable.from(...whereHovered(use), ...whereAllIsUsed(use, hintsChanged.event));
  let registered = register();
  const listeners = [
    onSettingChange(['languages'], () => {
      registered.dispose();
      registered = register();
    }),
    onSettingChange(['inlayHints.enabled', 'inlayHints.prices', 'inlayHints.states'], () =>
      hintsChanged.fire(),
    ),
  ];
  return new vscode.Disposable(() => {
    for (const one of [registered, ...listeners]) one.dispose();
  });
}

/** The documents in which ids are used so, or more: by the setting `kalshi.languages`. */
function documentsWith(...uses: readonly LanguageUse[]): vscode.DocumentFilter[] {
  return Object.entries(setting('languages'))
    .filter(([, given]) => uses.includes(given))
    .map(([language]) => ({ language }));
}

/** What is offered for the id under the mouse or the cursor. */
function whereHovered(use: Use): readonly vscode.Disposable[] {
  const { languages } = vscode;
  const documents = documentsWith('hover', 'all');
  const hoverWith = (part: 'explain' | 'enrich'): vscode.HoverProvider => ({
    provideHover: (document, position, token) =>
      setting('hover.enabled') && mayBeId(document, position) && mayBePointedAt(document, position.line)
        ? use(({ hovers }) => hovers.show(part, document, position, token))
        : undefined,
  });
  return [
    // Two providers, so that VS Code shows what is known without waiting for the rest. The one that is registered
    // later is drawn above.
    languages.registerHoverProvider(documents, hoverWith('enrich')),
    languages.registerHoverProvider(documents, hoverWith('explain')),
    languages.registerDefinitionProvider(documents, {
      provideDefinition: (document, position, token) =>
        mayBeId(document, position) && mayBePointedAt(document, position.line)
          ? use((features) => features.definition(document, position, token))
          : undefined,
    }),
    languages.registerReferenceProvider(documents, {
      provideReferences: (document, position, _context, token) =>
        mayBeId(document, position)
          ? use((features) => features.references(document, position, token))
          : undefined,
    }),
    languages.registerDocumentHighlightProvider(documents, {
      // VS Code asks wherever the cursor stands.
      provideDocumentHighlights: (document, position, token) =>
        mayBeId(document, position) && isAboutKalshiAt(document, position.line)
          ? use((features) => features.highlights(document, position, token))
          : undefined,
    }),
  ];
}

/** What VS Code asks for while a document is on the screen, or with every key. */
function whereAllIsUsed(use: Use, hintsChanged: vscode.Event<void>): readonly vscode.Disposable[] {
  const { languages } = vscode;
  const documents = documentsWith('all');
  return [
    languages.registerInlayHintsProvider(documents, {
      onDidChangeInlayHints: hintsChanged,
      provideInlayHints: (document, range, token) =>
        setting('inlayHints.enabled') && mayHoldIds(document, range.start.line, range.end.line)
          ? use(({ hints }) => hints.provide(document, range, token))
          : undefined,
    }),
    languages.registerCompletionItemProvider(
      documents,
      {
        provideCompletionItems: (document, position, token) =>
          setting('completion.enabled') && isAboutKalshiAt(document, position.line)
            ? use(({ completion }) => completion.provide(document, position, token))
            : undefined,
        resolveCompletionItem: (item) => use(({ completion }) => completion.explain(item)),
      },
      '"',
    ),
    registerLinks(use, documents, hintsChanged),
  ];
}

/** Registers again when more ids are known or the setting changes: that is how VS Code asks for links again. */
function registerLinks(
  use: Use,
  documents: vscode.DocumentFilter[],
  namesChanged: vscode.Event<void>,
): vscode.Disposable {
  const register = (): vscode.Disposable | undefined =>
    setting('links.enabled')
      ? vscode.languages.registerDocumentLinkProvider(documents, {
          provideDocumentLinks: (document, token) =>
            mayHoldIds(document, 0, MAX_LINES)
              ? use((features) => features.links(document, token))
              : undefined,
        })
      : undefined;
  let registered = register();
  const again = (): void => {
    registered?.dispose();
    registered = register();
  };
  const listeners = [namesChanged(again), onSettingChange(['links.enabled'], again)];
  return new vscode.Disposable(() => {
    for (const one of [registered, ...listeners]) one?.dispose();
  });
}

function mayBeId(document: vscode.TextDocument, { line, character }: vscode.Position): boolean {
  return mayHoldIdAt(document.lineAt(line).text, character);
}

/** Whether some lines of a document about the exchange may hold an id where VS Code draws them. */
function mayHoldIds(document: vscode.TextDocument, first: number, last: number): boolean {
  if (!isAboutKalshi(document, first, last)) return false;
  for (let line = first; line <= last && line < document.lineCount; line++)
    if (mayHoldId(document.lineAt(line).text.slice(0, LAST_COLUMN))) return true;
  return false;
}
