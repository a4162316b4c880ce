import type { PlaceOco } from './commands.ts';
import { isConditional, trailingStop } from './naive-rules.ts';
import type { NaiveWorld } from './naive-world.ts';
import type { MarketSnapshot, OrderState } from './state.ts';

/** A new order that nobody knows of yet: it has no numbers and reserves nothing. */
export function naiveDraft(
  world: NaiveWorld,
  terms: PlaceOco['limit'],
  market: MarketSnapshot,
  timeMs: number,
): OrderState {
  const order: OrderState = {
    id: 0,
    userId: terms.userId,
    tokenId: terms.tokenId,
    clientOrderId: terms.clientOrderId,
    orderType: terms.orderType,
    side: terms.side,
    priceAtoms: terms.priceAtoms,
    stopPriceAtoms: terms.stopPriceAtoms,
    trailingDeltaAtoms: terms.trailingDeltaAtoms,
    trailingDeltaBps: terms.trailingDeltaBps,
    quantityAtoms: terms.quantityAtoms,
    quoteQuantityAtoms: terms.quoteQuantityAtoms,
    displayQuantityAtoms: terms.displayQuantityAtoms,
    visibleQuantityAtoms: terms.displayQuantityAtoms,
    filledQuantityAtoms: 0n,
    quoteFilledAtoms: 0n,
    feeAtoms: 0n,
    feeAccruedPpmAtoms: 0n,
    reservedAtoms: 0n,
    status: 'open',
    reason: null,
    timeInForce: terms.timeInForce,
    expiresAtMs: terms.expiresAtMs,
    postOnly: terms.postOnly,
    selfTradePrevention: terms.selfTradePrevention,
    maxSlippageBps: terms.maxSlippageBps,
    linkedOrderId: null,
    triggeredAtMs: null,
    prioritySequence: 0,
    createdAtMs: timeMs,
    updatedAtMs: timeMs,
  };
  if (isConditional(order)) order.status = 'pending';
  const last = world.lastPrice(terms.tokenId);
  if (order.orderType === 'trailing_stop' && last !== null) {
    order.stopPriceAtoms = trailingStop(order, market.rules.tickAtoms, last);
  }
  return order;
}
