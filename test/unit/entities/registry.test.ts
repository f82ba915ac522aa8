import assert from 'node:assert/strict';
import type { Entity, EntityKind } from '../../../src/core/entities/kinds';
import { definitionOf, definitions } from '../../../src/core/entities/registry';
import { requestUrl } from '../../../src/core/kalshi/api';
import { eventOf, marketOf, milestoneOf, seriesOf, targetOf, uuid } from './entityOf';

/** One of each kind, with nothing but its id. */
const BARE: Readonly<Record<EntityKind, Entity>> = {
  milestone: milestoneOf({}),
  event: eventOf({}),
  market: marketOf({}),
  series: seriesOf({}),
  structuredTarget: targetOf({}),
};

describe('definitions', () => {
  for (const kind of Object.keys(definitions) as EntityKind[]) {
    const definition = definitionOf<EntityKind>(kind);
    const bare = BARE[kind];

    it(`of a ${kind} makes do with nothing but its id`, () => {
      const id = definition.idOf(bare);
      assert.ok(id);
      assert.equal(definition.titleOf(bare), id);
      assert.match(definition.iconOf(bare), /^[a-z][a-z-]+$/);
      assert.equal(typeof definition.stateOf(bare), 'string');
      for (const facts of [definition.row(bare), definition.highlights(bare)])
        assert.ok(Array.isArray(facts));
      assert.deepEqual(
        definition.groups(bare).flatMap(({ children }) => children),
        [],
      );
      for (const column of definition.columns) assert.ok(column.value(bare).type);
    });

    it(`of a ${kind} has sections and groups that are told apart by their ids`, () => {
      const ids = [...definition.sections(bare), ...definition.groups(bare)].map(({ id }) => id);
      assert.ok(ids.length > 0);
      assert.deepEqual(ids, [...new Set(ids)]);
    });

    it(`of a ${kind} escapes an id in the address that it asks for`, () => {
      const url = requestUrl('https://host.invalid', definition.request('A/B?c=d&\ud800'));
      assert.equal(new URL(url).pathname.split('/').length, 3);
      assert.ok(!url.includes('c=d'));
    });

    it(`of a ${kind} has columns that are told apart, if any, the first with a link to it`, () => {
      const [first, ...others] = definition.columns;
      if (!first) return;
      assert.deepEqual(first.value(bare), { type: 'ref', ref: { kind, id: definition.idOf(bare) } });
      assert.equal(new Set(definition.columns.map(({ label }) => label)).size, others.length + 1);
    });
  }

  it('have columns for every kind that stands under another', () => {
    for (const kind of ['event', 'market', 'structuredTarget'] as const) {
      assert.ok(definitions[kind].columns.length > 1, kind);
    }
  });

  it('keep a full batch of ids in an address below 8 kB', () => {
    const { batchSize } = definitions.structuredTarget;
    const ids = Array.from({ length: batchSize }, (_, index) => uuid(index));
    const query = { ids, page_size: batchSize };
    assert.ok(
      requestUrl('https://external-api.demo.kalshi.co/trade-api/v2', { path: '/structured_targets', query })
        .length < 8192,
    );
    assert.ok(Math.ceil(2000 / batchSize) <= 11);
  });
});
