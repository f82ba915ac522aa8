import { FileScan, type FileUsages } from '../../../src/core/usages/fileScan';
import { usedIds, type UsedId } from '../../../src/core/usages/usedIds';

export function scanned(text: string, options?: ConstructorParameters<typeof FileScan>[0]): FileUsages {
  const file = new FileScan(options);
  Array.from(file.push(text));
  Array.from(file.push('', true));
  return file.usages;
}

/** The ids of some files, given by name and text. */
export function usedIn(texts: Readonly<Record<string, string>>): readonly UsedId[] {
  return usedIds(
    new Map(Object.entries(texts).map(([name, text]) => [`file:///bot/${name}`, scanned(text, { name })])),
  );
}

export function pathOf(uri: string): string {
  return uri.replace('file:///bot/', '');
}
