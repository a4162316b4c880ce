import fc from 'fast-check';
import type { MarketState, Side, TimeInForce } from '../../src/contracts/index.ts';
import type { EngineCommand, MarketRules, PlaceOrder } from '../../src/engine/commands.ts';

type Untimed<T> = T extends { timeMs: number } ? Omit<T, 'timeMs'> : never;
type UntimedCommand = Untimed<EngineCommand>;

/** A command whose ids count back from the newest: 0 is the last order or transaction. */
export interface CommandStep {
  kind: 'command';
  command: UntimedCommand;
}

/** What happens to an exchange in a test. */
export type Step =
  | CommandStep
  | { kind: 'drain' }
  /** Drains, and goes on with an engine restored from what is stored. */
  | { kind: 'restart' }
  | { kind: 'evict'; userId: string };

export const QUOTE_TOKEN_ID = 1;
export const OPEN_ORDERS_MAX = 3;
export const USERS = ['ann', 'bob', 'cid'];
const LISTED = [2, 3];

/** Stands for whoever placed the order that a step names. */
export const ORDER_OWNER = 'owner';

const user = fc.constantFrom(...USERS);
const owner = fc.constant(ORDER_OWNER);
const side = fc.constantFrom<Side>('buy', 'sell');
const market = oneOf([30, fc.constant(2)], [2, fc.constant(3)], [1, fc.constant(9)]);
const token = fc.constantFrom(1, 2, 3, 9);
/** Mostly the newest few; sometimes one that does not exist. */
const age = oneOf([8, fc.nat(5)], [1, fc.integer({ min: -1, max: 30 })]);
const transactionAge = oneOf([8, fc.nat(2)], [1, fc.integer({ min: -1, max: 30 })]);

/** Market 2 has ticks of 0.01 and lots of 0.001 in the beginning; a lot costs about 0.001 of cash. */
const price = oneOf(
  [30, fc.integer({ min: 95, max: 105 }).map((ticks) => BigInt(ticks) * 1_000_000n)],
  [2, fc.integer({ min: 90, max: 110 }).map((ticks) => BigInt(ticks) * 500_000n)],
  [1, fc.constantFrom(0n, -1_000_000n, 1n, 999_999n, 10n ** 34n, 200_000_000n, 10n ** 24n)],
);
const quantity = oneOf(
  [30, fc.integer({ min: 1, max: 12 }).map((lots) => BigInt(lots) * 100_000n)],
  [2, fc.integer({ min: 1, max: 12 }).map((halves) => BigInt(halves) * 50_000n)],
  [1, fc.constantFrom(0n, -100_000n, 1n, 600_000_000n, 10n ** 36n, 6n * 10n ** 15n)],
);
const quoteQuantity = oneOf(
  [12, fc.integer({ min: 40_000, max: 1_500_000 }).map(BigInt)],
  [2, fc.integer({ min: 1, max: 15 }).map((lots) => BigInt(lots) * 100_000n)],
  [1, fc.constantFrom(0n, -1n, 10n ** 24n, 10n ** 25n)],
);
const timeInForce = oneOf<TimeInForce>(
  [6, fc.constant('GTC')],
  [2, fc.constant('IOC')],
  [2, fc.constant('FOK')],
);

const placeDefaults = {
  type: 'place_order',
  clientOrderId: null,
  priceAtoms: null,
  quantityAtoms: null,
  quoteQuantityAtoms: null,
  timeInForce: 'GTC',
  postOnly: false,
  selfTradePrevention: 'expire_taker',
  maxSlippageBps: 500,
} as const;

const limitOrder = fc
  .record({
    userId: user,
    tokenId: market,
    side,
    priceAtoms: price,
    quantityAtoms: quantity,
    timeInForce,
    postOnly: oneOf([6, fc.constant(false)], [1, fc.constant(true)]),
  })
  .map((terms): Untimed<PlaceOrder> => ({ ...placeDefaults, ...terms, orderType: 'limit' }));

const marketTerms = {
  userId: user,
  tokenId: market,
  side,
  timeInForce: oneOf<TimeInForce>([8, fc.constant('IOC')], [1, fc.constant('FOK')]),
  postOnly: oneOf([12, fc.constant(false)], [1, fc.constant(true)]),
  maxSlippageBps: fc.constantFrom(0, 150, 333, 500, 5000),
};
const marketOrder = oneOf(
  [1, fc.record({ ...marketTerms, quantityAtoms: quantity }).map(asMarketOrder)],
  [1, fc.record({ ...marketTerms, quoteQuantityAtoms: quoteQuantity }).map(asMarketOrder)],
);

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
const reduce = fc
  .record({ userId: oneOf([4, owner], [1, user]), orderId: age, quantityAtoms: quantity })
  .map((terms): UntimedCommand => ({ type: 'reduce_order', ...terms }));

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

