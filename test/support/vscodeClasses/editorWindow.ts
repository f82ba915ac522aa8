import type * as vscode from 'vscode';
import type { ExtensionHost } from './extensionHost';

interface Documents {
  $acceptModelChanged(uri: unknown, events: unknown, isDirty: boolean): void;
  $acceptModelSaved(uri: unknown): void;
}

interface DocumentsAndEditors {
  $acceptDocumentsAndEditorsDelta(delta: unknown): void;
}

interface Editors {
  $acceptEditorPropertiesChanged(id: string, change: unknown): void;
}

interface ContentProviders {
  $provideTextDocumentContent(handle: number, uri: unknown): Promise<string | undefined>;
}

interface Editors {
  $acceptEditorPropertiesChanged(id: string, changed: unknown): void;
}

interface LanguageFeatures {
  $provideHover(
    handle: number,
    uri: unknown,
    at: unknown,
    context: unknown,
    token: unknown,
  ): Promise<HoverAnswer>;
  $releaseHover(handle: number, id: number): void;
  $provideInlayHints(handle: number, uri: unknown, range: unknown, token: unknown): Promise<HintsAnswer>;
  $releaseInlayHints(handle: number, id: number): void;
  $provideCompletionItems(
    handle: number,
    uri: unknown,
    at: unknown,
    context: unknown,
    token: unknown,
  ): Promise<CompletionAnswer>;
}

type HoverAnswer =
  { readonly id: number; readonly contents: readonly { readonly value: string }[] } | undefined;
type HintsAnswer =
  | { readonly cacheId: number; readonly hints: readonly { readonly label: string | readonly HintPart[] }[] }
  | undefined;
/** By the short names of the protocol: `b` are the items, `a` the label of one. */
type CompletionAnswer = { readonly b: readonly { readonly a: string | HintPart }[] } | undefined;

interface HintPart {
  readonly label: string;
}

interface Marker {
  readonly code?: string | { readonly value: string };
  readonly message: string;
  readonly startLineNumber: number;
}

/** A problem beside a line, which counts from 0. */
export interface ShownProblem {
  readonly code: string;
  readonly message: string;
  readonly line: number;
}

/** A document that the window shows, in a language. */
export interface ShownDocument {
  /** Below the root: `/open/bot.json`. */
  readonly path: string;
  readonly lines: readonly string[];
  readonly language?: string;
}

type Selector = readonly {
  readonly language?: string;
  readonly pattern?: unknown;
  readonly scheme?: string;
}[];

interface Provider {
  readonly handle: number;
  readonly selector: Selector;
}

type ProviderKind = 'hover' | 'hints' | 'completion';

/**
 * The window's half of its documents: opens, edits and closes them, and asks the providers that are registered for their
 * language. Lines and columns count from 0, as in the API.
 */
export class EditorWindow {
  readonly #versions = new Map<string, number>();
  readonly #languages = new Map<string, string>();
  readonly #providers = new Map<ProviderKind, Provider[]>();
  readonly #problems = new Map<string, readonly Marker[]>();
  /** Who provides the documents of a scheme. */
  readonly #contents = new Map<string, number>();
  #editors = 0;
  readonly #host: Pick<ExtensionHost, 'api' | 'actor' | 'window'>;

  /** How often the extension said that hints have changed. */
  hintChanges = 0;
  #changed: (() => void) | undefined;

