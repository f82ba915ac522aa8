import ignore, { type Ignore } from 'ignore';

/** The patterns of one `.gitignore`. */
export interface IgnoreFile {
  /** The folder that they count in, below the root, with `/` between its parts; `''` is the root. */
  readonly folder: string;
  readonly text: string;
}

/** Wildcards in one part of a pattern, and `**` in all of it: with more, a hostile pattern could take minutes to try. */
const MAX_WILDCARDS = 3;
const MAX_PATTERNS = 5_000;

/** Which files Git would not look at. */
export class IgnoreRules {
  readonly #rules = new Map<string, Ignore>();
  /** What was found out of folders. */
  readonly #folders = new Map<string, boolean>();

  /** @param files those nearer to the root count less; of one folder the later ones count more */
  constructor(files: readonly IgnoreFile[]) {
    for (const { folder, text } of files) {
      const rules = this.#rules.get(folder) ?? ignore();
      rules.add(text.split(/\r?\n/).slice(0, MAX_PATTERNS).filter(isHarmless));
      this.#rules.set(folder, rules);
    }
  }

  /** @param path below the root, with `/` between its parts */
  ignores(path: string): boolean {
    const folder = folderOf(path);
    return (folder !== '' && this.#ignoresFolder(folder)) || this.#matches(path);
  }

  /** What stands in a folder that is ignored is ignored, whatever the patterns in there say. */
  #ignoresFolder(folder: string): boolean {
    let known = this.#folders.get(folder);
    if (known === undefined) {
      const above = folderOf(folder);
      known = (above !== '' && this.#ignoresFolder(above)) || this.#matches(`${folder}/`);
      this.#folders.set(folder, known);
    }
    return known;
  }

  /** The last file with a pattern for a path decides. */
  #matches(path: string): boolean {
    let isIgnored = false;
    for (const folder of foldersOf(path)) {
      const rules = this.#rules.get(folder);
      if (!rules) continue;
      const { ignored, unignored } = rules.test(folder === '' ? path : path.slice(folder.length + 1));
      isIgnored = ignored || (isIgnored && !unignored);
    }
    return isIgnored;
  }
}

/** The folders around a path, from the root. */
function foldersOf(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.unshift(folder);
  return ['', ...folders];
}

/** The folder around a file, or around a folder with or without its last `/`. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/', path.length - 2)));
}

function isHarmless(pattern: string): boolean {
  const parts = pattern.split('/');
  return (
    parts.filter((part) => part === '**').length <= MAX_WILDCARDS &&
    parts.every((part) => part === '**' || part.split('*').length - 1 <= MAX_WILDCARDS)
  );
}
