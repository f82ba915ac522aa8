import * as vscode from 'vscode';
import type { FilterField, FilterValue } from '../../core/milestones/filterValues';
import { isTimeBound, type MilestoneFilter } from '../../core/milestones/milestoneFilter';
import { windowWords } from '../../core/milestones/filterWords';
import { iconSafe, plainText } from '../../core/format/text';
import type { Session } from '../../core/session';
import type { CommandHandlers } from '../platform/commandIds';
import type { MilestonesView } from './milestonesView';
import type { ViewOptions } from '../tree/viewOptions';
import type { CommandTargets } from '../open/copyCommands';
import { milestoneOrderCommands } from './milestoneOrderCommands';
import { pickOrType, type Choice } from '../open/pickOrType';
import { revealCommands } from './revealCommand';

type MilestonesCommand =
  Extract<keyof CommandHandlers, `kalshi.milestones.${string}`> | 'kalshi.revealInMilestones';
type Change = Partial<{ [F in keyof MilestoneFilter]: MilestoneFilter[F] | undefined }>;

export function milestonesCommands(
  session: () => Session,
  view: MilestonesView,
  subjects: CommandTargets,
  options: ViewOptions,
): Pick<CommandHandlers, MilestonesCommand> {
  return {
    ...milestoneOrderCommands(options),
    ...revealCommands(view, subjects),
    'kalshi.milestones.refresh': () => view.refresh(),
    'kalshi.milestones.clearFilter': () => view.setFilter({}),
    'kalshi.milestones.filter': async () => {
      const change = await askForChange(view.currentFilter, session());
      if (change) await view.setFilter(without({ ...view.currentFilter, ...change }));
    },
  };
}

/** Which part of the filter, then its value. */
async function askForChange(filter: MilestoneFilter, session: Session): Promise<Change | undefined> {
  const now = (value: string | undefined): string => (value ? iconSafe(plainText(value, 60)) : 'any');
  const parts = [
    { label: 'Category', description: now(filter.category), ask: () => askForValue('category', session) },
    { label: 'Type', description: now(filter.type), ask: () => askForValue('type', session) },
    {
      label: 'Competition',
      description: now(filter.competition),
      ask: () => askForValue('competition', session),
    },
    { label: 'Start', description: windowWords(filter.from, filter.until) || 'upcoming', ask: askForWindow },
    {
      label: filter.withEventsOnly ? '$(check) Only with events' : 'Only with events',
      description: filter.withEventsOnly ? 'on' : 'off',
      ask: () => Promise.resolve<Change>({ withEventsOnly: filter.withEventsOnly ? undefined : true }),
    },
  ];
  const part = await vscode.window.showQuickPick(parts, {
    title: 'Filter Milestones',
    placeHolder: 'Field to filter by',
  });
  return part?.ask();
}

async function askForValue(field: FilterField, { filterValues }: Session): Promise<Change | undefined> {
  const picked = await pickOrType<Change>({
    title: `Filter Milestones by ${field}`,
    placeholder: `Pick or type a ${field}`,
    choices: [
      { label: 'Any', description: `no filter by ${field}`, value: { [field]: undefined } },
      ...filterValues.loaded(field).map((value) => choiceOf(field, value)),
    ],
    later: filterValues.further(field).then((values) => values.map((value) => choiceOf(field, value))),
    typed: (text) => (text ? { label: `Use "${iconSafe(text)}"`, value: { [field]: text } } : undefined),
  });
  return picked;
}

function choiceOf(field: FilterField, { value, loaded }: FilterValue): Choice<Change> {
  const description = loaded > 0 ? `${String(loaded)} loaded` : "from the exchange's filters";
  return { label: iconSafe(plainText(value, 80)), description, value: { [field]: value } };
}

const WINDOWS: readonly (readonly [
  label: string,
  from: MilestoneFilter['from'],
  until: MilestoneFilter['until'],
])[] = [
  ['Upcoming', undefined, undefined],
  ['Next 24 hours', 0, 1],
  ['Next 7 days', 0, 7],
  ['Next 30 days', 0, 30],
  ['Last 7 days', -7, 0],
  ['Last 30 days', -30, 0],
  ['All, from the oldest on', null, undefined],
];

async function askForWindow(): Promise<Change | undefined> {
  return pickOrType<Change>({
    title: 'Filter Milestones by Start',
    placeholder: 'Pick, or type dates: 2026-11-01, or 2026-11-01 2026-11-30',
    choices: WINDOWS.map(([label, from, until]) => ({
      label,
      description: windowWords(from, until) || 'from a day ago on',
      value: { from, until },
    })),
    typed: (text) => {
      const [from, until, ...more] = text.split(/\s+/);
      if (!isTimeBound(from) || more.length > 0 || (until !== undefined && !isTimeBound(until)))
        return undefined;
      return { label: windowWords(from, until), value: { from, until } };
    },
  });
}

function without(filter: Change): MilestoneFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
