import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/core/kalshi/json';

type AnyDecoder = (value: JsonValue | undefined) => object | undefined;

export const arbitraryJson = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>;

/**
 * Holds a decoder against arbitrary JSON and against its own valid object with any fields removed, replaced by
 * arbitrary JSON or emptied: it never throws, and each field of what it returns has the form that the field of a
 * valid object has, or is missing where the smallest valid object has none.
 * @param valid an object with every field filled
 * @param smallest an object with nothing but its id
 */
export function assertTotal(decode: AnyDecoder, valid: JsonObject, smallest: JsonObject): void {
  const whole = formsOf(decode(valid));
  const needed = [...formsOf(decode(smallest)).keys()];
  const check = (value: JsonValue): void => {
    const decoded = decode(value);
    if (decoded === undefined) return;
    assert.ok(isJsonObject(value), 'only an object is decoded');
    const forms = formsOf(decoded);
    for (const [name, form] of forms) assert.equal(form, whole.get(name), name);
    for (const name of needed) assert.ok(forms.has(name), `${name} is always there`);
    if ('raw' in decoded) assert.equal(decoded.raw, value);
  };
  fc.assert(fc.property(arbitraryJson, check), { numRuns: 200 });
  fc.assert(fc.property(mutated(valid), check), { numRuns: 500 });
}

function mutated(valid: JsonObject): fc.Arbitrary<JsonObject> {
  const fields = Object.entries(valid).map(([name, value]) => {
    const other = fc.oneof(
      arbitraryJson,
      fc.constantFrom<JsonValue>(null, '', '1e999', 1e300, 5e-324, [null], {}),
    );
    return [name, fc.oneof({ arbitrary: fc.constant(value), weight: 2 }, { arbitrary: other, weight: 1 })];
  });
  const model = Object.fromEntries(fields) as Record<string, fc.Arbitrary<JsonValue>>;
  return fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<JsonObject>;
}

function formsOf(decoded: object | undefined): Map<string, string> {
  assert.ok(decoded, 'the object that the test calls valid is decoded');
  return new Map(
    Object.entries(decoded).map(([name, value]) => [name, Array.isArray(value) ? 'array' : typeof value]),
  );
}
