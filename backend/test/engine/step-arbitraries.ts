import fc from 'fast-check';
import type { MarketState, Side } from '../../src/contracts/index.ts';
import type { EngineCommand, MarketRules, UserFees } from '../../src/engine/commands.ts';
import {
  anyOrder,
  hugeOrder,
  oneOf,
  pair,
  price,
  quantity,
  user,
  USERS,
  type Untimed,
} from './order-arbitraries.ts';

type UntimedCommand = Untimed<EngineCommand>;

/**
 * A command whose ids count back from the newest (0 is the last order or transaction) and whose
 * times to come count from when it is applied.
 */
export interface CommandStep {
  kind: 'command';
  command: UntimedCommand;
}

/** What happens to an exchange in a test. */
export type Step =
  | CommandStep
  | { kind: 'wait'; ms: number }
  | { kind: 'drain' }
  /** Drains, and goes on with an engine restored from what is stored. */
  | { kind: 'restart' }
  | { kind: 'evict'; userId: string };

export const QUOTE_TOKEN_ID = 1;
export const LISTED = [2, 3];

/** Stands for whoever placed the order that a step names. */
export const ORDER_OWNER = 'owner';

const owner = fc.constant(ORDER_OWNER);
const token = fc.constantFrom(1, 2, 3, 9);
/** Mostly the newest few; sometimes one that does not exist. */
const age = oneOf([8, fc.nat(7)], [1, fc.integer({ min: -1, max: 30 })]);
const transactionAge = oneOf([8, fc.nat(2)], [1, fc.integer({ min: -1, max: 30 })]);

const cancel = fc
  .record({ userId: oneOf([2, owner], [1, user], [1, fc.constant(null)]), orderId: age })
  .map((terms): UntimedCommand => ({ type: 'cancel_order', ...terms }));
const cancelMany = fc
  .record({
    userId: user,
    tokenId: fc.constantFrom(null, 2, 3),
    side: fc.constantFrom<Side | null>(null, 'buy', 'sell'),
  })
  .map((terms): UntimedCommand => ({ type: 'cancel_orders', ...terms }));
const cancelAfter = fc
  .record({
    userId: user,
    dueAtMs: oneOf([4, fc.integer({ min: 1, max: 60_000 })], [1, fc.constant(null)]),
  })
  .map((terms): UntimedCommand => ({ type: 'cancel_after', ...terms }));

const amend = fc
  .record({
    userId: oneOf([9, owner], [1, user]),
    orderId: age,
    priceAtoms: oneOf([2, fc.constant(null)], [3, price]),
    quantityAtoms: oneOf([2, fc.constant(null)], [3, quantity]),
    stopPriceAtoms: oneOf([4, fc.constant(null)], [1, price]),
  })
  .map((terms): UntimedCommand => ({ type: 'amend_order', ...terms }));
/** Another quantity, and nothing else. */
const resize = fc
  .record({ userId: owner, orderId: age, quantityAtoms: quantity })
  .map((terms): UntimedCommand => ({
    type: 'amend_order',
    priceAtoms: null,
    stopPriceAtoms: null,
    ...terms,
  }));

const amount = oneOf(
  [9, fc.integer({ min: 1, max: 3_000_000 }).map(BigInt)],
  [1, fc.constantFrom(0n, -1n, 10n ** 24n, 10n ** 24n + 1n)],
);
const moneyIn = fc
  .record({ userId: user, tokenId: token, amountAtoms: amount })
  .map((terms): UntimedCommand => ({ type: 'request_deposit', ...terms }));
const moneyOut = fc
  .record({ userId: user, tokenId: token, amountAtoms: amount })
  .map((terms): UntimedCommand => ({ type: 'hold_withdrawal', ...terms, address: 'somewhere' }));
const adjustment = fc
  .record({
    userId: user,
    tokenId: token,
    amountAtoms: oneOf([2, amount], [1, amount.map((atoms) => -atoms)]),
  })
  .map((terms): UntimedCommand => ({
    type: 'adjust',
    ...terms,
    decidedBy: 'operator',
    reason: 'why',
  }));
const decision = oneOf<UntimedCommand>(
  [2, transactionAge.map((transactionId) => ({ type: 'confirm_deposit', transactionId }))],
  [
    1,
    transactionAge.map((transactionId) => ({
      type: 'settle_withdrawal',
      transactionId,
      decidedBy: 'operator',
      reason: 'fine',
    })),
  ],
  [
    1,
    fc
      .record({ transactionId: transactionAge, userId: oneOf([1, user], [1, fc.constant(null)]) })
      .map(({ transactionId, userId }): UntimedCommand => ({
        type: 'release_withdrawal',
        transactionId,
        userId,
        status: userId === null ? 'rejected' : 'cancelled',
        decidedBy: userId === null ? 'operator' : null,
        reason: null,
      })),
  ],
);

const feePpm = fc.constantFrom(0, 0, 1000, 2500, 333_333);

const setFees = fc
  .record({
    userId: user,
    fees: oneOf<UserFees>(
      [1, fc.constant({ kind: 'market' })],
      [
        4,
        fc.record({
          kind: fc.constantFrom('tier', 'override'),
          makerFeePpm: feePpm,
          takerFeePpm: feePpm,
        }),
      ],
    ),
  })
  .map((terms): UntimedCommand => ({ type: 'set_fees', ...terms }));

