import type { CloseReason } from '../contracts/index.ts';
import { OPEN_ORDERS_PER_MARKET_MAX } from './bounds.ts';
import type { EngineCommand, MarketRules, PlaceOrder, ReduceOrder } from './commands.ts';
import { NaiveAccounts } from './naive-accounts.ts';
import {
  chargeFee,
  ending,
  findFault,
  gridFault,
  isOpen,
  naiveMatch,
  needed,
  notionalFault,
  opposite,
  quantityFault,
  refuse,
  remaining,
  rests,
  sum,
  worth,
  wouldMatch,
  type NaiveFill,
} from './naive-rules.ts';
import {
  FEES_USER_ID,
  type Changes,
  type CommandResult,
  type OrderState,
  type Refusal,
  type TradeState,
  type WalletState,
} from './state.ts';

/**
 * The rules of the exchange once more, as plainly as possible: lists, full scans and bigints, no
 * indexes and no cached sums. The engine is tested against it; nothing else uses it.
 */
export class NaiveEngine {
  private readonly accounts: NaiveAccounts;
  private readonly quoteTokenId: number;
  private readonly openOrdersMax: number;
  private markets: MarketRules[] = [];
  private readonly lastPrices = new Map<number, bigint>();
  /** Open ones, and closed ones until the next drain; by rising id. */
  private orders: OrderState[] = [];
  private trades: TradeState[] = [];
  private lastOrderId = 0;
  private lastTradeId = 0;
  private changedOrders = new Set<number>();
  private newOrders = new Set<number>();
  private changedMarkets = new Set<number>();
  /** One order of each price that something happened at. */
  private changedLevels = new Map<string, OrderState>();

  constructor(options: { quoteTokenId: number; openOrdersPerMarketMax?: number }) {
    this.quoteTokenId = options.quoteTokenId;
    this.openOrdersMax = options.openOrdersPerMarketMax ?? OPEN_ORDERS_PER_MARKET_MAX;
    this.accounts = new NaiveAccounts(
      (tokenId) => tokenId === this.quoteTokenId || this.rules(tokenId) !== undefined,
    );
  }

  apply(command: EngineCommand): CommandResult {
    switch (command.type) {
      case 'place_order':
        return this.place(command);
      case 'cancel_order': {
        const order = this.findOpen(command.orderId, command.userId);
        if ('kind' in order) return order;
        const reason = command.userId === null ? 'operator_cancelled' : 'user_cancelled';
        this.close(order, reason, command.timeMs);
        return { kind: 'order', order: { ...order }, trades: [] };
      }
      case 'cancel_orders': {
        const orders = this.openOrders(command.userId).filter(
          (order) =>
            (command.tokenId ?? order.tokenId) === order.tokenId &&
            (command.side ?? order.side) === order.side,
        );
        for (const order of orders) this.close(order, 'user_cancelled', command.timeMs);
        return { kind: 'orders', orders: orders.map((order) => ({ ...order })) };
      }
      case 'reduce_order':
        return this.reduce(command);
      case 'set_market':
        return this.setMarket(command.rules, command.timeMs);
      case 'request_deposit':
      case 'confirm_deposit':
      case 'hold_withdrawal':
      case 'settle_withdrawal':
      case 'release_withdrawal':
      case 'adjust':
        return this.accounts.apply(command);
    }
  }

  drain(): Changes {
    const changes: Changes = {
      ...this.accounts.drain(),
      orders: this.orders
        .filter((order) => this.changedOrders.has(order.id))
        .map((order) => ({ order: { ...order }, isNew: this.newOrders.has(order.id) })),
      trades: this.trades,
      markets: this.markets.filter((rules) => this.changedMarkets.has(rules.tokenId)),
      levels: [...this.changedLevels.values()].map(({ tokenId, side, priceAtoms }) => ({
        tokenId,
        side,
        priceAtoms: priceAtoms ?? 0n,
        quantityAtoms: sum(
          this.resting(tokenId, side)
            .filter((order) => order.priceAtoms === priceAtoms)
            .map(remaining),
        ),
      })),
    };
    this.orders = this.orders.filter(isOpen);
    this.trades = [];
    this.changedOrders = new Set();
    this.newOrders = new Set();
    this.changedMarkets = new Set();
    this.changedLevels = new Map();
    return changes;
  }

  wallet(userId: string, tokenId: number): WalletState {
    return { ...this.accounts.wallet(userId, tokenId) };
  }

  rules(tokenId: number): MarketRules | undefined {
    return this.markets.find((rules) => rules.tokenId === tokenId);
  }

