import { isTicker, isUuid, isWellFormedRef } from '../entities/ids';
import type { EntityRef } from '../entities/kinds';
import { isTimeZone } from '../timeZone';
import type { FilePlace } from '../format/inline';
import { CHART_RANGES } from './live';
import { PANEL_ACTIONS, type Handlers, type HostToPage, type Message, type PageToHost } from './messages';

type Fields = Readonly<Record<string, unknown>>;

/** For each message of a map: its body made of checked fields alone, or nothing when a field is not what it should be. */
type Readers<M> = { readonly [N in keyof M]: (fields: Fields) => M[N] | undefined };

const PAGE_TO_HOST: Readers<PageToHost> = {
  ready: ({ timeZone }) => (isTimeZone(timeZone) ? { timeZone } : {}),
  focused: () => ({}),
  open: ({ ref: value }) => {
    const ref = readRef(value);
    return ref && { ref };
  },
  openPlace: ({ place: value }) => {
    const place = readPlace(value);
    return place && { place };
  },
  act: ({ action: value }) => {
    const action = PANEL_ACTIONS.find((known) => known === value);
    return action && { action };
  },
  chooseRange: ({ range: value }) => {
    const range = CHART_RANGES.find((known) => known === value);
    return range && { range };
  },
  loadGameStats: () => ({}),
};

const HOST_TO_PAGE: Readers<HostToPage> = {
  showLoading: ({ ref: value, title }) => {
    const ref = readSubject(value);
    return ref !== undefined && typeof title === 'string' ? { ref, title } : undefined;
  },
  // The host's own words: that it is content at all is enough.
  showDetails: ({ content }) =>
    isFields(content) && readSubject(content['ref']) !== undefined && Array.isArray(content['sections'])
      ? { content: content as unknown as HostToPage['showDetails']['content'] }
      : undefined,
  showRefreshing: () => ({}),
  showLive: ({ live }) =>
    isFields(live) && typeof live['loadedAt'] === 'number'
      ? { live: live as unknown as HostToPage['showLive']['live'] }
      : undefined,
  showFailure: ({ sentence }) => (typeof sentence === 'string' ? { sentence } : undefined),
};

/** A message from a page, or `undefined` for anything else: the page shows untrusted data. */
export function readPageMessage(value: unknown): Message<PageToHost> | undefined {
  return readMessage(PAGE_TO_HOST, value);
}

/** A message from the extension host, or `undefined` for whatever else arrives at a page. */
export function readHostMessage(value: unknown): Message<HostToPage> | undefined {
  return readMessage(HOST_TO_PAGE, value);
}

/** Calls the handler of the message's name. */
export function handle<M>(message: Message<M>, handlers: Handlers<M>): void {
  const handler = handlers[message.name] as (body: Message<M>) => void;
  handler(message);
}

/** The reference in a saved state, or nothing when the state is not ours or damaged. */
export function readRef(value: unknown): EntityRef | undefined {
  return isWellFormedRef(value) ? { kind: value.kind, id: value.id } : undefined;
}

/** What a page is of: `null` for a file. */
function readSubject(value: unknown): EntityRef | null | undefined {
  return value === null ? null : readRef(value);
}

/** A place as a page names it, or nothing when it is none. */
export function readPlace(value: unknown): FilePlace | undefined {
  if (!isFields(value)) return undefined;
  const { id, line, character, cell } = value;
  const isCount = (one: unknown): one is number => Number.isSafeInteger(one) && Number(one) >= 0;
  const isId = typeof id === 'string' && (isUuid(id) || isTicker(id));
  if (!isId || !isCount(line) || !isCount(character)) return undefined;
  if (cell === undefined) return { id, line, character };
  return isCount(cell) ? { id, line, character, cell } : undefined;
}

function readMessage<M>(readers: Readers<M>, value: unknown): Message<M> | undefined {
  if (!isFields(value)) return undefined;
  const name = value['name'];
  if (typeof name !== 'string' || !Object.hasOwn(readers, name)) return undefined;
  const body = readers[name as keyof M](value);
  return body && ({ name, ...body } as Message<M>);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
