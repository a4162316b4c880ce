import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BranchCoverage, REQUIRED_BRANCHES } from '../../test/engine/branch-coverage.ts';
import {
  OPEN_ORDERS_MAX,
  ORDER_OWNER,
  QUOTE_TOKEN_ID,
  steps,
  USERS,
  type Step,
} from '../../test/engine/step-arbitraries.ts';
import { StoredExchange } from '../../test/engine/stored-exchange.ts';
import type { EngineCommand } from './commands.ts';
import { Engine } from './engine.ts';
import { NaiveEngine } from './naive-engine.ts';
import type { Changes, CommandResult } from './state.ts';

const OPTIONS = { quoteTokenId: QUOTE_TOKEN_ID, openOrdersPerMarketMax: OPEN_ORDERS_MAX };

/** The engine and the model side by side, and what a database would hold of the engine. */
class Comparison {
  private engine = new Engine(OPTIONS);
  private readonly model = new NaiveEngine(OPTIONS);
  private readonly stored = new StoredExchange(QUOTE_TOKEN_ID);
  private timeMs = 1_700_000_000_000;

  constructor(private readonly coverage: BranchCoverage) {}

  run(step: Step): void {
    switch (step.kind) {
      case 'command':
        this.apply(this.withIds(step.command));
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
      expectSame(this.model.wallet(wallet.userId, wallet.tokenId), wallet);
    }
    for (const tokenId of [2, 3]) {
      expectSame(this.engine.rules(tokenId), this.model.rules(tokenId));
      expectSame(this.engine.lastPrice(tokenId), this.model.lastPrice(tokenId));
      expectSame(this.engine.book(tokenId, 1000), {
        bids: foldLevels(this.model, tokenId, 'buy'),
        asks: foldLevels(this.model, tokenId, 'sell'),
      });
    }
    for (const userId of USERS) {
      expectSame(this.engine.openOrders(userId), this.model.openOrders(userId));
    }
  }

  private apply(command: EngineCommand): void {
    for (const userId of this.engine.requiredAccounts(command)) {
      if (this.engine.hasAccount(userId)) continue;
      this.engine.loadAccount(userId, this.stored.walletsOf(userId));
    }
    const tokenId = 'tokenId' in command ? command.tokenId : null;
    const marketId = command.type === 'set_market' ? command.rules.tokenId : (tokenId ?? 0);
    const before = {
      rules: this.model.rules(marketId),
      resting: (['buy', 'sell'] as const).flatMap((side) =>
        this.model.resting(marketId, side).map((order) => ({ ...order })),
      ),
    };
    const preview = command.type === 'place_order' ? this.engine.preview(command) : null;
    const countersBefore = this.engine.counters;
    const result = this.engine.apply(command);
    expectSame(withoutMessage(result), withoutMessage(this.model.apply(command)));
    if (preview !== null) {
      expectSame(preview.result, result);
      this.expectAvailable(command, preview);
    }
    if (result.kind === 'refused') expectSame(this.engine.counters, countersBefore);
    this.coverage.record(command, result, before);
  }

  private expectAvailable(
    command: EngineCommand,
    preview: { quoteAvailableAtoms: bigint; tokenAvailableAtoms: bigint },
  ): void {
    if (command.type !== 'place_order') return;
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
    expectSame(inFixedOrder(changes), inFixedOrder(this.model.drain()));
    this.stored.write(changes);
  }

  private restart(): void {
    this.drain();
    const snapshot = this.stored.snapshot(this.engine.counters);
    this.engine = Engine.restore(snapshot, { openOrdersPerMarketMax: OPEN_ORDERS_MAX });
    expect(this.engine.verify()).toEqual([]);
    if (snapshot.orders.length > 0) this.coverage.hit('restart with open orders');
    for (const { status } of snapshot.transactions) {
      this.coverage.hit(
        status === 'held' ? 'restart with a held withdrawal' : 'restart with a pending deposit',
      );
    }
  }

