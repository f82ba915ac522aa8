import type { Entity, EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { Resolution } from './resolver';
import { wordFact, type Surroundings } from '../format/fact';
import { plainText } from '../format/text';

/** What is said beside an id besides its name. */
export interface HintOptions {
  readonly prices: boolean;
  readonly states: boolean;
}

/** VS Code cuts hints off behind so many characters by default: the name gives way to what stands behind it. */
const LONGEST = 43;
const LONGEST_STATE = 28;

/** The text of a hint: `Boston (basketball_team)`, `Yes $0.56 (active)`; `undefined` for an unknown id. */
export function hintText(
  resolution: Resolution,
  { prices, states }: HintOptions,
  around: Surroundings,
): string | undefined {
  if (resolution.state === 'missing' || resolution.state === 'unknown') return undefined;
  const { name, state } =
    resolution.state === 'loaded' ? wordsOf(resolution.ref, resolution.entity) : resolution.name;
  const price = resolution.state === 'loaded' && prices ? priceOf(resolution, around) : '';
  const shown = states ? plainText(state, LONGEST_STATE) : '';
  const behind = [price, shown && `(${shown})`].filter(Boolean).join(' ');
  return `${plainText(name, LONGEST - behind.length - 1)} ${behind}`.trim();
}

function wordsOf({ kind }: EntityRef, entity: Entity): { readonly name: string; readonly state: string } {
  const definition = definitionOf<EntityKind>(kind);
  return { name: definition.titleOf(entity), state: definition.stateOf(entity) };
}

/** The last price, of a kind that has one. */
function priceOf({ ref, entity }: { ref: EntityRef; entity: Entity }, around: Surroundings): string {
  const row = definitionOf<EntityKind>(ref.kind).row(entity);
  const price = row.find(({ value }) => value.type === 'quote' && value.side === 'last');
  return price ? wordFact(price.value, around).text : '';
}
