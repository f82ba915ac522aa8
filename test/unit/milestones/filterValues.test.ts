import assert from 'node:assert/strict';
import { FilterValues } from '../../../src/core/milestones/filterValues';
import { KalshiError } from '../../../src/core/kalshi/errors';
import { milestoneOf, uuid } from '../entities/entityOf';
import { cannedApi } from '../kalshi/cannedApi';

const SPORTS = {
  filters_by_sports: {
    Basketball: { scopes: ['Game'], competitions: { 'Pro Basketball (M)': { scopes: [] }, NBA: null } },
    Soccer: { competitions: { EPL: {}, NBA: {} } },
    Chess: null,
  },
  sport_ordering: ['Basketball'],
};
const TAGS = { tags_by_categories: { Sports: ['Soccer'], Health: null } };
const CATEGORIES = '/search/tags_by_categories';
const COMPETITIONS = '/search/filters_by_sport';

function game(number: number, league: string) {
  return milestoneOf({ id: uuid(number), category: 'Sports', type: 'basketball_game', details: { league } });
}

describe('FilterValues.loaded', () => {
  it('knows what the milestones have, the most frequent first', () => {
    const values = new FilterValues(cannedApi({}));
    values.learn([
      game(1, 'WNBA'),
      game(2, 'NBA'),
      game(3, 'NBA'),
      milestoneOf({ id: uuid(4), category: 'Crypto' }),
    ]);
    assert.deepEqual(values.loaded('category'), [
      { value: 'Sports', loaded: 3 },
      { value: 'Crypto', loaded: 1 },
    ]);
    assert.deepEqual(values.loaded('type'), [{ value: 'basketball_game', loaded: 3 }]);
    assert.deepEqual(values.loaded('competition'), [
      { value: 'NBA', loaded: 2 },
      { value: 'WNBA', loaded: 1 },
    ]);
  });

  it('finds the competition under every key that holds one', () => {
    const values = new FilterValues(cannedApi({}));
    values.learn([
      milestoneOf({
        details: { tour: 'ATP', conference: 'East', division: 7, leagues: ['Cup', null], league: '' },
      }),
    ]);
    assert.deepEqual(
      values.loaded('competition').map(({ value }) => value),
      ['ATP', 'Cup', 'East'],
    );
  });

  it('counts a milestone by what it is now', () => {
    const values = new FilterValues(cannedApi({}));
    values.learn([game(1, 'NBA')]);
    values.learn([game(1, 'WNBA')]);
    assert.deepEqual(values.loaded('competition'), [{ value: 'WNBA', loaded: 1 }]);
  });

  it('counts the newest milestones, and not all of a session', () => {
    const values = new FilterValues(cannedApi({}));
    values.learn(Array.from({ length: 20_010 }, (_, at) => game(at, at < 10 ? 'NBA' : 'WNBA')));
    assert.deepEqual(values.loaded('competition'), [{ value: 'WNBA', loaded: 20_000 }]);
  });

  it('counts a milestone once, however often it comes', () => {
    const values = new FilterValues(cannedApi({}));
    values.learn([game(1, 'NBA')]);
    values.learn([game(1, 'NBA')]);
    assert.deepEqual(values.loaded('competition'), [{ value: 'NBA', loaded: 1 }]);
  });

  it('orders values that are as frequent by the alphabet', () => {
    const values = new FilterValues(cannedApi({}));
    values.learn([game(1, 'WNBA'), game(2, 'EPL'), game(3, 'NBA')]);
    assert.deepEqual(
      values.loaded('competition').map(({ value }) => value),
      ['EPL', 'NBA', 'WNBA'],
    );
  });
});

describe('FilterValues.further', () => {
  it('adds what the facets of the exchange name, by one request', async () => {
    const api = cannedApi({ [CATEGORIES]: TAGS, [COMPETITIONS]: SPORTS });
    const values = new FilterValues(api);
    values.learn([game(1, 'NBA')]);
    assert.deepEqual(await values.further('category'), [{ value: 'Health', loaded: 0 }]);
    assert.deepEqual(api.asked, [CATEGORIES]);
    assert.deepEqual(
      (await values.further('competition')).map(({ value }) => value),
      ['Pro Basketball (M)', 'EPL'],
    );
    assert.deepEqual(api.asked, [CATEGORIES, COMPETITIONS]);
  });

  it('asks nothing for types, which have no facet', async () => {
    const api = cannedApi({});
    assert.deepEqual(await new FilterValues(api).further('type'), []);
    assert.deepEqual(api.asked, []);
  });

  it('adds nothing when the exchange cannot be asked', async () => {
    const api = cannedApi({ [CATEGORIES]: new KalshiError('offline', 'no network') });
    assert.deepEqual(await new FilterValues(api).further('category'), []);
  });
});
