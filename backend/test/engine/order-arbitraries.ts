import fc from 'fast-check';
import type {
  OrderType,
  SelfTradePrevention,
  Side,
  TimeInForce,
} from '../../src/contracts/index.ts';
import type { PlaceOco, PlaceOrder } from '../../src/engine/commands.ts';
import type { OrderTerms } from './order-sentence.ts';

export type Untimed<T> = T extends { timeMs: number } ? Omit<T, 'timeMs'> : never;

export const USERS = ['ann', 'bob', 'cid'];

export const user = fc.constantFrom(...USERS);
export const side = fc.constantFrom<Side>('buy', 'sell');
const market = oneOf([60, fc.constant(2)], [2, fc.constant(3)], [1, fc.constant(9)]);

/** Market 2 has ticks of 0.01 and lots of 0.001 in the beginning; a lot costs about 0.001 of cash. */
const TICK = 1_000_000n;
const LOT = 100_000n;

function ticks(min: number, max: number): fc.Arbitrary<bigint> {
  return fc.integer({ min, max }).map((count) => BigInt(count) * TICK);
}

function lots(min: number, max: number): fc.Arbitrary<bigint> {
  return fc.integer({ min, max }).map((count) => BigInt(count) * LOT);
}

const oddPrice = fc.constantFrom(0n, -TICK, 1n, 999_999n, 10n ** 34n, 200_000_000n, 10n ** 24n);
export const price = oneOf(
  [60, ticks(96, 104)],
  [2, fc.integer({ min: 180, max: 220 }).map((halves) => (BigInt(halves) * TICK) / 2n)],
  [1, oddPrice],
);
export const quantity = oneOf(
  [50, lots(1, 12)],
  [2, lots(21, 60)],
  [2, fc.integer({ min: 1, max: 12 }).map((halves) => (BigInt(halves) * LOT) / 2n)],
  [1, fc.constantFrom(0n, -LOT, 1n, 600_000_000n, 10n ** 36n, 6n * 10n ** 15n)],
);
const quoteQuantity = oneOf(
  [12, fc.integer({ min: 40_000, max: 1_500_000 }).map(BigInt)],
  [3, lots(1, 15)],
  [1, fc.constantFrom(0n, -1n, 10n ** 24n, 10n ** 25n)],
);
const displayQuantity = oneOf(
  [8, fc.constant(null)],
  [6, lots(1, 3)],
  [1, fc.constantFrom(0n, -LOT, 1n, LOT / 2n, 3n * LOT, 20n * LOT)],
);
const mode = fc.constantFrom<SelfTradePrevention>(
  'expire_taker',
  'expire_maker',
  'expire_both',
  'decrement',
  'none',
);
/** Counted from the command; what is not later than it is refused. */
const expiry = oneOf(
  [12, fc.integer({ min: 1, max: 90_000 })],
  [1, fc.constantFrom(0, -1, 100_000_000)],
);
const maxSlippageBps = fc.constantFrom(0, 150, 333, 500, 5000);
const postOnly = oneOf([10, fc.constant(false)], [1, fc.constant(true)]);
const timeInForce = oneOf<TimeInForce>(
  [8, fc.constant('GTC')],
  [2, fc.constant('IOC')],
  [2, fc.constant('FOK')],
  [2, fc.constant('GTD')],
);

const NOTHING = {
  clientOrderId: null,
  priceAtoms: null,
  stopPriceAtoms: null,
  trailingDeltaAtoms: null,
  trailingDeltaBps: null,
  quantityAtoms: null,
  quoteQuantityAtoms: null,
  displayQuantityAtoms: null,
  timeInForce: 'IOC',
  expiresAtMs: null,
  postOnly: false,
  maxSlippageBps: 500,
} as const;

const COMMON = { userId: user, tokenId: market, side, selfTradePrevention: mode };

const limitOrder = fc
  .record({
    ...COMMON,
    buyPrice: oneOf([3, ticks(95, 102)], [1, price]),
    sellPrice: oneOf([3, ticks(98, 105)], [1, price]),
    quantityAtoms: quantity,
    timeInForce,
    postOnly,
    displayQuantityAtoms: displayQuantity,
    expiresAtMs: expiry,
  })
  .map(({ buyPrice, sellPrice, displayQuantityAtoms, expiresAtMs, ...terms }) => {
    const isStaying = terms.timeInForce === 'GTC' || terms.timeInForce === 'GTD';
    return placing({
      ...NOTHING,
      ...terms,
      orderType: 'limit',
      priceAtoms: terms.side === 'buy' ? buyPrice : sellPrice,
      displayQuantityAtoms: isStaying ? displayQuantityAtoms : null,
      expiresAtMs: terms.timeInForce === 'GTD' ? expiresAtMs : null,
    });
  });

const bySize = oneOf<Partial<OrderTerms>>(
  [1, fc.record({ quantityAtoms: quantity })],
  [1, fc.record({ quoteQuantityAtoms: quoteQuantity })],
);

const marketOrder = fc
  .tuple(
    fc.record({
      ...COMMON,
      timeInForce: oneOf<TimeInForce>([6, fc.constant('IOC')], [1, fc.constant('FOK')]),
      postOnly: oneOf([12, fc.constant(false)], [1, fc.constant(true)]),
      maxSlippageBps,
    }),
    bySize,
  )
  .map(([terms, size]) => placing({ ...NOTHING, ...terms, ...size, orderType: 'market' }));