  /** Steps name orders and transactions by age. */
  private withIds(command: Extract<Step, { kind: 'command' }>['command']): EngineCommand {
    const { orderId, transactionId } = this.engine.counters;
    this.timeMs += 1;
    const { timeMs } = this;
    if ('orderId' in command) {
      const id = orderId - command.orderId;
      const named = { ...command, orderId: id, timeMs };
      return command.userId === ORDER_OWNER ? { ...named, userId: this.ownerOf(id) } : named;
    }
    if ('transactionId' in command) {
      return { ...command, transactionId: transactionId - command.transactionId, timeMs };
    }
    return { ...command, timeMs };
  }

  private ownerOf(orderId: number): string {
    const orders = USERS.flatMap((userId) => this.model.openOrders(userId));
    return orders.find(({ id }) => id === orderId)?.userId ?? 'ann';
  }
}

function runAlone(engine: Engine, step: Step): unknown {
  switch (step.kind) {
    case 'command': {
      const { orderId } = engine.counters;
      const named = 'orderId' in step.command ? { orderId: orderId - step.command.orderId } : {};
      const command = { ...step.command, ...named, timeMs: 1 } as EngineCommand;
      for (const userId of engine.requiredAccounts(command)) engine.loadAccount(userId, []);
      return engine.apply(command);
    }
    case 'evict':
    case 'restart':
    case 'drain':
      return engine.drain();
  }
}

function withoutMessage(result: CommandResult): unknown {
  return result.kind === 'refused' ? { kind: result.kind, code: result.code } : result;
}

/** Only trades and ledger lines come in a fixed order; of the rest each thing comes once. */
function inFixedOrder(changes: Changes): Changes {
  return {
    orders: changes.orders.toSorted((a, b) => a.order.id - b.order.id),
    trades: changes.trades,
    ledgerEntries: changes.ledgerEntries,
    wallets: sortedBy(changes.wallets, ({ userId, tokenId }) => `${userId} ${tokenId}`),
    transactions: changes.transactions.toSorted((a, b) => a.transaction.id - b.transaction.id),
    markets: sortedBy(changes.markets, ({ tokenId }) => `${tokenId}`),
    levels: sortedBy(
      changes.levels,
      ({ tokenId, side, priceAtoms }) => `${tokenId} ${side} ${priceAtoms}`,
    ),
  };
}

function sortedBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return items.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function foldLevels(model: NaiveEngine, tokenId: number, side: 'buy' | 'sell'): unknown[] {
  const levels: { priceAtoms: bigint | null; quantityAtoms: bigint }[] = [];
  for (const { priceAtoms, quantityAtoms, filledQuantityAtoms } of model.resting(tokenId, side)) {
    const openAtoms = (quantityAtoms ?? 0n) - filledQuantityAtoms;
    const last = levels.at(-1);
    if (last?.priceAtoms === priceAtoms) last.quantityAtoms += openAtoms;
    else levels.push({ priceAtoms, quantityAtoms: openAtoms });
  }
  return levels;
}

/** Like `expect().toEqual()`, which is far slower when all is well. */
function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}

describe('the engine and the reference model', () => {
  const coverage = new BranchCoverage();

  function check(lengthMax: number, runs: number): void {
    fc.assert(
      fc.property(steps(lengthMax), (sequence) => {
        const comparison = new Comparison(coverage);
        for (const step of sequence) comparison.run(step);
        comparison.finish();
      }),
      { numRuns: runs },
    );
  }

  test('agree on every result and every change over 20,000 short histories', () => {
    check(40, 20_000);
  }, 300_000);

  test('agree over long histories', () => {
    check(1000, 300);
  }, 300_000);

  test('the same commands give the same results and changes, in the same order', () => {
    fc.assert(
      fc.property(steps(60), (sequence) => {
        const [first, second] = [new Engine(OPTIONS), new Engine(OPTIONS)];
        for (const step of sequence) {
          expectSame(runAlone(first, step), runAlone(second, step));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('have taken every branch on the way', () => {
    expect(coverage.missing(REQUIRED_BRANCHES)).toEqual([]);
  });
});
