import { idsIn } from '../../../src/core/ids/idsIn';
import type { Mention } from '../../../src/core/ids/documentIds';

/** The ids of a whole text with the lines and columns where they stand, line by line as VS Code divides a document. */
export function idsByLine(text: string): Mention[] {
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((content, line) => idsIn(content).map((found) => ({ ...found, line })));
}
