import type { Ledger } from './ledger.ts';
import type { Market } from './market.ts';
import type { Participant } from './participant.ts';
import type { TradeState } from './state.ts';

/** Moves both sides of a trade and its fees in one journal, which sums to zero per token. */
export function settleTrade(
  ledger: Ledger,
  market: Market,
  trade: TradeState,
  buyer: Participant,
  seller: Participant,
): void {
  const { quoteAtoms, quantityAtoms, buyerFeeAtoms, sellerFeeAtoms } = trade;
  const journal = ledger.open('trade', trade.id, trade.timeMs);
  ledger.post(journal, buyer.cash, 'principal', -quoteAtoms);
  ledger.post(journal, seller.cash, 'principal', quoteAtoms);
  ledger.post(journal, seller.cash, 'fee', -sellerFeeAtoms);
  ledger.post(journal, market.feesCash, 'fee', sellerFeeAtoms);
  ledger.post(journal, seller.token, 'principal', -quantityAtoms);
  ledger.post(journal, buyer.token, 'principal', quantityAtoms);
  ledger.post(journal, buyer.token, 'fee', -buyerFeeAtoms);
  ledger.post(journal, market.feesToken, 'fee', buyerFeeAtoms);
}
