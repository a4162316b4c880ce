import { isResting, ownNeed, remaining, smaller } from '../../src/engine/naive-rules.ts';
import type { OrderState, TradeState } from '../../src/engine/state.ts';

type Orders = ReadonlyMap<number, OrderState>;

export function isActive(order: OrderState): boolean {
  return isResting(order) || order.status === 'pending';
}

/** I6: what every order says of itself agrees with its trades, its status and its partner. */
export function orderBreaches(orders: Orders, trades: readonly TradeState[]): string[] {
  const sums = sumsByOrder(trades);
  return [...orders.values()].flatMap((order) => {
    const breaches = [
      ...tradingBreaches(order, sums.get(order.id) ?? NO_TRADES),
      ...sizeBreaches(order),
      ...waitingBreaches(order),
      ...pairBreaches(order, orders),
    ];
    return breaches.map((breach) => `order ${order.id}: ${breach}`);
  });
}

interface Sums {
  quantityAtoms: bigint;
  quoteAtoms: bigint;
  feeAtoms: bigint;
  ppmAtoms: bigint;
}

const NO_TRADES: Sums = { quantityAtoms: 0n, quoteAtoms: 0n, feeAtoms: 0n, ppmAtoms: 0n };

function sumsByOrder(trades: readonly TradeState[]): Map<number, Sums> {
  const sums = new Map<number, Sums>();
  for (const trade of trades) {
    const { quantityAtoms, quoteAtoms } = trade;
    for (const [orderId, feeAtoms, ppmAtoms] of [
      [trade.buyOrderId, trade.buyerFeeAtoms, BigInt(trade.buyerFeePpm) * quantityAtoms],
      [trade.sellOrderId, trade.sellerFeeAtoms, BigInt(trade.sellerFeePpm) * quoteAtoms],
    ] as const) {
      const before = sums.get(orderId) ?? NO_TRADES;
      sums.set(orderId, {
        quantityAtoms: before.quantityAtoms + quantityAtoms,
        quoteAtoms: before.quoteAtoms + quoteAtoms,
        feeAtoms: before.feeAtoms + feeAtoms,
        ppmAtoms: before.ppmAtoms + ppmAtoms,
      });
    }
  }
  return sums;
}

/** Fills are the sums of the trades; the fee is one ceiling over all of them. */
function tradingBreaches(order: OrderState, sums: Sums): string[] {
  const { quantityAtoms, filledQuantityAtoms, quoteFilledAtoms, feeAccruedPpmAtoms } = order;
  return unmet({
    'filled is the sum of its trades': filledQuantityAtoms === sums.quantityAtoms,
    'paid is the sum of its trades': quoteFilledAtoms === sums.quoteAtoms,
    'charged is the sum of its trades': order.feeAtoms === sums.feeAtoms,
    'the rates are those of its trades': feeAccruedPpmAtoms === sums.ppmAtoms,
    'the fee is one ceiling': order.feeAtoms === (feeAccruedPpmAtoms + 999_999n) / 1_000_000n,
    'a filled order is filled':
      order.status !== 'filled' || filledQuantityAtoms === (quantityAtoms ?? filledQuantityAtoms),
    'an order that rests has something open': !isResting(order) || remaining(order) > 0n,
    'the status tells of fills':
      !isResting(order) || (order.status === 'open') === (filledQuantityAtoms === 0n),
    'never more than its quantity': quantityAtoms === null || filledQuantityAtoms <= quantityAtoms,
    'never more than its cash': quoteFilledAtoms <= (order.quoteQuantityAtoms ?? quoteFilledAtoms),
  });
}

/** What an order reserves and what an iceberg shows. */
function sizeBreaches(order: OrderState): string[] {
  const { displayQuantityAtoms: part, visibleQuantityAtoms: shown } = order;
  const mostShown = smaller(part ?? 0n, remaining(order));
  return unmet({
    'a closed order reserves nothing': isActive(order) || order.reservedAtoms === 0n,
    'an order reserves what it needs':
      !isActive(order) ||
      (order.linkedOrderId !== null && order.status === 'pending') ||
      order.reservedAtoms === ownNeed(order),
    'icebergs and no other have a shown part': (part === null) === (shown === null),
    'a closed iceberg shows nothing': isActive(order) || (shown ?? 0n) === 0n,
    'an iceberg shows some and at most a part':
      !isActive(order) || shown === null || (shown > 0n && shown <= mostShown),
  });
}

function waitingBreaches(order: OrderState): string[] {
  const isConditional = order.orderType !== 'limit' && order.orderType !== 'market';
  const isPending = order.status === 'pending';
  return unmet({
    'only conditional orders wait, and have a stop price':
      !isPending || (isConditional && order.stopPriceAtoms !== null),
    'nothing that waits has traded': !isPending || order.filledQuantityAtoms === 0n,
    'a conditional order trades and rests only when set off':
      !isConditional ||
      order.triggeredAtMs !== null ||
      (!isResting(order) && order.filledQuantityAtoms === 0n),
    'what was set off waits no more': !isPending || order.triggeredAtMs === null,
    'only conditional orders are set off': isConditional || order.triggeredAtMs === null,
  });
}

/** As long as both orders of a pair are there, one rests untouched and the other waits. */
function pairBreaches(order: OrderState, orders: Orders): string[] {
  if (order.linkedOrderId === null) return [];
  const partner = orders.get(order.linkedOrderId);
  const areBothActive = partner !== undefined && isActive(order) && isActive(partner);
  const [limit, stop] = order.orderType === 'limit' ? [order, partner] : [partner, order];
  const needs = (each: OrderState | undefined): bigint => (each === undefined ? 0n : ownNeed(each));
  return unmet({
    'the pair names each other': partner?.linkedOrderId === order.id,
    'both or one are there':
      !areBothActive ||
      (limit?.status === 'open' && stop?.status === 'pending' && limit.filledQuantityAtoms === 0n),
    'a pair reserves the larger need':
      !areBothActive ||
      order.reservedAtoms + partner.reservedAtoms === -smaller(-needs(limit), -needs(stop)),
  });
}

function unmet(rules: Record<string, boolean>): string[] {
  return Object.entries(rules).flatMap(([sentence, isMet]) => (isMet ? [] : [`not: ${sentence}`]));
}

/** I7: the book shows the fold of the resting orders and is not crossed. */
export function bookBreaches(orders: Orders, levels: ReadonlyMap<string, bigint>): string[] {
  const folded = new Map<string, bigint>();
  const breaches: string[] = [];
  const resting = [...orders.values()].filter(isResting);
  for (const order of resting) {
    const { tokenId, side } = order;
    const priceAtoms = order.priceAtoms ?? 0n;
    const key = `${tokenId} ${side} ${priceAtoms}`;
    folded.set(key, (folded.get(key) ?? 0n) + (order.visibleQuantityAtoms ?? remaining(order)));
    const isCrossed = resting.some(
      (other) =>
        side === 'buy' &&
        other.side === 'sell' &&
        other.tokenId === tokenId &&
        (other.priceAtoms ?? 0n) <= priceAtoms,
    );
    if (isCrossed) breaches.push(`order ${order.id} crosses the book`);
  }
  for (const key of new Set([...folded.keys(), ...levels.keys()])) {
    if (folded.get(key) !== levels.get(key)) breaches.push(`level ${key} and its orders`);
  }
  return breaches;
}