  constructor(host: Pick<ExtensionHost, 'api' | 'actor' | 'window'>) {
    this.#host = host;
    const { window } = host;
    const keep =
      (kind: ProviderKind) =>
      (handle: number, selector: Selector): void => {
        this.#providers.set(kind, [...(this.#providers.get(kind) ?? []), { handle, selector }]);
      };
    window.on('MainThreadLanguageFeatures.$registerHoverProvider', keep('hover'));
    window.on('MainThreadLanguageFeatures.$registerInlayHintsProvider', keep('hints'));
    window.on('MainThreadLanguageFeatures.$registerCompletionsProvider', keep('completion'));
    window.on('MainThreadLanguageFeatures.$emitInlayHintsEvent', () => {
      this.hintChanges++;
      this.#changed?.();
    });
    window.on('MainThreadLanguageFeatures.$unregister', (handle: number) => {
      for (const [kind, all] of this.#providers)
        this.#providers.set(
          kind,
          all.filter((one) => one.handle !== handle),
        );
    });
    window.on(
      'MainThreadDiagnostics.$changeMany',
      (_owner: string, entries: readonly [vscode.Uri, readonly Marker[] | undefined][]) => {
        for (const [uri, markers = []] of entries) this.#problems.set(uri.path, markers);
      },
    );
    window.on(
      'MainThreadDocumentContentProviders.$registerTextContentProvider',
      (handle: number, scheme: string) => void this.#contents.set(scheme, handle),
    );
    window.on('MainThreadDiagnostics.$clear', () => this.#problems.clear());
  }

  open({ path, lines, language = 'json' }: ShownDocument): void {
    this.#versions.set(path, 1);
    this.#languages.set(path, language);
    const document = {
      ...{ uri: this.#uri(path), lines, EOL: '\n', versionId: 1 },
      ...{ languageId: language, isDirty: false, encoding: 'utf8' },
    };
    this.#delta({ addedDocuments: [document] });
  }

  /** Opens a document in the editor that has the focus, with the cursor at a place. */
  show(document: ShownDocument, line = 0, column = 0): void {
    this.open(document);
    this.#addEditor(document.path, this.#uri(document.path), selectionAt(line, column));
  }

  /** Moves the cursor of an editor that `show` has opened, as a person does with the mouse. */
  moveCursor(path: string, line: number, column: number): void {
    const editors = this.#host.actor('ExtHostEditors') as Editors;
    editors.$acceptEditorPropertiesChanged(path, {
      options: null,
      selections: { selections: [selectionAt(line, column)], source: 'mouse' },
      visibleRanges: null,
    });
  }

  /**
   * Opens documents that the extension asks for, with what it provides for them.
   * @param shown is called with each that it shows, and whether its tab stays
   * @returns what the extension provides for a document
   */
  serveContents(
    shown: (uri: vscode.Uri, isPinned: boolean) => void,
  ): (uri: vscode.Uri) => Promise<string | undefined> {
    const { window } = this.#host;
    const contents = async (uri: vscode.Uri): Promise<string | undefined> => {
      const provider = this.#host.actor('ExtHostDocumentContentProviders') as ContentProviders;
      return provider.$provideTextDocumentContent(this.#contents.get(uri.scheme) ?? 0, uri);
    };
    window.on('MainThreadDocuments.$tryOpenDocument', async (uri: vscode.Uri) => {
      const lines = ((await contents(uri)) ?? '').split('\n');
      const document = { uri, lines, EOL: '\n', versionId: 1, languageId: 'json' };
      const known = this.#host.api.workspace.textDocuments.some((one) => String(one.uri) === String(uri));
      if (!known) this.#delta({ addedDocuments: [{ ...document, isDirty: false, encoding: 'utf8' }] });
      return uri;
    });
    window.on(
      'MainThreadTextEditors.$tryShowTextDocument',
      (uri: vscode.Uri, { pinned }: { readonly pinned: boolean }) => {
        shown(uri, pinned);
        const id = `${uri.toString()} ${this.#editors++}`;
        this.#addEditor(id, uri, selectionAt(0, 0));
        return id;
      },
    );
    return contents;
  }

  /** Scrolls an editor that `show` has opened, to some lines, the last included. */
  scroll(path: string, first: number, last: number): void {
    const range = {
      ...{ startLineNumber: first + 1, startColumn: 1 },
      ...{ endLineNumber: last + 1, endColumn: 100_000 },
    };
    (this.#host.actor('ExtHostEditors') as Editors).$acceptEditorPropertiesChanged(path, {
      ...{ options: null, selections: null, visibleRanges: [range] },
    });
  }

  /** Closes a document that `open` has opened. */
  close(path: string): void {
    this.#versions.delete(path);
    this.#delta({ removedDocuments: [this.#uri(path)] });
  }

  /** Types something behind a column. */
  type(path: string, line: number, column: number, text: string): void {
    const versionId = (this.#versions.get(path) ?? 0) + 1;
    this.#versions.set(path, versionId);
    const range = {
      ...{ startLineNumber: line + 1, startColumn: column + 1 },
      ...{ endLineNumber: line + 1, endColumn: column + 1 },
    };
    const changes = [{ range, rangeOffset: 0, rangeLength: 0, text }];
    const documents = this.#host.actor('ExtHostDocuments') as Documents;
    documents.$acceptModelChanged(this.#uri(path), { changes, eol: '\n', versionId }, true);
  }

  save(path: string): void {
    (this.#host.actor('ExtHostDocuments') as Documents).$acceptModelSaved(this.#uri(path));
  }

  /** The hints of some lines, the last included. */
  async hints(
    path: string,
    first: number,
    last: number,
    token: unknown = this.#noToken,
  ): Promise<readonly string[]> {
    const range = {
      ...{ startLineNumber: first + 1, startColumn: 1 },
      ...{ endLineNumber: last + 1, endColumn: 100_000 },
    };
    const features = this.#features;
    const all = this.#handles('hints', path).map(async (handle) => {
      const found = await features.$provideInlayHints(handle, this.#uri(path), range, token);
      if (found) features.$releaseInlayHints(handle, found.cacheId);
      return (found?.hints ?? []).map(({ label }) => textOf(label));
    });
    return (await Promise.all(all)).flat();
  }

  /** The hints of some lines as soon as there are any: names that are not in memory arrive with a later change. */
  async loadedHints(path: string, first: number, last: number): Promise<readonly string[]> {
    for (;;) {
      const changed = new Promise<void>((resolve) => (this.#changed = resolve));
      const hints = await this.hints(path, first, last);
      if (hints.length > 0) return hints;
      await changed;
    }
  }

  /** The answer of each hover provider, in the order in which they registered. All are asked at the same time. */
  hovers(path: string, line: number, column: number): readonly Promise<string | undefined>[] {
    const features = this.#features;
    const at = { lineNumber: line + 1, column: column + 1 };
    return this.#handles('hover', path).map(async (handle) => {
      const found = await features.$provideHover(handle, this.#uri(path), at, undefined, this.#noToken);
      if (found) features.$releaseHover(handle, found.id);
      return found?.contents.map(({ value }) => value).join('\n');
    });
  }

  /** All that a hover shows in the end; `''` where no provider has anything. */
  async hover(path: string, line: number, column: number): Promise<string> {
    for (;;) {
      const parts = await Promise.all(this.hovers(path, line, column));
      const text = parts.filter((part) => part !== undefined).join('\n');
      // On a busy machine a person hovers again.
      if (!text.includes('Still looking up')) return text;
    }
  }

  /** The labels that are offered at a cursor. */
  async completions(path: string, line: number, column: number): Promise<readonly string[]> {
    const at = { lineNumber: line + 1, column: column + 1 };
    const all = this.#handles('completion', path).map((handle) =>
      this.#features.$provideCompletionItems(handle, this.#uri(path), at, { triggerKind: 0 }, this.#noToken),
    );
    return (await Promise.all(all)).flatMap((found) =>
      (found?.b ?? []).map(({ a }) => (typeof a === 'string' ? a : a.label)),
    );
  }

  /** The problems of a document. */
  problems(path: string): readonly ShownProblem[] {
    return (this.#problems.get(path) ?? []).map(({ code, message, startLineNumber }) => ({
      code: typeof code === 'string' ? code : (code?.value ?? ''),
      message,
      line: startLineNumber - 1,
    }));
  }

  /** A token that a test can cancel. */
  tokenSource(): vscode.CancellationTokenSource {
    return new this.#host.api.CancellationTokenSource();
  }

  #addEditor(id: string, documentUri: unknown, selection: unknown): void {
    const lines = { startLineNumber: 1, startColumn: 1, endLineNumber: 100, endColumn: 1 };
    const editor = { id, documentUri, selections: [selection], options: {}, visibleRanges: [lines] };
    this.#delta({ addedEditors: [{ ...editor, editorPosition: 0 }], newActiveEditor: id });
  }

  /** The providers of a document's language. */
  #handles(kind: ProviderKind, path: string): readonly number[] {
    const language = this.#languages.get(path);
    const matches = ({ selector }: Provider): boolean =>
      selector.some((one) => one.language === undefined || one.language === '*' || one.language === language);
    return (this.#providers.get(kind) ?? []).filter(matches).map(({ handle }) => handle);
  }

  get #features(): LanguageFeatures {
    return this.#host.actor('ExtHostLanguageFeatures') as LanguageFeatures;
  }

  get #noToken(): unknown {
    return this.tokenSource().token;
  }

  #uri(path: string): unknown {
    return this.#host.api.Uri.file(path);
  }

  #delta(delta: unknown): void {
    (this.#host.actor('ExtHostDocumentsAndEditors') as DocumentsAndEditors).$acceptDocumentsAndEditorsDelta(
      delta,
    );
  }
}

function selectionAt(line: number, column: number): unknown {
  return {
    ...{ selectionStartLineNumber: line + 1, selectionStartColumn: column + 1 },
    ...{ positionLineNumber: line + 1, positionColumn: column + 1 },
  };
}

function textOf(label: string | readonly HintPart[]): string {
  return typeof label === 'string' ? label : label.map((part) => part.label).join('');
}
