import type { DecimalString, Token } from '../contracts/index.ts';
import { formatAmount, multiplyAtoms } from '../lib/decimal.ts';
import type { TokenRecord } from '../services/token-registry.ts';

const PPM_PER_BPS = 100;

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
    makerFeeBps: presentBps(token.makerFeePpm),
    takerFeeBps: presentBps(token.takerFeePpm),
    circulatingSupply: formatAmount(token.circulatingSupplyAtoms),
    currentPrice: lastPriceAtoms === null ? null : formatAmount(lastPriceAtoms),
    marketCap:
      lastPriceAtoms === null
        ? null
        : formatAmount(multiplyAtoms(lastPriceAtoms, token.circulatingSupplyAtoms)),
  };
}

/** Basis points with at most two decimals: 1,050 ppm is "10.5". */
function presentBps(ppm: number): DecimalString {
  return String(ppm / PPM_PER_BPS);
}
