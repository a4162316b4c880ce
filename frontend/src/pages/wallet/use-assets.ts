import type { Ticker, Token, WalletBalance } from '@tokentradex/backend/contracts';
import { useMemo } from 'react';
import { valuePortfolio, type Holding } from '../../lib/portfolio.ts';
import { useTickers } from '../../services/market-data/use-market-data.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectAllTokens } from '../../store/slices/tokensSlice.ts';
import { selectBalances } from '../../store/slices/walletSlice.ts';

export interface Asset extends Holding {
  token: Token;
}

/** What a token that was never held has. */
export function emptyBalance(token: Token): WalletBalance {
  const { id, symbol, name, isQuote } = token;
  return {
    tokenId: id,
    symbol,
    name,
    isQuote,
    balance: '0',
    lockedBalance: '0',
    available: '0',
    value: '0',
  };
}

function assetsOf(
  tokens: readonly Token[],
  balances: readonly WalletBalance[],
  tickers: ReadonlyMap<string, Ticker>,
): Asset[] {
  const byTokenId = new Map(balances.map((balance) => [balance.tokenId, balance]));
  const tokensById = new Map(tokens.map((token) => [token.id, token]));
  const all = tokens.map((token) => byTokenId.get(token.id) ?? emptyBalance(token));
  return valuePortfolio(all, tickers).holdings.flatMap((holding) => {
    const token = tokensById.get(holding.balance.tokenId);
    return token === undefined ? [] : [{ ...holding, token }];
  });
}

/** Every token with what the user has of it, at live prices, the most valuable first. */
export function useAssets(): Asset[] {
  const tokens = useAppSelector(selectAllTokens);
  const balances = useAppSelector(selectBalances);
  const { byTokenId } = useTickers();
  return useMemo(() => assetsOf(tokens, balances, byTokenId), [tokens, balances, byTokenId]);
}
