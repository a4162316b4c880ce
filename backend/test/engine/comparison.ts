import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { EngineCommand, PlaceOrder } from '../../src/engine/commands.ts';
import { Engine } from '../../src/engine/engine.ts';
import { NaiveEngine } from '../../src/engine/naive-engine.ts';
import { isResting, remaining } from '../../src/engine/naive-rules.ts';
import type {
  Changes,
  CommandResult,
  LevelChange,
  OrderState,
  WalletState,
} from '../../src/engine/state.ts';
import type { BranchCoverage } from './branch-coverage.ts';
import { USERS } from './order-arbitraries.ts';
import { LISTED, ORDER_OWNER, QUOTE_TOKEN_ID, type Step } from './step-arbitraries.ts';
import { StoredExchange } from './stored-exchange.ts';

const START_MS = 1_700_000_000_000;

/** The engine and the model side by side, and what a database would hold of the engine. */
export class Comparison {
  private engine = new Engine({ quoteTokenId: QUOTE_TOKEN_ID });
  private readonly model = new NaiveEngine({ quoteTokenId: QUOTE_TOKEN_ID });
  private readonly stored = new StoredExchange(QUOTE_TOKEN_ID);
  private timeMs = START_MS;

  constructor(private readonly coverage: BranchCoverage) {
    coverage.begin();
  }

  run(step: Step): void {
    switch (step.kind) {
      case 'command':
        this.timeMs += 1;
        this.apply(this.named(step.command));
        return;
      case 'wait':
        this.timeMs += step.ms;
        return;
      case 'drain':
        this.drain();
        return;
      case 'restart':
        this.restart();
        return;
      case 'evict':
        this.coverage.hit(
          this.engine.evictAccount(step.userId) ? 'user left memory' : 'user stays in memory',
        );
    }
  }

  /** Drains, then checks every invariant and that nothing is left in memory but what is stored. */
  finish(): void {
    this.drain();
    expect(this.engine.verify()).toEqual([]);
    expect(this.stored.breaches()).toEqual([]);
    for (const wallet of this.stored.wallets.values()) {
      const expected = this.model.wallet(wallet.userId, wallet.tokenId);
      expectSame(withoutVersion(wallet), withoutVersion(expected));
    }
    for (const tokenId of LISTED) {
      expectSame(this.engine.market(tokenId), this.model.market(tokenId));
      expectSame(this.engine.lastPrice(tokenId), this.model.lastPrice(tokenId));
      expectSame(this.engine.book(tokenId, 1000), {
        bids: shownLevels(this.model.resting(tokenId, 'buy')),
        asks: shownLevels(this.model.resting(tokenId, 'sell')),
      });
    }
    for (const userId of USERS) {
      expectSame(this.engine.openOrders(userId), this.model.openOrders(userId));
    }
  }

  /** As the single writer does: what is due comes first. */
  private apply(command: EngineCommand): void {
    const { timeMs } = command;
    if (command.type !== 'advance_time' && this.engine.nextDueMs <= timeMs) {
      this.applyOne({ type: 'advance_time', timeMs });
    }
    this.applyOne(command);
  }

