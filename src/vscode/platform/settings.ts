import type { CheckCode, CheckSeverity } from '../../core/checks/finding';
import type { EnvironmentName } from '../../core/kalshi/environments';
import type { Grouping, Sorting } from '../../core/milestones/milestoneOrder';

/** What is offered on ids in files of a language: only on demand (`hover`), or everything (`all`). */
export type LanguageUse = 'off' | 'hover' | 'all';

/** The settings below `kalshi.` with their types. */
export interface Settings {
  environment: EnvironmentName;
  /** https, or http on this computer; user settings only. */
  customBaseUrl: string;
  'hover.enabled': boolean;
  /** Requests per second, 1 to 20. */
  'requests.perSecond': number;
  /** Requests in flight, 1 to 8. */
  'requests.concurrent': number;
  /** Seconds between two refreshes of live data; 0 turns automatic refresh off. */
  'refresh.interval': number;
  /** Maximum requests of one search, 1 to 100. */
  'search.maxRequests': number;
  'milestones.groupBy': Grouping;
  'milestones.sortBy': Sorting;
  /** `auto`, or an IANA name. */
  timeZone: string;
  /** Rows of the views show the ticker or id. */
  'rows.showIds': boolean;
  'inlayHints.enabled': boolean;
  'inlayHints.prices': boolean;
  'inlayHints.states': boolean;
  'completion.enabled': boolean;
  'links.enabled': boolean;
  'terminalLinks.enabled': boolean;
  /** By the language identifier of VS Code. */
  languages: Readonly<Record<string, LanguageUse>>;
  'checks.enabled': boolean;
  'checks.severity': Readonly<Record<CheckCode, CheckSeverity>>;
}

/** The defaults of `package.json`, which a test compares. They also replace invalid values. */
export const settingDefaults: Settings = {
  environment: 'production',
  customBaseUrl: '',
  'hover.enabled': true,
  'requests.perSecond': 5,
  'requests.concurrent': 4,
  'refresh.interval': 15,
  'search.maxRequests': 10,
  'milestones.groupBy': 'none',
  'milestones.sortBy': 'start',
  timeZone: 'auto',
  'rows.showIds': false,
  'inlayHints.enabled': true,
  'inlayHints.prices': true,
  'inlayHints.states': true,
  'completion.enabled': true,
  'links.enabled': false,
  'terminalLinks.enabled': true,
  languages: {
    json: 'all',
    jsonc: 'all',
    jsonl: 'all',
    python: 'hover',
    typescript: 'hover',
    typescriptreact: 'hover',
    javascript: 'hover',
    javascriptreact: 'hover',
    yaml: 'hover',
    toml: 'hover',
    go: 'hover',
    rust: 'hover',
  },
  'checks.enabled': false,
  'checks.severity': {
    'unknown-id': 'warning',
    'settled-ticker': 'warning',
    'closed-ticker': 'information',
    'target-type': 'warning',
    'strike-target': 'warning',
    'strike-bounds': 'warning',
    'primary-not-related': 'information',
  },
};

/** The valid values, the same as in `package.json`. */
export type SettingRule =
  /** A `timeZone` is an IANA name, or `auto`. */
  | { readonly type: 'boolean' | 'text' | 'timeZone' }
  | { readonly type: 'word'; readonly words: readonly string[] }
  | { readonly type: 'number'; readonly min: number; readonly max: number; readonly isWhole?: boolean }
  /** An object with a word for each key. Other keys than the default ones are valid unless `isClosed`. */
  | { readonly type: 'words'; readonly words: readonly string[]; readonly isClosed?: boolean };

const flag: SettingRule = { type: 'boolean' };

export const settingRules: Readonly<Record<keyof Settings, SettingRule>> = {
  environment: { type: 'word', words: ['production', 'demo', 'sample', 'custom'] },
  customBaseUrl: { type: 'text' },
  'hover.enabled': flag,
  'requests.perSecond': { type: 'number', min: 1, max: 20 },
  'requests.concurrent': { type: 'number', min: 1, max: 8, isWhole: true },
  'refresh.interval': { type: 'number', min: 0, max: 3600 },
  'search.maxRequests': { type: 'number', min: 1, max: 100, isWhole: true },
  'milestones.groupBy': { type: 'word', words: ['none', 'day', 'category', 'type', 'competition'] },
  'milestones.sortBy': { type: 'word', words: ['start', 'title', 'updated'] },
  timeZone: { type: 'timeZone' },
  'rows.showIds': flag,
  'inlayHints.enabled': flag,
  'inlayHints.prices': flag,
  'inlayHints.states': flag,
  'completion.enabled': flag,
  'links.enabled': flag,
  'terminalLinks.enabled': flag,
  languages: { type: 'words', words: ['off', 'hover', 'all'] },
  'checks.enabled': flag,
  'checks.severity': {
    type: 'words',
    words: ['off', 'hint', 'information', 'warning', 'error'],
    isClosed: true,
  },
};
