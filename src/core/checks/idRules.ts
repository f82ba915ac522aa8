import { isCombo } from '../entities/combos';
import { tradingStateOf, tradingStateOfStatus } from '../entities/tradingState';
import type { EntityRef } from '../entities/kinds';
import { isUuid } from '../entities/ids';
import { snakeCase } from '../ids/idHint';
import type { IdMention } from '../ids/idMention';
import { keyNamesKalshiKind, mayQuery, candidateRefs } from '../ids/candidates';
import type { Resolution } from '../ids/resolver';
import type { Finding } from './finding';
import type { PlacedId } from './placedIds';
import { agreesWithKey } from './typeAgreement';

type Known<S extends Resolution['state']> = Extract<Resolution, { readonly state: S }>;

/** What is known of ids without asking anybody. */
export interface Knowledge {
  peek(mention: Pick<IdMention, 'id' | 'hint'>): Resolution;
  /** Whether the exchange lately said that it has no such thing. */
  isMissing(ref: EntityRef): boolean;
}

/** Keys whose tickers are neither those of events nor of markets: `series_ticker`, `mve_collection_ticker`. */
const OTHER_TICKER = /(^|_)(series|collection|multivariate)(_|$)/;

/** What the record of an order, a fill or a trade has: its market may well be over. */
const OF_THE_PAST = /^(client_)?(order|fill|trade)_id$/;

/** A tie is a structured target too, under the keys of all sports. */
const TIE = /^(tie|draw)$/i;

/** Milliseconds after which a market or event that was not over may be. */
const STALE = 5 * 60 * 1000;

/** What is wrong with an id, by what is cached. `undefined` also if the exchange was not asked yet. */
export function idFinding(id: PlacedId, knowledge: Knowledge): Finding | undefined {
  if (!isChecked(id)) return undefined;
  const known = knowledge.peek(id);
  if (isUuid(id.id) && 'ref' in known) return typeFinding(id, known);
  if (known.state === 'loaded') return endFinding(id, known);
  const kind = candidateRefs(id)[0]?.kind;
  if (!kind || !isGone(id, known, knowledge)) return undefined;
  return { code: 'unknown-id', span: id.span, id, kind };
}

/** Whether the exchange has to be asked before something can be said of an id. */
export function isToAsk(id: PlacedId, knowledge: Knowledge, now: number): boolean {
  if (!isChecked(id) || !mayQuery(id, true)) return false;
  const known = knowledge.peek(id);
  if (known.state !== 'loaded') return known.state !== 'missing' && !isGone(id, known, knowledge);
  const mayHaveEnded = !isUuid(id.id) && tradingStateOf(known.ref.kind, known.entity) !== 'settled';
  return mayHaveEnded && now - known.loadedAt >= STALE;
}

/** Whether an id can be wrong in a way that a check finds: it stands where the key says what it is, or is a ticker. */
export function isChecked({ id, hint, key, isKey, siblings }: PlacedId): boolean {
  if (hint === 'foreign') return false;
  if (isUuid(id)) return hint !== 'unknown' && !isKey;
  return !OTHER_TICKER.test(snakeCase(key)) && !siblings.some((name) => OF_THE_PAST.test(snakeCase(name)));
}

function isGone(id: PlacedId, known: Resolution, knowledge: Knowledge): boolean {
  // A collection of events has a ticker that is neither an event's nor a market's.
  if (id.isKey || !keyNamesKalshiKind(id) || isCombo(id.id)) return false;
  if (known.state !== 'unknown') return known.state === 'missing';
  // Under a key of milestones only milestones are requested, never targets.
  const [ref] = candidateRefs(id);
  return isUuid(id.id) && ref !== undefined && knowledge.isMissing(ref);
}

function endFinding(id: PlacedId, { ref, entity }: Known<'loaded'>): Finding | undefined {
  const ending = tradingStateOf(ref.kind, entity);
  // No finding if the record itself says that the market has ended.
  if (!ending || (id.status !== undefined && tradingStateOfStatus(id.status))) return undefined;
  return { code: `${ending}-ticker`, span: id.span, id, ref, entity };
}

function typeFinding(id: PlacedId, known: Known<'loaded' | 'kept'>): Finding | undefined {
  const { span, hint, targetType, key } = id;
  if (!keyNamesKalshiKind(id)) return undefined;
  const { ref } = known;
  const { name, type } = nameAndType(known);
  const fits = hint === 'milestone' || TIE.test(name) || agreesWithKey(type, targetType, key);
  return ref.kind === hint && fits ? undefined : { code: 'target-type', span, id, ref, type, name };
}

function nameAndType(known: Known<'loaded' | 'kept'>): { readonly name: string; readonly type: string } {
  if (known.state === 'kept') return { name: known.name.name, type: known.name.state };
  const { entity } = known;
  const name = 'name' in entity ? entity.name : 'title' in entity ? entity.title : undefined;
  return { name: name ?? '', type: 'type' in entity ? entity.type : '' };
}
