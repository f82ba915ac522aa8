import * as vscode from 'vscode';
import { idAt, idsIn } from '../../core/mentions/idsIn';
import { onSettingChange, setting } from '../platform/configuration';
import type { IdFeatures } from './idFeatures';
import { documentsWith } from './idLanguages';

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
  const { languages } = vscode;
  const hovered = documentsWith('hover');
  const all = documentsWith('all');
  return vscode.Disposable.from(
    languages.registerHoverProvider(hovered, {
      provideHover: (...at) =>
        setting('hover.enabled') && isOnId(at) ? use(source, 'hover', at) : undefined,
    }),
    // A provider of its own, so that VS Code shows what is known without waiting for it.
    languages.registerHoverProvider(hovered, {
      provideHover: (...at) =>
        setting('hover.enabled') && isOnId(at) ? use(source, 'liveHover', at) : undefined,
    }),
    languages.registerDefinitionProvider(hovered, {
      provideDefinition: (...at) => (isOnId(at) ? use(source, 'definition', at) : undefined),
    }),
    languages.registerReferenceProvider(hovered, {
      provideReferences: (document, position, _context, token) =>
        isOnId([document, position]) ? use(source, 'references', [document, position, token]) : undefined,
    }),
    languages.registerDocumentHighlightProvider(hovered, {
      provideDocumentHighlights: (...at) => (isOnId(at) ? use(source, 'highlights', at) : undefined),
    }),
    languages.registerInlayHintsProvider(all, {
      onDidChangeInlayHints: hintsChanged,
      provideInlayHints: (document, range, token) =>
        setting('inlayHints.enabled') && hasIds(document, range.start.line, range.end.line)
          ? use(source, 'inlayHints', [document, range, token])
          : undefined,
    }),
    languages.registerCompletionItemProvider(
      all,
      {
        provideCompletionItems: (document, position, token) =>
          setting('completion.enabled') ? use(source, 'completions', [document, position, token]) : undefined,
      },
      '"',
    ),
    languages.registerDocumentLinkProvider(all, {
      provideDocumentLinks: (document, token) =>
        setting('links.enabled') && hasIds(document, 0, MOST_LINES)
          ? use(source, 'links', [document, token])
          : undefined,
    }),
    languages.registerCodeActionsProvider(all, {
      provideCodeActions: (document, range, context) =>
        context.diagnostics.some(({ source: name }) => name === 'Kalshi')
          ? use(source, 'quickFixes', [document, range, context])
          : undefined,
    }),
  );
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

/** Whether some lines hold an id. */
function hasIds(document: vscode.TextDocument, first: number, last: number): boolean {
  for (let line = first; line <= last && line < document.lineCount; line++)
    if (idsIn(document.lineAt(line).text).length > 0) return true;
  return false;
}
