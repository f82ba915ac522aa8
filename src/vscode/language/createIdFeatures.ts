import * as vscode from 'vscode';
import type { EntityRef } from '../../core/entities/kinds';
import type { JsonObject } from '../../core/kalshi/json';
import { HoverLookUp } from '../../core/presenters/hoverLookUp';
import type { RefreshScheduler } from '../../core/refresh/refreshScheduler';
import type { Session } from '../../core/session';
import { Completion } from './completion';
import { definitionFeature } from './definition';
import { highlightsFeature } from './highlights';
import { hoverFeatures } from './hover';
import type { Checks } from './createChecks';
import { IdDocuments } from './idDocuments';
import type { IdFeatures } from './idFeatures';
import { InlayHints } from './inlayHints';
import { linksFeature } from './links';
import { referencesFeature } from './references';
import { WaitingDocuments } from './waitingDocuments';

/**
 * All that is done with the ids of documents, over the session of now.
 * @param recents what was picked before, newest first
 */
export function createIdFeatures(
  session: () => Session,
  hintsChanged: vscode.EventEmitter<void>,
  { subscriptions, extensionUri }: Pick<vscode.ExtensionContext, 'subscriptions' | 'extensionUri'>,
  recents: () => readonly EntityRef[],
  scheduler: RefreshScheduler,
): IdFeatures {
  const documents = new IdDocuments();
  const redrawHints = (): void => hintsChanged.fire();
  const completion = new Completion(session, recents);
  const waiting = new WaitingDocuments(redrawHints, () => scheduler.poke());
  const turn = scheduler.add(waiting);
  const hints = new InlayHints(documents, session, redrawHints, waiting);
  subscriptions.push(waiting, hints, new vscode.Disposable(() => turn.dispose()));
  return {
    ...hoverFeatures(documents, () => hoverLookUp(session())),
    inlayHints: (...args) => hints.provide(...args),
    completions: completion.completions,
    completionDetails: completion.completionDetails,
    ...definitionFeature(documents, session),
    ...referencesFeature(documents),
    ...highlightsFeature(documents),
    ...linksFeature(documents, session),
    ...checkFeatures(async () =>
      (await import('./createChecks')).createChecks(
        session,
        hintsChanged.event,
        waiting,
        extensionUri,
        documents,
      ),
    ),
  };
}

function checkFeatures(create: () => Promise<Checks>): Pick<IdFeatures, 'quickFixes' | 'startChecks'> {
  let running: Checks | undefined;
  return {
    quickFixes: async (document, _range, context) => running?.quickFixes(document, context),
    startChecks: async () => {
      const checks = (running = await create());
      return new vscode.Disposable(() => {
        checks.dispose();
        if (running === checks) running = undefined;
      });
    },
  };
}

function hoverLookUp({ catalog, live }: Session): HoverLookUp {
  const liveOf = async (milestone: EntityRef): Promise<JsonObject | undefined> => {
    const content = await live.load(milestone, {
      range: '1D',
      withStats: false,
      how: 'held',
      before: undefined,
    });
    return content?.liveData ? (JSON.parse(content.liveData.json) as JsonObject) : undefined;
  };
  return new HoverLookUp({ catalog, liveOf });
}
