import type { PriceRange } from './state.ts';

const MINUTE_MS = 60_000;
/** The widest window that rules may set, see `MarketRules.breakerWindowMinutes`. */
export const BREAKER_WINDOW_MINUTES_MAX = 60;

interface MinuteRange {
  minute: number;
  lowAtoms: bigint;
  highAtoms: bigint;
}

/** The extremes of recent trade prices in one market, minute by minute: what its circuit breaker looks at. */
export class BreakerWindow {
  /** By rising minute; at most one for each minute of the widest window. */
  private ranges: MinuteRange[] = [];

  /** Begins anew: trades so far no longer count. */
  clear(): void {
    this.ranges = [];
  }

  /** Counts a trade. Times never fall. */
  record(priceAtoms: bigint, timeMs: number): void {
    const minute = Math.floor(timeMs / MINUTE_MS);
    const last = this.ranges.at(-1);
    if (last?.minute === minute) {
      if (priceAtoms < last.lowAtoms) last.lowAtoms = priceAtoms;
      if (priceAtoms > last.highAtoms) last.highAtoms = priceAtoms;
      return;
    }
    this.ranges = this.ranges.filter((range) => range.minute > minute - BREAKER_WINDOW_MINUTES_MAX);
    this.ranges.push({ minute, lowAtoms: priceAtoms, highAtoms: priceAtoms });
  }

  /** Puts back what another engine had counted, in any order. */
  restore(ranges: readonly PriceRange[]): void {
    const byMinute = ranges.map(({ minute, lowAtoms, highAtoms }) => ({
      minute,
      lowAtoms,
      highAtoms,
    }));
    this.ranges = byMinute.sort((a, b) => a.minute - b.minute).slice(-BREAKER_WINDOW_MINUTES_MAX);
  }

  /** Over this minute and those before it, `minutes` in all; null when nothing traded. */
  extremes(timeMs: number, minutes: number): { lowAtoms: bigint; highAtoms: bigint } | null {
    const after = Math.floor(timeMs / MINUTE_MS) - minutes;
    let found: { lowAtoms: bigint; highAtoms: bigint } | null = null;
    for (let index = this.ranges.length - 1; index >= 0; index -= 1) {
      const range = this.ranges[index];
      if (range === undefined || range.minute <= after) break;
      if (found === null) {
        found = { lowAtoms: range.lowAtoms, highAtoms: range.highAtoms };
        continue;
      }
      if (range.lowAtoms < found.lowAtoms) found.lowAtoms = range.lowAtoms;
      if (range.highAtoms > found.highAtoms) found.highAtoms = range.highAtoms;
    }
    return found;
  }
}
