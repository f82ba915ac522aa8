import { createHash } from 'node:crypto';
import { environments, type EnvironmentName } from './environments';

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
