import type { Wallet } from './accounts.ts';
import type { UserFees } from './commands.ts';
import type { Market } from './market.ts';
import type { Order } from './order.ts';
import type {
  Changes,
  LedgerEntryState,
  LevelChange,
  OrderState,
  TradeState,
  TransactionState,
} from './state.ts';

/** Remembers what changed since the last drain, each thing once. */
export class ChangeSet {
  private orders: Order[] = [];
  /** Of each order in `orders`: its state, or null when it has changed since that was told. */
  private orderStates: (OrderState | null)[] = [];
  private trades: TradeState[] = [];
  private ledgerEntries: LedgerEntryState[] = [];
  private wallets: Wallet[] = [];
  private transactions = new Map<number, { transaction: TransactionState; isNew: boolean }>();
  private markets = new Set<Market>();
  private userFees = new Map<string, UserFees>();
  private cancelTimers = new Map<string, number | null>();

  addOrder(order: Order, state: OrderState): void {
    order.isNew = true;
    this.setOrder(order, state);
  }

  /** An order has changed to a state that is known already. */
  setOrder(order: Order, state: OrderState): void {
    this.touchOrder(order);
    this.orderStates[order.changeIndex] = state;
  }

  touchOrder(order: Order): void {
    if (order.changeIndex === -1) {
      order.changeIndex = this.orders.length;
      this.orders.push(order);
      this.orderStates.push(null);
    } else {
      this.orderStates[order.changeIndex] = null;
    }
  }

  /** The state of an order that has changed. Computed once, also for the drain. */
  stateOf(order: Order): OrderState {
    const state = this.orderStates[order.changeIndex] ?? order.state();
    if (order.changeIndex !== -1) this.orderStates[order.changeIndex] = state;
    return state;
  }

  /** To be called before ticks and lots get another meaning. */
  fixOrderStates(): void {
    for (const order of this.orders) this.stateOf(order);
  }

  touchWallet(wallet: Wallet): void {
    if (wallet.isTouched) return;
    wallet.isTouched = true;
    this.wallets.push(wallet);
  }

  addTrade(trade: TradeState): void {
    this.trades.push(trade);
  }

  addLedgerEntry(entry: LedgerEntryState): void {
    this.ledgerEntries.push(entry);
  }

  addTransaction(transaction: TransactionState): void {
    this.transactions.set(transaction.id, { transaction, isNew: true });
  }

  replaceTransaction(transaction: TransactionState): void {
    const isNew = this.transactions.get(transaction.id)?.isNew ?? false;
    this.transactions.set(transaction.id, { transaction, isNew });
  }

  /** Whether anything of this user waits for the next drain. */
  concerns(userId: string): boolean {
    return (
      this.wallets.some((wallet) => wallet.userId === userId) ||
      this.orders.some((order) => order.owner.userId === userId) ||
      this.userFees.has(userId) ||
      [...this.transactions.values()].some(({ transaction }) => transaction.userId === userId)
    );
  }

  touchMarket(market: Market): void {
    this.markets.add(market);
  }

  setUserFees(userId: string, fees: UserFees): void {
    this.userFees.set(userId, fees);
  }

  setCancelTimer(userId: string, dueAtMs: number | null): void {
    this.cancelTimers.set(userId, dueAtMs);
  }

  /** Hands everything over and starts empty. `forget` is called with each order that has closed. */
  drain(levels: LevelChange[], forget: (order: Order) => void): Changes {
    const changes: Changes = {
      orders: this.drainOrders(forget),
      trades: this.trades,
      ledgerEntries: this.ledgerEntries,
      wallets: this.drainWallets(),
      transactions: [...this.transactions.values()],
      markets: Array.from(this.markets, (market) => market.snapshot()),
      userFees: Array.from(this.userFees, ([userId, fees]) => ({ userId, fees })),
      cancelTimers: Array.from(this.cancelTimers, ([userId, dueAtMs]) => ({ userId, dueAtMs })),
      levels,
    };
    this.orders = [];
    this.orderStates = [];
    this.trades = [];
    this.ledgerEntries = [];
    this.wallets = [];
    this.transactions = new Map();
    this.markets = new Set();
    this.userFees = new Map();
    this.cancelTimers = new Map();
    return changes;
  }

  private drainOrders(forget: (order: Order) => void): Changes['orders'] {
    const changes: Changes['orders'] = [];
    for (const order of this.orders) {
      changes.push({ order: this.stateOf(order), isNew: order.isNew });
      order.isNew = false;
      order.changeIndex = -1;
      if (!order.isLive) forget(order);
    }
    return changes;
  }

  private drainWallets(): Changes['wallets'] {
    return this.wallets.map((wallet) => {
      wallet.isTouched = false;
      wallet.version += 1;
      return wallet.state();
    });
  }
}
