import type { OrderPreview } from '../contracts/index.ts';
import { formatBps } from '../lib/basis-points.ts';
import { divideAtoms, formatAmount } from '../lib/decimal.ts';
import type { PreviewedOrder } from '../services/order-service.ts';

import type { TokenNames } from './order.ts';

/** Four decimals of a per cent. */
const IMPACT_STEP_ATOMS = 10_000n;

export function presentPreview(preview: PreviewedOrder, tokens: TokenNames): OrderPreview {
  const { order, trades } = preview;
  const { symbol } = tokens.require(order.tokenId);
  const quoteSymbol = tokens.quote.symbol;
  const { filledQuantityAtoms, quoteFilledAtoms } = order;
  const isResting = order.status === 'open' || order.status === 'partially_filled';
  const worstPriceAtoms = trades.at(-1)?.priceAtoms ?? null;
  return {
    status: order.status,
    reason: order.reason,
    averagePrice:
      filledQuantityAtoms === 0n
        ? null
        : formatAmount(divideAtoms(quoteFilledAtoms, filledQuantityAtoms)),
    filledQuantity: formatAmount(filledQuantityAtoms),
    quoteFilled: formatAmount(quoteFilledAtoms),
    fee: formatAmount(order.feeAtoms),
    feeSymbol: order.side === 'buy' ? symbol : quoteSymbol,
    takerFeeBps: formatBps(preview.takerFeePpm),
    makerFeeBps: formatBps(preview.makerFeePpm),
    priceImpactPercent: impactPercent(preview.bestPriceAtoms, worstPriceAtoms),
    restingQuantity: formatAmount(
      isResting ? (order.quantityAtoms ?? 0n) - filledQuantityAtoms : 0n,
    ),
    reserved: formatAmount(order.reservedAtoms),
    reservedSymbol: order.side === 'buy' ? quoteSymbol : symbol,
    quoteAvailableAfter: formatAmount(preview.quoteAvailableAtoms),
    tokenAvailableAfter: formatAmount(preview.tokenAvailableAtoms),
  };
}

function impactPercent(bestAtoms: bigint | null, worstAtoms: bigint | null): string | null {
  if (bestAtoms === null || worstAtoms === null) return null;
  const distanceAtoms = worstAtoms > bestAtoms ? worstAtoms - bestAtoms : bestAtoms - worstAtoms;
  const percentAtoms = divideAtoms(distanceAtoms * 100n, bestAtoms);
  return formatAmount(percentAtoms - (percentAtoms % IMPACT_STEP_ATOMS));
}