  private applyOne(command: EngineCommand): void {
    for (const userId of this.engine.requiredAccounts(command)) {
      if (this.engine.hasAccount(userId)) continue;
      this.engine.loadAccount(userId, this.stored.walletsOf(userId), this.stored.feesOf(userId));
    }
    const tokenId = this.marketOf(command);
    const before = {
      orders: this.model.everyOrder(),
      market: this.model.market(tokenId),
      timers: this.model.usersWithTimers(),
    };
    const tradeCount = this.model.newTrades().length;
    const preview = command.type === 'place_order' ? this.engine.preview(command) : null;
    const countersBefore = this.engine.counters;
    const result = this.engine.apply(command);
    expectSame(withoutMessage(result), withoutMessage(this.model.apply(command)));
    expectSame(this.engine.nextDueMs, this.model.nextDueMs);
    expect(this.model.nextDueMs > command.timeMs || command.type !== 'advance_time').toBe(true);
    const after = {
      orders: this.model.everyOrder(),
      market: this.model.market(tokenId),
      trades: this.model.newTrades().slice(tradeCount),
    };
    if (result.kind === 'refused') expectSame(this.engine.counters, countersBefore);
    if (preview !== null && command.type === 'place_order') {
      const waited = [...after.orders.values()].filter(
        ({ id }) => before.orders.get(id)?.status === 'pending',
      );
      const hasSetOff = waited.some(({ triggeredAtMs }) => triggeredAtMs !== null);
      const hasFollowed = waited.some(
        ({ id, reservedAtoms, status }) =>
          status === 'pending' && before.orders.get(id)?.reservedAtoms !== reservedAtoms,
      );
      this.expectForeseen(command, preview, result, { hasSetOff, hasFollowed });
    }
    this.coverage.record(command, result, before, after);
  }

  /** A preview says what placing does; of what that sets off it knows nothing. */
  private expectForeseen(
    command: PlaceOrder,
    preview: ReturnType<Engine['preview']>,
    result: CommandResult,
    { hasSetOff, hasFollowed }: { hasSetOff: boolean; hasFollowed: boolean },
  ): void {
    if (hasSetOff && result.kind === 'order' && preview.result.kind === 'order') {
      expectSame(preview.result.trades, result.trades);
      this.coverage.hit('preview of an order that sets others off');
      return;
    }
    expectSame(preview.result, result);
    if (hasFollowed) return;
    for (const [tokenId, availableAtoms] of [
      [QUOTE_TOKEN_ID, preview.quoteAvailableAtoms],
      [command.tokenId, preview.tokenAvailableAtoms],
    ] as const) {
      const wallet = this.engine.wallet(command.userId, tokenId);
      expectSame(availableAtoms, (wallet?.balanceAtoms ?? 0n) - (wallet?.lockedAtoms ?? 0n));
    }
  }

  private drain(): void {
    const changes = this.engine.drain();
    const expected = this.model.drain();
    expectSame(this.inFixedOrder(changes), this.inFixedOrder(expected));
    this.stored.write(changes);
  }

  /**
   * Only trades and ledger lines come in a fixed order; of the rest each thing comes once. Wallets
   * and levels may be named although they are again what they were.
   */
  private inFixedOrder(changes: Changes): Changes {
    const wallets = changes.wallets.filter((wallet) => !this.stored.holds(wallet));
    const levels = changes.levels.filter(
      (level) => this.stored.shows(level) !== level.quantityAtoms,
    );
    return {
      orders: changes.orders.toSorted((a, b) => a.order.id - b.order.id),
      trades: changes.trades,
      ledgerEntries: changes.ledgerEntries,
      wallets: sortedBy(
        wallets.map(withoutVersion),
        ({ userId, tokenId }) => `${userId} ${tokenId}`,
      ),
      transactions: changes.transactions.toSorted((a, b) => a.transaction.id - b.transaction.id),
      markets: sortedBy(changes.markets, ({ rules }) => `${rules.tokenId}`),
      userFees: sortedBy(changes.userFees, ({ userId }) => userId),
      cancelTimers: sortedBy(changes.cancelTimers, ({ userId }) => userId),
      levels: sortedBy(
        levels,
        ({ tokenId, side, priceAtoms }) => `${tokenId} ${side} ${priceAtoms}`,
      ),
    };
  }

  private restart(): void {
    this.drain();
    const snapshot = this.stored.snapshot(this.engine.counters);
    this.hitRestarts(snapshot);
    this.engine = Engine.restore(snapshot);
    expect(this.engine.verify()).toEqual([]);
    expectSame(this.engine.nextDueMs, this.model.nextDueMs);
  }

