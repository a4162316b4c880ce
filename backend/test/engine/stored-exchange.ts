import {
  EXTERNAL_USER_ID,
  FEES_USER_ID,
  type Changes,
  type Counters,
  type EngineSnapshot,
  type LedgerEntryState,
  type LevelChange,
  type MarketSnapshot,
  type OrderState,
  type PriceRange,
  type TradeState,
  type TransactionState,
  type WalletState,
} from '../../src/engine/state.ts';
import type { UserFees } from '../../src/engine/commands.ts';
import { bookBreaches, isActive, orderBreaches } from './order-breaches.ts';

const HOUSE = [FEES_USER_ID, EXTERNAL_USER_ID];

/** What a database holds after every batch: the fold of all changes, and what must be true of it. */
export class StoredExchange {
  readonly orders = new Map<number, OrderState>();
  readonly transactions = new Map<number, TransactionState>();
  readonly wallets = new Map<string, WalletState>();
  readonly trades: TradeState[] = [];
  readonly ledger: LedgerEntryState[] = [];
  private readonly markets = new Map<number, MarketSnapshot>();
  private readonly userFees = new Map<string, UserFees>();
  private readonly timers = new Map<string, number>();
  private readonly levels = new Map<string, bigint>();
  private readonly writeErrors: string[] = [];

  constructor(private readonly quoteTokenId: number) {}

  write(changes: Changes): void {
    for (const { order, isNew } of changes.orders) {
      this.expect(this.orders.has(order.id) !== isNew, `order ${order.id} is new exactly once`);
      this.orders.set(order.id, order);
    }
    for (const { transaction, isNew } of changes.transactions) {
      const isKnown = this.transactions.has(transaction.id);
      this.expect(isKnown !== isNew, `transaction ${transaction.id} is new exactly once`);
      this.transactions.set(transaction.id, transaction);
    }
    for (const wallet of changes.wallets) {
      const key = walletKey(wallet);
      const before = this.wallets.get(key)?.version ?? 0;
      this.expect(wallet.version === before + 1, `version of wallet ${key} rises by one`);
      this.wallets.set(key, wallet);
    }
    for (const market of changes.markets) this.markets.set(market.rules.tokenId, market);
    for (const { userId, fees } of changes.userFees) this.userFees.set(userId, fees);
    for (const { userId, dueAtMs } of changes.cancelTimers) {
      if (dueAtMs === null) this.timers.delete(userId);
      else this.timers.set(userId, dueAtMs);
    }
    for (const { tokenId, side, priceAtoms, quantityAtoms } of changes.levels) {
      const key = `${tokenId} ${side} ${priceAtoms}`;
      if (quantityAtoms === 0n) this.levels.delete(key);
      else this.levels.set(key, quantityAtoms);
    }
    this.trades.push(...changes.trades);
    this.ledger.push(...changes.ledgerEntries);
    for (const { userId, tokenId } of changes.ledgerEntries) {
      this.expect(this.wallets.has(`${userId} ${tokenId}`), `a ledger line has its wallet`);
    }
  }

  /** What an engine restarts from: the wallets and fees of the house and of users with orders only. */
  snapshot(counters: Counters): EngineSnapshot {
    const orders = [...this.orders.values()].filter(isActive);
    const users = new Set([...HOUSE, ...orders.map(({ userId }) => userId)]);
    const lastPrices = new Map(this.trades.map(({ tokenId, priceAtoms }) => [tokenId, priceAtoms]));
    return {
      quoteTokenId: this.quoteTokenId,
      counters,
      markets: [...this.markets.values()].map((market) => ({ ...market })),
      lastPrices: [...lastPrices].map(([tokenId, priceAtoms]) => ({ tokenId, priceAtoms })),
      priceRanges: this.priceRanges(),
      orders: orders
        .map((order) => ({ ...order }))
        .sort((a, b) => a.prioritySequence - b.prioritySequence),
      transactions: [...this.transactions.values()].filter(isUndecided),
      wallets: [...this.wallets.values()].filter(({ userId }) => users.has(userId)),
      userFees: [...this.userFees]
        .map(([userId, fees]) => ({ userId, fees }))
        .filter(({ userId }) => users.has(userId)),
      cancelTimers: [...this.timers].map(([userId, dueAtMs]) => ({ userId, dueAtMs })),
    };
  }

  feesOf(userId: string): UserFees {
    return this.userFees.get(userId) ?? { kind: 'market' };
  }

  /** Whether a wallet has exactly this already. */
  holds(wallet: WalletState): boolean {
    const stored = this.wallets.get(walletKey(wallet));
    return (
      (stored?.balanceAtoms ?? 0n) === wallet.balanceAtoms &&
      (stored?.lockedAtoms ?? 0n) === wallet.lockedAtoms
    );
  }

  /** What a price of a book shows. */
  shows({ tokenId, side, priceAtoms }: LevelChange): bigint {
    return this.levels.get(`${tokenId} ${side} ${priceAtoms}`) ?? 0n;
  }

  walletsOf(userId: string): WalletState[] {
    return [...this.wallets.values()].filter((wallet) => wallet.userId === userId);
  }

