import type { DecimalString, WalletBalance } from '@tokentradex/backend/contracts';
import { formatAmount, multiplyAtoms, parseAmount } from '@tokentradex/backend/decimal';
import type { HourlyClose } from '../../services/market-data/hourly-closes.ts';

export interface ValuePoint {
  timeMs: number;
  value: DecimalString;
}

/** What can change in value: everything owned but cash. */
export function pricedBalances(balances: readonly WalletBalance[]): WalletBalance[] {
  return balances.filter(({ isQuote, balance }) => !isQuote && parseAmount(balance) > 0n);
}

/**
 * What today's balances were worth at the end of each past hour, oldest first. An hour without a trade has
 * the price of the one before, and before its first trade a token has its first price.
 * @returns null while the closes of a balance are missing.
 */
export function valueHistory(
  balances: readonly WalletBalance[],
  closesOf: ReadonlyMap<string, readonly HourlyClose[]>,
): ValuePoint[] | null {
  const priced = pricedBalances(balances);
  if (priced.some(({ tokenId }) => !closesOf.has(tokenId))) return null;
  const cash = balances
    .filter(({ isQuote }) => isQuote)
    .reduce((sum, { balance }) => sum + parseAmount(balance), 0n);
  const lines = priced.map(({ tokenId, balance }) => {
    const closes = closesOf.get(tokenId) ?? [];
    return { atoms: parseAmount(balance), closes, next: 0, price: closes[0]?.price };
  });
  const times = new Set(lines.flatMap(({ closes }) => closes.map(({ timeMs }) => timeMs)));
  return [...times]
    .sort((a, b) => a - b)
    .map((timeMs) => {
      let total = cash;
      for (const line of lines) {
        let close = line.closes[line.next];
        while (close !== undefined && close.timeMs <= timeMs) {
          line.price = close.price;
          line.next += 1;
          close = line.closes[line.next];
        }
        if (line.price !== undefined) total += multiplyAtoms(line.atoms, parseAmount(line.price));
      }
      return { timeMs, value: formatAmount(total) };
    });
}
