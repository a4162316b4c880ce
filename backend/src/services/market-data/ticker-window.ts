import { CANDLE_WIDTH_MS, mergeBucket, type CandleBucket } from '../candle-fold.ts';
import { ExtremeQueue } from './extreme-queue.ts';

const MINUTE_MS = CANDLE_WIDTH_MS['1m'];
const WINDOW_MS = CANDLE_WIDTH_MS['1d'];
/** Minutes whose trades are asked for before they begin to leave. */
const MINUTES_AHEAD = 2;

/** A market's last 24 hours, in atoms. */
export interface DayTotals {
  openAtoms: bigint;
  highAtoms: bigint;
  lowAtoms: bigint;
  volumeAtoms: bigint;
  quoteVolumeAtoms: bigint;
  tradeCount: number;
}

/** Trades that leave the window together: those of a minute, or of one instant of it. */
interface Part {
  bucket: CandleBucket;
  /** The latest time that a trade of it may have. */
  lastMs: number;
}

/**
 * The trades in (now - 24 h, now], to the millisecond. Whole minutes are kept as minutes. The one
 * minute that is leaving is kept by instants, which are given to {@link know} before it begins to
 * leave; a minute that nobody knows more of leaves as a whole, at its end. Time never goes back: a
 * clock that was set back stands still here until it has caught up.
 */
export class TickerWindow {
  /** By rising time; those before `head` have left. */
  private parts: Part[] = [];
  private head = 0;
  private volumeAtoms = 0n;
  private quoteVolumeAtoms = 0n;
  private tradeCount = 0;
  private readonly highs = new ExtremeQueue((price, other) => price >= other);
  private readonly lows = new ExtremeQueue((price, other) => price <= other);
  /** Instants by minute, until the minute begins to leave. */
  private readonly known = new Map<number, readonly CandleBucket[]>();
  private nowMs = 0;

  /** @param minutes by rising time. */
  restore(minutes: readonly CandleBucket[]): void {
    this.parts = [];
    this.head = 0;
    this.volumeAtoms = 0n;
    this.quoteVolumeAtoms = 0n;
    this.tradeCount = 0;
    this.highs.dropBefore(Infinity);
    this.lows.dropBefore(Infinity);
    this.known.clear();
    for (const minute of minutes) this.add(minute);
  }

  /** @param minute trades of one minute that came after everything added before. */
  add(minute: CandleBucket): void {
    const latest = this.parts.at(-1);
    const isOpen = latest !== undefined && this.parts.length > this.head && isMinute(latest);
    if (isOpen && latest.bucket.openTimeMs >= minute.openTimeMs) mergeBucket(latest.bucket, minute);
    else this.parts.push(wholeMinute({ ...minute }));
    this.volumeAtoms += minute.volumeAtoms;
    this.quoteVolumeAtoms += minute.quoteVolumeAtoms;
    this.tradeCount += minute.tradeCount;
    const position = this.parts.at(-1)?.bucket.openTimeMs ?? minute.openTimeMs;
    this.highs.push(position, minute.highAtoms);
    this.lows.push(position, minute.lowAtoms);
  }

  /**
   * Starts of the minutes that leave next and of which no instants are known, the one that is
   * leaving first. Asking again is harmless.
   */
  unknownMinutes(nowMs: number): number[] {
    const leavingMs = minuteOf(Math.max(nowMs, this.nowMs) - WINDOW_MS);
    const untilMs = leavingMs + MINUTES_AHEAD * MINUTE_MS;
    const unknown: number[] = [];
    for (let index = this.head; index < this.parts.length; index += 1) {
      const part = this.parts[index];
      if (part === undefined || part.bucket.openTimeMs > untilMs) break;
      const { openTimeMs } = part.bucket;
      if (openTimeMs >= leavingMs && isMinute(part) && !this.known.has(openTimeMs)) {
        unknown.push(openTimeMs);
      }
    }
    return unknown;
  }

  /** Whether the totals at this time would be those of the exact window. */
  isKnown(nowMs: number): boolean {
    const leavingMs = minuteOf(Math.max(nowMs, this.nowMs) - WINDOW_MS);
    return this.unknownMinutes(nowMs)[0] !== leavingMs;
  }

