import type { EntityFact, FactValue, ScalarType } from '../entities/definition';
import type { Inline } from '../format/inline';
import type { EntityRef } from '../entities/kinds';
import { count, dollars, quote } from './money';
import { strikeWords } from './strike';
import { plainText } from './text';
import { absoluteTime, parseTime, relativeTime } from './time';

/** What a fact needs of its surroundings to be worded. */
export interface Surroundings {
  /** The name of something else on the exchange, when it is known. */
  readonly nameOf: (ref: EntityRef) => string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A fact worded for a surface. */
export interface WordedFact {
  readonly label: string;
  readonly field?: string;
  readonly value: Inline;
}

/** The facts that have something to say, worded. */
export function wordFacts(facts: readonly EntityFact[], around: Surroundings): readonly WordedFact[] {
  return facts.flatMap(({ label, field, value }) => {
    const worded = wordFact(value, around);
    return worded.text === ''
      ? []
      : [{ label: plainText(label, 80), ...(field && { field: plainText(field) }), value: worded }];
  });
}

/** One value in words; the text is empty when there is none. */
export function wordFact(value: FactValue, around: Surroundings): Inline {
  switch (value.type) {
    case 'ref': {
      const { ref } = value;
      const id = plainText(ref.id);
      const text = plainText(value.text ?? around.nameOf(ref) ?? '') || id;
      return { text, ref, hint: id, ...(text === id && { code: true }) };
    }
    case 'quote': {
      const text = quote(value.market)[value.side];
      return { text: text === '—' ? '' : text };
    }
    case 'strike':
      return { text: strikeWords(value.market, (id) => around.nameOf({ kind: 'structuredTarget', id })) };
    default:
      return value.value === undefined || value.value === ''
        ? { text: '' }
        : SCALARS[value.type](value.value, around);
  }
}

/** The text of `wordFact` alone: a row does not spell out dates, the first of which takes 20 ms. */
export function factText(value: FactValue, around: Surroundings): string {
  const time = value.type === 'time' ? parseTime(value.value?.toString()) : undefined;
  return time === undefined ? wordFact(value, around).text : relativeTime(time, around.now);
}

const SCALARS: {
  readonly [T in ScalarType]: (value: string | number | boolean, around: Surroundings) => Inline;
} = {
  text: (value) => ({ text: plainText(String(value), 1000) }),
  code: (value) => ({ text: plainText(String(value)), code: true }),
  dollars: (value) => ({ text: orAsSent(dollars(String(value)), value) }),
  count: (value) => ({ text: orAsSent(count(String(value)), value) }),
  seconds: (value) => ({ text: `${String(value)} s` }),
  flag: (value) => ({ text: value === true ? 'yes' : 'no' }),
  time: (value, { now }) => {
    const time = parseTime(String(value));
    return time === undefined
      ? { text: plainText(String(value)) }
      : { text: relativeTime(time, now), hint: absoluteTime(time), time };
  },
};

/** What is not a decimal after all is shown as the exchange sent it. */
function orAsSent(worded: string, value: string | number | boolean): string {
  return worded === '—' ? plainText(String(value)) : worded;
}
