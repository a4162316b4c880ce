import type { Account, Wallet } from './accounts.ts';
import type { FeeRates } from './fees.ts';
import { effectiveRates } from './fees.ts';
import type { Market } from './market.ts';
import type { Order } from './order.ts';

/** One user in one market: the two wallets that trade, the fees, and the orders that rest or wait. */
export class Participant {
  readonly userId: string;
  /** In no order: removing moves the last one into the gap. */
  readonly orders: Order[] = [];
  /** How many of the orders wait for their stop price. */
  pendingCount = 0;
  rates: FeeRates;

  constructor(
    readonly market: Market,
    private readonly account: Account,
    readonly cash: Wallet,
    readonly token: Wallet,
  ) {
    this.userId = account.userId;
    this.rates = effectiveRates(market.rules, account.fees);
  }

  /** How many of the orders rest. */
  get openCount(): number {
    return this.orders.length - this.pendingCount;
  }

  /** To be called when the market's rates or the user's own have changed. */
  updateRates(): void {
    this.rates = effectiveRates(this.market.rules, this.account.fees);
  }

  add(order: Order): void {
    order.openIndex = this.orders.length;
    this.orders.push(order);
  }

  remove(order: Order): void {
    const last = this.orders.pop();
    if (last !== undefined && last !== order) {
      this.orders[order.openIndex] = last;
      last.openIndex = order.openIndex;
    }
    order.openIndex = -1;
  }
}
