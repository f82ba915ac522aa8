import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { MarketMetadata, MveSelectedLeg, PriceRange } from 'kalshi-typescript';
import { definitions } from '../../../src/core/entities/registry';
import type { EntityKind } from '../../../src/core/entities/kinds';
import { decodeEvent, decodeEventMetadata, decodeSettlementSource } from '../../../src/core/kalshi/events';
import type { JsonObject } from '../../../src/core/kalshi/json';
import { decodeMarket } from '../../../src/core/kalshi/markets';
import { decodeMilestone } from '../../../src/core/kalshi/milestones';
import { decodeSeries } from '../../../src/core/kalshi/series';
import { decodeStructuredTarget } from '../../../src/core/kalshi/structuredTargets';
import { associations, hoverOn } from './jsonLanguage';

type Decoder = (received: JsonObject) => unknown;

/** A schema, or a part of one. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

const schema = (name: string): Schema =>
  JSON.parse(readFileSync(`media/schemas/${name}.json`, 'utf8')) as Schema;

const DECODERS: { readonly [K in EntityKind]: Decoder } = {
  milestone: decodeMilestone,
  event: decodeEvent,
  market: decodeMarket,
  series: decodeSeries,
  structuredTarget: decodeStructuredTarget,
};

/** The names that a decoder looks for in an object, those of fields that are no longer sent among them. */
function namesReadBy(decode: Decoder): readonly string[] {
  const names = new Set<string>();
  const get = (_target: object, name: string | symbol): undefined => void names.add(String(name));
  decode(new Proxy({}, { get }));
  names.delete('raw');
  return [...names];
}

const isOld = (name: string, names: readonly string[]): boolean =>
  ['_dollars', '_fp'].some((ending) => names.includes(name + ending));

const keysOf = (part: Schema | undefined): readonly string[] => Object.keys(part?.properties ?? {});

/** What is described of the entries of a list. */
const entriesOf = (part: Schema, list: string): readonly string[] => keysOf(part.properties?.[list]?.items);

for (const [kind, decode] of Object.entries(DECODERS)) {
  const read = namesReadBy(decode);
  const names = read.filter((name) => !isOld(name, read));
  const document = `kalshi://sample/${kind}/X.json`;

  describe(`the schema of kind ${kind}`, () => {
    it('knows the fields that the decoder knows, and no others', () => {
      assert.ok(names.length > 6);
      assert.deepEqual(keysOf(schema(kind)).toSorted(), names.toSorted());
    });

    it('says in the hover of each what form it has and what it means', async () => {
      const value = Object.fromEntries(names.map((name) => [name, null]));
      for (const name of names) {
        const [form, meaning, ...more] = await hoverOn(document, value, `"${name}"`);
        assert.match(form ?? '', /^\w[^.]*$/, name);
        assert.match(meaning ?? '', /^(\w.*\.)$/, name);
        assert.deepEqual(more, [], name);
      }
    });
  });
}

describe('the schemas', () => {
  it('say of a field that is no longer sent which stands for it', async () => {
    const read = namesReadBy(decodeMarket);
    const patterns = Object.keys(schema('market').patternProperties ?? {});
    const old = read.filter((name) => patterns.some((pattern) => new RegExp(pattern).test(name)));
    assert.ok(old.length > 10);
    for (const name of old) {
      const [, meaning = ''] = await hoverOn('kalshi://sample/market/X.json', { [name]: 1 }, `"${name}"`);
      const [, ending] = /^No longer sent: use the field with (_\w+) behind its name\.$/.exec(meaning) ?? [];
      assert.ok(ending && read.includes(name + ending), name);
    }
  });

  it('know the parts of things too', () => {
    const market = schema('market');
    const event = schema('event');
    const range: Record<keyof PriceRange, true> = { start: true, end: true, step: true };
    const leg: Record<keyof MveSelectedLeg, true> = {
      event_ticker: true,
      market_ticker: true,
      side: true,
      yes_settlement_value_dollars: true,
    };
    const picture: Record<keyof MarketMetadata, true> = {
      market_ticker: true,
      image_url: true,
      color_code: true,
    };
    const metadata = event.definitions?.['metadata'] ?? {};
    const sources = schema('forms').patternProperties?.['^settlement_sources$'];
    assert.deepEqual(entriesOf(market, 'price_ranges'), Object.keys(range));
    assert.deepEqual(entriesOf(market, 'mve_selected_legs'), Object.keys(leg));
    assert.deepEqual(entriesOf(metadata, 'market_details'), Object.keys(picture));
    assert.deepEqual(keysOf(metadata), namesReadBy(decodeEventMetadata));
    assert.deepEqual(keysOf(sources?.items), namesReadBy(decodeSettlementSource));
  });

  it('are of one language and say what they are of', () => {
    for (const name of [...Object.keys(definitions), 'response']) {
      const { $schema, title, description } = schema(name) as Record<string, unknown>;
      assert.equal($schema, 'http://json-schema.org/draft-07/schema#', name);
      assert.match(String(title), /^[A-Z]/, name);
      assert.match(String(description), /\.$/, name);
    }
  });

  it('belong to the raw document of each kind, and to files by their name', () => {
    assert.deepEqual(
      Object.fromEntries(associations.map(({ fileMatch, url }) => [fileMatch, url])),
      Object.fromEntries([
        ['*.kalshi.json', './media/schemas/response.json'],
        ...Object.keys(definitions).map((kind) => [
          `kalshi://*/${kind}/*.json`,
          `./media/schemas/${kind}.json`,
        ]),
      ]),
    );
  });

  it('are part of the package', () => {
    assert.ok(readFileSync('.vscodeignore', 'utf8').split('\n').includes('!media/schemas/*'));
  });
});
