import { AppError } from '../lib/app-error.ts';
import { TokenModel } from '../models/token.ts';

/**
 * Makes the cash token of a new database. One cent is its smallest step for people; balances keep all
 * 8 decimals.
 * @throws AppError `conflict` when the database has another cash token: it cannot be changed later.
 */
export async function ensureQuoteToken(symbol: string): Promise<void> {
  const stored = await TokenModel.findOne({ where: { isQuote: true } });
  if (stored === null) {
    await TokenModel.create({
      symbol,
      name: symbol === 'USD' ? 'US dollar' : symbol,
      isQuote: true,
      state: 'active',
      tickSize: '0.01',
      lotSize: '0.01',
      minQuantity: '0.01',
      maxQuantity: '1000000000',
      minNotional: '0',
      makerFeePpm: 0,
      takerFeePpm: 0,
      circulatingSupply: '0',
    });
    return;
  }
  if (stored.symbol !== symbol) {
    throw new AppError(
      'conflict',
      `QUOTE_SYMBOL is ${symbol}, but the database's cash token is ${stored.symbol}.`,
    );
  }
}