/** Rules of market 2, or of 3, whose lots are single atoms so that sums come near the safe integers. */
function rules(tokenId: number, state: fc.Arbitrary<MarketState>): fc.Arbitrary<MarketRules> {
  const isSmall = tokenId === 2;
  return fc.record({
    tokenId: fc.constant(tokenId),
    state,
    tickAtoms: isSmall
      ? fc.constantFrom(1_000_000n, 1_000_000n, 500_000n, 2_000_000n)
      : fc.constant(100_000_000n),
    lotAtoms: isSmall ? fc.constantFrom(100_000n, 100_000n, 50_000n, 200_000n) : fc.constant(1n),
    minQuantityAtoms: fc.constantFrom(1n, 100_000n, 200_000n),
    maxQuantityAtoms: fc.constant(isSmall ? 500_000_000n : 10n ** 17n),
    minNotionalAtoms: fc.constantFrom(0n, 50_000n, 300_000n),
    makerFeePpm: feePpm,
    takerFeePpm: feePpm,
  });
}

const anyState = oneOf<MarketState>(
  [5, fc.constant('active')],
  [1, fc.constantFrom('post_only', 'cancel_only', 'halted', 'delisted')],
);
const setMarket = oneOf([6, rules(2, anyState)], [1, rules(3, anyState)]).map(
  (terms): UntimedCommand => ({ type: 'set_market', rules: terms }),
);

const step = oneOf<Step>(
  [40, limitOrder.map(asStep)],
  [16, marketOrder.map(asStep)],
  [5, cancel.map(asStep)],
  [1, cancelMany.map(asStep)],
  [6, reduce.map(asStep)],
  [2, moneyIn.map(asStep)],
  [3, moneyOut.map(asStep)],
  [1, adjustment.map(asStep)],
  [5, decision.map(asStep)],
  [2, setMarket.map(asStep)],
  [6, fc.constant({ kind: 'drain' })],
  [1, fc.constant({ kind: 'restart' })],
  [1, user.map((userId) => ({ kind: 'evict', userId }))],
);

/** Lists both markets, funds everybody, then anything. */
export function steps(lengthMax: number): fc.Arbitrary<Step[]> {
  const listing = fc.tuple(...LISTED.map((tokenId) => rules(tokenId, fc.constant('active'))));
  const amounts = oneOf(
    [6, fc.constant(1_000_000_000n)],
    [1, fc.constantFrom(0n, 500_000n, 2_000_000n)],
  );
  const funding = fc.array(amounts, { minLength: USERS.length * 2, maxLength: USERS.length * 2 });
  return fc
    .tuple(listing, funding, fc.boolean(), fc.array(step, { maxLength: lengthMax, size: 'max' }))
    .map(([markets, amounts, isRich, anything]) => [
      ...markets.map((each) => asStep({ type: 'set_market', rules: each })),
      ...amounts.map((amountAtoms, index) =>
        fund(USERS[index >> 1] ?? '', (index & 1) + 1, amountAtoms),
      ),
      ...(isRich ? USERS.map((userId) => fund(userId, 3, 2n * 10n ** 16n)) : []),
      ...anything,
    ]);
}

function fund(userId: string, tokenId: number, amountAtoms: bigint): Step {
  const decision = { decidedBy: null, reason: 'funding' };
  return asStep({ type: 'adjust', userId, tokenId, amountAtoms, ...decision });
}

function asMarketOrder(
  terms: Pick<PlaceOrder, 'userId' | 'tokenId' | 'side' | 'timeInForce' | 'postOnly'> & {
    maxSlippageBps: number;
    quantityAtoms?: bigint;
    quoteQuantityAtoms?: bigint;
  },
): Untimed<PlaceOrder> {
  return { ...placeDefaults, ...terms, orderType: 'market' };
}

function asStep(command: UntimedCommand): CommandStep {
  return { kind: 'command', command };
}

function oneOf<T>(...weighted: [weight: number, arbitrary: fc.Arbitrary<T>][]): fc.Arbitrary<T> {
  return fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}
