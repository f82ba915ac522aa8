import assert from 'node:assert/strict';
import { decodeEvent, type KalshiEvent } from '../../../src/core/kalshi/events';
import type { JsonObject } from '../../../src/core/kalshi/json';
import { decodeMarket, type Market } from '../../../src/core/kalshi/markets';
import { decodeMilestone, type Milestone } from '../../../src/core/kalshi/milestones';
import { decodeSeries, type Series } from '../../../src/core/kalshi/series';
import { decodeStructuredTarget, type StructuredTarget } from '../../../src/core/kalshi/structuredTargets';

/** A UUID that ends in a number. */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** Things as they come decoded from the wire, from the fields that a test is about. */
export function milestoneOf(raw: JsonObject): Milestone {
  return there(decodeMilestone({ id: uuid(1), ...raw }));
}

export function eventOf(raw: JsonObject): KalshiEvent {
  return there(decodeEvent({ event_ticker: 'KXEVENT-26', ...raw }));
}

export function marketOf(raw: JsonObject): Market {
  return there(decodeMarket({ ticker: 'KXEVENT-26-A', ...raw }));
}

export function seriesOf(raw: JsonObject): Series {
  return there(decodeSeries({ ticker: 'KXEVENT', ...raw }));
}

export function targetOf(raw: JsonObject): StructuredTarget {
  return there(decodeStructuredTarget({ id: uuid(2), ...raw }));
}

function there<T>(decoded: T | undefined): T {
  assert.ok(decoded !== undefined, 'the test gives what can be decoded');
  return decoded;
}
