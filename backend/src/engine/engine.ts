import { assert, assertNever } from '../lib/assert.ts';
import { Accounts, isHouse } from './accounts.ts';
import { Agenda } from './agenda.ts';
import { ChangeSet } from './change-set.ts';
import type {
  AdvanceTime,
  CancelAfter,
  EngineCommand,
  MarketRules,
  PlaceOrder,
  SetFees,
  UserFees,
} from './commands.ts';
import { assertFeePpm, effectiveRates } from './fees.ts';
import { Ledger } from './ledger.ts';
import { MarketDesk } from './market-desk.ts';
import type { BookState, Market } from './market.ts';
import { OrderDesk } from './order-desk.ts';
import { availableChange } from './preview.ts';
import { requiredAccounts } from './required-accounts.ts';
import { restoreOrders } from './restore.ts';
import type {
  Changes,
  CommandResult,
  Counters,
  EngineSnapshot,
  MarketSnapshot,
  OrderState,
  WalletState,
} from './state.ts';
import { Transactions } from './transactions.ts';
import { verifyHoldings } from './verify.ts';

export interface EngineOptions {
  quoteTokenId: number;
}

/**
 * What placing an order would answer at this instant, and what would be left to spend: before
 * anything that its trades set off.
 */
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
  private readonly agenda = new Agenda();
  private readonly lastIds: Counters = {
    orderId: 0,
    tradeId: 0,
    journalId: 0,
    ledgerEntryId: 0,
    transactionId: 0,
    prioritySequence: 0,
  };
  private readonly desk: OrderDesk;
  private readonly marketDesk: MarketDesk;
  private readonly transactions: Transactions;
  /** What a snapshot contained that no market can hold. */
  private restoreBreaches: string[] = [];

  constructor(options: EngineOptions) {
    const { accounts, agenda, changes, lastIds: counters, markets } = this;
    this.quoteTokenId = options.quoteTokenId;
    const ledger = new Ledger(counters, changes);
    this.desk = new OrderDesk({ accounts, agenda, changes, counters, ledger }, markets);
    this.marketDesk = new MarketDesk({ ...options, accounts, agenda, changes }, this.desk, markets);
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
  static restore(snapshot: EngineSnapshot): Engine {
    const engine = new Engine({ quoteTokenId: snapshot.quoteTokenId });
    const { accounts, agenda, desk, markets } = engine;
    Object.assign(engine.lastIds, snapshot.counters);
    for (const { userId, fees } of snapshot.userFees) accounts.load(userId, [], fees);
    for (const wallet of snapshot.wallets) accounts.load(wallet.userId, [wallet]);
    engine.marketDesk.restore(snapshot);
    engine.restoreBreaches = restoreOrders(snapshot, { accounts, desk, markets });
    for (const { userId, dueAtMs } of snapshot.cancelTimers) agenda.setTimer(userId, dueAtMs);
    for (const transaction of snapshot.transactions) engine.transactions.restore(transaction);
    for (const market of markets.values()) market.discardLevelChanges();
    return engine;
  }

  hasAccount(userId: string): boolean {
    return this.accounts.has(userId);
  }

  /** A user who is in memory already keeps what is there. Without `fees`: the market's rates. */
  loadAccount(userId: string, wallets: WalletState[], fees?: UserFees): void {
    this.accounts.load(userId, wallets, fees);
  }

  /**
   * Lets a user leave memory. False, and nothing happens, while the user has anything that rests,
   * waits, is undecided, is timed or is not drained, and always for the house.
   */
  evictAccount(userId: string): boolean {
    if (isHouse(userId)) return false;
    const markets = [...this.markets.values()];
    if (
      markets.some((market) => market.ordersOf(userId).length > 0) ||
      this.transactions.hasAnyOf(userId) ||
      this.agenda.hasTimer(userId) ||
      this.changes.concerns(userId)
    ) {
      return false;
    }
    for (const market of markets) market.forgetParticipant(userId);
    this.accounts.evict(userId);
    return true;
  }

  /** The users whose account must be in memory before the command is applied or previewed. */
  requiredAccounts(command: EngineCommand): string[] {
    return requiredAccounts(command, (id) => this.transactions.ownerOf(id));
  }

  /** When the next `advance_time` is due, before any other command; Infinity when nothing is. */
  get nextDueMs(): number {
    return this.agenda.nextDueMs;
  }

  /**
   * Carries out one command. A refused one leaves no trace.
   * @throws AssertionError for a bug only, like a command that comes while something is due.
   */
  apply(command: EngineCommand): CommandResult {
    assert(
      command.timeMs < this.agenda.nextDueMs || command.type === 'advance_time',
      'what is due is done before anything else',
    );
    switch (command.type) {
      case 'place_order':
        return this.desk.place(command);
      case 'place_oco':
        return this.desk.placePair(command);
      case 'cancel_order':
        return this.desk.cancel(command);
      case 'cancel_orders':
        return this.desk.cancelMany(command);
      case 'amend_order':
        return this.desk.amend(command);
      case 'cancel_after':
        return this.cancelAfter(command);
      case 'advance_time':
        return this.advanceTime(command);
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
        return this.marketDesk.setMarket(command);
      case 'set_market_state':
        return this.marketDesk.setState(command);
      case 'set_fees':
        return this.setFees(command);
      default:
        return assertNever(command);
    }
  }

  /** Everything that changed since the last drain. What has closed leaves memory. */
  drain(): Changes {
    const levels = [...this.markets.values()].flatMap((market) => market.takeLevelChanges());
    const changes = this.changes.drain(levels, (order) => {
      this.desk.forget(order);
    });
    this.transactions.forgetClosed(changes.transactions.map(({ transaction }) => transaction));
    return changes;
  }

  /**
   * What {@link apply} would answer now, before anything that the order's trades set off; nothing
   * changes. The user's account must be in memory.
   */
  preview(command: PlaceOrder): Preview {
    const { userId, tokenId } = command;
    const quoteAvailableAtoms = this.accounts.availableAtoms(userId, this.quoteTokenId);
    const tokenAvailableAtoms = this.accounts.availableAtoms(userId, tokenId);
    const placement = this.desk.plan(command);
    if ('kind' in placement) {
      return { result: placement, quoteAvailableAtoms, tokenAvailableAtoms };
    }
    const { order, trades } = placement;
    const { quoteAtoms, tokenAtoms } = availableChange(placement);
    return {
      result: { kind: 'order', order, trades },
      quoteAvailableAtoms: quoteAvailableAtoms + quoteAtoms,
      tokenAvailableAtoms: tokenAvailableAtoms + tokenAtoms,
    };
  }

  /** Orders that rest or wait. */
  get openOrderCount(): number {
    return this.desk.openOrderCount;
  }

  /** The last number given out of each kind. */
  get counters(): Counters {
    return { ...this.lastIds };
  }

  /** What is shown; empty for a token without a market. */
  book(tokenId: number, depth: number): BookState {
    return this.markets.get(tokenId)?.bookState(depth) ?? { bids: [], asks: [] };
  }

  /** Undefined when the account is not in memory; an empty wallet when there is none yet. */
  wallet(userId: string, tokenId: number): WalletState | undefined {
    return this.accounts.has(userId) ? this.accounts.wallet(userId, tokenId).state() : undefined;
  }

  market(tokenId: number): MarketSnapshot | undefined {
    return this.markets.get(tokenId)?.snapshot();
  }

  rules(tokenId: number): MarketRules | undefined {
    return this.markets.get(tokenId)?.rules;
  }

  /** What a user is charged in a market now; undefined without the market or the account in memory. */
  feeRates(
    userId: string,
    tokenId: number,
  ): { makerFeePpm: number; takerFeePpm: number } | undefined {
    const rules = this.rules(tokenId);
    if (rules === undefined || !this.accounts.has(userId)) return undefined;
    const { makerPpm, takerPpm } = effectiveRates(rules, this.accounts.account(userId).fees);
    return { makerFeePpm: makerPpm, takerFeePpm: takerPpm };
  }

  lastPrice(tokenId: number): bigint | null {
    return this.markets.get(tokenId)?.lastPriceAtoms ?? null;
  }

  /** What rests and waits, by rising id. */
  openOrders(userId: string): OrderState[] {
    return this.desk.ordersOf(userId).map((order) => order.state());
  }

  /** Recomputes everything that is kept twice: one readable breach per line, none when all is well. */
  verify(): string[] {
    const breaches = verifyHoldings({
      accounts: this.accounts,
      agenda: this.agenda,
      markets: this.markets.values(),
      held: this.transactions.held(),
      liveOrderCount: this.desk.openOrderCount,
      quoteTokenId: this.quoteTokenId,
    });
    return [...this.restoreBreaches, ...breaches];
  }

  private setFees({ userId, fees }: SetFees): CommandResult {
    if (fees.kind !== 'market') {
      assertFeePpm(fees.makerFeePpm);
      assertFeePpm(fees.takerFeePpm);
    }
    this.accounts.account(userId).fees = fees;
    for (const market of this.markets.values()) market.knownParticipant(userId)?.updateRates();
    this.changes.setUserFees(userId, fees);
    return { kind: 'fees', fees: { userId, fees } };
  }

  private cancelAfter({ userId, dueAtMs }: CancelAfter): CommandResult {
    this.agenda.setTimer(userId, dueAtMs);
    this.changes.setCancelTimer(userId, dueAtMs);
    return { kind: 'timer', timer: { userId, dueAtMs } };
  }

  /** Ends what has an end by now, then what has a deadline, then pauses. */
  private advanceTime({ timeMs }: AdvanceTime): CommandResult {
    this.desk.expireEach(this.agenda.takeExpired(timeMs), timeMs);
    for (const userId of this.agenda.takeTimers(timeMs)) {
      this.desk.cancelAllOf(userId, 'cancel_after', timeMs);
      this.changes.setCancelTimer(userId, null);
    }
    this.marketDesk.reopenDue(timeMs);
    return { kind: 'advanced' };
  }
}
