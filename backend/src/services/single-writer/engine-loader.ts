import type {
  Counters,
  EngineSnapshot,
  MarketSnapshot,
  OrderState,
  PriceRange,
  TransactionState,
  UserFeesState,
  WalletState,
} from '../../engine/state.ts';
import { assert } from '../../lib/assert.ts';
import { parseStored } from '../../lib/decimal.ts';
import type { EngineConnection } from './engine-connection.ts';
import type { StoredAccount } from './engine-store.ts';

/** Rows fetched at once: large enough to hide the round trip, small enough to keep memory flat. */
const FETCH_ROWS = 20_000;

/** The words of the partial index. */
const OPEN_STATUSES = `('pending', 'open', 'partially_filled')`;

/** Users whom a command of somebody else can reach: owners of open orders and transactions, the house. */
const REACHABLE_USERS = `SELECT id FROM users WHERE is_system
  UNION SELECT user_id FROM orders WHERE status IN ${OPEN_STATUSES}
  UNION SELECT user_id FROM transactions
    WHERE (type = 'withdrawal' AND status = 'held') OR (type = 'deposit' AND status = 'pending')`;

/** The engine's state as the database has it. Run by the leader only, before its first batch. */
export async function loadSnapshot(
  connection: EngineConnection,
  counters: Record<string, number>,
): Promise<EngineSnapshot> {
  await connection.query({ text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' });
  try {
    const quote = await connection.rows('SELECT id FROM tokens WHERE is_quote');
    const quoteTokenId = quote[0]?.[0];
    assert(typeof quoteTokenId === 'number', 'there is no cash token: the database is not seeded');
    return {
      quoteTokenId,
      counters: fullCounters(counters),
      ...(await loadMarkets(connection)),
      priceRanges: await loadPriceRanges(connection),
      orders: await loadOpenOrders(connection),
      transactions: await loadOpenTransactions(connection),
      wallets: await loadOpenWallets(connection),
      userFees: await loadOpenUserFees(connection),
      cancelTimers: await loadCancelTimers(connection),
    };
  } finally {
    await connection.query({ text: 'COMMIT' });
  }
}

/** The wallets and rates of users whom the engine does not have in memory. */
export async function loadAccounts(
  connection: EngineConnection,
  userIds: string[],
): Promise<Map<string, StoredAccount>> {
  const accounts = new Map<string, StoredAccount>(
    userIds.map((userId) => [userId, { wallets: [], fees: { kind: 'market' } }]),
  );
  const [wallets, fees] = await Promise.all([
    connection.rows(
      `SELECT user_id, token_id, balance, locked_balance, version FROM wallets
       WHERE user_id = ANY($1)`,
      [userIds],
    ),
    connection.rows(
      `SELECT user_id, kind, maker_fee_ppm, taker_fee_ppm FROM user_fees WHERE user_id = ANY($1)`,
      [userIds],
    ),
  ]);
  for (const wallet of wallets.map(toWallet)) accounts.get(wallet.userId)?.wallets.push(wallet);
  for (const stored of fees.map(toUserFees)) {
    const account = accounts.get(stored.userId);
    if (account !== undefined) account.fees = stored.fees;
  }
  return accounts;
}

function fullCounters(stored: Record<string, number>): Counters {
  return {
    orderId: stored['orderId'] ?? 0,
    tradeId: stored['tradeId'] ?? 0,
    journalId: stored['journalId'] ?? 0,
    ledgerEntryId: stored['ledgerEntryId'] ?? 0,
    transactionId: stored['transactionId'] ?? 0,
    prioritySequence: stored['prioritySequence'] ?? 0,
  };
}

async function loadMarkets(
  connection: EngineConnection,
): Promise<Pick<EngineSnapshot, 'markets' | 'lastPrices'>> {
  const rows = await connection.rows(
    `SELECT id, tick_size, lot_size, min_quantity, max_quantity, min_notional, maker_fee_ppm,
       taker_fee_ppm, price_band_bps, max_open_orders, max_triggers, breaker_move_bps,
       breaker_window_minutes, breaker_pause_minutes, state, date_part('epoch', halted_until),
       date_part('epoch', opened_at), current_price
     FROM tokens WHERE NOT is_quote ORDER BY id`,
  );
  const lastPrices = rows.flatMap((row) =>
    row[17] === null
      ? []
      : [{ tokenId: row[0] as number, priceAtoms: parseStored(row[17] as string) }],
  );
  return { markets: rows.map(toMarket), lastPrices };
}

function toMarket(row: unknown[]): MarketSnapshot {
  return {
    rules: {
      tokenId: row[0] as number,
      tickAtoms: parseStored(row[1] as string),
      lotAtoms: parseStored(row[2] as string),
      minQuantityAtoms: parseStored(row[3] as string),
      maxQuantityAtoms: parseStored(row[4] as string),
      minNotionalAtoms: parseStored(row[5] as string),
      makerFeePpm: row[6] as number,
      takerFeePpm: row[7] as number,
      priceBandBps: row[8] as number,
      maxOpenOrders: row[9] as number,
      maxTriggers: row[10] as number,
      breakerMoveBps: row[11] as number,
      breakerWindowMinutes: row[12] as number,
      breakerPauseMinutes: row[13] as number,
    },
    state: row[14] as MarketSnapshot['state'],
    haltedUntilMs: row[15] === null ? null : toMilliseconds(row[15]),
    openedAtMs: toMilliseconds(row[16]),
  };
}

/**
 * The longest window of a circuit breaker and the minute that it ends in, back from the last trade: no
 * later command looks further back, whatever the clocks of this machine and the database say.
 */
async function loadPriceRanges(connection: EngineConnection): Promise<PriceRange[]> {
  const rows = await connection.rows(
    `SELECT trades.token_id, floor(date_part('epoch', trades.created_at) / 60), min(price),
       max(price)
     FROM trades JOIN tokens ON tokens.id = trades.token_id
     WHERE trades.created_at >=
         (SELECT created_at FROM trades ORDER BY id DESC LIMIT 1) - interval '61 minutes'
       AND trades.created_at >= tokens.opened_at
     GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return rows.map((row) => ({
    tokenId: row[0] as number,
    minute: row[1] as number,
    lowAtoms: parseStored(row[2] as string),
    highAtoms: parseStored(row[3] as string),
  }));
}

/**
 * What most open orders have in common travels as NULL: with a million of them, reading the columns
 * is most of the time until the exchange trades again.
 */
const OPEN_ORDERS = `SELECT id, user_id, token_id, client_order_id, nullif(order_type, 'limit'), side,
    price, quantity, quote_quantity, nullif(filled_quantity, 0), nullif(quote_filled, 0),
    nullif(fee, 0), nullif(fee_accrued, 0)::text, reserved, nullif(status, 'open'), reason,
    nullif(time_in_force, 'GTC'), nullif(post_only, FALSE),
    nullif(self_trade_prevention, 'expire_taker'), max_slippage_bps, nullif(priority_sequence, id),
    date_part('epoch', created_at), date_part('epoch', nullif(updated_at, created_at)), stop_price,
    trailing_delta, trailing_delta_bps, display_quantity, visible_quantity,
    date_part('epoch', expires_at), linked_order_id, date_part('epoch', triggered_at)
  FROM orders WHERE status IN ${OPEN_STATUSES} ORDER BY priority_sequence`;

async function loadOpenOrders(connection: EngineConnection): Promise<OrderState[]> {
  await connection.query({ text: `SET LOCAL work_mem = '256MB'` });
  await connection.query({ text: `DECLARE open_orders NO SCROLL CURSOR FOR ${OPEN_ORDERS}` });
  const orders: OrderState[] = [];
  const userIds = new Map<string, string>();
  const fetch = () => connection.rows(`FETCH ${FETCH_ROWS} FROM open_orders`);
  let next = fetch();
  for (;;) {
    const rows = await next;
    if (rows.length === 0) return orders;
    // The database prepares the next rows while these are read.
    next = fetch();
    for (const row of rows) orders.push(toOrder(row, userIds));
  }
}

/** @param userIds so that the orders of a user share one string. */
function toOrder(row: unknown[], userIds: Map<string, string>): OrderState {
  const amount = (value: unknown) => (value === null ? null : parseStored(value as string));
  const time = (value: unknown) => (value === null ? null : toMilliseconds(value));
  const id = row[0] as number;
  const createdAtMs = toMilliseconds(row[21]);
  return {
    id,
    userId: shared(userIds, row[1] as string),
    tokenId: row[2] as number,
    clientOrderId: row[3] as string | null,
    orderType: (row[4] as OrderState['orderType'] | null) ?? 'limit',
    side: row[5] === 'buy' ? 'buy' : 'sell',
    priceAtoms: amount(row[6]),
    stopPriceAtoms: amount(row[23]),
    trailingDeltaAtoms: amount(row[24]),
    trailingDeltaBps: row[25] as number | null,
    quantityAtoms: amount(row[7]),
    quoteQuantityAtoms: amount(row[8]),
    displayQuantityAtoms: amount(row[26]),
    visibleQuantityAtoms: amount(row[27]),
    filledQuantityAtoms: amount(row[9]) ?? 0n,
    quoteFilledAtoms: amount(row[10]) ?? 0n,
    feeAtoms: amount(row[11]) ?? 0n,
    feeAccruedPpmAtoms: row[12] === null ? 0n : BigInt(row[12] as string),
    reservedAtoms: parseStored(row[13] as string),
    status: (row[14] as OrderState['status'] | null) ?? 'open',
    reason: row[15] as OrderState['reason'],
    timeInForce: (row[16] as OrderState['timeInForce'] | null) ?? 'GTC',
    expiresAtMs: time(row[28]),
    postOnly: row[17] !== null,
    selfTradePrevention: (row[18] as OrderState['selfTradePrevention'] | null) ?? 'expire_taker',
    maxSlippageBps: row[19] as number,
    linkedOrderId: row[29] as number | null,
    triggeredAtMs: time(row[30]),
    prioritySequence: (row[20] as number | null) ?? id,
    createdAtMs,
    updatedAtMs: time(row[22]) ?? createdAtMs,
  };
}

function shared(strings: Map<string, string>, text: string): string {
  const known = strings.get(text);
  if (known !== undefined) return known;
  strings.set(text, text);
  return text;
}

/** From seconds with a fraction; times are stored with milliseconds. */
function toMilliseconds(seconds: unknown): number {
  return Math.round((seconds as number) * 1000);
}

async function loadOpenTransactions(connection: EngineConnection): Promise<TransactionState[]> {
  const rows = await connection.rows(
    `SELECT id, user_id, token_id, type, amount, status, address, decided_by, reason,
       date_part('epoch', created_at), date_part('epoch', updated_at)
     FROM transactions
     WHERE (type = 'withdrawal' AND status = 'held') OR (type = 'deposit' AND status = 'pending')
     ORDER BY id`,
  );
  return rows.map((row) => ({
    id: row[0] as number,
    userId: row[1] as string,
    tokenId: row[2] as number,
    type: row[3] as TransactionState['type'],
    amountAtoms: parseStored(row[4] as string),
    status: row[5] as TransactionState['status'],
    address: row[6] as string | null,
    decidedBy: row[7] as string | null,
    reason: row[8] as string | null,
    createdAtMs: toMilliseconds(row[9]),
    updatedAtMs: toMilliseconds(row[10]),
  }));
}

async function loadOpenWallets(connection: EngineConnection): Promise<WalletState[]> {
  const rows = await connection.rows(
    `SELECT user_id, token_id, balance, locked_balance, version FROM wallets
     WHERE is_system OR user_id IN (${REACHABLE_USERS})`,
  );
  return rows.map(toWallet);
}

async function loadOpenUserFees(connection: EngineConnection): Promise<UserFeesState[]> {
  const rows = await connection.rows(
    `SELECT user_id, kind, maker_fee_ppm, taker_fee_ppm FROM user_fees
     WHERE user_id IN (${REACHABLE_USERS})`,
  );
  return rows.map(toUserFees);
}

async function loadCancelTimers(
  connection: EngineConnection,
): Promise<EngineSnapshot['cancelTimers']> {
  const rows = await connection.rows(
    `SELECT user_id, date_part('epoch', due_at) FROM cancel_timers ORDER BY due_at, user_id`,
  );
  return rows.map((row) => ({ userId: row[0] as string, dueAtMs: toMilliseconds(row[1]) }));
}

function toUserFees(row: unknown[]): UserFeesState {
  return {
    userId: row[0] as string,
    fees: {
      kind: row[1] as 'tier' | 'override',
      makerFeePpm: row[2] as number,
      takerFeePpm: row[3] as number,
    },
  };
}

function toWallet(row: unknown[]): WalletState {
  return {
    userId: row[0] as string,
    tokenId: row[1] as number,
    balanceAtoms: parseStored(row[2] as string),
    lockedAtoms: parseStored(row[3] as string),
    version: row[4] as number,
  };
}
