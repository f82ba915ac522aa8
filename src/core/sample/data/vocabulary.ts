const scopes = ['Games', 'Futures'];

/** `/search/filters_by_sport` */
export const SPORTS = {
  filters_by_sports: { Basketball: { scopes, competitions: { 'Pro Basketball (M)': { scopes } } } },
  sport_ordering: ['Basketball'],
};

/** `/search/tags_by_categories`: some are null, and some real categories are missing. */
export const TAGS = { Crypto: ['BTC', 'Hourly'], Elections: null, Sports: ['Golf'] };
