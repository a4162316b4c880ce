import type { Fill, Side } from '../contracts/index.ts';
import { formatBps } from '../lib/basis-points.ts';
import { formatAmount } from '../lib/decimal.ts';
import type { ShownTrade } from '../services/stored-order.ts';

import type { TokenNames } from './order.ts';
import { presentTime } from './time.ts';

/** @param side whose side of the trade is shown. */
export function presentFill(trade: ShownTrade, side: Side, tokens: TokenNames): Fill {
  const { symbol } = tokens.require(trade.tokenId);
  const isBuy = side === 'buy';
  const feePpm = isBuy ? trade.buyerFeePpm : trade.sellerFeePpm;
  return {
    id: String(trade.id),
    orderId: String(isBuy ? trade.buyOrderId : trade.sellOrderId),
    tokenId: String(trade.tokenId),
    symbol,
    side,
    price: formatAmount(trade.priceAtoms),
    quantity: formatAmount(trade.quantityAtoms),
    quoteAmount: formatAmount(trade.quoteAtoms),
    fee: formatAmount(isBuy ? trade.buyerFeeAtoms : trade.sellerFeeAtoms),
    feeSymbol: isBuy ? symbol : tokens.quote.symbol,
    feeRateBps: feePpm === null ? null : formatBps(feePpm),
    liquidity: trade.takerSide === side ? 'taker' : 'maker',
    time: presentTime(trade.timeMs),
  };
}
