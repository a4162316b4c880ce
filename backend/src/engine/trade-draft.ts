import { feeDueAtoms } from './fees.ts';
import type { PlannedFill } from './matching.ts';
import type { Order } from './order.ts';
import type { Participant } from './participant.ts';
import type { Counters, OrderState, TradeState } from './state.ts';

/** What a maker has been charged once the trades so far are carried out. */
interface MakerFees {
  feeAtoms: bigint;
  feeAccruedPpmAtoms: bigint;
}

/** The trades of a plan with their fees; adds what they bring and cost to the taker. */
export function draftTrades(
  owner: Participant,
  taker: OrderState,
  fills: readonly PlannedFill<Order>[],
  counters: Counters,
): TradeState[] {
  const { grid } = owner.market;
  const { rates } = owner;
  const isBuy = taker.side === 'buy';
  const trades: TradeState[] = [];
  let repeated: Map<Order, MakerFees> | null = null;
  for (const { maker, lots } of fills) {
    const quoteAtoms = grid.quoteAtoms(maker.ticks, lots);
    const quantityAtoms = grid.quantityAtoms(lots);
    taker.quoteFilledAtoms += quoteAtoms;
    taker.feeAccruedPpmAtoms += rates.taker * (isBuy ? quantityAtoms : quoteAtoms);
    const takerFeeAtoms = feeDueAtoms(taker.feeAccruedPpmAtoms, taker.feeAtoms);
    taker.feeAtoms += takerFeeAtoms;
    const makerRates = maker.owner.rates;
    const before = repeated?.get(maker) ?? maker;
    const feeAccruedPpmAtoms =
      before.feeAccruedPpmAtoms + makerRates.maker * (isBuy ? quoteAtoms : quantityAtoms);
    const makerFeeAtoms = feeDueAtoms(feeAccruedPpmAtoms, before.feeAtoms);
    if (maker.iceberg !== null) {
      // Others may trade between two parts of an iceberg: its fees are still cumulative.
      repeated ??= new Map();
      repeated.set(maker, { feeAccruedPpmAtoms, feeAtoms: before.feeAtoms + makerFeeAtoms });
    }
    trades.push({
      id: counters.tradeId + 1 + trades.length,
      tokenId: taker.tokenId,
      priceAtoms: grid.priceAtoms(maker.ticks),
      quantityAtoms,
      quoteAtoms,
      buyOrderId: isBuy ? taker.id : maker.id,
      sellOrderId: isBuy ? maker.id : taker.id,
      buyerId: isBuy ? taker.userId : maker.owner.userId,
      sellerId: isBuy ? maker.owner.userId : taker.userId,
      takerSide: taker.side,
      buyerFeeAtoms: isBuy ? takerFeeAtoms : makerFeeAtoms,
      sellerFeeAtoms: isBuy ? makerFeeAtoms : takerFeeAtoms,
      buyerFeePpm: isBuy ? rates.takerPpm : makerRates.makerPpm,
      sellerFeePpm: isBuy ? makerRates.makerPpm : rates.takerPpm,
      timeMs: taker.updatedAtMs,
    });
  }
  return trades;
}