/** Rules of market 2, or of 3, whose lots are single atoms so that sums come near the safe integers. */
function rules(tokenId: number): fc.Arbitrary<MarketRules> {
  const isSmall = tokenId === 2;
  return fc.record({
    tokenId: fc.constant(tokenId),
    tickAtoms: isSmall
      ? oneOf(
          [9, fc.constant(1_000_000n)],
          [2, fc.constant(500_000n)],
          [1, fc.constant(2_000_000n)],
        )
      : fc.constant(100_000_000n),
    lotAtoms: isSmall
      ? oneOf([9, fc.constant(100_000n)], [2, fc.constant(50_000n)], [1, fc.constant(200_000n)])
      : fc.constant(1n),
    minQuantityAtoms: fc.constantFrom(1n, 100_000n, 200_000n),
    maxQuantityAtoms: fc.constant(isSmall ? 500_000_000n : 10n ** 17n),
    minNotionalAtoms: fc.constantFrom(0n, 0n, 50_000n, 200_000n),
    makerFeePpm: feePpm,
    takerFeePpm: feePpm,
    priceBandBps: fc.constantFrom(0, 0, 0, 300, 500),
    maxOpenOrders: fc.integer({ min: 2, max: 6 }),
    maxTriggers: fc.integer({ min: 2, max: 6 }),
    breakerMoveBps: isSmall ? fc.constantFrom(0, 0, 150, 250, 400) : fc.constant(0),
    breakerWindowMinutes: fc.constantFrom(1, 2, 5, 60),
    breakerPauseMinutes: fc.constantFrom(0, 1, 2),
  });
}

const setMarket = oneOf([6, rules(2)], [1, rules(3)]).map((terms): UntimedCommand => ({
  type: 'set_market',
  rules: terms,
}));
const setMarketState = fc
  .record({
    tokenId: oneOf([20, fc.constant(2)], [3, fc.constant(3)], [1, fc.constant(9)]),
    state: oneOf<MarketState>(
      [8, fc.constant('active')],
      [2, fc.constantFrom('post_only', 'cancel_only', 'halted', 'delisted')],
    ),
  })
  .map((terms): UntimedCommand => ({ type: 'set_market_state', ...terms }));

const wait = oneOf(
  [3, fc.integer({ min: 1, max: 2_000 })],
  [3, fc.integer({ min: 20_000, max: 70_000 })],
  [1, fc.constant(200_000)],
).map((ms): Step => ({ kind: 'wait', ms }));

const step = oneOf<Step>(
  [62, anyOrder.map(asStep)],
  [5, pair.map(asStep)],
  [8, amend.map(asStep)],
  [5, resize.map(asStep)],
  [5, cancel.map(asStep)],
  [1, cancelMany.map(asStep)],
  [1, cancelAfter.map(asStep)],
  [1, fc.constant(asStep({ type: 'advance_time' }))],
  [4, wait],
  [1, moneyIn.map(asStep)],
  [2, moneyOut.map(asStep)],
  [1, adjustment.map(asStep)],
  [5, decision.map(asStep)],
  [2, setMarket.map(asStep)],
  [9, setMarketState.map(asStep)],
  [2, setFees.map(asStep)],
  [6, fc.constant({ kind: 'drain' })],
  [1, fc.constant({ kind: 'restart' })],
  [1, user.map((userId) => ({ kind: 'evict', userId }))],
);

/** Lists and opens both markets, funds everybody, then anything. */
export function steps(lengthMax: number): fc.Arbitrary<Step[]> {
  const listing = fc.tuple(...LISTED.map((tokenId) => rules(tokenId)));
  const amounts = oneOf(
    [6, fc.constant(1_000_000_000n)],
    [1, fc.constantFrom(0n, 500_000n, 2_000_000n)],
  );
  const funding = fc.array(amounts, { minLength: USERS.length * 2, maxLength: USERS.length * 2 });
  const size = { maxLength: lengthMax, size: 'max' } as const;
  const anything = oneOf(
    [30, fc.array(step, size)],
    [1, fc.array(oneOf([12, hugeOrder.map(asStep)], [1, step]), size)],
  );
  return fc
    .tuple(listing, funding, fc.boolean(), anything)
    .map(([markets, amounts, isRich, whatever]) => [
      ...markets.map((each) => asStep({ type: 'set_market', rules: each })),
      ...LISTED.map((tokenId) => {
        return asStep({ type: 'set_market_state', tokenId, state: 'active' });
      }),
      ...amounts.map((amountAtoms, index) =>
        fund(USERS[index >> 1] ?? '', (index & 1) + 1, amountAtoms),
      ),
      ...(isRich ? USERS.map((userId) => fund(userId, 3, 2n * 10n ** 16n)) : []),
      ...whatever,
    ]);
}

function fund(userId: string, tokenId: number, amountAtoms: bigint): Step {
  const decision = { decidedBy: null, reason: 'funding' };
  return asStep({ type: 'adjust', userId, tokenId, amountAtoms, ...decision });
}

function asStep(command: UntimedCommand): CommandStep {
  return { kind: 'command', command };
}