const trailing = oneOf<Partial<OrderTerms>>(
  [3, fc.record({ trailingDeltaAtoms: ticks(1, 4) })],
  [3, fc.record({ trailingDeltaBps: fc.constantFrom(1, 100, 250, 300, 9_999) })],
  [1, fc.record({ trailingDeltaAtoms: oneOf([1, oddPrice], [1, ticks(90, 110)]) })],
);

/** Stop prices near the prices that trade, on the side where they wait when it is around 1.00. */
function stopPrice(orderType: OrderType, orderSide: Side): fc.Arbitrary<bigint> {
  const isProfit = orderType.startsWith('take_profit');
  const isAbove = (orderSide === 'buy') !== isProfit;
  const near = isAbove ? ticks(99, 105) : ticks(95, 101);
  return oneOf([40, near], [4, ticks(95, 105)], [1, oddPrice]);
}

const conditionalOrder = fc
  .record({
    ...COMMON,
    orderType: fc.constantFrom<OrderType>(
      'stop',
      'stop_limit',
      'take_profit',
      'take_profit_limit',
      'trailing_stop',
    ),
    maxSlippageBps,
  })
  .chain((terms) => {
    const isLimit = terms.orderType.endsWith('limit');
    const isTrailing = terms.orderType === 'trailing_stop';
    return fc
      .record({
        stop: stopPrice(terms.orderType, terms.side),
        trail: trailing,
        size: terms.side === 'buy' ? bySize : fc.record({ quantityAtoms: quantity }),
        limit: fc.record({ priceAtoms: price, quantityAtoms: quantity, timeInForce, postOnly }),
        expiresAtMs: expiry,
      })
      .map(({ stop, trail, size, limit, expiresAtMs }) =>
        placing({
          ...NOTHING,
          ...terms,
          ...(isLimit ? limit : size),
          ...(isTrailing ? trail : { stopPriceAtoms: stop }),
          expiresAtMs: isLimit && limit.timeInForce === 'GTD' ? expiresAtMs : null,
        }),
      );
  });

/** In market 3 lots are single atoms, so that sums of sells come near the safe integers. */
export const hugeOrder = fc
  .record({
    userId: user,
    side: oneOf([3, fc.constant<Side>('sell')], [1, fc.constant<Side>('buy')]),
    orderType: fc.constantFrom<OrderType>('limit', 'take_profit_limit', 'stop_limit'),
    units: fc.integer({ min: 1, max: 3 }).map((count) => BigInt(count) * 100_000_000n),
    stopUnits: fc.integer({ min: 1, max: 3 }).map((count) => BigInt(count) * 100_000_000n),
    quantityAtoms: fc.constantFrom(200_000n, 4n * 10n ** 15n, 6n * 10n ** 15n),
    timeInForce: fc.constantFrom<TimeInForce>('GTC', 'GTC', 'IOC'),
  })
  .map(({ units, stopUnits, ...terms }) =>
    placing({
      ...NOTHING,
      ...terms,
      tokenId: 3,
      priceAtoms: units,
      stopPriceAtoms: terms.orderType === 'limit' ? null : stopUnits,
      selfTradePrevention: 'none',
    }),
  );

export const anyOrder = oneOf(
  [34, limitOrder],
  [10, marketOrder],
  [18, conditionalOrder],
  [2, hugeOrder],
);

const distance = ticks(1, 4);
const stopDistance = oneOf([40, distance], [1, fc.constant(10n ** 30n)]);

/** The limit order mostly on the side where it rests, the stop opposite. Some of both are wrong. */
export const pair = fc
  .record({
    ...COMMON,
    quantityAtoms: quantity,
    near: distance,
    far: stopDistance,
    beyond: fc.integer({ min: -1, max: 3 }).map((count) => BigInt(count) * TICK),
    isStopLimit: fc.boolean(),
    isGtd: oneOf([3, fc.constant(false)], [1, fc.constant(true)]),
    expiresAtMs: expiry,
    maxSlippageBps,
    isMixedUp: oneOf([12, fc.constant(false)], [1, fc.constant(true)]),
  })
  .map((terms): Untimed<PlaceOco> => {
    const { near, far, beyond, isStopLimit, isGtd, isMixedUp, expiresAtMs, ...common } = terms;
    const sign = (terms.side === 'sell') === isMixedUp ? -1n : 1n;
    const stopPriceAtoms = 100n * TICK - sign * far;
    const duration = { expiresAtMs: isGtd ? expiresAtMs : null };
    const timed: TimeInForce = isGtd ? 'GTD' : 'GTC';
    const limit: OrderTerms = {
      ...NOTHING,
      ...common,
      ...duration,
      orderType: 'limit',
      timeInForce: timed,
      priceAtoms: 100n * TICK + sign * near,
      postOnly: true,
    };
    const stop: OrderTerms = isStopLimit
      ? {
          ...limit,
          orderType: 'stop_limit',
          stopPriceAtoms,
          priceAtoms: stopPriceAtoms - sign * beyond,
          postOnly: false,
        }
      : { ...NOTHING, ...common, orderType: 'stop', stopPriceAtoms };
    return { type: 'place_oco', limit, stop };
  });

function placing(terms: OrderTerms): Untimed<PlaceOrder> {
  return { type: 'place_order', ...terms };
}

export function oneOf<T>(
  ...weighted: [weight: number, arbitrary: fc.Arbitrary<T>][]
): fc.Arbitrary<T> {
  return fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}
