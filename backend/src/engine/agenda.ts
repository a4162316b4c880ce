import { IndexedHeap, type HeapEntry } from './indexed-heap.ts';
import type { Market } from './market.ts';
import type { Appointment } from './order-terms.ts';
import type { Order } from './order.ts';

class Timer implements HeapEntry {
  heapIndex = -1;

  constructor(
    readonly userId: string,
    public key: number,
  ) {}
}

/** What ends or begins at a time: orders with an expiry, cancel-after timers, halted markets. */
export class Agenda {
  private readonly expiries = new IndexedHeap<Appointment>();
  private readonly timers = new IndexedHeap<Timer>();
  private readonly timersByUser = new Map<string, Timer>();
  private readonly reopenings = new IndexedHeap<Market>();

  /** When the next thing is due; Infinity when nothing is. */
  get nextDueMs(): number {
    return Math.min(this.expiries.nextKey, this.timers.nextKey, this.reopenings.nextKey);
  }

  /** Notes the end of an order that rests or waits; nothing happens for one without. */
  addOrder({ terms }: Order): void {
    if (terms === null || terms.expiresAtMs === null) return;
    terms.expiry.key = terms.expiresAtMs;
    this.expiries.add(terms.expiry);
  }

  removeOrder({ terms }: Order): void {
    if (terms !== null) this.expiries.remove(terms.expiry);
  }

  hasOrder({ terms }: Order): boolean {
    return terms !== null && terms.expiry.heapIndex !== -1;
  }

  /** Null switches the user's timer off. */
  setTimer(userId: string, dueAtMs: number | null): void {
    const present = this.timersByUser.get(userId);
    if (present !== undefined) {
      this.timers.remove(present);
      this.timersByUser.delete(userId);
    }
    if (dueAtMs === null) return;
    const timer = new Timer(userId, dueAtMs);
    this.timersByUser.set(userId, timer);
    this.timers.add(timer);
  }

  hasTimer(userId: string): boolean {
    return this.timersByUser.has(userId);
  }

  /** Notes when a market opens by itself, or that it does not. */
  setReopening(market: Market): void {
    this.reopenings.remove(market);
    if (market.haltedUntilMs === null) return;
    market.key = market.haltedUntilMs;
    this.reopenings.add(market);
  }

  /** Takes the orders that end by now, by (end, id). */
  takeExpired(timeMs: number): Order[] {
    const due = this.expiries.takeUpTo(timeMs);
    due.sort((a, b) => a.key - b.key || a.order.id - b.order.id);
    return due.map(({ order }) => order);
  }

  /** Takes the users whose timer has come, by (deadline, user id). */
  takeTimers(timeMs: number): string[] {
    const due = this.timers.takeUpTo(timeMs);
    due.sort((a, b) => a.key - b.key || (a.userId < b.userId ? -1 : 1));
    for (const { userId } of due) this.timersByUser.delete(userId);
    return due.map(({ userId }) => userId);
  }

  /** Takes the markets that open by now, by token id. */
  takeReopenings(timeMs: number): Market[] {
    return this.reopenings.takeUpTo(timeMs).sort((a, b) => a.tokenId - b.tokenId);
  }
}
