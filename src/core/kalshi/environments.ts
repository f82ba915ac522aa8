import { createHash } from 'node:crypto';
export type EnvironmentName = 'production' | 'demo' | 'sample' | 'custom';

export interface Environment {
  /** For people. */
  readonly label: string;
  /** What must be known of its data before anything in it is believed; `''` for the real exchange. */
  readonly note: string;
  /** Of the Trade API, without a trailing slash; `custom` has it from a setting, through `checkBaseUrl`. */
  readonly baseUrl?: string;
  /** Of the web site that shows the same things. */
  readonly webUrl: string;
}

/** https://docs.kalshi.com/getting_started/api_environments */
export const environments = {
  production: {
    label: 'Production',
    note: '',
    baseUrl: 'https://external-api.kalshi.com/trade-api/v2',
    webUrl: 'https://kalshi.com',
  },
  demo: {
    label: 'Demo',
    note: 'Demo exchange',
    baseUrl: 'https://external-api.demo.kalshi.co/trade-api/v2',
    webUrl: 'https://demo.kalshi.co',
  },
  sample: {
    label: 'Sample',
    note: 'Sample data, made up',
    baseUrl: 'https://sample.invalid/trade-api/v2',
    webUrl: 'https://kalshi.com',
  },
  custom: { label: 'Custom address', note: 'Custom address', webUrl: 'https://kalshi.com' },
} as const satisfies Record<EnvironmentName, Environment>;

export type BaseUrlCheck =
  { readonly ok: true; readonly baseUrl: string } | { readonly ok: false; readonly problem: string };

/** Every request begins with it, and addresses above some 8,000 characters are cut on their way. */
const LONGEST = 500;

/**
 * Checks a base address that a person typed: https, or http to this computer; a host and a path, nothing else.
 * @returns the address as it is used, or what is wrong with it in one sentence
 */
export function checkBaseUrl(text: string): BaseUrlCheck {
  const typed = text.trim();
  const problem = problemOf(typed);
  if (problem) return { ok: false, problem };
  const { origin, pathname } = new URL(typed);
  return { ok: true, baseUrl: origin + pathname.replace(/(?<!\/)\/+$/, '') };
}

function problemOf(typed: string): string | undefined {
  if (!typed) return 'The address of the API is empty.';
  if (typed.length > LONGEST) return `The address is longer than ${LONGEST} characters.`;
  if (/[^\x20-\x7e\s]/.test(typed)) {
    return 'The address must be of plain letters, digits and signs (ASCII): others may look like them.';
  }
  if (!/^https?:\/\/[^/]/i.test(typed) || /[\s\\]/.test(typed) || !URL.canParse(typed)) {
    return 'That is not an address of the form https://host/path.';
  }
  const { protocol, hostname } = new URL(typed);
  // On the text, because a parsed address no longer shows an empty user name, query or fragment.
  if (/^[^/]*\/\/[^/?#]*@/.test(typed)) return 'The address must not contain a user name or a password.';
  if (typed.includes('?')) return 'The address must not contain a query (“?”).';
  if (typed.includes('#')) return 'The address must not contain a fragment (“#”).';
  if (protocol === 'http:' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) {
    return 'Plain http is accepted for this computer only (localhost, 127.0.0.1, [::1]); use https.';
  }
  return undefined;
}

/** A short word for the address of an exchange: another address is another exchange. */
export function exchangeKey(baseUrl: string): string {
  return createHash('sha256').update(baseUrl).digest('hex').slice(0, 16);
}

/** Tells exchanges apart in what outlives a session: the environment, and each custom address on its own. */
export function exchangeId(environment: EnvironmentName, baseUrl: string): string {
  return environment === 'custom' && baseUrl ? `custom-${exchangeKey(baseUrl)}` : environment;
}

/** The environment of an `exchangeId`. */
export function environmentOf(exchange: string): EnvironmentName {
  const names = Object.keys(environments) as EnvironmentName[];
  return names.find((name) => name === exchange) ?? 'custom';
}
