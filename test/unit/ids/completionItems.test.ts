import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Catalog } from '../../../src/core/catalog/catalog';
import type { Entity, EntityKind } from '../../../src/core/entities/kinds';
import { completionDetails, completionOffer } from '../../../src/core/ids/completionItems';
import { eventOf, marketOf, milestoneOf, targetOf, uuid } from '../entities/entityOf';
import { sampleApi, SAMPLE_NOW } from '../sampleApi';

const HOUR = 60 * 60 * 1000;

function offers(kind: EntityKind, id: string, title: string, entity?: Entity, typed = '') {
  const catalog = new Catalog(sampleApi().api, () => SAMPLE_NOW);
  if (entity) catalog.remember<EntityKind>(kind, [entity]);
  const at = { typed, literalOf: (one: string) => `"${one}"`, catalog, now: SAMPLE_NOW };
  const ref = { kind, id };
  return { ...completionOffer({ ref, title }, 3, at), hover: completionDetails(ref, catalog, SAMPLE_NOW) };
}

describe('an offer where an id is due', () => {
  it('is read by its name, and written as its id', () => {
    const target = targetOf({ id: uuid(1), name: 'Boston', type: 'basketball_team' });
    const { label, detail, insertText, hover } = offers('structuredTarget', uuid(1), 'Boston', target);
    assert.deepEqual(label, {
      label: 'Boston',
      detail: '  basketball_team',
      description: uuid(1).slice(0, 8),
    });
    assert.equal(detail, uuid(1));
    assert.equal(insertText, `"${uuid(1)}"`);
    assert.match(hover?.markdown ?? '', /\*\*Boston\*\*/);
  });

  it('says when a milestone starts and how a market stands, and tickers in full', () => {
    const start_date = new Date(SAMPLE_NOW + 3 * HOUR).toISOString();
    const game = milestoneOf({
      id: uuid(2),
      title: 'New York at Boston',
      type: 'basketball_game',
      start_date,
    });
    assert.equal(offers('milestone', uuid(2), game.title, game).label.detail, '  in 3 h · basketball_game');
    const market = marketOf({ ticker: 'KXA-26-B', status: 'active' });
    const { label } = offers('market', 'KXA-26-B', 'Boston', market);
    assert.equal(label.detail, '  active');
    assert.equal(label.description, 'KXA-26-B');
    assert.equal(
      offers('event', 'KXA-26', 'A', eventOf({ event_ticker: 'KXA-26' })).label.description,
      'KXA-26',
    );
  });

  it('is there by its id when nothing else is known', () => {
    const { label, hover } = offers('structuredTarget', uuid(1), '');
    assert.equal(label.label, uuid(1));
    assert.equal(label.detail, '');
    assert.equal(hover, undefined);
  });

  it('passes the filter of VS Code, whatever is typed and whatever the name', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (typed, title) => {
        const { filterText, sortText } = offers('structuredTarget', uuid(1), title, undefined, typed);
        // VS Code passes over white space at the start of both.
        assert.ok(filterText.trimStart().startsWith(typed.trimStart()));
        assert.equal(sortText, '~0003');
      }),
    );
  });

  it('shows text of the exchange as itself on one line', () => {
    const { label } = offers('structuredTarget', uuid(1), 'a\n\u202Eb\u0000 c');
    assert.equal(label.label, 'a b c');
  });
});
