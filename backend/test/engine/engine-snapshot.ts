import type { Engine } from '../../src/engine/engine.ts';
import type { Changes, EngineSnapshot, PriceRange, WalletState } from '../../src/engine/state.ts';
import { assert } from '../../src/lib/assert.ts';

const USD = 1;
const TKN = 2;

/** What a database would hold of these users and their market after the drains so far. */
export function snapshotOf(
  engine: Engine,
  users: readonly string[],
  stored: { timers?: Changes['cancelTimers']; priceRanges?: PriceRange[] } = {},
): EngineSnapshot {
  const market = engine.market(TKN);
  const priceAtoms = engine.lastPrice(TKN);
  const orders = users.flatMap((user) => engine.openOrders(user));
  return {
    quoteTokenId: USD,
    counters: engine.counters,
    markets: market === undefined ? [] : [market],
    lastPrices: priceAtoms === null ? [] : [{ tokenId: TKN, priceAtoms }],
    priceRanges: stored.priceRanges ?? [],
    orders: orders.sort((a, b) => a.prioritySequence - b.prioritySequence),
    transactions: [],
    wallets: users.flatMap((user) => [USD, TKN].map((tokenId) => walletOf(engine, user, tokenId))),
    userFees: [],
    cancelTimers: (stored.timers ?? []).flatMap(({ userId, dueAtMs }) =>
      dueAtMs === null ? [] : [{ userId, dueAtMs }],
    ),
  };
}

/** @throws AssertionError for a user who is not in memory. */
export function walletOf(engine: Engine, user: string, tokenId: number): WalletState {
  const wallet = engine.wallet(user, tokenId);
  assert(wallet !== undefined, `${user} is in memory`);
  return wallet;
}
