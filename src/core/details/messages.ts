import type { EntityRef } from '../entities/kinds';
import type { PanelContent } from './content';
import type { FilePlace } from '../format/inline';
import type { ChartRange, LiveContent } from './live';

/** What the toolbar of a panel can ask for. */
export const PANEL_ACTIONS = [
  'refresh',
  'openRawJson',
  'openInBrowser',
  'copyId',
  'copyTitle',
  'copyJson',
  'copyApiUrl',
  'copyCurl',
  'revealInMilestones',
  'watchlist.add',
] as const;

export type PanelAction = (typeof PANEL_ACTIONS)[number];

/** The body of a message that says all with its name. */
export type NameAlone = object;

/** Messages from the extension host to a panel's page, by name. */
export interface HostToPage {
  /** Nothing to show yet. Also the first message to a page that will show a failure: it says what the page is of. */
  showLoading: { readonly ref: EntityRef | null; readonly title: string };
  showDetails: { readonly content: PanelContent };
  /** What is shown stays while newer content is asked for. */
  showRefreshing: NameAlone;
  /** What changes while one looks, after `showDetails` and at each refresh. It stands in for all of the earlier one. */
  showLive: { readonly live: LiveContent };
  /** The load failed. What is shown stays, with the sentence beside it. */
  showFailure: { readonly sentence: string };
}

/** Messages from a panel's page to the extension host, by name. */
export interface PageToHost {
  /** The page is there, on the computer of the person, in this time zone: an IANA name. */
  ready: { readonly timeZone?: string };
  /** The page has the focus. */
  focused: NameAlone;
  open: { readonly ref: EntityRef };
  /** A place of the file that the page is of. */
  openPlace: { readonly place: FilePlace };
  act: { readonly action: PanelAction };
  /** Another range of the chart. */
  chooseRange: { readonly range: ChartRange };
  /** The plays of a game: a request of its own, made when they are unfolded. */
  loadGameStats: NameAlone;
}

/** One message of a map, with its name. */
export type Message<M> = { [N in keyof M]: { readonly name: N } & M[N] }[keyof M];

/** One handler for each message of a map; a missing one does not compile. */
export type Handlers<M> = { readonly [N in keyof M]: (body: M[N]) => void };
