import { rankOf, type FileUsages, type UsagePlace, type UsedInFile } from './fileScan';

/** What a cell of a notebook holds, and the identifier of the language that its keys are read by. */
export interface NotebookCell {
  readonly language: string;
  readonly text: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** The languages of cells that are no code, by the types of nbformat. VS Code leaves out cells of other types. */
const LANGUAGES: Readonly<Record<string, string>> = { markdown: 'markdown', raw: 'raw' };
const MAX_PLACES = 1_000;

/**
 * The cells of a Jupyter notebook, counted as VS Code counts them. Without their outputs, which are in no document.
 * @returns nothing for a text that is no notebook or one of a format before 4, which VS Code opens as text
 */
export function notebookCells(text: string): readonly NotebookCell[] | undefined {
  const notebook = fields(parse(text));
  const cells = notebook['cells'];
  if (!Array.isArray(cells) || !(Number(notebook['nbformat']) >= 4)) return undefined;
  const usual = languageOf(fields(notebook['metadata']));
  return cells.map(fields).flatMap((cell): NotebookCell[] => {
    const type = String(cell['cell_type']);
    const own = fields(fields(cell['metadata'])['vscode'])['languageId'];
    const language = type === 'code' ? (typeof own === 'string' ? own : usual) : LANGUAGES[type];
    return language === undefined ? [] : [{ language, text: sourceOf(cell['source']) }];
  });
}

/** What the cells of a notebook hold together: each place says in which cell it is. */
export function joinCells(cells: readonly FileUsages[], mostPlaces = MAX_PLACES): FileUsages {
  const joined = new Map<string, UsedInFile>();
  cells.forEach(({ ids }, cell) => {
    for (const used of ids) {
      const known = joined.get(used.id);
      const { hint, targetType, under } = known && rankOf(known.hint) >= rankOf(used.hint) ? known : used;
      const places = used.places.map((place): UsagePlace => ({ ...place, cell }));
      joined.set(used.id, {
        ...{ id: used.id, hint, targetType, under },
        count: used.count + (known?.count ?? 0),
        places: [...(known?.places ?? []), ...places].slice(0, mostPlaces),
      });
    }
  });
  return {
    ids: [...joined.values()],
    looksLikeKalshi: cells.some(({ looksLikeKalshi }) => looksLikeKalshi),
    isCut: cells.some(({ isCut }) => isCut),
  };
}

function languageOf(metadata: Fields): string {
  const named = fields(metadata['language_info'])['name'] ?? fields(metadata['kernelspec'])['language'];
  return typeof named === 'string' ? named.toLowerCase() : 'python';
}

/** A text, or its lines with their ends. */
function sourceOf(source: unknown): string {
  const lines: readonly unknown[] = Array.isArray(source) ? source : [source];
  return lines.filter((line) => typeof line === 'string').join('');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fields(value: unknown): Fields {
  return Object(value) as Fields;
}
