import type { OrderState, TradeState } from '../engine/state.ts';
import { parseStored } from '../lib/decimal.ts';
import type { OrderRecord } from '../models/order.ts';
import type { TradeRecord } from '../models/trade.ts';

/** An order's row as the engine states orders, so that both are presented by the same code. */
export function storedOrder(row: OrderRecord): OrderState {
  return {
    id: Number(row.id),
    userId: row.userId,
    tokenId: row.tokenId,
    clientOrderId: row.clientOrderId,
    orderType: row.orderType,
    side: row.side,
    priceAtoms: parseNullable(row.price),
    quantityAtoms: parseNullable(row.quantity),
    quoteQuantityAtoms: parseNullable(row.quoteQuantity),
    filledQuantityAtoms: parseStored(row.filledQuantity),
    quoteFilledAtoms: parseStored(row.quoteFilled),
    feeAtoms: parseStored(row.fee),
    feeAccruedPpmAtoms: BigInt(row.feeAccrued),
    reservedAtoms: parseStored(row.reserved),
    status: row.status,
    reason: row.reason,
    timeInForce: row.timeInForce,
    postOnly: row.postOnly,
    selfTradePrevention: row.selfTradePrevention,
    maxSlippageBps: row.maxSlippageBps,
    prioritySequence: Number(row.prioritySequence),
    createdAtMs: row.createdAt.getTime(),
    updatedAtMs: row.updatedAt.getTime(),
  };
}

/** A trade's row as the engine states trades. */
export function storedTrade(row: TradeRecord): TradeState {
  return {
    id: Number(row.id),
    tokenId: row.tokenId,
    priceAtoms: parseStored(row.price),
    quantityAtoms: parseStored(row.quantity),
    quoteAtoms: parseStored(row.quoteAmount),
    buyOrderId: Number(row.buyOrderId),
    sellOrderId: Number(row.sellOrderId),
    buyerId: row.buyerId,
    sellerId: row.sellerId,
    takerSide: row.takerSide,
    buyerFeeAtoms: parseStored(row.buyerFee),
    sellerFeeAtoms: parseStored(row.sellerFee),
    timeMs: row.createdAt.getTime(),
  };
}

function parseNullable(text: string | null): bigint | null {
  return text === null ? null : parseStored(text);
}
