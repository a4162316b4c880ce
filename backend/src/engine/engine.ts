import { assert, assertNever } from '../lib/assert.ts';
import { Accounts, isHouse } from './accounts.ts';
import { OPEN_ORDERS_PER_MARKET_MAX } from './bounds.ts';
import { ChangeSet } from './change-set.ts';
import type { EngineCommand, MarketRules, PlaceOrder, SetMarket } from './commands.ts';
import { Ledger } from './ledger.ts';
import { Market, type BookState } from './market.ts';
import { OrderDesk } from './order-desk.ts';
import { refusal } from './order-filters.ts';
import type { Participant } from './order.ts';
import type {
  Changes,
  CommandResult,
  Counters,
  EngineSnapshot,
  OrderState,
  WalletState,
} from './state.ts';
import { Transactions } from './transactions.ts';
import { verifyHoldings } from './verify.ts';

export interface EngineOptions {
  quoteTokenId: number;
  /** Open orders per user and market; default 200. */
  openOrdersPerMarketMax?: number;
}

/** What placing an order would answer at this instant, and what would be left to spend. */
export interface Preview {
  result: CommandResult;
  quoteAvailableAtoms: bigint;
  tokenAvailableAtoms: bigint;
}

/**
 * The exchange as a state machine: books and accounts change only by {@link apply}, one command at a
 * time, and everything that changed is handed out by {@link drain}. The same commands on the same
 * snapshot always give the same results and changes.
 */
export class Engine {
  private readonly quoteTokenId: number;
  private readonly markets = new Map<number, Market>();
  private readonly changes = new ChangeSet();
  private readonly accounts = new Accounts(this.changes);
  private readonly lastIds: Counters = {
    orderId: 0,
    tradeId: 0,
    journalId: 0,
    ledgerEntryId: 0,
    transactionId: 0,
    prioritySequence: 0,
  };
  private readonly orders: OrderDesk;
  private readonly transactions: Transactions;
  /** What a snapshot contained that no book can hold. */
  private readonly restoreBreaches: string[] = [];

  constructor(options: EngineOptions) {
    const { accounts, changes, lastIds: counters, markets } = this;
    this.quoteTokenId = options.quoteTokenId;
    const ledger = new Ledger(counters, changes);
    const openOrdersMax = options.openOrdersPerMarketMax ?? OPEN_ORDERS_PER_MARKET_MAX;
    this.orders = new OrderDesk({ accounts, changes, counters, ledger, markets, openOrdersMax });
    this.transactions = new Transactions({
      accounts,
      changes,
      counters,
      ledger,
      isKnownToken: (tokenId) => tokenId === this.quoteTokenId || markets.has(tokenId),
    });
  }

  /**
   * An engine that goes on where another stopped. The snapshot's objects belong to the engine from
   * now on. Call {@link verify} before trusting the result.
   */
  static restore(
    snapshot: EngineSnapshot,
    options: Omit<EngineOptions, 'quoteTokenId'> = {},
  ): Engine {
    const engine = new Engine({ ...options, quoteTokenId: snapshot.quoteTokenId });
    Object.assign(engine.lastIds, snapshot.counters);
    for (const wallet of snapshot.wallets) engine.accounts.load(wallet.userId, [wallet]);
    for (const rules of snapshot.markets) engine.list(rules);
    for (const { tokenId, priceAtoms } of snapshot.lastPrices) {
      const market = engine.markets.get(tokenId);
      if (market !== undefined) market.lastPriceAtoms = priceAtoms;
    }
    engine.orders.reserve(snapshot.orders.length);
    for (const order of snapshot.orders) engine.restoreOrder(order);
    for (const transaction of snapshot.transactions) engine.transactions.restore(transaction);
    for (const market of engine.markets.values()) market.discardLevelChanges();
    return engine;
  }

  hasAccount(userId: string): boolean {
    return this.accounts.has(userId);
  }

