import { endingOf, endingOfStatus } from '../entities/ending';
import type { EntityRef } from '../entities/kinds';
import { isUuid } from '../entities/ids';
import { snakeCase } from '../mentions/idHint';
import type { IdMention } from '../mentions/idMention';
import { mentionRefs } from '../resolve/mentionRefs';
import type { Resolution } from '../resolve/resolver';
import type { Finding } from './finding';
import type { PlacedId } from './foundId';
import { agreesWithKey } from './typeAgreement';

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

/** What is wrong with an id, by what is known of it now: nothing is said where nobody could be asked. */
export function idFinding(id: PlacedId, knowledge: Knowledge): Finding | undefined {
  if (!isChecked(id)) return undefined;
  const known = knowledge.peek(id);
  if (known.state === 'loaded') return loadedFinding(id, known);
  return isGone(id, known, knowledge) ? unknownFinding(id) : undefined;
}

/** Whether an id can be wrong in a way that a check finds: it stands where the key says what it is, or is a ticker. */
export function isChecked({ id, hint, key, isKey, siblings }: PlacedId): boolean {
  if (hint === 'foreign') return false;
  if (isUuid(id)) return hint !== 'unknown' && !isKey;
  return !OTHER_TICKER.test(snakeCase(key)) && !siblings.some((name) => OF_THE_PAST.test(snakeCase(name)));
}

function isGone(id: PlacedId, known: Resolution, { isMissing }: Knowledge): boolean {
  if (id.hint === 'unknown' || id.isKey || known.state === 'kept') return false;
  const refs = mentionRefs(id);
  if (isUuid(id.id)) {
    const [asked] = refs;
    return (id.hint === 'milestone' || id.hint === 'structuredTarget') && !!asked && isMissing(asked);
  }
  return known.state === 'missing' && (id.hint === 'event' || id.hint === 'market');
}

function unknownFinding(id: PlacedId): Finding | undefined {
  const kind = mentionRefs(id)[0]?.kind;
  return kind && { code: 'unknown-id', span: id.span, id, kind };
}

type Loaded = Extract<Resolution, { readonly state: 'loaded' }>;

function loadedFinding(id: PlacedId, { ref, entity }: Loaded): Finding | undefined {
  const { span } = id;
  if (isUuid(id.id)) return typeFinding(id, { ref, entity });
  const ending = endingOf(ref.kind, entity);
  // A record of the exchange that says so itself is no news to whoever keeps it.
  if (!ending || (id.status !== undefined && endingOfStatus(id.status))) return undefined;
  return { code: `${ending}-ticker`, span, id, ref, entity };
}

function typeFinding(id: PlacedId, { ref, entity }: Pick<Loaded, 'ref' | 'entity'>): Finding | undefined {
  const { span, hint, targetType, key } = id;
  const name = 'name' in entity ? entity.name : 'title' in entity ? (entity.title ?? '') : '';
  const type = ref.kind === hint && 'type' in entity ? entity.type : '';
  if (hint !== 'structuredTarget' && hint !== 'milestone') return undefined;
  if (ref.kind !== hint) return { code: 'target-type', span, id, ref, type, name };
  // A tie is a structured target too, under the keys of all sports.
  if (hint === 'milestone' || /^(tie|draw)$/i.test(name) || agreesWithKey(type, targetType, key)) return undefined;
  return { code: 'target-type', span, id, ref, type, name };
}
