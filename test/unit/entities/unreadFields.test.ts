import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import type { Entity, EntityKind } from '../../../src/core/entities/kinds';
import { definitions } from '../../../src/core/entities/registry';
import { unreadFields } from '../../../src/core/entities/unreadFields';
import { decodeEvent } from '../../../src/core/kalshi/events';
import type { JsonValue } from '../../../src/core/kalshi/json';
import { decodeMarket } from '../../../src/core/kalshi/markets';
import { decodeMilestone } from '../../../src/core/kalshi/milestones';
import { decodeSeries } from '../../../src/core/kalshi/series';
import { decodeStructuredTarget } from '../../../src/core/kalshi/structuredTargets';
import { panelContent } from '../../../src/core/details/panelContent';
import { FakeExchange } from '../catalog/fakeExchange';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const ID = '00000000-0000-4000-8000-000000000001';
const KINDS: readonly (readonly [EntityKind, string, string, (raw: JsonValue) => Entity | undefined])[] = [
  ['market', 'ticker', 'KXA-26-B', decodeMarket],
  ['event', 'event_ticker', 'KXA-26', decodeEvent],
  ['series', 'ticker', 'KXA', decodeSeries],
  ['milestone', 'id', ID, decodeMilestone],
  ['structuredTarget', 'id', ID, decodeStructuredTarget],
];
/** Every form that JSON has, each with a word or a number that is found again in what is shown. */
const FORMS: readonly JsonValue[] = [
  'zqword',
  7654321,
  ['zqword'],
  [7654321],
  [['zqword']],
  [{ odd: 'zqword' }],
  [{ name: 'Fine', url: 'x' }, 'zqword'],
  { odd: 'zqword' },
  { odd: 7654321 },
  { odd: { odder: ['zqword'] } },
];

/** Names of all fields that a decoder reads, found by what it looks at. */
function fieldsOf(decode: (raw: JsonValue) => unknown, idField: string, id: string): readonly string[] {
  const seen = new Set<string>();
  const target = { [idField]: id };
  decode(
    new Proxy(target, {
      get(whole, name) {
        if (typeof name === 'string') seen.add(name);
        return whole[name as string];
      },
    }),
  );
  return [...seen].filter((name) => name !== idField && name !== 'raw');
}

describe('a known field in another form than expected', () => {
  for (const [kind, idField, id, decode] of KINDS) {
    it(`is shown with the ${kind}, whatever the field and the form`, () => {
      const catalog = new Catalog(new FakeExchange(), () => NOW);
      const fields = fieldsOf(decode, idField, id);
      assert.ok(fields.length > 5);
      for (const field of fields) {
        for (const form of FORMS) {
          const entity = decode({ [idField]: id, [field]: form });
          assert.ok(entity);
          const subject = { ref: { kind, id }, entity, loadedAt: NOW, environment: '', more: [] };
          const shown = JSON.stringify(panelContent(subject, catalog, NOW)).replaceAll(',', '');
          const isThere = /zqword|7654321|\$76543\.21/.test(shown);
          assert.ok(isThere, `${field}: ${JSON.stringify(form)}`);
        }
      }
    });

    it(`stands among the other fields of the ${kind}, where a switch is expected too`, () => {
      const plain = decode({ [idField]: id, title: true, details: true, custom_strike: 5 });
      assert.ok(plain);
      for (const [name, value] of unreadFields(plain)) assert.equal(plain.raw[name], value);
      const names = unreadFields(plain).map(([name]) => name);
      assert.deepEqual(names.toSorted(), ['custom_strike', 'details', 'title']);
    });
  }

  it('is not told of where everything is read', () => {
    const read = { name: 'A', url: 'https://a.example' };
    const event = decodeEvent({
      event_ticker: 'KXA-26',
      settlement_sources: [read],
      product_metadata: { a: [1] },
    });
    assert.deepEqual(unreadFields(event!), []);
    const strings = decodeEvent({ event_ticker: 'KXA-26', settlement_sources: [read, 'https://b.example'] });
    assert.deepEqual(unreadFields(strings!), [['settlement_sources', [read, 'https://b.example']]]);
  });

  it('is a figure that is no number', () => {
    const market = decodeMarket({ ticker: 'A', last_price_dollars: 'abc', volume_fp: '' });
    assert.deepEqual(unreadFields(market!), [['last_price_dollars', 'abc']]);
    assert.equal(market?.last_price_dollars, undefined);
    assert.ok(definitions.market.row(market!).length > 0);
  });
});
