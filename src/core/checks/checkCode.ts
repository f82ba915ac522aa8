/** What can be wrong with ids and markets in a file; `media/checks.md` says what each means. */
export type CheckCode =
  | 'unknown-id'
  | 'settled-ticker'
  | 'closed-ticker'
  | 'target-type'
  | 'strike-target'
  | 'strike-bounds'
  | 'primary-not-related';

export type CheckSeverity = 'off' | 'hint' | 'information' | 'warning' | 'error';
