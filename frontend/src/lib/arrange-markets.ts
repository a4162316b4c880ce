import type { DecimalString, Ticker, Token } from '@tokentradex/backend/contracts';
import { parseSignedAmount } from '@tokentradex/backend/decimal';

export const MARKET_SORT_KEYS = ['name', 'last', 'change', 'high', 'low', 'volume'] as const;
export type MarketSortKey = (typeof MARKET_SORT_KEYS)[number];

export interface MarketSort {
  key: MarketSortKey;
  isDescending: boolean;
}

type Tickers = ReadonlyMap<string, Ticker>;

function figureOf(key: Exclude<MarketSortKey, 'name'>, ticker: Ticker): DecimalString | null {
  switch (key) {
    case 'last':
      return ticker.last;
    case 'change':
      return ticker.changePercent;
    case 'high':
      return ticker.high;
    case 'low':
      return ticker.low;
    case 'volume':
      return ticker.quoteVolume;
  }
}

function atomsOf(key: MarketSortKey, market: Token, tickers: Tickers): bigint | null {
  const ticker = tickers.get(market.id);
  if (key === 'name' || ticker === undefined) return null;
  const figure = figureOf(key, ticker);
  return figure === null ? null : parseSignedAmount(figure);
}

function compareAtoms(a: bigint | null, b: bigint | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}

/** Sorted by a figure, or by name; equal and unknown figures by name. What is unknown comes last. */
export function sortMarkets(
  markets: readonly Token[],
  tickers: Tickers,
  { key, isDescending }: MarketSort,
): Token[] {
  const rows = markets.map((market) => ({ market, atoms: atomsOf(key, market, tickers) }));
  rows.sort((a, b) => {
    const byName = a.market.name.localeCompare(b.market.name);
    if (key === 'name') return isDescending ? -byName : byName;
    if (a.atoms === null || b.atoms === null) return -compareAtoms(a.atoms, b.atoms) || byName;
    const byFigure = compareAtoms(a.atoms, b.atoms);
    return (isDescending ? -byFigure : byFigure) || byName;
  });
  return rows.map(({ market }) => market);
}

/** Those whose name, symbol or market has `query` in it, in any case. */
export function searchMarkets(markets: readonly Token[], query: string): Token[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [...markets];
  return markets.filter(({ symbol, name, market }) =>
    [symbol, name, market].some((text) => text.toLowerCase().includes(wanted)),
  );
}
