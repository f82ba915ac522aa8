import type { Wire } from '../../../src/core/sample/data/sampleData';
import { createSampleTransport } from '../../../src/core/sample/sampleExchange';
import { sampleData } from '../../support/sampleData';

export const NOW = Date.parse('2026-11-23T17:20:00Z');
export const HOUR = 3_600_000;

const exchange = createSampleTransport({ data: sampleData(), now: () => NOW });

/** Asks the sample exchange, at `NOW`. */
export async function ask(path: string): Promise<{ status: number; body: Wire }> {
  const url = `https://sample.invalid/trade-api/v2${path}`;
  const { status, body } = await exchange.send(url, new AbortController().signal);
  return { status, body: JSON.parse(body) as Wire };
}

/** The list of that name in the answer. */
export async function list(path: string, name = path.split(/[/?]/)[1] ?? ''): Promise<Wire[]> {
  const { status, body } = await ask(path);
  if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
  return body[name] as Wire[];
}

/** The whole list, page by page. */
export async function listAll(path: string, name?: string): Promise<Wire[]> {
  const all: Wire[] = [];
  let cursor = '';
  do {
    const page = path + (cursor && `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`);
    const { body } = await ask(page);
    all.push(...(body[name ?? path.split(/[/?]/)[1] ?? ''] as Wire[]));
    cursor = body['cursor'] as string;
  } while (cursor);
  return all;
}

/** The error body of a refused request. */
export function refusal(code: string, details?: string): Wire {
  const error = { code, message: code.replace('_', ' ') };
  return { error: details === undefined ? error : { ...error, details } };
}
