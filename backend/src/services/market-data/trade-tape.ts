import { LIMITS } from '../../contracts/index.ts';
import type { TradePrint } from '../../presenters/public-trade.ts';

/** One market's latest trades, and those that were not sent yet. */
export class TradeTape {
  /** Rising ids; trimmed to the bound once it is twice as long. */
  private prints: TradePrint[] = [];
  private unsent: TradePrint[] = [];

  get lastTradeId(): number {
    return this.prints.at(-1)?.id ?? 0;
  }

  /** Ignores trades that it has already, so that a batch and a query may overlap. */
  add(trades: readonly TradePrint[]): void {
    for (const trade of trades) {
      if (trade.id <= this.lastTradeId) continue;
      this.prints.push(trade);
      this.unsent.push(trade);
    }
    if (this.prints.length > 2 * LIMITS.publicTradesMax) {
      this.prints = this.prints.slice(-LIMITS.publicTradesMax);
    }
  }

  /** Oldest first; empty when all were taken. */
  takeUnsent(): TradePrint[] {
    const { unsent } = this;
    this.unsent = [];
    return unsent;
  }

  /** Newest first; null when fewer are kept. */
  newest(count: number): TradePrint[] | null {
    return this.prints.length < count ? null : this.prints.slice(-count).reverse();
  }

  /** Newest first. @param limit at most `LIMITS.publicTradesMax`. */
  latest(limit: number): TradePrint[] {
    return this.prints.slice(-Math.min(limit, LIMITS.publicTradesMax)).reverse();
  }
}