  loadAccount(userId: string, wallets: WalletState[]): void {
    this.accounts.load(userId, wallets);
  }

  /**
   * Lets a user leave memory. False, and nothing happens, while the user has anything open or not
   * drained, and always for the house.
   */
  evictAccount(userId: string): boolean {
    if (isHouse(userId)) return false;
    const markets = [...this.markets.values()];
    if (
      markets.some((market) => market.openOrdersOf(userId).length > 0) ||
      this.transactions.hasAnyOf(userId) ||
      this.changes.concerns(userId)
    ) {
      return false;
    }
    for (const market of markets) market.forgetParticipant(userId);
    this.accounts.evict(userId);
    return true;
  }

  /** The users whose wallets must be in memory before the command is applied or previewed. */
  requiredAccounts(command: EngineCommand): string[] {
    switch (command.type) {
      case 'place_order':
      case 'request_deposit':
      case 'hold_withdrawal':
      case 'adjust':
        return [command.userId];
      case 'confirm_deposit':
      case 'settle_withdrawal':
      case 'release_withdrawal': {
        const owner = this.transactions.ownerOf(command.transactionId);
        return owner === undefined ? [] : [owner];
      }
      case 'cancel_order':
      case 'cancel_orders':
      case 'reduce_order':
      case 'set_market':
        // The owners of open orders are in memory already.
        return [];
      default:
        return assertNever(command);
    }
  }

  /** Carries out one command. A refused one leaves no trace. @throws AssertionError for a bug only. */
  apply(command: EngineCommand): CommandResult {
    switch (command.type) {
      case 'place_order':
        return this.orders.place(command);
      case 'cancel_order':
        return this.orders.cancel(command);
      case 'cancel_orders':
        return this.orders.cancelMany(command);
      case 'reduce_order':
        return this.orders.reduce(command);
      case 'request_deposit':
        return this.transactions.requestDeposit(command);
      case 'confirm_deposit':
        return this.transactions.confirmDeposit(command);
      case 'hold_withdrawal':
        return this.transactions.holdWithdrawal(command);
      case 'settle_withdrawal':
        return this.transactions.settleWithdrawal(command);
      case 'release_withdrawal':
        return this.transactions.releaseWithdrawal(command);
      case 'adjust':
        return this.transactions.adjust(command);
      case 'set_market':
        return this.setMarket(command);
      default:
        return assertNever(command);
    }
  }

  /** Everything that changed since the last drain. What has closed leaves memory. */
  drain(): Changes {
    const levels = [...this.markets.values()].flatMap((market) => market.takeLevelChanges());
    const changes = this.changes.drain(levels, (order) => {
      this.orders.forget(order);
    });
    this.transactions.forgetClosed(changes.transactions.map(({ transaction }) => transaction));
    return changes;
  }

  /** What {@link apply} would answer now; nothing changes. The user's account must be in memory. */
  preview(command: PlaceOrder): Preview {
    const { userId, tokenId } = command;
    const quoteAvailableAtoms = this.accounts.availableAtoms(userId, this.quoteTokenId);
    const tokenAvailableAtoms = this.accounts.availableAtoms(userId, tokenId);
    const placement = this.orders.plan(command);
    if ('kind' in placement) {
      return { result: placement, quoteAvailableAtoms, tokenAvailableAtoms };
    }
    const { order, trades } = placement;
    const isBuy = order.side === 'buy';
    const quoteMovedAtoms = isBuy
      ? -order.quoteFilledAtoms - order.reservedAtoms
      : order.quoteFilledAtoms - order.feeAtoms;
    const tokenMovedAtoms = isBuy
      ? order.filledQuantityAtoms - order.feeAtoms
      : -order.filledQuantityAtoms - order.reservedAtoms;
    return {
      result: { kind: 'order', order, trades },
      quoteAvailableAtoms: quoteAvailableAtoms + quoteMovedAtoms,
      tokenAvailableAtoms: tokenAvailableAtoms + tokenMovedAtoms,
    };
  }

