import { assert } from '../lib/assert.ts';
import { IndexedHeap } from './indexed-heap.ts';
import type { Appointment, OrderTerms } from './order-terms.ts';
import type { Order } from './order.ts';
import { waitsForRise } from './order-types.ts';

/**
 * The orders of one market that wait for their stop price, nearest first in either direction. A
 * trade that sets nothing off and moves no trailing stop costs two comparisons.
 */
export class TriggerIndex {
  /** Set off by a price at or above the stop price. By stop price. */
  private readonly rising = new IndexedHeap<Appointment>();
  /** Set off by a price at or below it. By stop price, negative. */
  private readonly falling = new IndexedHeap<Appointment>();
  /** Trailing sells: no price up to the key moves their stop price. */
  private readonly followingRise = new IndexedHeap<Appointment>();
  /** Trailing buys: no price down to the key does. By price, negative. */
  private readonly followingFall = new IndexedHeap<Appointment>();
  private quietBelow = Infinity;
  private quietAbove = -Infinity;

  /** How many orders wait. */
  get size(): number {
    return this.rising.size + this.falling.size;
  }

  /** Whether a trade at this price concerns no order here. */
  isQuiet(ticks: number): boolean {
    return ticks < this.quietBelow && ticks > this.quietAbove;
  }

  /** Adds an order that waits. `followedTicks`: a price that its trailing stop has followed already. */
  add(order: Order, followedTicks = termsOf(order).stopTicks): void {
    const terms = termsOf(order);
    const isRising = waitsForRise(order.orderType, order.side);
    terms.trigger.key = isRising ? terms.stopTicks : -terms.stopTicks;
    (isRising ? this.rising : this.falling).add(terms.trigger);
    if (terms.isTrailing) {
      terms.follow.key = order.side === 'sell' ? followedTicks : -followedTicks;
      (order.side === 'sell' ? this.followingRise : this.followingFall).add(terms.follow);
    }
    this.findQuiet();
  }

  /** Removes an order; nothing happens when it is not here. */
  remove(order: Order): void {
    const { trigger, follow } = termsOf(order);
    (waitsForRise(order.orderType, order.side) ? this.rising : this.falling).remove(trigger);
    (order.side === 'sell' ? this.followingRise : this.followingFall).remove(follow);
    this.findQuiet();
  }

  has(order: Order): boolean {
    return termsOf(order).trigger.heapIndex !== -1;
  }

  /**
   * Takes out the trailing stops that a trade at this price may move; to be added again. By rising
   * `prioritySequence`: what moves is written in the same order before and after a restart.
   */
  takeFollowers(ticks: number): Order[] {
    const orders = [
      ...this.followingRise.takeUpTo(ticks - 1),
      ...this.followingFall.takeUpTo(-ticks - 1),
    ].map(({ order }) => order);
    for (const order of orders) this.remove(order);
    return orders.sort((a, b) => a.prioritySequence - b.prioritySequence);
  }

  /** Takes out the orders whose condition this price meets, by rising `prioritySequence`. */
  takeMet(ticks: number): Order[] {
    const orders = [...this.rising.takeUpTo(ticks), ...this.falling.takeUpTo(-ticks)].map(
      ({ order }) => order,
    );
    for (const order of orders) this.remove(order);
    return orders.sort((a, b) => a.prioritySequence - b.prioritySequence);
  }

  /** Takes out everything, so that prices may get another meaning; to be added again. */
  takeAll(): Order[] {
    const orders = [...this.rising, ...this.falling].map(({ order }) => order);
    for (const heap of [this.rising, this.falling, this.followingRise, this.followingFall]) {
      heap.clear();
    }
    this.findQuiet();
    return orders;
  }

  private findQuiet(): void {
    this.quietBelow = Math.min(this.rising.nextKey, this.followingRise.nextKey + 1);
    this.quietAbove = Math.max(-this.falling.nextKey, -this.followingFall.nextKey - 1);
  }
}

function termsOf(order: Order): OrderTerms {
  assert(order.terms !== null, 'an order that waits has terms');
  return order.terms;
}
