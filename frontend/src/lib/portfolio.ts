import type { DecimalString, Ticker, WalletBalance } from '@tokentradex/backend/contracts';
import { formatAmount, multiplyAtoms, parseAmount } from '@tokentradex/backend/decimal';
import { percentOf } from './percent.ts';

export interface Holding {
  balance: WalletBalance;
  /** Last price in cash; "1" for cash itself; null before the first trade. */
  price: DecimalString | null;
  /** `balance.balance x price`, rounded down. */
  value: DecimalString | null;
  /** Of the price, over 24 hours, in per cent. */
  changePercent: DecimalString | null;
  /** Part of the whole, in per cent with two decimals. */
  sharePercent: DecimalString;
}

export interface Portfolio {
  /** What is worth most comes first, of equal worth cash, then by symbol. */
  holdings: Holding[];
  totalValue: DecimalString;
  /** The part of `totalValue` that no order and no withdrawal holds. */
  availableValue: DecimalString;
  lockedValue: DecimalString;
  /** Of today's holdings at the prices of 24 hours ago; signed. */
  change24h: DecimalString;
  change24hPercent: DecimalString | null;
}

const ONE = parseAmount('1');

/** What one unit is worth now and was worth 24 hours ago, in atoms; null without a price. */
function pricesOf(balance: WalletBalance, ticker: Ticker | undefined) {
  if (balance.isQuote) return { now: ONE, before: ONE };
  if (ticker === undefined || ticker.last === null) return null;
  const now = parseAmount(ticker.last);
  return { now, before: ticker.open === null ? now : parseAmount(ticker.open) };
}

function compareHoldings(a: Holding & { atoms: bigint }, b: Holding & { atoms: bigint }): number {
  if (a.atoms !== b.atoms) return a.atoms > b.atoms ? -1 : 1;
  if (a.balance.isQuote !== b.balance.isQuote) return a.balance.isQuote ? -1 : 1;
  return a.balance.symbol < b.balance.symbol ? -1 : 1;
}

/** Values balances at live prices, exactly. Assets that never traded count nothing. */
export function valuePortfolio(
  balances: readonly WalletBalance[],
  tickers: ReadonlyMap<string, Ticker>,
): Portfolio {
  let total = 0n;
  let locked = 0n;
  let before = 0n;
  const valued = balances.map((balance) => {
    const ticker = tickers.get(balance.tokenId);
    const prices = pricesOf(balance, ticker);
    const owned = parseAmount(balance.balance);
    const atoms = prices === null ? 0n : multiplyAtoms(owned, prices.now);
    total += atoms;
    if (prices !== null) {
      locked += multiplyAtoms(parseAmount(balance.lockedBalance), prices.now);
      before += multiplyAtoms(owned, prices.before);
    }
    return {
      balance,
      atoms,
      price: prices === null ? null : formatAmount(prices.now),
      value: prices === null ? null : formatAmount(atoms),
      changePercent: balance.isQuote ? null : (ticker?.changePercent ?? null),
      sharePercent: '0',
    };
  });
  return {
    holdings: valued.sort(compareHoldings).map(({ atoms, ...holding }) => ({
      ...holding,
      sharePercent: percentOf(atoms, total) ?? '0',
    })),
    totalValue: formatAmount(total),
    availableValue: formatAmount(total - locked),
    lockedValue: formatAmount(locked),
    change24h: formatAmount(total - before),
    change24hPercent: percentOf(total - before, before),
  };
}