  private hitRestarts(snapshot: ReturnType<StoredExchange['snapshot']>): void {
    for (const order of snapshot.orders) {
      const { status, orderType, displayQuantityAtoms, linkedOrderId } = order;
      this.coverage.hit(`restart with ${status === 'pending' ? orderType : status}`);
      if (displayQuantityAtoms !== null) this.coverage.hit('restart with an iceberg');
      if (linkedOrderId !== null) this.coverage.hit('restart with a pair');
    }
    for (const { status } of snapshot.transactions) this.coverage.hit(`restart with ${status}`);
    if (snapshot.cancelTimers.length > 0) this.coverage.hit('restart with a timer');
    if (snapshot.priceRanges.length > 0) this.coverage.hit('restart with price ranges');
    if (snapshot.markets.some(({ haltedUntilMs }) => haltedUntilMs !== null)) {
      this.coverage.hit('restart during a pause');
    }
  }

  private marketOf(command: EngineCommand): number {
    if (command.type === 'place_oco') return command.limit.tokenId;
    if (command.type === 'set_market') return command.rules.tokenId;
    if ('orderId' in command) return this.model.everyOrder().get(command.orderId)?.tokenId ?? 0;
    return command.type === 'place_order' || command.type === 'set_market_state'
      ? command.tokenId
      : 2;
  }

  /** Steps name orders and transactions by age, and times from now. */
  private named(command: Extract<Step, { kind: 'command' }>['command']): EngineCommand {
    const { timeMs } = this;
    if (command.type === 'cancel_order' || command.type === 'amend_order') {
      const own = command.userId === ORDER_OWNER ? this.activeOrder(command.orderId) : undefined;
      const orderId = own?.id ?? this.engine.counters.orderId - command.orderId;
      const named = { ...command, orderId, timeMs };
      return own === undefined ? named : { ...named, userId: own.userId };
    }
    if ('transactionId' in command) {
      const transactionId = this.engine.counters.transactionId - command.transactionId;
      return { ...command, transactionId, timeMs };
    }
    if (command.type === 'cancel_after') {
      return { ...command, dueAtMs: later(timeMs, command.dueAtMs), timeMs };
    }
    if (command.type === 'place_order') {
      return { ...command, expiresAtMs: later(timeMs, command.expiresAtMs), timeMs };
    }
    if (command.type === 'place_oco') {
      const { limit, stop } = command;
      return {
        ...command,
        limit: { ...limit, expiresAtMs: later(timeMs, limit.expiresAtMs) },
        stop: { ...stop, expiresAtMs: later(timeMs, stop.expiresAtMs) },
        timeMs,
      };
    }
    return { ...command, timeMs };
  }

  /** The newest order that rests or waits, or an older one. */
  private activeOrder(age: number): OrderState | undefined {
    const orders = USERS.flatMap((userId) => this.model.openOrders(userId));
    return orders.sort((a, b) => b.id - a.id)[Math.abs(age) % orders.length];
  }
}

function later(timeMs: number, offsetMs: number | null): number | null {
  return offsetMs === null ? null : timeMs + offsetMs;
}

function withoutVersion(wallet: WalletState): WalletState {
  return { ...wallet, version: 0 };
}

function withoutMessage(result: CommandResult): unknown {
  return result.kind === 'refused' ? { kind: result.kind, code: result.code } : result;
}

function sortedBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return items.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function shownLevels(orders: OrderState[]): Pick<LevelChange, 'priceAtoms' | 'quantityAtoms'>[] {
  const levels: { priceAtoms: bigint; quantityAtoms: bigint }[] = [];
  for (const order of orders.filter(isResting)) {
    const priceAtoms = order.priceAtoms ?? 0n;
    const shownAtoms = order.visibleQuantityAtoms ?? remaining(order);
    const last = levels.at(-1);
    if (last?.priceAtoms === priceAtoms) last.quantityAtoms += shownAtoms;
    else levels.push({ priceAtoms, quantityAtoms: shownAtoms });
  }
  return levels;
}

/** Like `expect().toEqual()`, which is far slower when all is well. */
export function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}
