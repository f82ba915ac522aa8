import type * as vscode from 'vscode';
import type { ExtensionHost } from './extensionHost';

export interface ShownCell {
  readonly language: string;
  readonly lines: readonly string[];
}

interface Notebooks {
  $acceptDocumentAndEditorsDelta(delta: { readonly value: unknown }): void;
}

interface LanguageFeatures {
  $provideReferences(
    handle: number,
    uri: unknown,
    at: unknown,
    context: unknown,
    token: unknown,
  ): Promise<readonly FoundPlace[] | undefined>;
}

interface FoundPlace {
  readonly uri: vscode.Uri;
  readonly range: { readonly startLineNumber: number; readonly startColumn: number };
}

/** The window's half of notebooks, of which it knows the cells, and of the references in documents. */
export class NotebookWindow {
  /** The addresses that VS Code was asked to open in an editor. */
  readonly opened: string[] = [];
  readonly #host: Pick<ExtensionHost, 'actor' | 'api' | 'window'>;
  readonly #references: number[] = [];

  /** Create it before the extension starts to hear of its providers. */
  constructor(host: Pick<ExtensionHost, 'actor' | 'api' | 'window'>) {
    this.#host = host;
    host.window.on('MainThreadLanguageFeatures.$registerReferenceSupport', (handle: number) => {
      this.#references.push(handle);
    });
    host.window.on('MainThreadCommands.$executeCommand', (id: string, [uri]: readonly [vscode.Uri?]) => {
      if (/open$/.test(id) && uri) this.opened.push(this.#host.api.Uri.from(uri).toString());
    });
  }

  /** Opens a notebook once the extension asks for it. */
  serve(path: string, cells: readonly ShownCell[]): void {
    this.#host.window.on('MainThreadNotebookDocumentsShape.$tryOpenNotebook', (uri: vscode.Uri) => {
      this.open(path, cells);
      return uri;
    });
  }

  open(path: string, cells: readonly ShownCell[]): void {
    const notebook = {
      ...{ uri: this.#host.api.Uri.file(path), viewType: 'jupyter-notebook', versionId: 1, metadata: {} },
      cells: cells.map(({ language, lines }, index) => ({
        ...{ handle: index, uri: this.cellUri(path, index), source: lines, eol: '\n', language },
        ...{ cellKind: 2, outputs: [], metadata: {}, internalMetadata: {} },
      })),
    };
    const notebooks = this.#host.actor('ExtHostNotebook') as Notebooks;
    notebooks.$acceptDocumentAndEditorsDelta({ value: { addedDocuments: [notebook] } });
  }

  cellUri(path: string, index: number): vscode.Uri {
    return this.#host.api.Uri.from({ scheme: 'vscode-notebook-cell', path, fragment: `W${index}` });
  }

  /** The references of what stands at a place of a document: `address:line:column`, from 0. */
  async references(uri: vscode.Uri, line: number, column: number): Promise<readonly string[]> {
    const features = this.#host.actor('ExtHostLanguageFeatures') as LanguageFeatures;
    const at = { lineNumber: line + 1, column: column + 1 };
    const { token } = new this.#host.api.CancellationTokenSource();
    const found = this.#references.map((handle) =>
      features.$provideReferences(handle, uri, at, { includeDeclaration: true }, token),
    );
    return (await Promise.all(found)).flatMap((places) =>
      (places ?? []).map(
        ({ uri: address, range }) =>
          `${this.#host.api.Uri.from(address).toString()}:${range.startLineNumber - 1}:${range.startColumn - 1}`,
      ),
    );
  }
}
