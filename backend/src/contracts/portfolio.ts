import type { DecimalString, IsoTime } from './common.ts';

export const PORTFOLIO_RANGES = ['1d', '1w', '1M', '3M', '1y'] as const;
export type PortfolioRange = (typeof PORTFOLIO_RANGES)[number];

/** Answer to GET /wallet/portfolio?range=. All amounts in cash. */
export interface Portfolio {
  range: PortfolioRange;
  /** Oldest first, at evenly spaced times; the last is now. */
  values: { time: IsoTime; value: DecimalString }[];
  allocation: {
    tokenId: string;
    symbol: string;
    balance: DecimalString;
    value: DecimalString;
    /** Of the whole, two decimals. */
    percent: DecimalString;
    /**
     * What the balance was bought for, fees included (average cost); what was deposited costs what it
     * was worth then. Null for cash.
     */
    cost: DecimalString | null;
    unrealisedProfit: DecimalString | null;
  }[];
  /** Of what was sold within the range, against its average cost, fees included. */
  realisedProfit: DecimalString;
  unrealisedProfit: DecimalString;
  /**
   * Deposits less withdrawals within the range, valued when they happened; an operator's corrections
   * count as either.
   */
  netDeposits: DecimalString;
}
