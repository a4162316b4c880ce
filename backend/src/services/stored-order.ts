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
    stopPriceAtoms: parseNullable(row.stopPrice),
    trailingDeltaAtoms: parseNullable(row.trailingDelta),
    trailingDeltaBps: row.trailingDeltaBps,
    quantityAtoms: parseNullable(row.quantity),
    quoteQuantityAtoms: parseNullable(row.quoteQuantity),
    displayQuantityAtoms: parseNullable(row.displayQuantity),
    visibleQuantityAtoms: parseNullable(row.visibleQuantity),
    filledQuantityAtoms: parseStored(row.filledQuantity),
    quoteFilledAtoms: parseStored(row.quoteFilled),
    feeAtoms: parseStored(row.fee),
    feeAccruedPpmAtoms: BigInt(row.feeAccrued),
    reservedAtoms: parseStored(row.reserved),
    status: row.status,
    reason: row.reason,
    timeInForce: row.timeInForce,
    expiresAtMs: row.expiresAt?.getTime() ?? null,
    postOnly: row.postOnly,
    selfTradePrevention: row.selfTradePrevention,
    maxSlippageBps: row.maxSlippageBps,
    linkedOrderId: row.linkedOrderId === null ? null : Number(row.linkedOrderId),
    triggeredAtMs: row.triggeredAt?.getTime() ?? null,
    prioritySequence: Number(row.prioritySequence),
    createdAtMs: row.createdAt.getTime(),
    updatedAtMs: row.updatedAt.getTime(),
  };
}

/** A trade as it is shown: those from before rates were kept have none. */
export type ShownTrade = Omit<TradeState, 'buyerFeePpm' | 'sellerFeePpm'> &
  Pick<TradeRecord, 'buyerFeePpm' | 'sellerFeePpm'>;

/** A trade's row as the engine states trades. */
export function storedTrade(row: TradeRecord): ShownTrade {
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
    buyerFeePpm: row.buyerFeePpm,
    sellerFeePpm: row.sellerFeePpm,
    timeMs: row.createdAt.getTime(),
  };
}

function parseNullable(text: string | null): bigint | null {
  return text === null ? null : parseStored(text);
}
