import type { PublicTrade } from '../contracts/index.ts';
import type { TradeState } from '../engine/state.ts';
import { formatAmount } from '../lib/decimal.ts';
import { presentTime } from './time.ts';

/** What everybody may know of a trade: not who traded. */
export type TradePrint = Pick<
  TradeState,
  'id' | 'tokenId' | 'priceAtoms' | 'quantityAtoms' | 'takerSide' | 'timeMs'
>;

export function presentPublicTrade(trade: TradePrint): PublicTrade {
  return {
    id: String(trade.id),
    tokenId: String(trade.tokenId),
    price: formatAmount(trade.priceAtoms),
    quantity: formatAmount(trade.quantityAtoms),
    takerSide: trade.takerSide,
    time: presentTime(trade.timeMs),
  };
}
