import type { Token } from '../contracts/index.ts';
import { formatBps } from '../lib/basis-points.ts';
import { formatAmount, multiplyAtoms } from '../lib/decimal.ts';
import type { TokenRecord } from '../services/token-registry.ts';

import { presentNullableTime } from './time.ts';

/** @param lastPriceAtoms null before the first trade. */
export function presentToken(
  token: TokenRecord,
  quoteSymbol: string,
  lastPriceAtoms: bigint | null,
): Token {
  return {
    id: String(token.id),
    symbol: token.symbol,
    name: token.name,
    isQuote: token.isQuote,
    market: token.isQuote ? token.symbol : `${token.symbol}-${quoteSymbol}`,
    state: token.state,
    tickSize: formatAmount(token.tickAtoms),
    lotSize: formatAmount(token.lotAtoms),
    minQuantity: formatAmount(token.minQuantityAtoms),
    maxQuantity: formatAmount(token.maxQuantityAtoms),
    minNotional: formatAmount(token.minNotionalAtoms),
    makerFeeBps: formatBps(token.makerFeePpm),
    takerFeeBps: formatBps(token.takerFeePpm),
    priceBandBps: token.priceBandBps,
    maxOpenOrders: token.maxOpenOrders,
    maxTriggers: token.maxTriggers,
    breakerMoveBps: token.breakerMoveBps,
    breakerWindowMinutes: token.breakerWindowMinutes,
    breakerPauseMinutes: token.breakerPauseMinutes,
    haltedUntil: presentNullableTime(token.haltedUntilMs),
    circulatingSupply: formatAmount(token.circulatingSupplyAtoms),
    currentPrice: lastPriceAtoms === null ? null : formatAmount(lastPriceAtoms),
    marketCap:
      lastPriceAtoms === null
        ? null
        : formatAmount(multiplyAtoms(lastPriceAtoms, token.circulatingSupplyAtoms)),
  };
}
