import * as vscode from 'vscode';
import { outcomeOf } from '../../core/catalog/outcome';
import { competitionNames, type TargetScope } from '../../core/targets/targetLists';
import { environments } from '../../core/kalshi/environments';
import { KalshiError } from '../../core/kalshi/errors';
import { pages } from '../../core/kalshi/paging';
import { getStructuredTargets, type StructuredTarget } from '../../core/kalshi/structuredTargets';
import { failureSentence } from '../../core/format/failure';
import { nameMap, type MapLanguage } from '../../core/export/nameMap';
import { plainText } from '../../core/format/text';
import type { Session } from '../../core/session';
import { isTargetFolder } from '../../core/targets/targetsTree';
import type { TreeNode } from '../../core/tree/treeNode';
import { showFailure } from '../platform/notifications';
import { copyText } from '../open/copyCommands';

const PAGE_SIZE = 1000;
/** Well above the number of all structured targets. */
const MAX_PAGES = 2000;

const LANGUAGES: readonly (readonly [label: string, language: MapLanguage])[] = [
  ['JSON', 'json'],
  ['TypeScript', 'typescript'],
  ['Python', 'python'],
];

/** Writes the names of all targets of a type or competition, with their ids, as source. */
export async function exportTargets(
  session: Session,
  folder: TreeNode | undefined,
  askForType: () => Promise<string | undefined>,
): Promise<void> {
  const [type, competition] = isTargetFolder(folder) ? [] : ((await askForType())?.split(/\s+(.*)/) ?? []);
  const scope = isTargetFolder(folder) ? folder.scope : type && { type, ...(competition && { competition }) };
  if (!scope) return;
  const title = `Export ${plainText(scopeWords(scope), 80)}`;
  const formats = [false, true].flatMap((copies) =>
    LANGUAGES.map(([label, language]) => {
      const description = copies ? 'to the clipboard' : 'to a new document';
      return { label, description, language, copies };
    }),
  );
  const format = await vscode.window.showQuickPick(formats, { title, placeHolder: 'Format of the map' });
  const targets = format && (await fetchAll(session, scope, title));
  if (!targets) return;
  const { language, copies } = format;
  const environment = environments[session.options.environment].label;
  const content = nameMap(targets, language, { ...scope, environment, now: Date.now() });
  if (copies) return copyText(content, 'id', targets.length);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }));
}

/** All or nothing; says why it is nothing, unless the person cancelled. */
function fetchAll(
  { api }: Session,
  scope: TargetScope,
  title: string,
): Thenable<readonly StructuredTarget[] | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    const { signal } = abort;
    const found: StructuredTarget[] = [];
    const outcome = await outcomeOf(async () => {
      const { type, competition } = scope;
      const walk = pages(
        (cursor) =>
          getStructuredTargets(api, { type, competition, page_size: PAGE_SIZE, cursor }, { signal }),
        { key: ({ id }) => id, maxPages: MAX_PAGES, signal },
      );
      for (;;) {
        const { done, value } = await walk.next();
        if (done && value === 'lastPage') return;
        if (done) throw new KalshiError('unreadable', `the list ended by ${value}`);
        found.push(...value.filter((one) => competition !== '' || competitionNames(one).includes('')));
        progress.report({ message: `${found.length} targets` });
      }
    }, Date.now);
    const what = plainText(scopeWords(scope), 80);
    if (signal.aborted) return undefined;
    if (outcome.ok && found.length > 0) return found;
    showFailure(outcome.ok ? `The exchange lists no ${what}.` : failureSentence(outcome.error, what));
    return undefined;
  });
}

function scopeWords({ type, competition }: TargetScope): string {
  return competition ? `${type} of ${competition}` : type;
}
