import {
  EXTERNAL_USER_ID,
  FEES_USER_ID,
  type Changes,
  type Counters,
  type EngineSnapshot,
  type LedgerEntryState,
  type OrderState,
  type TradeState,
  type TransactionState,
  type WalletState,
} from '../../src/engine/state.ts';
import type { MarketRules } from '../../src/engine/commands.ts';

const HOUSE = [FEES_USER_ID, EXTERNAL_USER_ID];

/** What a database holds after every batch: the fold of all changes, and what must be true of it. */
export class StoredExchange {
  readonly orders = new Map<number, OrderState>();
  readonly transactions = new Map<number, TransactionState>();
  readonly wallets = new Map<string, WalletState>();
  readonly trades: TradeState[] = [];
  readonly ledger: LedgerEntryState[] = [];
  private readonly markets = new Map<number, MarketRules>();
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
    for (const rules of changes.markets) this.markets.set(rules.tokenId, rules);
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

  /** What an engine restarts from: the wallets of the house and of users with open orders only. */
  snapshot(counters: Counters): EngineSnapshot {
    const orders = [...this.orders.values()].filter(isOpen);
    const users = new Set([...HOUSE, ...orders.map(({ userId }) => userId)]);
    const lastPrices = new Map(this.trades.map(({ tokenId, priceAtoms }) => [tokenId, priceAtoms]));
    return {
      quoteTokenId: this.quoteTokenId,
      counters,
      markets: [...this.markets.values()],
      lastPrices: [...lastPrices].map(([tokenId, priceAtoms]) => ({ tokenId, priceAtoms })),
      orders: orders.sort((a, b) => a.prioritySequence - b.prioritySequence),
      transactions: [...this.transactions.values()].filter(isUndecided),
      wallets: [...this.wallets.values()].filter(({ userId }) => users.has(userId)),
    };
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
      ...this.orderBreaches(),
      ...this.bookBreaches(),
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
      const mirrors =
        legs.get(`${id} ${buyerId} ${this.quoteTokenId}`) === -quoteAtoms &&
        legs.get(`${id} ${sellerId} ${this.quoteTokenId}`) === quoteAtoms &&
        legs.get(`${id} ${buyerId} ${tokenId}`) === quantityAtoms &&
        legs.get(`${id} ${sellerId} ${tokenId}`) === -quantityAtoms &&
        trade.priceAtoms * quantityAtoms === quoteAtoms * 100_000_000n;
      return mirrors ? [] : [`the legs of trade ${id} do not mirror`];
    });
  }

  /** I6: filled = sum of trades, at most the quantity; fees are one ceiling; closed reserves nothing. */
  private orderBreaches(): string[] {
    const filled = new Map<number, bigint>();
    const quote = new Map<number, bigint>();
    const fees = new Map<number, bigint>();
    for (const trade of this.trades) {
      for (const [orderId, feeAtoms] of [
        [trade.buyOrderId, trade.buyerFeeAtoms],
        [trade.sellOrderId, trade.sellerFeeAtoms],
      ] as const) {
        add(filled, orderId, trade.quantityAtoms);
        add(quote, orderId, trade.quoteAtoms);
        add(fees, orderId, feeAtoms);
      }
    }
    return [...this.orders.values()].flatMap((order) => {
      const { id, quantityAtoms, filledQuantityAtoms, feeAtoms, feeAccruedPpmAtoms } = order;
      const owedAtoms = (feeAccruedPpmAtoms + 999_999n) / 1_000_000n;
      const isRight =
        filledQuantityAtoms === (filled.get(id) ?? 0n) &&
        order.quoteFilledAtoms === (quote.get(id) ?? 0n) &&
        feeAtoms === (fees.get(id) ?? 0n) &&
        feeAtoms === owedAtoms &&
        (quantityAtoms === null || filledQuantityAtoms <= quantityAtoms) &&
        (order.status !== 'filled' ||
          filledQuantityAtoms === (quantityAtoms ?? filledQuantityAtoms)) &&
        (isOpen(order) || order.reservedAtoms === 0n) &&
        order.quoteFilledAtoms <= (order.quoteQuantityAtoms ?? order.quoteFilledAtoms);
      return isRight ? [] : [`order ${id} does not add up`];
    });
  }

  /** I7: the book is the fold of the open orders and not crossed. */
  private bookBreaches(): string[] {
    const folded = new Map<string, bigint>();
    const breaches: string[] = [];
    const open = [...this.orders.values()].filter(isOpen);
    for (const order of open) {
      const { tokenId, side, quantityAtoms, filledQuantityAtoms } = order;
      const priceAtoms = order.priceAtoms ?? 0n;
      add(folded, `${tokenId} ${side} ${priceAtoms}`, (quantityAtoms ?? 0n) - filledQuantityAtoms);
      const isCrossed = open.some(
        (other) =>
          side === 'buy' &&
          other.side === 'sell' &&
          other.tokenId === tokenId &&
          (other.priceAtoms ?? 0n) <= priceAtoms,
      );
      if (isCrossed) breaches.push(`order ${order.id} crosses the book`);
    }
    for (const key of new Set([...folded.keys(), ...this.levels.keys()])) {
      if (folded.get(key) !== this.levels.get(key)) breaches.push(`level ${key} and its orders`);
    }
    return breaches;
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

function isOpen({ status }: OrderState): boolean {
  return status === 'open' || status === 'partially_filled';
}

function isUndecided({ status }: TransactionState): boolean {
  return status === 'pending' || status === 'held';
}
