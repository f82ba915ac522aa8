import type { EntityRef } from '../entities/kinds';
import type { Market } from '../kalshi/markets';
import type { CheckCode, Finding, FindingOf, StrikeField } from './finding';
import { appended, insertedMember, removedElement, type TextChange } from './jsonEdits';
import { isNull, membersOf, spanOf, stringOf, type Span } from './json';
import { nearTickers } from './nearTickers';
import { isTypeKey } from './typeAgreement';

/** A way to put right what a check found. */
export type CheckFix =
  | {
      readonly type: 'edit';
      readonly title: string;
      readonly changes: readonly TextChange[];
      /** The one that is most likely meant. */
      readonly isPreferred?: boolean;
    }
  /** Asks which other id shall stand there. */
  | { readonly type: 'replaceId'; readonly title: string; readonly span: Span }
  | { readonly type: 'openDetails'; readonly title: string; readonly ref: EntityRef }
  | { readonly type: 'turnOff'; readonly title: string; readonly code: CheckCode };

/** What the fixes look up. */
export interface FixSource {
  /** The document. */
  readonly text: string;
  /** From memory. */
  market(ticker: string): Market | undefined;
  /** The tickers of events and markets in memory. */
  tickers(): Iterable<string>;
}

/** The fixes of a finding, the likeliest first. */
export function fixesOf(finding: Finding, source: FixSource): readonly CheckFix[] {
  const { code } = finding;
  return [...ownFixes(finding, source), { type: 'turnOff', title: `Turn Off ${code} Checks`, code }];
}

function ownFixes(finding: Finding, source: FixSource): CheckFix[] {
  switch (finding.code) {
    case 'unknown-id':
      return [...spellings(finding, source), anotherId(finding.span)];
    case 'settled-ticker':
    case 'closed-ticker':
      return [{ type: 'openDetails', title: 'Open Details', ref: finding.ref }, ...removal(finding, source)];
    case 'target-type':
      return [...otherKey(finding), anotherId(finding.span)];
    case 'strike-target':
    case 'strike-bounds':
      return strikeOfExchange(finding, source);
    case 'primary-not-related':
      return [
        {
          type: 'edit',
          title: 'Add It to related_event_tickers',
          changes: appended(finding.related, JSON.stringify(finding.ticker), source.text),
          isPreferred: true,
        },
      ];
  }
}

function anotherId(span: Span): CheckFix {
  return { type: 'replaceId', title: 'Insert Another ID…', span };
}

function spellings({ id, kind, span }: FindingOf<'unknown-id'>, source: FixSource): CheckFix[] {
  if (kind !== 'event' && kind !== 'market') return [];
  const near = nearTickers(id.id, source.tickers());
  return near.map((ticker) => ({
    type: 'edit',
    title: `Did You Mean ${ticker}?`,
    changes: [{ span, text: ticker }],
    isPreferred: near.length === 1,
  }));
}

function removal({ id }: FindingOf<'settled-ticker' | 'closed-ticker'>, source: FixSource): CheckFix[] {
  if (id.node.parent?.type !== 'array') return [];
  const changes = removedElement(id.node, source.text);
  return [{ type: 'edit', title: 'Remove It from the List', changes }];
}

/** Where the id is right and its key is not: the key of the type that the target has. */
function otherKey({ id, type }: FindingOf<'target-type'>): CheckFix[] {
  const { keySpan, targetType, siblings } = id;
  if (!keySpan || targetType === '' || !isTypeKey(type) || siblings.includes(type)) return [];
  const changes = [{ span: keySpan, text: JSON.stringify(type) }];
  return [{ type: 'edit', title: `Change the Key to "${type}"`, changes, isPreferred: true }];
}

/** What is missing, as the exchange has it for the market of that ticker. */
function strikeOfExchange(
  { market, missing }: FindingOf<'strike-target' | 'strike-bounds'>,
  source: FixSource,
): CheckFix[] {
  const members = membersOf(market);
  const ticker = stringOf(members.get('ticker')?.value);
  const known = ticker === undefined ? undefined : source.market(ticker);
  if (!known || missing.some((field) => !has(known, field))) return [];
  const changes = missing.flatMap((field) => {
    const written = members.get(field);
    const text = JSON.stringify(known[field]);
    if (written && (isNull(written.value) || field === 'custom_strike'))
      return [{ span: spanOf(written.value), text }];
    return insertedMember(market, 'strike_type', `"${field}": ${text}`, source.text);
  });
  const title = `Take ${missing.join(' and ')} from the Exchange`;
  return [{ type: 'edit', title, changes, isPreferred: true }];
}

function has(market: Market, field: StrikeField): boolean {
  return field === 'custom_strike'
    ? Object.keys(market.custom_strike).length > 0
    : market[field] !== undefined;
}