  lastPrice(tokenId: number): bigint | null {
    return this.lastPrices.get(tokenId) ?? null;
  }

  openOrders(userId: string): OrderState[] {
    return this.orders.filter((order) => isOpen(order) && order.userId === userId);
  }

  /** Everything on one side of a book, best price first, oldest first. */
  resting(tokenId: number, side: OrderState['side']): OrderState[] {
    const sign = side === 'buy' ? -1n : 1n;
    return this.orders
      .filter((order) => isOpen(order) && order.tokenId === tokenId && order.side === side)
      .sort((a, b) => {
        const worse = sign * ((a.priceAtoms ?? 0n) - (b.priceAtoms ?? 0n));
        return worse === 0n ? a.prioritySequence - b.prioritySequence : worse > 0n ? 1 : -1;
      });
  }

  private place(command: PlaceOrder): CommandResult {
    const { tokenId, userId, side, timeMs } = command;
    const rules = this.rules(tokenId);
    if (rules === undefined) return refuse('unknown_token');
    const makers = this.resting(tokenId, opposite(side));
    const fault = findFault(rules, command, {
      sameSide: this.resting(tokenId, side),
      otherSide: makers,
    });
    if (fault !== null) return refuse(fault);
    const openHere = this.openOrders(userId).filter((order) => order.tokenId === tokenId);
    if (rests(command) && openHere.length >= this.openOrdersMax) {
      return refuse('too_many_open_orders');
    }
    if (command.postOnly && wouldMatch(rules, command, makers)) return refuse('would_cross');
    const match = naiveMatch(rules, command, makers);
    const isKilled = command.timeInForce === 'FOK' && match.stop !== 'complete';
    const fills = isKilled ? [] : match.fills;
    const token = side === 'buy' ? this.quoteTokenId : tokenId;
    if (needed(command, fills) > this.accounts.available(userId, token)) {
      return refuse('insufficient_balance');
    }
    const order = this.newOrder(command);
    const trades = fills.map((fill) => this.trade(rules, order, fill, timeMs));
    const [status, reason] = ending(command, fills, isKilled ? 'killed' : match.stop);
    order.status = status;
    order.reason = reason;
    if (isOpen(order)) this.setReservation(order);
    return { kind: 'order', order: { ...order }, trades };
  }

  private newOrder(command: PlaceOrder): OrderState {
    this.lastOrderId += 1;
    const order: OrderState = {
      id: this.lastOrderId,
      userId: command.userId,
      tokenId: command.tokenId,
      clientOrderId: command.clientOrderId,
      orderType: command.orderType,
      side: command.side,
      priceAtoms: command.priceAtoms,
      quantityAtoms: command.quantityAtoms,
      quoteQuantityAtoms: command.quoteQuantityAtoms,
      timeInForce: command.timeInForce,
      postOnly: command.postOnly,
      selfTradePrevention: command.selfTradePrevention,
      maxSlippageBps: command.maxSlippageBps,
      filledQuantityAtoms: 0n,
      quoteFilledAtoms: 0n,
      feeAtoms: 0n,
      feeAccruedPpmAtoms: 0n,
      reservedAtoms: 0n,
      status: 'open',
      reason: null,
      prioritySequence: this.lastOrderId,
      createdAtMs: command.timeMs,
      updatedAtMs: command.timeMs,
    };
    this.orders.push(order);
    this.newOrders.add(order.id);
    this.changedOrders.add(order.id);
    return order;
  }