  /** Every breach of the invariants, in words. */
  breaches(): string[] {
    return [
      ...this.writeErrors,
      ...this.ledgerBreaches(),
      ...this.walletBreaches(),
      ...this.tradeBreaches(),
      ...orderBreaches(this.orders, this.trades),
      ...bookBreaches(this.orders, this.levels),
    ];
  }

  /** I1: per journal and token the ledger sums to zero. Numbers have no gaps. */
  private ledgerBreaches(): string[] {
    const sums = new Map<string, bigint>();
    for (const { journalId, tokenId, amountAtoms } of this.ledger) {
      add(sums, `journal ${journalId}, token ${tokenId}`, amountAtoms);
    }
    const breaches = [...sums].filter(([, sum]) => sum !== 0n).map(([name]) => `${name} is not 0`);
    for (const [name, rows] of [
      ['ledger entry', this.ledger],
      ['trade', this.trades],
      ['order', [...this.orders.values()]],
    ] as const) {
      if (rows.some(({ id }, index) => id !== index + 1)) breaches.push(`a gap in ${name} ids`);
    }
    return breaches;
  }

  /** I2, I3, I4: nothing negative; locked = reservations + held; balance = sum of entries. */
  private walletBreaches(): string[] {
    const balances = new Map<string, bigint>();
    const locks = new Map<string, bigint>();
    for (const entry of this.ledger) {
      add(balances, walletKey(entry), entry.amountAtoms);
    }
    for (const { userId, tokenId, side, reservedAtoms } of this.orders.values()) {
      add(locks, `${userId} ${side === 'buy' ? this.quoteTokenId : tokenId}`, reservedAtoms);
    }
    for (const transaction of this.transactions.values()) {
      if (transaction.status === 'held')
        add(locks, walletKey(transaction), transaction.amountAtoms);
    }
    const breaches: string[] = [];
    for (const [key, wallet] of this.wallets) {
      const { balanceAtoms, lockedAtoms, userId } = wallet;
      if (balanceAtoms !== (balances.get(key) ?? 0n)) breaches.push(`${key}: balance and ledger`);
      if (lockedAtoms !== (locks.get(key) ?? 0n)) breaches.push(`${key}: lock and reservations`);
      const isNegative = lockedAtoms < 0n || balanceAtoms < lockedAtoms;
      if (isNegative && !HOUSE.includes(userId)) breaches.push(`${key} is negative`);
    }
    return breaches;
  }

  /** I5: the principal legs of both sides mirror each other. */
  private tradeBreaches(): string[] {
    const legs = new Map<string, bigint>();
    for (const { journalType, kind, referenceId, userId, tokenId, amountAtoms } of this.ledger) {
      if (journalType === 'trade' && kind === 'principal') {
        add(legs, `${referenceId} ${userId} ${tokenId}`, amountAtoms);
      }
    }
    return this.trades.flatMap((trade) => {
      const { id, tokenId, buyerId, sellerId, quoteAtoms, quantityAtoms } = trade;
      // Who trades with oneself pays and receives the same.
      const sign = buyerId === sellerId ? 0n : 1n;
      const mirrors =
        legs.get(`${id} ${buyerId} ${this.quoteTokenId}`) === -sign * quoteAtoms &&
        legs.get(`${id} ${sellerId} ${this.quoteTokenId}`) === sign * quoteAtoms &&
        legs.get(`${id} ${buyerId} ${tokenId}`) === sign * quantityAtoms &&
        legs.get(`${id} ${sellerId} ${tokenId}`) === -sign * quantityAtoms &&
        trade.priceAtoms * quantityAtoms === quoteAtoms * 100_000_000n;
      return mirrors ? [] : [`the legs of trade ${id} do not mirror`];
    });
  }

  /** The extremes of every minute, of the trades since each market's opening. */
  private priceRanges(): PriceRange[] {
    const ranges = new Map<string, PriceRange>();
    for (const { tokenId, timeMs, priceAtoms } of this.trades) {
      if (timeMs <= (this.markets.get(tokenId)?.openedAtMs ?? 0)) continue;
      const minute = Math.floor(timeMs / 60_000);
      const range = ranges.get(`${tokenId} ${minute}`);
      if (range === undefined) {
        const lowAtoms = priceAtoms;
        ranges.set(`${tokenId} ${minute}`, { tokenId, minute, lowAtoms, highAtoms: priceAtoms });
      } else {
        if (priceAtoms < range.lowAtoms) range.lowAtoms = priceAtoms;
        if (priceAtoms > range.highAtoms) range.highAtoms = priceAtoms;
      }
    }
    return [...ranges.values()];
  }

  private expect(isTrue: boolean, sentence: string): void {
    if (!isTrue) this.writeErrors.push(`not so: ${sentence}`);
  }
}

function add<K>(sums: Map<K, bigint>, key: K, amountAtoms: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + amountAtoms);
}

function walletKey({ userId, tokenId }: { userId: string; tokenId: number }): string {
  return `${userId} ${tokenId}`;
}

function isUndecided({ status }: TransactionState): boolean {
  return status === 'pending' || status === 'held';
}
