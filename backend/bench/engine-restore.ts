import { Engine } from '../src/engine/engine.ts';
import type { EngineSnapshot, OrderState, WalletState } from '../src/engine/state.ts';

export interface RestoreRequest {
  orderCount: number;
}

export interface RestoreReply {
  seconds: number;
  /** Of checking every invariant of the restored engine. */
  verifySeconds: number;
}

const QUOTE_TOKEN_ID = 1;
const TOKEN_ID = 2;
const TICK_ATOMS = 1_000_000n;
const LOT_ATOMS = 100_000n;
/** Atoms of cash for one lot at a price of one tick. */
const CASH_ATOMS = 1000n;
const MIDDLE_TICKS = 50_000;
const WIDTH_TICKS = 10_000;
const USER_COUNT = 10_000;

/** From a snapshot in memory to an engine that trades. */
export function measureRestore({ orderCount }: RestoreRequest): RestoreReply {
  const snapshot = snapshotOf(orderCount);
  const startedMs = performance.now();
  const engine = Engine.restore(snapshot);
  const restoredMs = performance.now();
  const breaches = engine.verify();
  const verifiedMs = performance.now();
  if (breaches.length > 0) throw new Error(breaches[0]);
  return {
    seconds: (restoredMs - startedMs) / 1000,
    verifySeconds: (verifiedMs - restoredMs) / 1000,
  };
}

function snapshotOf(orderCount: number): EngineSnapshot {
  const orders = Array.from({ length: orderCount }, (_, index) => orderOf(index + 1));
  return {
    quoteTokenId: QUOTE_TOKEN_ID,
    counters: {
      orderId: orderCount,
      tradeId: 0,
      journalId: 0,
      ledgerEntryId: 0,
      transactionId: 0,
      prioritySequence: orderCount,
    },
    markets: [
      {
        rules: {
          tokenId: TOKEN_ID,
          tickAtoms: TICK_ATOMS,
          lotAtoms: LOT_ATOMS,
          minQuantityAtoms: LOT_ATOMS,
          maxQuantityAtoms: 10n ** 15n,
          minNotionalAtoms: 0n,
          makerFeePpm: 1000,
          takerFeePpm: 2000,
          priceBandBps: 0,
          maxOpenOrders: 200,
          maxTriggers: 50,
          breakerMoveBps: 0,
          breakerWindowMinutes: 5,
          breakerPauseMinutes: 5,
        },
        state: 'active',
        haltedUntilMs: null,
        openedAtMs: 0,
      },
    ],
    lastPrices: [],
    priceRanges: [],
    orders,
    transactions: [],
    wallets: walletsOf(orders),
    userFees: [],
    cancelTimers: [],
  };
}

/** Odd ones buy, even ones sell; prices and sizes run through their ranges at different paces. */
function orderOf(id: number): OrderState {
  const isBuy = id % 2 === 1;
  const away = (id * 7919) % WIDTH_TICKS;
  const ticks = BigInt(isBuy ? MIDDLE_TICKS - 1 - away : MIDDLE_TICKS + away);
  const lots = BigInt(1 + ((id * 31) % 100));
  return {
    id,
    userId: `00000000-0000-4000-8000-${String(id % USER_COUNT).padStart(12, '0')}`,
    tokenId: TOKEN_ID,
    clientOrderId: null,
    orderType: 'limit',
    side: isBuy ? 'buy' : 'sell',
    priceAtoms: ticks * TICK_ATOMS,
    stopPriceAtoms: null,
    trailingDeltaAtoms: null,
    trailingDeltaBps: null,
    quantityAtoms: lots * LOT_ATOMS,
    quoteQuantityAtoms: null,
    displayQuantityAtoms: null,
    visibleQuantityAtoms: null,
    filledQuantityAtoms: 0n,
    quoteFilledAtoms: 0n,
    feeAtoms: 0n,
    feeAccruedPpmAtoms: 0n,
    reservedAtoms: isBuy ? ticks * lots * CASH_ATOMS : lots * LOT_ATOMS,
    status: 'open',
    reason: null,
    timeInForce: 'GTC',
    expiresAtMs: null,
    postOnly: false,
    selfTradePrevention: 'expire_taker',
    maxSlippageBps: 500,
    linkedOrderId: null,
    triggeredAtMs: null,
    prioritySequence: id,
    createdAtMs: 1_700_000_000_000,
    updatedAtMs: 1_700_000_000_000,
  };
}

function walletsOf(orders: readonly OrderState[]): WalletState[] {
  const wallets = new Map<string, WalletState>();
  for (const { userId, side, reservedAtoms } of orders) {
    const tokenId = side === 'buy' ? QUOTE_TOKEN_ID : TOKEN_ID;
    const key = `${userId} ${tokenId}`;
    const before = wallets.get(key)?.lockedAtoms ?? 0n;
    const lockedAtoms = before + reservedAtoms;
    wallets.set(key, { userId, tokenId, balanceAtoms: lockedAtoms, lockedAtoms, version: 1 });
  }
  return [...wallets.values()];
}
