/** What the milestones of the view are put into folders by. */
export type Grouping = 'none' | 'day' | 'category' | 'type' | 'competition';

/** What they are sorted by: the start as the exchange lists them, the title, or what changed last. */
export type Sorting = 'start' | 'title' | 'updated';
