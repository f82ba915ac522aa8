import * as vscode from 'vscode';
import { idAt, idsIn } from '../../core/mentions/idsIn';
import { onSettingChange, setting } from '../platform/configuration';
import type { Guard } from '../platform/log';
import type { IdFeatures } from './idFeatures';
import { documentsWith } from './idLanguages';
import { isAboutKalshi, isAboutKalshiAt, LAST_COLUMN, mayBePointedAt } from './kalshiDocuments';

/** Runs one of the features, once they are there. What it throws is told and is no answer. */
type Use = <F extends keyof IdFeatures>(
  feature: F,
  args: Parameters<IdFeatures[F]>,
) => Promise<Awaited<ReturnType<IdFeatures[F]>> | undefined>;

/** Lines that are looked at for a first id before everything is loaded; further down one is found when it is shown. */
const MOST_LINES = 5_000;

/**
 * Registers all that is offered on ids in documents, and again when other languages are set.
 * @param hintsChanged tells VS Code to ask for hints again: also when they are switched on where nothing else is loaded yet
 */
export function registerIdFeatures(
  source: () => Promise<IdFeatures>,
  hintsChanged: vscode.EventEmitter<void>,
  guard: Guard,
): vscode.Disposable {
  const use: Use = (feature, args) =>
    guard(async (): Promise<Awaited<ReturnType<IdFeatures[typeof feature]>>> => {
      const features = await source();
      const run = features[feature] as (...given: unknown[]) => ReturnType<IdFeatures[typeof feature]>;
      return await run.call(features, ...args);
    }, undefined);
  let registered = register(use, hintsChanged.event);
  const listeners = [
    onSettingChange(['languages'], () => {
      registered.dispose();
      registered = register(use, hintsChanged.event);
    }),
    onSettingChange(['inlayHints.enabled', 'inlayHints.prices', 'inlayHints.states'], () =>
      hintsChanged.fire(),
    ),
  ];
  return new vscode.Disposable(() => {
    for (const one of [registered, ...listeners]) one.dispose();
  });
}

function register(use: Use, hintsChanged: vscode.Event<void>): vscode.Disposable {
  return vscode.Disposable.from(...onDemand(use), ...always(use, hintsChanged));
}

/** What is there only where somebody points at an id. */
function onDemand(use: Use): readonly vscode.Disposable[] {
  const { languages } = vscode;
  const documents = documentsWith('hover');
  return [
    // A provider of its own, so that VS Code shows what is known without waiting for it. What is registered later is
    // drawn above.
    languages.registerHoverProvider(documents, {
      provideHover: (...at) =>
        setting('hover.enabled') && isPointedAt(at) ? use('liveHover', at) : undefined,
    }),
    languages.registerHoverProvider(documents, {
      provideHover: (...at) => (setting('hover.enabled') && isPointedAt(at) ? use('hover', at) : undefined),
    }),
    languages.registerDefinitionProvider(documents, {
      provideDefinition: (...at) => (isPointedAt(at) ? use('definition', at) : undefined),
    }),
    languages.registerReferenceProvider(documents, {
      provideReferences: (document, position, _context, token) =>
        isOnId([document, position]) ? use('references', [document, position, token]) : undefined,
    }),
    languages.registerDocumentHighlightProvider(documents, {
      // VS Code asks wherever the cursor stands.
      provideDocumentHighlights: (...at) =>
        isOnId(at) && isAboutKalshiAt(at[0], at[1].line) ? use('highlights', at) : undefined,
    }),
  ];
}

/** What VS Code asks for by itself while a document is on the screen, or with every key. */
function always(use: Use, hintsChanged: vscode.Event<void>): readonly vscode.Disposable[] {
  const { languages } = vscode;
  const documents = documentsWith('all');
  return [
    languages.registerInlayHintsProvider(documents, {
      onDidChangeInlayHints: hintsChanged,
      provideInlayHints: (document, range, token) =>
        setting('inlayHints.enabled') && mayShowNames(document, range)
          ? use('inlayHints', [document, range, token])
          : undefined,
    }),
    languages.registerCompletionItemProvider(
      documents,
      {
        provideCompletionItems: (document, position, token) =>
          setting('completion.enabled') && isAboutKalshiAt(document, position.line)
            ? use('completions', [document, position, token])
            : undefined,
        resolveCompletionItem: (item) => use('completionDetails', [item]),
      },
      '"',
    ),
    links(use, hintsChanged),
    languages.registerCodeActionsProvider(documents, {
      provideCodeActions: (document, range, context) =>
        context.diagnostics.some(({ source: name }) => name === 'Kalshi')
          ? use('quickFixes', [document, range, context])
          : undefined,
    }),
  ];
}

/** Registered anew, which is how VS Code is told to ask again, once more ids are known or the setting is another. */
function links(use: Use, namesChanged: vscode.Event<void>): vscode.Disposable {
  const register = (): vscode.Disposable | undefined =>
    setting('links.enabled')
      ? vscode.languages.registerDocumentLinkProvider(documentsWith('all'), {
          provideDocumentLinks: (document, token) =>
            isAboutKalshi(document, 0, MOST_LINES) && hasIds(document, 0, MOST_LINES)
              ? use('links', [document, token])
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

type PlaceInDocument = readonly [vscode.TextDocument, vscode.Position, ...unknown[]];

/** Whether there is an id at a place which the exchange may be asked for. */
function isPointedAt(at: PlaceInDocument): boolean {
  return isOnId(at) && mayBePointedAt(at[0], at[1].line);
}

function isOnId([document, position]: PlaceInDocument): boolean {
  return idAt(document.lineAt(position.line).text, position.character) !== undefined;
}

/** Whether some lines of a document about the exchange hold an id. */
function mayShowNames(document: vscode.TextDocument, { start, end }: vscode.Range): boolean {
  return isAboutKalshi(document, start.line, end.line) && hasIds(document, start.line, end.line);
}

/** Whether some lines hold an id where VS Code draws them. */
function hasIds(document: vscode.TextDocument, first: number, last: number): boolean {
  for (let line = first; line <= last && line < document.lineCount; line++)
    if (idsIn(document.lineAt(line).text, 0, LAST_COLUMN).length > 0) return true;
  return false;
}
