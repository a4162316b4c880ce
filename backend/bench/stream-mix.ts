/** What a step of a stream does. */
export const ACTIONS = {
  place: 0,
  placeImmediate: 1,
  placeMarket: 2,
  cancel: 3,
  amend: 4,
} as const;
export type Action = keyof typeof ACTIONS;
export type ActionNumber = (typeof ACTIONS)[Action];

interface Mix {
  /** In per cent of all steps; none of them: whatever keeps the depth. */
  shares: [action: Action, percent: number][];
  /** The share of placed orders that cross, and when the book is deeper than it shall be. */
  crossing: number;
  crossingWhenDeep: number;
}

/**
 * `plain`: orders and cancels, so that the depth stays. `amending`: the mix of exchange-core's
 * benchmark, 9 % GTC, 3 % IOC, 6 % cancel, 82 % amend. `placing`: 70 % place, 20 % cancel, 10 %
 * market.
 */
export const MIXES = {
  plain: { shares: [], crossing: 0.2, crossingWhenDeep: 0.2 },
  amending: {
    shares: [
      ['place', 9],
      ['placeImmediate', 3],
      ['cancel', 6],
      ['amend', 82],
    ],
    crossing: 0,
    crossingWhenDeep: 0,
  },
  placing: {
    shares: [
      ['place', 70],
      ['cancel', 20],
      ['placeMarket', 10],
    ],
    crossing: 0.2,
    crossingWhenDeep: 0.8,
  },
} satisfies Record<string, Mix>;
export type MixName = keyof typeof MIXES;

/** `isDeep`: whether the book holds more orders than it shall. */
export function nextAction(mix: MixName, random: () => number, isDeep: boolean): Action {
  const shares: Mix['shares'] = MIXES[mix].shares;
  let left = random() * 100;
  for (const [action, percent] of shares) {
    if (left < percent) return action;
    left -= percent;
  }
  return isDeep ? 'cancel' : 'place';
}
