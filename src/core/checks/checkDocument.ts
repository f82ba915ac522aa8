import { TimeSlicer } from '../timeSlicer';
import type { Finding } from './finding';
import { idFinding, isToAsk, type Knowledge } from './idRules';
import { parseDocument } from './json';
import { partsOf, placedId, type PlacedId } from './placedIds';
import { structureFindings } from './structureRules';

/** Ids that are looked up between two looks at the clock. */
const IDS_A_STEP = 64;

/** What was read of a document: it holds until the document changes. */
export interface ReadDocument {
  readonly ids: readonly PlacedId[];
  /** What is wrong with it by itself. */
  readonly findings: readonly Finding[];
}

/**
 * Parses a document, then looks at its strings in slices. What cannot be parsed has neither ids nor findings.
 * @param isWanted whether the document is unchanged and the answer is still of use
 */
export async function readDocument(
  text: string,
  isJsonLines: boolean,
  isWanted: () => boolean,
): Promise<ReadDocument | undefined> {
  const { candidates, objects } = partsOf(parseDocument(text, isJsonLines), text);
  const ids: PlacedId[] = [];
  function* look(): Generator<void, void, undefined> {
    for (const [index, candidate] of candidates.entries()) {
      const id = placedId(candidate, text);
      if (id) ids.push(id);
      if (index % IDS_A_STEP === 0) yield;
    }
  }
  const isDone = await inSlices(look(), isWanted);
  return isDone ? { ids, findings: objects.flatMap(structureFindings) } : undefined;
}

/** What a document comes to by what is known of its ids. */
export interface CheckedDocument {
  readonly findings: readonly Finding[];
  /** Of which the exchange has to be asked first, each once. */
  readonly toAsk: readonly PlacedId[];
}

/**
 * All that is wrong by what is known now, in slices.
 * @param now milliseconds since 1970
 */
export async function checkDocument(
  { ids, findings }: ReadDocument,
  knowledge: Knowledge,
  now: number,
  isWanted: () => boolean,
): Promise<CheckedDocument | undefined> {
  const all = [...findings];
  const toAsk = new Map<string, PlacedId>();
  function* lookUps(): Generator<void, void, undefined> {
    for (const [index, id] of ids.entries()) {
      const finding = idFinding(id, knowledge);
      if (finding) all.push(finding);
      if (isToAsk(id, knowledge, now)) toAsk.set(`${id.hint}/${id.id}`, id);
      if (index % IDS_A_STEP === 0) yield;
    }
  }
  const isDone = await inSlices(lookUps(), isWanted);
  return isDone ? { findings: all, toAsk: [...toAsk.values()] } : undefined;
}

/** Takes steps for a slice at a time and lets others run between the slices. Returns whether it came to the end. */
async function inSlices(steps: Generator<void, void, undefined>, isWanted: () => boolean): Promise<boolean> {
  const slices = new TimeSlicer();
  while (!steps.next().done) {
    if (!slices.isOver) continue;
    await slices.next();
    if (!isWanted()) return false;
  }
  return true;
}
