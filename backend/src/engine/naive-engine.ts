import type {
  AdvanceTime,
  CancelOrder,
  CancelOrders,
  EngineCommand,
  MarketRules,
  SetMarketState,
} from './commands.ts';
import { NaiveOrders } from './naive-orders.ts';
import { gridFault, isActive, refuse } from './naive-rules.ts';
import { NaiveWorld } from './naive-world.ts';
import type {
  Changes,
  CommandResult,
  MarketSnapshot,
  OrderState,
  Refusal,
  TradeState,
  WalletState,
} from './state.ts';

/**
 * The rules of the exchange once more, as plainly as possible: lists, full scans and bigints, no
 * indexes and no cached sums. The engine is tested against it; nothing else uses it.
 */
export class NaiveEngine {
  private readonly world: NaiveWorld;
  private readonly orders: NaiveOrders;

  constructor(options: { quoteTokenId: number }) {
    this.world = new NaiveWorld(options.quoteTokenId);
    this.orders = new NaiveOrders(this.world);
  }

  apply(command: EngineCommand): CommandResult {
    switch (command.type) {
      case 'place_order':
        return this.orders.place(command);
      case 'place_oco':
        return this.orders.placePair(command);
      case 'amend_order':
        return this.orders.amend(command);
      case 'cancel_order':
        return this.cancel(command);
      case 'cancel_orders':
        return this.cancelMany(command);
      case 'cancel_after':
        return { kind: 'timer', timer: this.world.setTimer(command.userId, command.dueAtMs) };
      case 'advance_time':
        return this.advance(command);
      case 'set_market':
        return this.setMarket(command.rules);
      case 'set_market_state':
        return this.setState(command);
      case 'set_fees': {
        const { userId, fees } = command;
        const others = this.world.userFees.filter((each) => each.userId !== userId);
        this.world.userFees = [...others, { userId, fees }];
        this.world.changedFees.add(userId);
        return { kind: 'fees', fees: { userId, fees } };
      }
      case 'request_deposit':
      case 'confirm_deposit':
      case 'hold_withdrawal':
      case 'settle_withdrawal':
      case 'release_withdrawal':
      case 'adjust':
        return this.world.accounts.apply(command);
    }
  }

  drain(): Changes {
    return this.world.drain();
  }

  /** When something is due next; Infinity when nothing is. */
  get nextDueMs(): number {
    return Math.min(
      ...this.world.orders.filter(isActive).map(({ expiresAtMs }) => expiresAtMs ?? Infinity),
      ...this.world.timers.map(({ dueAtMs }) => dueAtMs ?? Infinity),
      ...this.world.markets.map(({ haltedUntilMs }) => haltedUntilMs ?? Infinity),
    );
  }

  wallet(userId: string, tokenId: number): WalletState {
    return { ...this.world.accounts.wallet(userId, tokenId) };
  }

  market(tokenId: number): MarketSnapshot | undefined {
    const market = this.world.market(tokenId);
    return market === undefined ? undefined : { ...market };
  }

  lastPrice(tokenId: number): bigint | null {
    return this.world.lastPrice(tokenId);
  }

  /** What rests or waits of a user, by rising id. */
  openOrders(userId: string): OrderState[] {
    return this.world.activeOrders(userId).map((order) => ({ ...order }));
  }

  /** All orders that are active or were closed since the last drain. */
  everyOrder(): Map<number, OrderState> {
    return new Map(this.world.orders.map((order) => [order.id, { ...order }]));
  }

  /** Those since the last drain. */
  newTrades(): TradeState[] {
    return [...this.world.trades];
  }

  usersWithTimers(): Set<string> {
    const on = this.world.timers.filter(({ dueAtMs }) => dueAtMs !== null);
    return new Set(on.map(({ userId }) => userId));
  }

  /** Everything on one side of a book, best price first, oldest first. */
  resting(tokenId: number, side: OrderState['side']): OrderState[] {
    return this.world.resting(tokenId, side).map((order) => ({ ...order }));
  }

