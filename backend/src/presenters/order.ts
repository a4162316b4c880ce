import type { Order } from '../contracts/index.ts';
import type { OrderState } from '../engine/state.ts';
import { divideAtoms, formatAmount } from '../lib/decimal.ts';
import type { TokenRecord } from '../services/token-registry.ts';
import { presentNullableTime, presentTime } from './time.ts';

/** The tokens that a presenter names. */
export interface TokenNames {
  require(id: number): TokenRecord;
  readonly quote: TokenRecord;
}

export function presentOrder(order: OrderState, tokens: TokenNames): Order {
  const { symbol } = tokens.require(order.tokenId);
  const { filledQuantityAtoms, quoteFilledAtoms, quantityAtoms } = order;
  return {
    id: String(order.id),
    clientOrderId: order.clientOrderId,
    tokenId: String(order.tokenId),
    symbol,
    orderType: order.orderType,
    side: order.side,
    price: formatNullable(order.priceAtoms),
    stopPrice: formatNullable(order.stopPriceAtoms),
    trailingDelta: formatNullable(order.trailingDeltaAtoms),
    trailingDeltaBps: order.trailingDeltaBps,
    displayQuantity: formatNullable(order.displayQuantityAtoms),
    quantity: formatNullable(quantityAtoms),
    quoteQuantity: formatNullable(order.quoteQuantityAtoms),
    filledQuantity: formatAmount(filledQuantityAtoms),
    remainingQuantity:
      quantityAtoms === null ? null : formatAmount(quantityAtoms - filledQuantityAtoms),
    averagePrice:
      filledQuantityAtoms === 0n
        ? null
        : formatAmount(divideAtoms(quoteFilledAtoms, filledQuantityAtoms)),
    quoteFilled: formatAmount(quoteFilledAtoms),
    fees: formatAmount(order.feeAtoms),
    feeSymbol: order.side === 'buy' ? symbol : tokens.quote.symbol,
    status: order.status,
    reason: order.reason,
    timeInForce: order.timeInForce,
    expiresAt: presentNullableTime(order.expiresAtMs),
    postOnly: order.postOnly,
    selfTradePrevention: order.selfTradePrevention,
    linkedOrderId: order.linkedOrderId === null ? null : String(order.linkedOrderId),
    triggeredAt: presentNullableTime(order.triggeredAtMs),
    createdAt: presentTime(order.createdAtMs),
    updatedAt: presentTime(order.updatedAtMs),
  };
}

function formatNullable(atoms: bigint | null): string | null {
  return atoms === null ? null : formatAmount(atoms);
}
