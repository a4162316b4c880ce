import type { Wallet } from './accounts.ts';
import type { MarketRules } from './commands.ts';
import type { Order } from './order.ts';
import type {
  Changes,
  LedgerEntryState,
  LevelChange,
  TradeState,
  TransactionState,
} from './state.ts';

/** Remembers what changed since the last drain, each thing once. */
export class ChangeSet {
  private orders: Order[] = [];
  private trades: TradeState[] = [];
  private ledgerEntries: LedgerEntryState[] = [];
  private wallets: Wallet[] = [];
  private transactions = new Map<number, { transaction: TransactionState; isNew: boolean }>();
  private markets = new Map<number, MarketRules>();

  addOrder(order: Order): void {
    order.isNew = true;
    this.touchOrder(order);
  }

  touchOrder(order: Order): void {
    if (order.isTouched) return;
    order.isTouched = true;
    this.orders.push(order);
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
      this.orders.some((order) => order.state.userId === userId) ||
      [...this.transactions.values()].some(({ transaction }) => transaction.userId === userId)
    );
  }

  replaceMarket(rules: MarketRules): void {
    this.markets.set(rules.tokenId, rules);
  }

  /** Hands everything over and starts empty. `forget` is called with each order that has closed. */
  drain(levels: LevelChange[], forget: (order: Order) => void): Changes {
    const changes: Changes = {
      orders: this.drainOrders(forget),
      trades: this.trades,
      ledgerEntries: this.ledgerEntries,
      wallets: this.drainWallets(),
      transactions: [...this.transactions.values()],
      markets: [...this.markets.values()],
      levels,
    };
    this.orders = [];
    this.trades = [];
    this.ledgerEntries = [];
    this.wallets = [];
    this.transactions = new Map();
    this.markets = new Map();
    return changes;
  }

  private drainOrders(forget: (order: Order) => void): Changes['orders'] {
    const changes: Changes['orders'] = [];
    for (const order of this.orders) {
      changes.push({ order: order.state, isNew: order.isNew });
      order.isNew = false;
      order.isTouched = false;
      if (!order.isOpen) forget(order);
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
