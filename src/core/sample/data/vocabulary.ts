const scopes = ['Games', 'Futures'];

const sport = (...names: string[]): object => ({
  scopes,
  competitions: Object.fromEntries(names.map((name) => [name, { scopes }])),
});

/** `/search/filters_by_sport` */
export const SPORTS = {
  filters_by_sports: {
    'All sports': sport(),
    Basketball: sport('Pro Basketball (M)'),
    Soccer: sport('EPL', 'La Liga'),
    Tennis: sport('ATP'),
  },
  sport_ordering: ['All sports', 'Basketball', 'Soccer', 'Tennis'],
};

/** `/search/tags_by_categories`: some are null, and some real categories are missing. */
export const TAGS = {
  'Climate and Weather': ['Daily temperature'],
  Crypto: ['BTC', 'Hourly'],
  Economics: ['Fed', 'Inflation'],
  Elections: null,
  Mentions: null,
  Sports: ['Basketball', 'Golf', 'Tennis'],
};
