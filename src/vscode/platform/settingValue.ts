import { isTimeZone } from '../../core/timeZone';
import { settingDefaults, settingRules, type SettingRule, type Settings } from './settings';

export interface SettingValue<T> {
  readonly value: T;
  /** One sentence for the log if the default replaces the value or a part of it. */
  readonly problem?: string;
}

/** The valid value of a setting: settings.json can hold anything, also `null`. */
export function settingValue<S extends keyof Settings>(name: S, given: unknown): SettingValue<Settings[S]> {
  const fallback = settingDefaults[name];
  const rule = settingRules[name];
  if (given === undefined) return { value: fallback };
  if (rule.type === 'words' && isObject(given)) return wordsValue(name, rule, given);
  if (isValid(rule, given)) return { value: given as Settings[S] };
  const used = typeof fallback === 'object' ? 'The defaults are used.' : `${quoted(fallback)} is used.`;
  return {
    value: fallback,
    problem: `kalshi.${name}: ${quoted(given)} is not ${expectation(rule)}. ${used}`,
  };
}

/** The valid members. A default replaces each of the others. */
function wordsValue<S extends keyof Settings>(
  name: S,
  rule: Extract<SettingRule, { type: 'words' }>,
  given: object,
): SettingValue<Settings[S]> {
  const fallback = settingDefaults[name] as object;
  const isKnown = (key: string): boolean => !rule.isClosed || Object.hasOwn(fallback, key);
  const isRight = ([key, value]: readonly [string, unknown]): boolean =>
    isKnown(key) && rule.words.includes(value as string);
  const entries = Object.entries(given);
  const wrong = entries.filter((entry) => !isRight(entry));
  const value = { ...fallback, ...Object.fromEntries(entries.filter(isRight)) } as Settings[S];
  if (wrong.length === 0) return { value };
  const told = wrong.slice(0, 5).map(([key, one]) => `${quoted(key)}: ${quoted(one)}`);
  return { value, problem: `kalshi.${name}: ignored ${told.join(', ')}. ${expectationOfWords(rule.words)}` };
}

function isValid(rule: SettingRule, given: unknown): boolean {
  switch (rule.type) {
    case 'boolean':
      return typeof given === 'boolean';
    case 'text':
      return typeof given === 'string';
    case 'timeZone':
      return given === 'auto' || isTimeZone(given);
    case 'word':
      return rule.words.includes(given as string);
    case 'number':
      return (
        typeof given === 'number' &&
        given >= rule.min &&
        given <= rule.max &&
        (!rule.isWhole || Number.isInteger(given))
      );
    case 'words':
      return false;
  }
}

function expectation(rule: SettingRule): string {
  switch (rule.type) {
    case 'boolean':
      return 'true or false';
    case 'text':
      return 'a text';
    case 'timeZone':
      return 'auto or a time zone such as America/New_York';
    case 'word':
      return `one of ${rule.words.join(', ')}`;
    case 'number':
      return `a ${rule.isWhole ? 'whole ' : ''}number from ${rule.min} to ${rule.max}`;
    case 'words':
      return 'an object';
  }
}

function expectationOfWords(words: readonly string[]): string {
  return `Values are ${words.join(', ')}.`;
}

/** As in settings.json, cut. */
function quoted(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
