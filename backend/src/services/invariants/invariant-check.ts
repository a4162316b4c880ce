/** `boot`: cheap enough for every start. `full`: reads the whole history. */
export type CheckScope = 'boot' | 'full';

export interface InvariantCheck {
  /** "I1" to "I13". */
  invariant: string;
  /** What should hold; unlike every other check's. */
  message: string;
  scope: CheckScope;
  /** One text column: a description of each row that breaks it. Takes a LIMIT behind it. */
  sql: string;
}

/** The statuses in which an order rests or waits, and reserves. */
export const OPEN_STATUSES = `('pending', 'open', 'partially_filled')`;
