import * as vscode from 'vscode';
import type { EntityRef } from '../../core/entities/kinds';
import { isKalshiError } from '../../core/kalshi/errors';
import { failureSentence } from '../../core/format/failure';
import { fixtureName, loadFixture } from '../../core/export/fixture';
import { plainText } from '../../core/format/text';
import type { Session } from '../../core/session';
import { confirmQuietly, showFailure } from '../platform/notifications';

const { fs } = vscode.workspace;

const FOLDER = { canSelectFiles: false, canSelectFolders: true, openLabel: 'Save Here' };

/** One thing, and where the answer goes and its request beside it. */
interface Place {
  readonly ref: EntityRef;
  readonly files: readonly vscode.Uri[];
}

/** Asks where to, and writes the answer to each thing with its request beside it: `<name>.kalshi.json`, `<name>.request.json`. */
export async function saveFixtures(refs: readonly EntityRef[], session: Session): Promise<void> {
  const places = await askWhere([...new Map(refs.map((ref) => [fixtureName(ref), ref])).values()]);
  const total = places.length;
  if (total === 0) return;
  const location = vscode.ProgressLocation[total > 1 ? 'Notification' : 'Window'];
  const options = { location, title: 'Saving responses', cancellable: true };
  await vscode.window.withProgress(options, async (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    const outcomes = await Promise.all(
      places.map(async (place) => {
        const failure = await save(place, session, controller.signal);
        progress.report({ increment: 100 / total });
        return failure;
      }),
    );
    const failures = outcomes.filter((failure) => failure !== undefined);
    if (token.isCancellationRequested) return;
    if (failures[0] === undefined)
      confirmQuietly(`Saved ${total > 1 ? `${total} responses` : 'the response'}`);
    else showFailure(total > 1 ? `${failures.length} of ${total} not saved. ${failures[0]}` : failures[0]);
  });
}

/** Nothing is written before both texts are there. Resolves to what went wrong, in a sentence. */
async function save(
  { ref, files }: Place,
  session: Session,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const texts = await loadFixture(session, ref, { signal, now: Date.now() });
    await Promise.all(files.map((file, at) => fs.writeFile(file, new TextEncoder().encode(texts[at]))));
    return undefined;
  } catch (error) {
    return isKalshiError(error)
      ? failureSentence(error, ref.id)
      : `Could not write ${fixtureName(ref)}: ${plainText(String(error))}`;
  }
}

/** The files of each thing; none when the person leaves. */
async function askWhere(refs: readonly EntityRef[]): Promise<readonly Place[]> {
  const [ref, ...more] = refs;
  if (!ref) return [];
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  const folder = root && vscode.Uri.joinPath(root, 'fixtures');
  // A dialog cannot start in a folder that is not there, so there is one as long as it asks.
  const isNew = folder && !(await succeeds(fs.stat(folder))) && (await succeeds(fs.createDirectory(folder)));
  const defaultUri = folder && (more.length > 0 ? folder : vscode.Uri.joinPath(folder, fixtureName(ref)));
  const start = defaultUri && { defaultUri };
  const chosen =
    more.length > 0
      ? (await vscode.window.showOpenDialog({ ...start, ...FOLDER }))?.[0]
      : await vscode.window.showSaveDialog({ ...start, filters: { JSON: ['json'] } });
  if (isNew) await succeeds(fs.delete(folder));
  if (!chosen) return [];
  if (more.length === 0) return [placeAt(ref, chosen)];
  const places = refs.map((one) => placeAt(one, vscode.Uri.joinPath(chosen, fixtureName(one))));
  return (await mayOverwrite(places.flatMap(({ files }) => files))) ? places : [];
}

async function mayOverwrite(files: readonly vscode.Uri[]): Promise<boolean> {
  const found = await Promise.all(files.map((file) => succeeds(fs.stat(file))));
  const count = found.filter(Boolean).length;
  if (count === 0) return true;
  const question = `${count} of the files exist already.`;
  return !!(await vscode.window.showWarningMessage(question, { modal: true }, 'Overwrite'));
}

function placeAt(ref: EntityRef, file: vscode.Uri): Place {
  const path = `${file.path.replace(/(\.kalshi)?\.json$/i, '')}.request.json`;
  return { ref, files: [file, file.with({ path })] };
}

function succeeds(work: Thenable<unknown>): Thenable<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
