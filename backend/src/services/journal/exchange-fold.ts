import type {
  Changes,
  Counters,
  EngineSnapshot,
  MarketSnapshot,
  OrderState,
  PriceRange,
  TransactionState,
  UserFeesState,
  WalletState,
} from '../../engine/state.ts';
import { EXTERNAL_USER_ID, FEES_USER_ID } from '../../engine/state.ts';
import type { StoredAccount } from '../single-writer/engine-store.ts';

const HOUSE: readonly string[] = [EXTERNAL_USER_ID, FEES_USER_ID];

/** A market before the first command about it. */
export const UNLISTED = { state: 'halted', haltedUntilMs: null, openedAtMs: 0 } as const;

/** Orders and transactions that a batch closed: they leave the state for good. */
export interface Closed {
  orders: OrderState[];
  transactions: TransactionState[];
}

/** The exchange's present state, as the sum of everything that batches changed. History is not kept. */
export class ExchangeFold {
  readonly markets = new Map<number, MarketSnapshot>();
  readonly lastPrices = new Map<number, bigint>();
  /** Those that rest or wait. */
  readonly orders = new Map<number, OrderState>();
  /** Pending deposits and held withdrawals. */
  readonly transactions = new Map<number, TransactionState>();
  /** By user, then by token. */
  readonly wallets = new Map<string, Map<number, WalletState>>();
  readonly userFees = new Map<string, UserFeesState>();
  readonly cancelTimers = new Map<string, { userId: string; dueAtMs: number }>();

  write(changes: Changes): Closed {
    for (const market of changes.markets) this.markets.set(market.rules.tokenId, market);
    for (const { tokenId, priceAtoms } of changes.trades) this.lastPrices.set(tokenId, priceAtoms);
    for (const wallet of changes.wallets) this.setWallet(wallet);
    for (const state of changes.userFees) {
      if (state.fees.kind === 'market') this.userFees.delete(state.userId);
      else this.userFees.set(state.userId, state);
    }
    for (const { userId, dueAtMs } of changes.cancelTimers) {
      if (dueAtMs === null) this.cancelTimers.delete(userId);
      else this.cancelTimers.set(userId, { userId, dueAtMs });
    }
    const orders = changes.orders.map(({ order }) => order);
    const transactions = changes.transactions.map(({ transaction }) => transaction);
    return {
      orders: moveClosed(this.orders, orders, isOrderOpen),
      transactions: moveClosed(this.transactions, transactions, isTransactionOpen),
    };
  }

  setWallet(wallet: WalletState): void {
    const ofUser = this.wallets.get(wallet.userId);
    if (ofUser === undefined) this.wallets.set(wallet.userId, new Map([[wallet.tokenId, wallet]]));
    else ofUser.set(wallet.tokenId, wallet);
  }

  /** A copy of what an engine needs before a command of this user. */
  account(userId: string): StoredAccount {
    return {
      wallets: [...(this.wallets.get(userId)?.values() ?? [])].map((wallet) => ({ ...wallet })),
      fees: { ...(this.userFees.get(userId)?.fees ?? { kind: 'market' }) },
    };
  }

  /** A copy for an engine that goes on from here: of wallets and fees, those that others can reach. */
  snapshot(rest: {
    quoteTokenId: number;
    counters: Counters;
    priceRanges: PriceRange[];
  }): EngineSnapshot {
    const orders = [...this.orders.values()].map((order) => ({ ...order }));
    const transactions = [...this.transactions.values()].map((each) => ({ ...each }));
    const reachable = new Set([...HOUSE, ...orders.map(userIdOf), ...transactions.map(userIdOf)]);
    return {
      ...rest,
      markets: [...this.markets.values()]
        .sort((a, b) => a.rules.tokenId - b.rules.tokenId)
        .map((market) => ({ ...market, rules: { ...market.rules } })),
      lastPrices: [...this.lastPrices].map(([tokenId, priceAtoms]) => ({ tokenId, priceAtoms })),
      orders: orders.sort((a, b) => a.prioritySequence - b.prioritySequence),
      transactions: transactions.sort((a, b) => a.id - b.id),
      wallets: [...reachable].flatMap((userId) => this.account(userId).wallets),
      userFees: [...this.userFees.values()]
        .filter(({ userId }) => reachable.has(userId))
        .map((state) => ({ ...state })),
      cancelTimers: [...this.cancelTimers.values()].map((timer) => ({ ...timer })),
    };
  }
}

export function isOrderOpen({ status }: OrderState): boolean {
  return status === 'pending' || status === 'open' || status === 'partially_filled';
}

function isTransactionOpen({ status }: TransactionState): boolean {
  return status === 'pending' || status === 'held';
}

function moveClosed<T extends { id: number }>(
  open: Map<number, T>,
  changed: readonly T[],
  isOpen: (state: T) => boolean,
): T[] {
  return changed.filter((state) => {
    if (isOpen(state)) open.set(state.id, state);
    else open.delete(state.id);
    return !isOpen(state);
  });
}

function userIdOf({ userId }: { userId: string }): string {
  return userId;
}