  private cancel({ orderId, userId, timeMs }: CancelOrder): CommandResult {
    const order = this.findActive(orderId, userId);
    if ('kind' in order) return order;
    const reason = userId === null ? 'operator_cancelled' : 'user_cancelled';
    this.world.close(order, 'cancelled', reason, timeMs);
    return { kind: 'order', order: { ...order }, trades: [] };
  }

  private cancelMany({ userId, tokenId, side, timeMs }: CancelOrders): CommandResult {
    const orders = this.world
      .activeOrders(userId)
      .filter((order) => (tokenId ?? order.tokenId) === order.tokenId)
      .filter((order) => (side ?? order.side) === order.side);
    this.closeAll(orders, 'user_cancelled', timeMs);
    return { kind: 'orders', orders: orders.map((order) => ({ ...order })) };
  }

  /** By rising id; the second order of a pair has gone with the first. */
  private closeAll(
    orders: OrderState[],
    reason: 'user_cancelled' | 'cancel_after' | 'market_delisted',
    timeMs: number,
  ): void {
    for (const order of orders) {
      if (isActive(order)) this.world.close(order, 'cancelled', reason, timeMs);
    }
  }

  private advance({ timeMs }: AdvanceTime): CommandResult {
    const { world } = this;
    const expiring = world.orders
      .filter((order) => isActive(order) && (order.expiresAtMs ?? Infinity) <= timeMs)
      .sort((a, b) => (a.expiresAtMs ?? 0) - (b.expiresAtMs ?? 0) || a.id - b.id);
    for (const order of expiring) {
      if (isActive(order)) world.close(order, 'expired', 'good_till_date', timeMs);
    }
    const due = world.timers
      .filter(({ dueAtMs }) => (dueAtMs ?? Infinity) <= timeMs)
      .sort((a, b) => (a.dueAtMs ?? 0) - (b.dueAtMs ?? 0) || (a.userId < b.userId ? -1 : 1));
    for (const { userId } of due) {
      world.setTimer(userId, null);
      this.closeAll(world.activeOrders(userId), 'cancel_after', timeMs);
    }
    for (const market of world.markets) {
      if ((market.haltedUntilMs ?? Infinity) <= timeMs) this.switchTo(market, 'active', timeMs);
    }
    return { kind: 'advanced' };
  }

  private setMarket(rules: MarketRules): CommandResult {
    const { tokenId } = rules;
    let market = this.world.market(tokenId);
    if (market === undefined) {
      market = { rules, state: 'halted', haltedUntilMs: null, openedAtMs: 0 };
      this.world.markets.push(market);
    } else {
      const fault = gridFault(rules, this.activeIn(tokenId));
      if (fault !== null) return refuse(fault);
      market.rules = rules;
    }
    this.world.changedMarkets.add(tokenId);
    return { kind: 'market', market: { ...market } };
  }

  private setState({ tokenId, state, timeMs }: SetMarketState): CommandResult {
    const market = this.world.market(tokenId);
    if (market === undefined) return refuse('unknown_token');
    this.switchTo(market, state, timeMs);
    if (state === 'delisted') this.closeAll(this.activeIn(tokenId), 'market_delisted', timeMs);
    return { kind: 'market', market: { ...market } };
  }

  private switchTo(market: MarketSnapshot, state: MarketSnapshot['state'], timeMs: number): void {
    if (state === 'active' && market.state !== 'active') market.openedAtMs = timeMs;
    market.state = state;
    market.haltedUntilMs = null;
    this.world.changedMarkets.add(market.rules.tokenId);
  }

  private activeIn(tokenId: number): OrderState[] {
    return this.world.orders.filter((order) => isActive(order) && order.tokenId === tokenId);
  }

  private findActive(orderId: number, userId: string | null): OrderState | Refusal {
    const order = this.world.orders.find(({ id }) => id === orderId);
    if (order === undefined || (userId ?? order.userId) !== order.userId) {
      return refuse('unknown_order');
    }
    return isActive(order) ? order : refuse('order_closed');
  }
}
