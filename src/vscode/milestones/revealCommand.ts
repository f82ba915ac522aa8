import { failureSentence } from '../../core/format/failure';
import type { CommandHandlers } from '../platform/commandIds';
import { showFailure } from '../platform/notifications';
import type { MilestonesView } from './milestonesView';
import type { CommandTargets } from '../open/copyCommands';
import { mayStandInMilestones } from '../open/targetPlaces';

/** Shows where a milestone, an event or a market stands among the milestones, also when it is on no loaded page. */
export function revealCommands(
  view: MilestonesView,
  subjects: CommandTargets,
): Pick<CommandHandlers, 'kalshi.revealInMilestones'> {
  return {
    'kalshi.revealInMilestones': async (...args) => {
      const [ref] = await subjects(...args);
      if (!ref) return;
      if (!mayStandInMilestones(ref))
        return showFailure('The Milestones view shows only milestones, events and markets.');
      const outcome = await view.reveal(ref);
      if (!outcome.ok) return showFailure(failureSentence(outcome.error, ref.id));
      if (!outcome.value) showFailure(`No milestone names ${ref.id}.`);
    },
  };
}
