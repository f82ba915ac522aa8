import type * as vscode from 'vscode';
import type { EntityRef } from '../../core/entities/kinds';
import { iconSafe } from '../../core/format/text';
import { readRecents, withRecent, type Recent } from '../../core/search/recents';
import type { Scope } from '../../core/search/exchangeWalk';
import { Search } from '../../core/search/search';
import type { Hit } from '../../core/search/ranking';
import type { Session } from '../../core/session';
import type { CommandHandlers } from '../platform/commandIds';
import { setting } from '../platform/configuration';
import { pickOrType, type Choice } from '../open/pickOrType';
import { SearchPick } from './searchPick';

const RECENTS = 'search.recents';
/** Characters of a text to begin with, which may be anybody's: VS Code needs seconds for a million of them. */
const LONGEST = 500;

/** @param memento keeps what was picked */
export function searchCommands(
  session: () => Session,
  memento: vscode.Memento,
  open: (ref: EntityRef) => void,
): Pick<CommandHandlers, 'kalshi.search'> {
  return {
    'kalshi.search': async (text) => {
      const typed = typeof text === 'string' ? text : '';
      const picked = await pickThing(session(), memento, { purpose: 'Search', text: typed });
      if (picked) open(picked.ref);
    },
  };
}

/** What was picked before on an exchange, newest first. */
export function recentsOf({ options }: Session, memento: vscode.Memento): readonly Recent[] {
  return readRecents(memento.get(RECENTS)).filter(({ baseUrl }) => baseUrl === options.baseUrl);
}

/** Lets a person search for something, and remembers what they pick. Undefined when they leave. */
export async function pickThing(
  session: Session,
  memento: vscode.Memento,
  { purpose, text }: { readonly purpose: string; readonly text: string },
): Promise<Hit | undefined> {
  const { api, catalog, index, names, options } = session;
  const { baseUrl } = options;
  let pick: SearchPick | undefined;
  const search = new Search({
    api,
    catalog,
    index,
    names,
    recents: recentsOf(session, memento),
    maxRequests: setting('search.maxRequests'),
    changed: () => pick?.changed(),
  });
  try {
    for (let typed = text.slice(0, LONGEST); ; typed = pick.value) {
      pick = new SearchPick(session, search, { purpose, text: typed });
      const picked = await pick.picked;
      if (picked && picked !== 'scope')
        void remember({ ...picked.ref, title: picked.title, baseUrl }, memento);
      if (picked !== 'scope') return picked;
      const scope = await askForScope(session, search);
      if (scope) void search.walk(scope);
    }
  } finally {
    search.dispose();
  }
}

function remember(picked: Recent, memento: vscode.Memento): Thenable<void> {
  return memento.update(RECENTS, withRecent(memento.get(RECENTS), picked));
}

/** A type or a competition of structured targets: of neither there is a list, so anything can be typed. */
function askForScope({ filterValues }: Session, search: Search): Promise<Scope | undefined> {
  const choice = (scope: Scope): Choice<Scope> => {
    const [[noun, value]] = Object.entries(scope) as [[string, string]];
    return { label: iconSafe(value, 80), description: noun, value: scope };
  };
  const competitions = (values: readonly { value: string }[]): readonly Choice<Scope>[] =>
    values.map(({ value }) => choice({ competition: value }));
  return pickOrType<Scope>({
    title: 'Search Structured Targets',
    placeholder: 'Pick or type a type such as basketball_team, or a competition such as NBA',
    choices: [
      ...search.targetTypes.map((type) => choice({ type })),
      ...competitions(filterValues.loaded('competition')),
    ],
    later: filterValues.further('competition').then(competitions),
    // Types are written like `basketball_team`, competitions like `NBA` or `La Liga`.
    typed: (text) =>
      text ? choice(/^[a-z\d_]+$/.test(text) ? { type: text } : { competition: text }) : undefined,
  });
}
