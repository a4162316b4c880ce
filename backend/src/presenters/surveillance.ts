import type {
  SurveillanceFlags,
  SurveillanceOrder,
  SurveillanceTrade,
} from '../contracts/index.ts';
import { formatAmount } from '../lib/decimal.ts';
import type { FlagReport } from '../services/surveillance/surveillance-flags.ts';
import type { WatchedOrder, WatchedTrade } from '../services/surveillance/surveillance-lists.ts';
import { presentOrder, type TokenNames } from './order.ts';
import { presentTime } from './time.ts';

export function presentWatchedOrder(
  { order, user }: WatchedOrder,
  tokens: TokenNames,
): SurveillanceOrder {
  return { ...presentOrder(order, tokens), user };
}

export function presentWatchedTrade(
  { trade, buyer, seller }: WatchedTrade,
  tokens: TokenNames,
): SurveillanceTrade {
  return {
    id: String(trade.id),
    tokenId: String(trade.tokenId),
    symbol: tokens.require(trade.tokenId).symbol,
    price: formatAmount(trade.priceAtoms),
    quantity: formatAmount(trade.quantityAtoms),
    quoteAmount: formatAmount(trade.quoteAtoms),
    takerSide: trade.takerSide,
    buyOrderId: String(trade.buyOrderId),
    sellOrderId: String(trade.sellOrderId),
    buyer,
    seller,
    buyerFee: formatAmount(trade.buyerFeeAtoms),
    sellerFee: formatAmount(trade.sellerFeeAtoms),
    time: presentTime(trade.timeMs),
  };
}

export function presentFlags(report: FlagReport, tokens: TokenNames): SurveillanceFlags {
  const { since, tradeCount, isComplete, flags } = report;
  return {
    since: since.toISOString(),
    tradeCount,
    isComplete,
    flags: flags.map(({ tokenId, quoteAtoms, firstAt, lastAt, ...flag }) => ({
      ...flag,
      tokenId: String(tokenId),
      symbol: tokens.require(tokenId).symbol,
      quoteAmount: formatAmount(quoteAtoms),
      firstAt: firstAt.toISOString(),
      lastAt: lastAt.toISOString(),
    })),
  };
}
