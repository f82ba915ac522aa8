import type { ExtensionHost } from './extensionHost';

interface Documents {
  $acceptModelChanged(uri: unknown, events: unknown, isDirty: boolean): void;
}

interface DocumentsAndEditors {
  $acceptDocumentsAndEditorsDelta(delta: unknown): void;
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
}

type HoverAnswer =
  { readonly id: number; readonly contents: readonly { readonly value: string }[] } | undefined;
type HintsAnswer =
  | { readonly cacheId: number; readonly hints: readonly { readonly label: string | readonly HintPart[] }[] }
  | undefined;

interface HintPart {
  readonly label: string;
}

/** A document that the window shows, in a language. */
export interface ShownDocument {
  /** Below the root: `/open/bot.json`. */
  readonly path: string;
  readonly lines: readonly string[];
  readonly language?: string;
}

/**
 * The window's half of its documents: opens, edits and closes them, and asks what is offered in them by everybody who has
 * registered since it was made. Lines and columns count from 0, as in the API.
 */
export class EditorWindow {
  readonly #versions = new Map<string, number>();
  readonly #hovers: number[] = [];
  readonly #hints: number[] = [];
  readonly #host: Pick<ExtensionHost, 'api' | 'actor'>;

  constructor(host: Pick<ExtensionHost, 'api' | 'actor' | 'window'>) {
    this.#host = host;
    const registered = (handles: number[]) => (handle: number) => void handles.push(handle);
    host.window.on('MainThreadLanguageFeatures.$registerHoverProvider', registered(this.#hovers));
    host.window.on('MainThreadLanguageFeatures.$registerInlayHintsProvider', registered(this.#hints));
  }

  open({ path, lines, language = 'json' }: ShownDocument): void {
    this.#versions.set(path, 1);
    const document = {
      ...{ uri: this.#uri(path), lines, EOL: '\n', versionId: 1 },
      ...{ languageId: language, isDirty: false, encoding: 'utf8' },
    };
    this.#delta({ addedDocuments: [document] });
  }

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

  /** What stands beside the ids of some lines, the last included. */
  async hints(path: string, first: number, last: number): Promise<readonly string[]> {
    const range = {
      ...{ startLineNumber: first + 1, startColumn: 1 },
      ...{ endLineNumber: last + 1, endColumn: 100_000 },
    };
    const features = this.#features;
    const all = this.#hints.map(async (handle) => {
      const found = await features.$provideInlayHints(handle, this.#uri(path), range, this.#noToken);
      if (found) features.$releaseInlayHints(handle, found.cacheId);
      return (found?.hints ?? []).map(({ label }) => textOf(label));
    });
    return (await Promise.all(all)).flat();
  }

  /** What each hover provider has to say, in the order in which they registered; at once all of them are asked. */
  hovers(path: string, line: number, column: number): readonly Promise<string | undefined>[] {
    const features = this.#features;
    const at = { lineNumber: line + 1, column: column + 1 };
    return this.#hovers.map(async (handle) => {
      const found = await features.$provideHover(handle, this.#uri(path), at, undefined, this.#noToken);
      if (found) features.$releaseHover(handle, found.id);
      return found?.contents.map(({ value }) => value).join('\n');
    });
  }

  get #features(): LanguageFeatures {
    return this.#host.actor('ExtHostLanguageFeatures') as LanguageFeatures;
  }

  get #noToken(): unknown {
    return new this.#host.api.CancellationTokenSource().token;
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

function textOf(label: string | readonly HintPart[]): string {
  return typeof label === 'string' ? label : label.map((part) => part.label).join('');
}
