import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { LiveMarket } from './live-market.ts';
import type { MarketHistory } from './market-history.ts';

export interface TickerEdgesParts {
  history: Pick<MarketHistory, 'instants'>;
  markets: () => Iterable<LiveMarket>;
  clock: Clock;
  logger: Logger;
}

/**
 * Reads the trades of the minutes that leave the tickers' windows, ahead of time: one query a minute
 * for all markets. After a jump of the clock there is nothing ahead, and tickers wait for it here.
 */
export class TickerEdges {
  private reading: Promise<void> | null = null;

  constructor(private readonly parts: TickerEdgesParts) {}

  /** Whether every ticker would be exact now. */
  areKnown(): boolean {
    const nowMs = this.parts.clock.nowMs();
    for (const market of this.parts.markets()) if (!market.isTickerKnown(nowMs)) return false;
    return true;
  }

  /** Reads what is wanted soon. A failure is logged: the next call tries again. */
  readAhead(): Promise<void> {
    const minutes = this.unknownMinutes();
    if (minutes.length === 0) return Promise.resolve();
    this.reading ??= this.read(minutes).finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  /**
   * Resolves when the tickers are exact. Without a database they are not, but still served: then a
   * minute leaves as a whole.
   */
  async whenKnown(): Promise<void> {
    // What is being read may have been asked for before the clock's jump.
    for (let attempt = 0; attempt < 2 && !this.areKnown(); attempt += 1) await this.readAhead();
  }

  /** By rising time, without a gap of more than a few minutes. */
  private unknownMinutes(): number[] {
    const nowMs = this.parts.clock.nowMs();
    const minutes = new Set<number>();
    for (const market of this.parts.markets()) {
      for (const minuteMs of market.unknownMinutes(nowMs)) minutes.add(minuteMs);
    }
    return [...minutes].sort((a, b) => a - b);
  }

  private async read(minutes: readonly number[]): Promise<void> {
    try {
      const instants = await this.parts.history.instants(minutes);
      for (const market of this.parts.markets()) {
        for (const minuteMs of minutes) {
          market.know(minuteMs, instants.get(market.tokenId)?.get(minuteMs) ?? []);
        }
      }
    } catch (error) {
      this.parts.logger.warn('trades that leave the tickers not read', { error });
    }
  }
}
