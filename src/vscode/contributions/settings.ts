import type { EnvironmentName } from '../../core/kalshi/environments';

/** The settings below `kalshi.` with their types. */
export interface Settings {
  environment: EnvironmentName;
  /** https, or http for this computer; only from the user's own settings. */
  customBaseUrl: string;
  'hover.enabled': boolean;
  /** Requests a second, 1 to 20. */
  'requests.perSecond': number;
  /** Requests in flight, 1 to 8. */
  'requests.concurrent': number;
}

/** The same defaults as in `package.json`, which a test compares; they also stand in for values of a wrong type. */
export const settingDefaults: Settings = {
  environment: 'production',
  customBaseUrl: '',
  'hover.enabled': true,
  'requests.perSecond': 5,
  'requests.concurrent': 4,
};
