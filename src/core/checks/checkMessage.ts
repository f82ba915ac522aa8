import type { Finding, FindingOf } from './finding';
import type { EntityKind } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { Market } from '../kalshi/markets';
import { dollars } from '../format/money';
import { plainText } from '../format/text';

/** The sentence of a finding, plain text. */
export function checkMessage(finding: Finding): string {
  switch (finding.code) {
    case 'unknown-id':
      return `The exchange has no ${nounOf(finding.kind)} ${finding.id.id}.`;
    case 'settled-ticker':
    case 'closed-ticker':
      return ended(finding);
    case 'target-type':
      return otherType(finding);
    case 'strike-target':
      return 'A market of strike type "structured" needs an id or a text in custom_strike.';
    case 'strike-bounds':
      return `A market of strike type "${finding.strikeType}" needs ${finding.missing.join(' and ')}.`;
    case 'primary-not-related':
      return `The primary event ${plainText(finding.ticker, 130)} is not in related_event_tickers.`;
  }
}

function ended({ code, ref, entity }: FindingOf<'settled-ticker' | 'closed-ticker'>): string {
  const ending = code === 'settled-ticker' ? 'settled' : 'closed';
  const result = 'result' in entity ? resultOf(entity) : '';
  const label = 'yes_sub_title' in entity ? entity.yes_sub_title : 'title' in entity ? entity.title : '';
  return `This ${nounOf(ref.kind)} is ${ending}${result}${label ? `: ${plainText(label, 120)}` : ''}.`;
}

/** What a result beyond yes and no paid is told too. */
function resultOf({ result, settlement_value_dollars }: Market): string {
  const isPart = result !== 'yes' && result !== 'no' && settlement_value_dollars !== undefined;
  const paid = isPart ? `, ${dollars(settlement_value_dollars)}` : '';
  return result && ` (${plainText(result, 40)}${paid})`;
}

function otherType({ id, ref, type, name }: FindingOf<'target-type'>): string {
  const who = name ? `${plainText(name, 80)} is` : 'This is';
  const what = `a ${nounOf(ref.kind)}${type ? ` of type ${plainText(type, 60)}` : ''}`;
  return `${who} ${what}, but stands under "${plainText(id.key, 60)}".`;
}

function nounOf(kind: EntityKind): string {
  return definitionOf(kind).noun.toLowerCase();
}
