import * as vscode from 'vscode';
import { idAt, idsIn } from '../../core/mentions/idsIn';
import { onSettingChange, setting } from '../platform/configuration';
import type { IdFeatures } from './idFeatures';
import { documentsWith } from './idLanguages';
import { LAST_COLUMN } from './lastColumn';

type Source = () => Promise<IdFeatures>;

/** Lines that are looked at for a first id before everything is loaded; further down one is found when it is shown. */
const MOST_LINES = 5_000;

/** Registers all that is offered on ids in documents, and again when other languages are set. */
export function registerIdFeatures(source: Source, hintsChanged: vscode.Event<void>): vscode.Disposable {
  let registered = register(source, hintsChanged);
  const listener = onSettingChange(['languages'], () => {
    registered.dispose();
    registered = register(source, hintsChanged);
  });
  return new vscode.Disposable(() => {
    registered.dispose();
    listener.dispose();
  });
}

function register(source: Source, hintsChanged: vscode.Event<void>): vscode.Disposable {
  return vscode.Disposable.from(...onDemand(source), ...always(source, hintsChanged));
}

/** What is there only where somebody points at an id. */
function onDemand(source: Source): readonly vscode.Disposable[] {
  const { languages } = vscode;
  const documents = documentsWith('hover');
  return [
    // A provider of its own, so that VS Code shows what is known without waiting for it. What is registered later is
    // drawn above.
    languages.registerHoverProvider(documents, {
      provideHover: (...at) =>
        setting('hover.enabled') && isOnId(at) ? use(source, 'liveHover', at) : undefined,
    }),
    languages.registerHoverProvider(documents, {
      provideHover: (...at) =>
        setting('hover.enabled') && isOnId(at) ? use(source, 'hover', at) : undefined,
    }),
    languages.registerDefinitionProvider(documents, {
      provideDefinition: (...at) => (isOnId(at) ? use(source, 'definition', at) : undefined),
    }),
    languages.registerReferenceProvider(documents, {
      provideReferences: (document, position, _context, token) =>
        isOnId([document, position]) ? use(source, 'references', [document, position, token]) : undefined,
    }),
    languages.registerDocumentHighlightProvider(documents, {
      provideDocumentHighlights: (...at) => (isOnId(at) ? use(source, 'highlights', at) : undefined),
    }),
  ];
}

/** What VS Code asks for by itself while a document is on the screen, or with every key. */
function always(source: Source, hintsChanged: vscode.Event<void>): readonly vscode.Disposable[] {
  const { languages } = vscode;
  const documents = documentsWith('all');
  return [
    languages.registerInlayHintsProvider(documents, {
      onDidChangeInlayHints: hintsChanged,
      provideInlayHints: (document, range, token) =>
        setting('inlayHints.enabled') && hasIds(document, range.start.line, range.end.line)
          ? use(source, 'inlayHints', [document, range, token])
          : undefined,
    }),
    languages.registerCompletionItemProvider(
      documents,
      {
        provideCompletionItems: (document, position, token) =>
          setting('completion.enabled') ? use(source, 'completions', [document, position, token]) : undefined,
        resolveCompletionItem: (item) => use(source, 'completionDetails', [item]),
      },
      '"',
    ),
    links(source, hintsChanged),
    languages.registerCodeActionsProvider(documents, {
      provideCodeActions: (document, range, context) =>
        context.diagnostics.some(({ source: name }) => name === 'Kalshi')
          ? use(source, 'quickFixes', [document, range, context])
          : undefined,
    }),
  ];
}

/** Registered anew, which is how VS Code is told to ask again, once more ids are known or the setting is another. */
function links(source: Source, namesChanged: vscode.Event<void>): vscode.Disposable {
  const register = (): vscode.Disposable | undefined =>
    setting('links.enabled')
      ? vscode.languages.registerDocumentLinkProvider(documentsWith('all'), {
          provideDocumentLinks: (document, token) =>
            hasIds(document, 0, MOST_LINES) ? use(source, 'links', [document, token]) : undefined,
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

async function use<F extends keyof IdFeatures>(
  source: Source,
  feature: F,
  args: Parameters<IdFeatures[F]>,
): Promise<Awaited<ReturnType<IdFeatures[F]>>> {
  const features = await source();
  const run = features[feature] as (...given: unknown[]) => ReturnType<IdFeatures[F]>;
  return await run.call(features, ...args);
}

function isOnId([document, position]: readonly [
  vscode.TextDocument,
  vscode.Position,
  ...unknown[],
]): boolean {
  return idAt(document.lineAt(position.line).text, position.character) !== undefined;
}

/** Whether some lines hold an id where VS Code draws them. */
function hasIds(document: vscode.TextDocument, first: number, last: number): boolean {
  for (let line = first; line <= last && line < document.lineCount; line++)
    if (idsIn(document.lineAt(line).text, 0, LAST_COLUMN).length > 0) return true;
  return false;
}
