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

/** All in atoms. */
interface Worth {
  /** Of one unit; null when only the server's value is known. */
  price: bigint | null;
  now: bigint;
  locked: bigint;
  /** 24 hours ago. */
  before: bigint;
}

/** What a balance is worth; null without a price. Until its ticker arrives, what the server said. */
function worthOf(balance: WalletBalance, ticker: Ticker | undefined): Worth | null {
  const owned = parseAmount(balance.balance);
  const locked = parseAmount(balance.lockedBalance);
  if (balance.isQuote) return { price: ONE, now: owned, locked, before: owned };
  if (ticker === undefined) {
    if (balance.value === null || owned === 0n) return null;
    const now = parseAmount(balance.value);
    return { price: null, now, locked: (now * locked) / owned, before: now };
  }
  if (ticker.last === null) return null;
  const price = parseAmount(ticker.last);
  const now = multiplyAtoms(owned, price);
  return {
    price,
    now,
    locked: multiplyAtoms(locked, price),
    before: ticker.open === null ? now : multiplyAtoms(owned, parseAmount(ticker.open)),
  };
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
    const worth = worthOf(balance, ticker);
    total += worth?.now ?? 0n;
    locked += worth?.locked ?? 0n;
    before += worth?.before ?? 0n;
    const price = worth?.price ?? null;
    return {
      balance,
      atoms: worth?.now ?? 0n,
      price: price === null ? null : formatAmount(price),
      value: worth === null ? null : formatAmount(worth.now),
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
