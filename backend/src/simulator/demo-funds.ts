import { ATOMS_PER_UNIT, parseAmount } from '../lib/decimal.ts';
import type { BalanceManager } from '../services/balance-manager.ts';
import type { MarketDataReader } from '../services/market-data-reader.ts';
import type { WalletService } from '../services/wallet-service.ts';

const CASH_ATOMS = parseAmount('20000000');
/** Of each token, in cash. */
const TOKEN_VALUE_ATOMS = parseAmount('3000000');
/** Filled up when less than half is left. */
const LEFT_DIVISOR = 2n;

export interface DemoFundsParts {
  balances: Pick<BalanceManager, 'adjust'>;
  wallets: Pick<WalletService, 'holdings'>;
  prices: Pick<MarketDataReader, 'lastPrice'>;
}

/** Keeps a program able to trade: fees slowly eat what it was given. */
export async function fillFunds(
  parts: DemoFundsParts,
  userId: string,
  tokenIds: ReadonlySet<number>,
): Promise<void> {
  for (const { token, balanceAtoms } of await parts.wallets.holdings(userId)) {
    if (!token.isQuote && !tokenIds.has(token.id)) continue;
    const priceAtoms = parts.prices.lastPrice(token.id);
    const targetAtoms = token.isQuote
      ? CASH_ATOMS
      : priceAtoms === null
        ? 0n
        : (TOKEN_VALUE_ATOMS * ATOMS_PER_UNIT) / priceAtoms;
    if (balanceAtoms * LEFT_DIVISOR >= targetAtoms) continue;
    await parts.balances.adjust({
      userId,
      tokenId: token.id,
      amountAtoms: targetAtoms - balanceAtoms,
      decidedBy: null,
      reason: 'funds of the demo market',
    });
  }
}
