import { addTarget } from './addTarget';
import { addGame, addGameEvent, gameOf, type Game } from './fixtures';
import { LEAGUES } from './leagues';
import { HOUR, strikeTargets, type SampleData, type Wire } from './sampleData';

/** The games that are on, the one that has just ended, and the live data of these and of other milestones. */
export function addLiveGames(data: SampleData): void {
  for (const league of LEAGUES) {
    const play = scoresOf[league.code];
    const game = gameOf(league, 1, 6, data.now - HOUR, 'inprogress');
    if (!play) continue;
    const milestone = addGame(data, game, league.code === 'NBA' ? sideEvents(data, game) : []);
    const status = { status: 'inprogress', widget_status: 'live', winner: '' };
    addLive(data, milestone, { ...status, ...play(...strikeTargets(data, data.events.get(mainEvent(milestone)))) });
    if (league.code === 'NBA') addGame(data, gameOf(league, 1, 4, data.now - 20 * HOUR, 'closed'));
  }
  for (const one of data.milestones.values()) addOther(data, one);
}