  /**
   * What a minute consists of.
   * @param instants by rising time, none empty; when they are not all of its trades, because some of
   * the minute's past was stored without them, the minute leaves as a whole.
   */
  know(minuteMs: number, instants: readonly CandleBucket[]): void {
    this.known.set(minuteMs, instants);
  }

  /** Drops what is 24 hours old or older. @returns whether anything was. */
  advance(nowMs: number): boolean {
    this.nowMs = Math.max(nowMs, this.nowMs);
    const cutoffMs = this.nowMs - WINDOW_MS;
    const leavingMs = minuteOf(cutoffMs);
    let hasChanged = false;
    for (;;) {
      const front = this.parts[this.head];
      if (front === undefined || front.bucket.openTimeMs > cutoffMs) break;
      if (front.lastMs > cutoffMs) {
        if (!isMinute(front) || !this.split(front.bucket)) break;
        continue;
      }
      this.dropFront(front.bucket);
      hasChanged = true;
    }
    for (const minuteMs of this.known.keys()) {
      if (minuteMs < leavingMs) this.known.delete(minuteMs);
    }
    return hasChanged;
  }

  /** Null when nothing traded. */
  totals(): DayTotals | null {
    const openAtoms = this.parts[this.head]?.bucket.openAtoms;
    const { first: highAtoms } = this.highs;
    const { first: lowAtoms } = this.lows;
    if (openAtoms === undefined || highAtoms === undefined || lowAtoms === undefined) return null;
    const { volumeAtoms, quoteVolumeAtoms, tradeCount } = this;
    return { openAtoms, highAtoms, lowAtoms, volumeAtoms, quoteVolumeAtoms, tradeCount };
  }

  /** Replaces the front minute by its instants. @returns false when they are not known. */
  private split(minute: CandleBucket): boolean {
    const instants = this.known.get(minute.openTimeMs);
    if (instants === undefined) return false;
    if (!addUpTo(instants, minute)) {
      // Not to be added up again at every look.
      this.known.set(minute.openTimeMs, []);
      return false;
    }
    const parts = instants.map((bucket) => ({ bucket, lastMs: bucket.openTimeMs }));
    this.parts = [...parts, ...this.parts.slice(this.head + 1)];
    this.head = 0;
    // A minute has no position but its own start: its instants lie from there on.
    const nextMs = minute.openTimeMs + MINUTE_MS;
    this.highs.dropBefore(nextMs);
    this.lows.dropBefore(nextMs);
    this.highs.prepend(
      instants.map(({ openTimeMs, highAtoms }) => ({
        position: openTimeMs,
        priceAtoms: highAtoms,
      })),
    );
    this.lows.prepend(
      instants.map(({ openTimeMs, lowAtoms }) => ({ position: openTimeMs, priceAtoms: lowAtoms })),
    );
    return true;
  }

  private dropFront(bucket: CandleBucket): void {
    this.head += 1;
    if (this.head > this.parts.length >> 1) {
      this.parts = this.parts.slice(this.head);
      this.head = 0;
    }
    this.volumeAtoms -= bucket.volumeAtoms;
    this.quoteVolumeAtoms -= bucket.quoteVolumeAtoms;
    this.tradeCount -= bucket.tradeCount;
    this.highs.dropBefore(bucket.openTimeMs + 1);
    this.lows.dropBefore(bucket.openTimeMs + 1);
  }
}

function wholeMinute(bucket: CandleBucket): Part {
  return { bucket, lastMs: bucket.openTimeMs + MINUTE_MS - 1 };
}

function isMinute({ bucket, lastMs }: Part): boolean {
  return lastMs > bucket.openTimeMs;
}

function minuteOf(timeMs: number): number {
  return Math.floor(timeMs / MINUTE_MS) * MINUTE_MS;
}

/** Whether the instants are all trades of the minute. */
function addUpTo(instants: readonly CandleBucket[], minute: CandleBucket): boolean {
  const volumeAtoms = instants.reduce((sum, instant) => sum + instant.volumeAtoms, 0n);
  const quoteAtoms = instants.reduce((sum, instant) => sum + instant.quoteVolumeAtoms, 0n);
  const tradeCount = instants.reduce((sum, instant) => sum + instant.tradeCount, 0);
  return (
    tradeCount === minute.tradeCount &&
    volumeAtoms === minute.volumeAtoms &&
    quoteAtoms === minute.quoteVolumeAtoms
  );
}
