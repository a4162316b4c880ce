import type { Ticker, WalletBalance } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import { valuePortfolio } from './portfolio.ts';

function balanceOf(tokenId: string, balance: string, lockedBalance = '0'): WalletBalance {
  const isQuote = tokenId === '1';
  return {
    tokenId,
    symbol: isQuote ? 'USD' : `T${tokenId}`,
    name: tokenId,
    isQuote,
    balance,
    lockedBalance,
    available: balance,
    value: null,
  };
}

function tickersOf(...prices: [tokenId: string, last: string | null, open: string | null][]) {
  return new Map(
    prices.map(([tokenId, last, open]) => [
      tokenId,
      { tokenId, last, open, changePercent: null } as Ticker,
    ]),
  );
}

describe('valuePortfolio', () => {
  it('adds cash and tokens at the last price exactly, where floats would not', () => {
    const portfolio = valuePortfolio(
      [balanceOf('1', '0.1'), balanceOf('2', '0.2'), balanceOf('3', '123456789.12345678')],
      tickersOf(['2', '1', '1'], ['3', '98765.4321', '98765.4321']),
    );
    expect(portfolio.totalValue).toBe('12193263123457.08912237');
    expect(portfolio.change24h).toBe('0');
  });

  it('puts the most valuable holding first and gives its share', () => {
    const { holdings } = valuePortfolio(
      [balanceOf('1', '25'), balanceOf('2', '0.5')],
      tickersOf(['2', '150', '100']),
    );
    expect(holdings.map(({ balance, sharePercent }) => [balance.symbol, sharePercent])).toEqual([
      ['T2', '75.00'],
      ['USD', '25.00'],
    ]);
  });

  it('measures the change of 24 hours against the opening prices', () => {
    const portfolio = valuePortfolio(
      [balanceOf('1', '100'), balanceOf('2', '1')],
      tickersOf(['2', '80', '100']),
    );
    expect([portfolio.change24h, portfolio.change24hPercent]).toEqual(['-20', '-10.00']);
  });

  it('parts what is locked from what is available', () => {
    const portfolio = valuePortfolio(
      [balanceOf('1', '100', '40'), balanceOf('2', '2', '0.5')],
      tickersOf(['2', '10', '10']),
    );
    expect([portfolio.availableValue, portfolio.lockedValue]).toEqual(['75', '45']);
  });

  it('counts nothing for a token without a price, and has no percentage of nothing', () => {
    const portfolio = valuePortfolio([balanceOf('2', '5')], tickersOf(['2', null, null]));
    expect([portfolio.totalValue, portfolio.change24hPercent]).toEqual(['0', null]);
    expect(portfolio.holdings[0]?.value).toBeNull();
  });

  it('goes by the value that the server told until the ticker arrives', () => {
    const balance = { ...balanceOf('2', '4', '1'), value: '100' };
    const portfolio = valuePortfolio([balance], new Map());
    expect([portfolio.totalValue, portfolio.lockedValue, portfolio.change24h]).toEqual([
      '100',
      '25',
      '0',
    ]);
  });
});