  get openOrderCount(): number {
    return this.orders.openOrderCount;
  }

  /** The last number given out of each kind. */
  get counters(): Counters {
    return { ...this.lastIds };
  }

  /** Empty for a token without a market. */
  book(tokenId: number, depth: number): BookState {
    return this.markets.get(tokenId)?.bookState(depth) ?? { bids: [], asks: [] };
  }

  /** Undefined when the account is not in memory; an empty wallet when there is none yet. */
  wallet(userId: string, tokenId: number): WalletState | undefined {
    return this.accounts.has(userId) ? this.accounts.wallet(userId, tokenId).state() : undefined;
  }

  rules(tokenId: number): MarketRules | undefined {
    return this.markets.get(tokenId)?.rules;
  }

  lastPrice(tokenId: number): bigint | null {
    return this.markets.get(tokenId)?.lastPriceAtoms ?? null;
  }

  /** By rising id. */
  openOrders(userId: string): OrderState[] {
    return this.orders.openOrdersOf(userId).map((order) => order.state());
  }

  /** Recomputes everything that is kept twice: one readable breach per line, none when all is well. */
  verify(): string[] {
    const breaches = verifyHoldings({
      accounts: this.accounts,
      markets: this.markets.values(),
      held: this.transactions.held(),
      quoteTokenId: this.quoteTokenId,
    });
    return [...this.restoreBreaches, ...breaches];
  }

  private setMarket(command: SetMarket): CommandResult {
    const { rules, timeMs } = command;
    const market = this.markets.get(rules.tokenId);
    if (market === undefined) {
      this.list(rules);
    } else {
      if (rules.state === 'delisted') {
        this.orders.cancelAllIn(market, 'market_delisted', timeMs);
      }
      const fit = market.fitsGrid(rules);
      if (fit === 'off_tick') {
        return refusal('invalid_tick', 'Orders rest at prices off the new tick size.');
      }
      if (fit === 'off_lot') {
        return refusal('invalid_lot', 'Orders rest with quantities off the new lot size.');
      }
      this.changes.fixOrderStates();
      market.replaceRules(rules);
    }
    this.changes.replaceMarket(rules);
    return { kind: 'market', rules };
  }

  /** An open order admits its owner, also when the snapshot has no wallet of theirs. */
  private admit(market: Market, userId: string): Participant {
    if (!this.accounts.has(userId)) this.accounts.load(userId, []);
    return market.participant(userId);
  }

  private list(rules: MarketRules): void {
    this.markets.set(rules.tokenId, new Market(this.accounts, this.quoteTokenId, rules));
  }

  private restoreOrder(state: OrderState): void {
    const market = this.markets.get(state.tokenId);
    assert(market !== undefined, `order ${state.id} rests in a market of the snapshot`);
    const { id, priceAtoms, quantityAtoms, filledQuantityAtoms, reservedAtoms } = state;
    const { grid } = market;
    const ticks = grid.ticksOf(priceAtoms ?? 0n);
    const wholeLots = grid.lotsOf(quantityAtoms ?? 0n);
    const filledLots = filledQuantityAtoms === 0n ? 0 : grid.lotsOf(filledQuantityAtoms);
    const lots = wholeLots - filledLots;
    if (!Number.isFinite(ticks) || !Number.isFinite(lots) || lots <= 0 || filledLots < 0) {
      this.restoreBreaches.push(`order ${id} does not fit the book of token ${state.tokenId}`);
      return;
    }
    const owner = market.knownParticipant(state.userId) ?? this.admit(market, state.userId);
    const order = this.orders.restore(owner, state, { ticks, lots, wholeLots });
    if (order.reservedAtoms !== reservedAtoms) {
      this.restoreBreaches.push(
        `order ${id}: reserved ${reservedAtoms} instead of ${order.reservedAtoms}`,
      );
    }
  }
}
