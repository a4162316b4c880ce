import type { BookState } from '../../engine/market.ts';
import type { MarketSnapshot, OrderState } from '../../engine/state.ts';
import {
  toCancelTimer,
  toMarket,
  toOrder,
  toTransaction,
  toUserFees,
  toWallet,
} from '../single-writer/state-rows.ts';
import { firstDifference } from './first-difference.ts';
import type { Differences } from './differences.ts';
import { UNLISTED, type ExchangeFold } from './exchange-fold.ts';
import { STATE_KINDS, type StateKind, type StatePart } from './state-parts.ts';

/** How many rows of each kind there were on the other side. */
export type StateCounts = Record<StateKind, number>;

interface KeyedState {
  key: string;
  state: object;
}

const READERS: Record<StateKind, (row: unknown[], userIds: Map<string, string>) => KeyedState> = {
  markets: (row) => {
    const state = toMarket(row);
    return { key: String(state.rules.tokenId), state };
  },
  wallets: (row) => {
    const state = toWallet(row);
    return { key: `${state.userId} ${state.tokenId}`, state };
  },
  userFees: (row) => {
    const state = toUserFees(row);
    return { key: state.userId, state };
  },
  cancelTimers: (row) => {
    const state = toCancelTimer(row);
    return { key: state.userId, state };
  },
  transactions: (row) => {
    const state = toTransaction(row);
    return { key: String(state.id), state };
  },
  orders: (row, userIds) => {
    const state = toOrder(row, userIds);
    return { key: String(state.id), state };
  },
};

/**
 * Compares a replayed state with a stored one, row by row and field by field.
 * @param place where the stored one lies, for people: "the database", "checkpoint 17".
 */
export async function compareState(
  fold: ExchangeFold,
  parts: AsyncIterable<StatePart>,
  place: string,
  differences: Differences,
): Promise<StateCounts> {
  const expected = statesByKind(fold);
  const counts = Object.fromEntries(STATE_KINDS.map((kind) => [kind, 0])) as StateCounts;
  const userIds = new Map<string, string>();
  for await (const { kind, rows } of parts) {
    counts[kind] += rows.length;
    for (const row of rows) {
      const { key, state } = READERS[kind](row, userIds);
      const replayed = expected[kind].get(key);
      expected[kind].delete(key);
      if (replayed === undefined) {
        differences.add(`${place}: ${kind} ${key} is there, and not by the journal`);
        continue;
      }
      const difference = firstDifference(state, replayed);
      if (difference !== null) differences.add(`${place}: ${kind} ${key}: ${difference}`);
    }
  }
  for (const kind of STATE_KINDS) {
    for (const key of expected[kind].keys()) {
      // A checkpoint may be older than the row of a token that is not listed yet.
      if (kind === 'markets' && isUnlisted(fold.markets.get(Number(key)))) continue;
      differences.add(`${place}: ${kind} ${key} is missing`);
    }
  }
  return counts;
}

/** Compares the shown levels of a replayed book with the sum of the orders that rest there. */
export function compareBook(
  tokenId: number,
  book: BookState,
  orders: Iterable<OrderState>,
  differences: Differences,
): void {
  const levels = new Map<string, bigint>();
  for (const order of orders) {
    if (order.tokenId !== tokenId || order.status === 'pending') continue;
    const key = `${order.side} ${order.priceAtoms ?? 0n}`;
    const openAtoms = (order.quantityAtoms ?? 0n) - order.filledQuantityAtoms;
    levels.set(key, (levels.get(key) ?? 0n) + (order.visibleQuantityAtoms ?? openAtoms));
  }
  for (const [side, shown] of [
    ['buy', book.bids],
    ['sell', book.asks],
  ] as const) {
    for (const { priceAtoms, quantityAtoms } of shown) {
      const key = `${side} ${priceAtoms}`;
      if (levels.get(key) !== quantityAtoms) {
        differences.add(`book ${tokenId}: ${key} shows ${quantityAtoms} atoms`);
      }
      levels.delete(key);
    }
  }
  for (const key of levels.keys()) differences.add(`book ${tokenId}: ${key} is not shown`);
}

function isUnlisted(market: MarketSnapshot | undefined): boolean {
  return market?.state === UNLISTED.state && market.openedAtMs === UNLISTED.openedAtMs;
}

function statesByKind(fold: ExchangeFold): Record<StateKind, Map<string, object>> {
  const keyed = <T extends object>(states: Iterable<T>, keyOf: (state: T) => string) =>
    new Map<string, object>([...states].map((state) => [keyOf(state), state]));
  const markets = [...fold.markets.values()].map((market) => ({
    ...market,
    lastPriceAtoms: fold.lastPrices.get(market.rules.tokenId) ?? null,
  }));
  const wallets = [...fold.wallets.values()].flatMap((ofUser) => [...ofUser.values()]);
  return {
    markets: keyed(markets, ({ rules }) => String(rules.tokenId)),
    wallets: keyed(wallets, ({ userId, tokenId }) => `${userId} ${tokenId}`),
    userFees: keyed(fold.userFees.values(), ({ userId }) => userId),
    cancelTimers: keyed(fold.cancelTimers.values(), ({ userId }) => userId),
    transactions: keyed(fold.transactions.values(), ({ id }) => String(id)),
    orders: keyed(fold.orders.values(), ({ id }) => String(id)),
  };
}