  private trade(
    rules: MarketRules,
    taker: OrderState,
    { maker, quantityAtoms }: NaiveFill,
    timeMs: number,
  ): TradeState {
    const priceAtoms = maker.priceAtoms ?? 0n;
    const quoteAtoms = worth(priceAtoms, quantityAtoms);
    const [buy, sell] = taker.side === 'buy' ? [taker, maker] : [maker, taker];
    const rate = (order: OrderState): bigint =>
      BigInt(order === taker ? rules.takerFeePpm : rules.makerFeePpm);
    const buyerFeeAtoms = chargeFee(buy, rate(buy) * quantityAtoms);
    const sellerFeeAtoms = chargeFee(sell, rate(sell) * quoteAtoms);
    for (const order of [buy, sell]) {
      order.filledQuantityAtoms += quantityAtoms;
      order.quoteFilledAtoms += quoteAtoms;
      order.updatedAtMs = timeMs;
      this.changedOrders.add(order.id);
    }
    maker.status = remaining(maker) === 0n ? 'filled' : 'partially_filled';
    this.setReservation(maker);
    this.lastTradeId += 1;
    const { tokenId } = taker;
    this.journal(this.lastTradeId, timeMs, [
      [buy.userId, this.quoteTokenId, 'principal', -quoteAtoms],
      [sell.userId, this.quoteTokenId, 'principal', quoteAtoms],
      [sell.userId, this.quoteTokenId, 'fee', -sellerFeeAtoms],
      [FEES_USER_ID, this.quoteTokenId, 'fee', sellerFeeAtoms],
      [sell.userId, tokenId, 'principal', -quantityAtoms],
      [buy.userId, tokenId, 'principal', quantityAtoms],
      [buy.userId, tokenId, 'fee', -buyerFeeAtoms],
      [FEES_USER_ID, tokenId, 'fee', buyerFeeAtoms],
    ]);
    this.lastPrices.set(tokenId, priceAtoms);
    const trade: TradeState = {
      id: this.lastTradeId,
      tokenId,
      priceAtoms,
      quantityAtoms,
      quoteAtoms,
      buyOrderId: buy.id,
      sellOrderId: sell.id,
      buyerId: buy.userId,
      sellerId: sell.userId,
      takerSide: taker.side,
      buyerFeeAtoms,
      sellerFeeAtoms,
      timeMs,
    };
    this.trades.push(trade);
    return trade;
  }

  private journal(
    tradeId: number,
    timeMs: number,
    lines: [userId: string, tokenId: number, kind: 'principal' | 'fee', amountAtoms: bigint][],
  ): void {
    const named = lines.map(([userId, tokenId, kind, amountAtoms]) => ({
      userId,
      tokenId,
      kind,
      amountAtoms,
    }));
    this.accounts.journal('trade', tradeId, timeMs, named);
  }

  /** Locks exactly what the order needs for what is left of it; nothing once it is closed. */
  private setReservation(order: OrderState): void {
    const price = order.priceAtoms ?? 0n;
    const isBuy = order.side === 'buy';
    const open = isOpen(order) ? remaining(order) : 0n;
    const reservedAtoms = isBuy ? worth(price, open) : open;
    const token = isBuy ? this.quoteTokenId : order.tokenId;
    this.accounts.lock(order.userId, token, reservedAtoms - order.reservedAtoms);
    order.reservedAtoms = reservedAtoms;
    this.changedOrders.add(order.id);
    this.changedLevels.set(`${order.tokenId} ${order.side} ${price}`, order);
  }

  private close(order: OrderState, reason: CloseReason, timeMs: number): void {
    order.status = 'cancelled';
    order.reason = reason;
    order.updatedAtMs = timeMs;
    this.setReservation(order);
  }

  private reduce({ orderId, userId, quantityAtoms, timeMs }: ReduceOrder): CommandResult {
    const order = this.findOpen(orderId, userId);
    if ('kind' in order) return order;
    const rules = this.rules(order.tokenId);
    if (rules === undefined) return refuse('unknown_token');
    const fault = quantityFault(rules, quantityAtoms);
    if (fault !== null) return refuse(fault);
    if (quantityAtoms <= order.filledQuantityAtoms) return refuse('quantity_too_small');
    if (quantityAtoms >= (order.quantityAtoms ?? 0n)) return refuse('quantity_too_large');
    const worthless = notionalFault(rules, worth(order.priceAtoms ?? 0n, quantityAtoms));
    if (worthless !== null) return refuse(worthless);
    order.quantityAtoms = quantityAtoms;
    order.updatedAtMs = timeMs;
    this.setReservation(order);
    return { kind: 'order', order: { ...order }, trades: [] };
  }

  private setMarket(rules: MarketRules, timeMs: number): CommandResult {
    const { tokenId } = rules;
    const resting = [...this.resting(tokenId, 'buy'), ...this.resting(tokenId, 'sell')];
    if (rules.state === 'delisted') {
      for (const order of resting) this.close(order, 'market_delisted', timeMs);
    } else {
      const fault = gridFault(rules, resting);
      if (fault !== null) return refuse(fault);
    }
    this.markets = [...this.markets.filter((market) => market.tokenId !== tokenId), rules];
    this.changedMarkets.add(tokenId);
    return { kind: 'market', rules };
  }

  private findOpen(orderId: number, userId: string | null): OrderState | Refusal {
    const order = this.orders.find(({ id }) => id === orderId);
    if (order === undefined || (userId ?? order.userId) !== order.userId) {
      return refuse('unknown_order');
    }
    return isOpen(order) ? order : refuse('order_closed');
  }
}
