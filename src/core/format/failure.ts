import type { FailureReason, KalshiError } from '../kalshi/errors';
import { plainText } from './text';

/** What went wrong and what to do about it, in words that fit after "Could not load this because ". */
const WORDS: Readonly<Record<FailureReason, readonly [what: string, advice: string]>> = {
  notFound: ['it is unknown to the exchange', 'check the ID and the environment'],
  rateLimited: ['the rate limit is reached', 'try again in a moment'],
  offline: ['you are offline or the exchange cannot be reached', 'check your connection and try again'],
  timedOut: ['the exchange did not answer in time', 'try again'],
  proxy: ['a proxy refused the connection', 'check the setting http.proxy and its sign-in'],
  certificate: [
    'the certificate of the exchange was not accepted',
    "check the computer's clock and the setting http.systemCertificates",
  ],
  captivePortal: [
    'the answer did not come from the exchange',
    'sign in to this network in a browser, or check the address of the environment, and try again',
  ],
  rejected: ['the exchange refused the request', 'check what was asked for'],
  unavailable: ['the exchange is unavailable, perhaps for maintenance', 'try again in a few minutes'],
  unreadable: [
    'the exchange sent an answer that cannot be read',
    'try again, and see the Kalshi log if it happens again',
  ],
  misconfigured: [
    'the address in the setting kalshi.customBaseUrl cannot be used',
    'correct it, or pick another environment',
  ],
  cancelled: ['the request was cancelled', 'try again'],
};

/**
 * One sentence that says what went wrong and what to do.
 * @param subject what was asked for ("event KXNBA-26", "the milestones"); untrusted text is cleaned here
 */
export function failureSentence(error: KalshiError, subject?: string): string {
  const [what, advice] = WORDS[error.reason];
  const sentence = `${what}${evidence(error)}; ${adviceFor(error, advice)}.`;
  if (subject !== undefined) return `Could not load ${plainText(subject)} because ${sentence}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** The status and the exchange's own words, where it is the request that was refused or the server that failed. */
function evidence({ reason, facts }: KalshiError): string {
  if (reason !== 'rejected' && reason !== 'unavailable' && reason !== 'misconfigured') return '';
  const parts = [facts.status === undefined ? '' : String(facts.status), plainText(facts.detail ?? '', 160)];
  const text = parts.filter((part) => part !== '').join(', ');
  return text && ` (${text})`;
}

function adviceFor({ reason, facts }: KalshiError, advice: string): string {
  if (reason !== 'rateLimited' || facts.retryAfter === undefined) return advice;
  return `try again in ${Math.max(1, Math.ceil(facts.retryAfter))} s`;
}
