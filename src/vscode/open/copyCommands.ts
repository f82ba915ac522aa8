import * as vscode from 'vscode';
import type { Entity, EntityKind, EntityRef } from '../../core/entities/kinds';
import { definitionOf } from '../../core/entities/registry';
import { apiUrl, curlCommand } from '../../core/format/copyText';
import { deepLink } from '../../core/format/webAddress';
import { failureSentence } from '../../core/format/failure';
import type { Session } from '../../core/session';
import type { CommandHandlers, CommandTargetArguments } from '../platform/commandIds';
import { extensionId } from '../platform/contributionNames';
import { confirmQuietly, showFailure } from '../platform/notifications';
import { hasTicker } from './targetPlaces';

type CopyCommand =
  | 'kalshi.copyId'
  | 'kalshi.copyTicker'
  | 'kalshi.copyTitle'
  | 'kalshi.copyJson'
  | 'kalshi.copyApiUrl'
  | 'kalshi.copyCurl'
  | 'kalshi.copyLink'
  | 'kalshi.copyRows';

export type CommandTargets = (...args: CommandTargetArguments) => Promise<readonly EntityRef[]>;

const NO_TICKER = 'Milestones and structured targets have no ticker. Copy ID copies what they are known by.';

type TextOf = (entities: readonly Entity[], refs: readonly EntityRef[]) => readonly string[];

/** The commands that put something about the selected things on the clipboard, one line each. */
export function copyCommands(
  session: () => Session,
  subjects: CommandTargets,
  rowsOf: (viewId: unknown) => readonly EntityRef[],
): Pick<CommandHandlers, CopyCommand> {
  const copyLines =
    (noun: string, textOf: (ref: EntityRef) => string) =>
    async (...args: CommandTargetArguments): Promise<void> => {
      await copy(noun, (await subjects(...args)).map(textOf));
    };
  /** For what has to be loaded first. Nothing is copied unless all is there. */
  const copyLoaded = async (noun: string, refs: readonly EntityRef[], textOf: TextOf): Promise<void> => {
    const entities = refs.length > 0 ? await loadAll(session(), refs) : undefined;
    if (entities) await copy(noun, textOf(entities, refs));
  };
  return {
    'kalshi.copyId': copyLines('id', ({ id }) => id),
    'kalshi.copyTicker': async (...args) => {
      const refs = await subjects(...args);
      const tickers = refs.filter(hasTicker).map(({ id }) => id);
      if (refs.length > 0 && tickers.length === 0) showFailure(NO_TICKER);
      else await copy('ticker', tickers);
    },
    'kalshi.copyLink': copyLines('link', (ref) => deepLink(vscode.env.uriScheme, extensionId, ref)),
    'kalshi.copyTitle': async (...args) => copyLoaded('title', await subjects(...args), titles),
    'kalshi.copyRows': (viewId) => copyLoaded('row', rowsOf(viewId), rows),
    'kalshi.copyJson': async (...args) => copyLoaded('JSON object', await subjects(...args), json),
    'kalshi.copyApiUrl': copyLines('address', (ref) => apiUrl(session().options.baseUrl, ref)),
    'kalshi.copyCurl': copyLines('command line', (ref) => curlCommand(session().options.baseUrl, ref)),
  };
}

const titles: TextOf = (entities, refs) => refs.map((ref, index) => titleOf(ref, entities[index]));

const rows: TextOf = (entities, refs) =>
  titles(entities, refs).map((title, index) => `${title}\t${refs[index]?.id ?? ''}`);

const json: TextOf = (entities) => [
  JSON.stringify(entities.length === 1 ? entities[0]?.raw : entities.map(({ raw }) => raw), null, 2),
];

function copy(noun: string, lines: readonly string[]): Promise<void> {
  return copyText(lines.join('\n'), noun, lines.length);
}

/** @param count of what the noun names; with none, what is on the clipboard stays */
export async function copyText(text: string, noun: string, count: number): Promise<void> {
  if (count === 0) return;
  await vscode.env.clipboard.writeText(text);
  confirmQuietly(count === 1 ? `Copied the ${noun}` : `Copied ${String(count)} ${noun}s`);
}

async function loadAll(
  { catalog }: Session,
  refs: readonly EntityRef[],
): Promise<readonly Entity[] | undefined> {
  const entities: Entity[] = [];
  for (const ref of refs) {
    const outcome = await catalog.getStale(ref);
    if (!outcome.ok) {
      showFailure(failureSentence(outcome.error, ref.id));
      return undefined;
    }
    entities.push(outcome.value);
  }
  return entities;
}

function titleOf(ref: EntityRef, entity: Entity | undefined): string {
  return entity ? definitionOf<EntityKind>(ref.kind).titleOf(entity) : ref.id;
}
