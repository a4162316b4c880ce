import type { WalletBalance } from '../contracts/index.ts';
import { formatAmount, multiplyAtoms } from '../lib/decimal.ts';
import type { TokenRecord } from '../services/token-registry.ts';

/** What is owned of one token, in atoms. */
export interface Holding {
  balanceAtoms: bigint;
  lockedAtoms: bigint;
}

/** @param lastPriceAtoms null before the token's first trade; not asked for the cash token. */
export function presentWalletBalance(
  token: TokenRecord,
  holding: Holding,
  lastPriceAtoms: bigint | null,
): WalletBalance {
  const { balanceAtoms, lockedAtoms } = holding;
  const valueAtoms = valueOf(token, balanceAtoms, lastPriceAtoms);
  return {
    tokenId: String(token.id),
    symbol: token.symbol,
    name: token.name,
    isQuote: token.isQuote,
    balance: formatAmount(balanceAtoms),
    lockedBalance: formatAmount(lockedAtoms),
    available: formatAmount(balanceAtoms - lockedAtoms),
    value: valueAtoms === null ? null : formatAmount(valueAtoms),
  };
}

/** The worth of a balance in atoms of cash, rounded down; null without a price. */
export function valueOf(
  token: TokenRecord,
  balanceAtoms: bigint,
  lastPriceAtoms: bigint | null,
): bigint | null {
  if (token.isQuote) return balanceAtoms;
  return lastPriceAtoms === null ? null : multiplyAtoms(balanceAtoms, lastPriceAtoms);
}
