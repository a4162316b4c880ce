import type { Ticker, Token } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import { searchMarkets, sortMarkets } from './arrange-markets.ts';

function marketOf(id: string, symbol: string, name: string): Token {
  return { id, symbol, name, market: `${symbol}-USD` } as Token;
}

const BTC = marketOf('2', 'BTC', 'Bitcoin');
const ETH = marketOf('3', 'ETH', 'Ether');
const NEW = marketOf('9', 'NEW', 'Newcomer');
const TICKERS = new Map([
  ['2', { last: '9', changePercent: '-1.25' } as Ticker],
  ['3', { last: '10', changePercent: '0.5' } as Ticker],
  ['9', { last: null, changePercent: null } as Ticker],
]);

const symbolsOf = (markets: Token[]) => markets.map(({ symbol }) => symbol).join(' ');

describe('sortMarkets', () => {
  it('compares figures as numbers, not as text', () => {
    const sorted = sortMarkets([ETH, BTC], TICKERS, { key: 'last', isDescending: false });
    expect(symbolsOf(sorted)).toBe('BTC ETH');
  });

  it('puts a market that never traded last in both directions', () => {
    const falling = sortMarkets([NEW, BTC, ETH], TICKERS, { key: 'change', isDescending: true });
    const rising = sortMarkets([NEW, BTC, ETH], TICKERS, { key: 'change', isDescending: false });
    expect([symbolsOf(falling), symbolsOf(rising)]).toEqual(['ETH BTC NEW', 'BTC ETH NEW']);
  });

  it('sorts by name while no ticker is known', () => {
    const sorted = sortMarkets([NEW, ETH, BTC], new Map(), { key: 'volume', isDescending: true });
    expect(symbolsOf(sorted)).toBe('BTC ETH NEW');
  });
});

describe('searchMarkets', () => {
  it('finds by symbol, by name and by market, in any case', () => {
    const all = [BTC, ETH, NEW];
    expect(
      ['btc', 'ETHER', 'new-usd', ' ', 'xyz'].map((q) => symbolsOf(searchMarkets(all, q))),
    ).toEqual(['BTC', 'ETH', 'NEW', 'BTC ETH NEW', '']);
  });
});
