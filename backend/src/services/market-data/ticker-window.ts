import { CANDLE_WIDTH_MS, mergeBucket, type CandleBucket } from '../candle-fold.ts';

const MINUTE_MS = CANDLE_WIDTH_MS['1m'];
const WINDOW_MS = CANDLE_WIDTH_MS['1d'];

/** A market's last 24 hours, in atoms. */
export interface DayTotals {
  openAtoms: bigint;
  highAtoms: bigint;
  lowAtoms: bigint;
  volumeAtoms: bigint;
  quoteVolumeAtoms: bigint;
  tradeCount: number;
}

/**
 * Rolls over the trades of the last 24 hours by whole minutes: the running minute and the 1,440
 * before it, so a trade counts for at least 24 hours and at most a minute more.
 */
export class TickerWindow {
  /** Minutes with trades, by rising time. */
  private minutes: CandleBucket[] = [];
  private cached: DayTotals | null = null;

  /** @param minutes by rising time. */
  restore(minutes: readonly CandleBucket[]): void {
    this.minutes = minutes.map((minute) => ({ ...minute }));
    this.cached = null;
  }

  /** @param minute trades of one minute that came after everything added before. */
  add(minute: CandleBucket): void {
    const latest = this.minutes.at(-1);
    if (latest?.openTimeMs === minute.openTimeMs) mergeBucket(latest, minute);
    else this.minutes.push({ ...minute });
    if (this.cached !== null) addToTotals(this.cached, minute);
  }

  /** Drops what is older than 24 hours. @returns whether anything was. */
  advance(nowMs: number): boolean {
    const oldestMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS - WINDOW_MS;
    const kept = this.minutes.findIndex((minute) => minute.openTimeMs >= oldestMs);
    if (kept === 0 || this.minutes.length === 0) return false;
    this.minutes.splice(0, kept === -1 ? this.minutes.length : kept);
    this.cached = null;
    return true;
  }

  /** Null when nothing traded. */
  totals(): DayTotals | null {
    if (this.cached !== null) return this.cached;
    const [first, ...rest] = this.minutes;
    if (first === undefined) return null;
    const { openAtoms, highAtoms, lowAtoms, volumeAtoms, quoteVolumeAtoms, tradeCount } = first;
    const totals = { openAtoms, highAtoms, lowAtoms, volumeAtoms, quoteVolumeAtoms, tradeCount };
    for (const minute of rest) addToTotals(totals, minute);
    this.cached = totals;
    return totals;
  }
}

function addToTotals(totals: DayTotals, minute: CandleBucket): void {
  if (minute.highAtoms > totals.highAtoms) totals.highAtoms = minute.highAtoms;
  if (minute.lowAtoms < totals.lowAtoms) totals.lowAtoms = minute.lowAtoms;
  totals.volumeAtoms += minute.volumeAtoms;
  totals.quoteVolumeAtoms += minute.quoteVolumeAtoms;
  totals.tradeCount += minute.tradeCount;
}
