import type { Side } from '../src/contracts/index.ts';

/** One step of a stream: an order to place, or the order of an earlier step to cancel. */
export interface StreamStep {
  kind: 'place' | 'cancel';
  /** Of the order: its position among all placed ones, from 0. */
  order: number;
  side: Side;
  ticks: number;
  lots: number;
}

export interface OrderStream {
  /** Orders that only rest, to be placed before anything is measured. */
  resting: StreamStep[];
  steps: StreamStep[];
}

const MIDDLE_TICKS = 50_000;
const WIDTH_TICKS_MIN = 5;
const WIDTH_TICKS_MAX = 10_000;
const LOTS_MAX = 100;
const CROSSING_SHARE = 0.2;

/**
 * A random stream that keeps about `depth` orders on the book: limit orders spread evenly over both
 * sides, one in five prepared to cross, and cancels of any order that may still be open. The same
 * arguments always give the same stream.
 */
export function orderStream(depth: number, stepCount: number): OrderStream {
  const random = seededRandom(42);
  const width = Math.min(WIDTH_TICKS_MAX, Math.max(WIDTH_TICKS_MIN, Math.floor(depth / 10)));
  const live: StreamStep[] = [];
  let placed = 0;
  const place = (isCrossing: boolean): StreamStep => {
    const side: Side = random() < 0.5 ? 'buy' : 'sell';
    const away = isCrossing ? -1 - Math.floor(random() * 2) : Math.floor(random() * width);
    const ticks = side === 'buy' ? MIDDLE_TICKS - 1 - away : MIDDLE_TICKS + away;
    const lots = 1 + Math.floor(random() * LOTS_MAX);
    const step: StreamStep = { kind: 'place', order: placed, side, ticks, lots };
    placed += 1;
    live.push(step);
    return step;
  };
  const resting = Array.from({ length: depth }, () => place(false));
  const steps = Array.from({ length: stepCount }, (): StreamStep => {
    if (live.length <= depth) return place(random() < CROSSING_SHARE);
    const index = Math.floor(random() * live.length);
    const cancelled = live[index];
    const last = live.pop();
    if (cancelled === undefined || last === undefined) return place(false);
    if (last !== cancelled) live[index] = last;
    return { ...cancelled, kind: 'cancel' };
  });
  return { resting, steps };
}

/** Mulberry32: small, fast and the same everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
