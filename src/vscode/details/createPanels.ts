import type * as vscode from 'vscode';
import type { EntityRef } from '../../core/entities/kinds';
import { definitionOf } from '../../core/entities/registry';
import { isTemporary } from '../../core/kalshi/circuitBreaker';
import { failureSentence } from '../../core/format/failure';
import { loadPanel } from '../../core/details/loadPanel';
import { CHART_RANGES, type ChartRange } from '../../core/details/live';
import type { PanelSource } from '../../core/details/panelSource';
import type { RefreshScheduler } from '../../core/refresh/refreshScheduler';
import type { Session } from '../../core/session';
import { executeCommand } from '../platform/commands';
import { onSettingChange } from '../platform/configuration';
import { liveIntervalMs } from '../platform/refreshing';
import type { PanelActions } from './detailsPanel';
import { DetailsPanels } from './detailsPanels';

const RANGE_KEY = 'panels.range';

/** The panels on the exchange of the session, refreshed by the scheduler. */
export function createPanels(
  { extensionUri, workspaceState, subscriptions }: vscode.ExtensionContext,
  session: () => Session,
  scheduler: RefreshScheduler,
  inTimeZone: PanelActions['inTimeZone'],
): DetailsPanels {
  const source: PanelSource = {
    titleOf: (ref) => session().catalog.nameOf(ref) ?? `${definitionOf(ref.kind).noun} ${ref.id}`,
    load: async (ref, options) => {
      const outcome = await loadPanel(session(), ref, options);
      if (outcome.ok) return { ok: true, content: outcome.value };
      const subject = `${definitionOf(ref.kind).noun.toLowerCase()} ${ref.id}`;
      const { error } = outcome;
      return { ok: false, sentence: failureSentence(error, subject), mayPass: isTemporary(error) };
    },
    loadLive: (ref, wish) => session().live.load(ref, wish),
    refreshInterval: (ref) => session().live.refreshInterval(ref, liveIntervalMs()),
  };
  const actions = {
    open: (ref: EntityRef) => void executeCommand('kalshi.openDetails', ref),
    act: (action, ref) => {
      if (action !== 'refresh') void executeCommand(`kalshi.${action}`, ref);
    },
    chartRange: (): ChartRange => {
      const saved = workspaceState.get(RANGE_KEY);
      return CHART_RANGES.find((known) => known === saved) ?? '1D';
    },
    saveChartRange: (range: ChartRange) => void workspaceState.update(RANGE_KEY, range),
    inTimeZone,
    changed: () => scheduler.poke(),
  } satisfies PanelActions;
  const panels = new DetailsPanels(extensionUri, source, actions, scheduler);
  subscriptions.push(onSettingChange(['refresh.interval'], () => panels.paceChanged()));
  return panels;
}
