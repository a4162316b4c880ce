import type {
  Counters,
  EngineSnapshot,
  OrderState,
  PriceRange,
  TransactionState,
  UserFeesState,
  WalletState,
} from '../../engine/state.ts';
import { assert } from '../../lib/assert.ts';
import { parseStored } from '../../lib/decimal.ts';
import type { EngineConnection, RowReader } from './engine-connection.ts';
import type { StoredAccount } from './engine-store.ts';
import {
  CANCEL_TIMER_COLUMNS,
  MARKET_COLUMNS,
  OPEN_STATUSES,
  OPEN_TRANSACTION,
  ORDER_COLUMNS,
  toCancelTimer,
  toMarket,
  toOrder,
  toTransaction,
  TRANSACTION_COLUMNS,
  toUserFees,
  toWallet,
  USER_FEES_COLUMNS,
  WALLET_COLUMNS,
} from './state-rows.ts';

/** Rows fetched at once: large enough to hide the round trip, small enough to keep memory flat. */
const FETCH_ROWS = 20_000;

/** Users whom a command of somebody else can reach: owners of open orders and transactions, the house. */
const REACHABLE_USERS = `SELECT id FROM users WHERE is_system
  UNION SELECT user_id FROM orders WHERE status IN ${OPEN_STATUSES}
  UNION SELECT user_id FROM transactions
    WHERE ${OPEN_TRANSACTION}`;

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
      `SELECT ${WALLET_COLUMNS.join(', ')} FROM wallets
       WHERE user_id = ANY($1)`,
      [userIds],
    ),
    connection.rows(
      `SELECT ${USER_FEES_COLUMNS.join(', ')} FROM user_fees WHERE user_id = ANY($1)`,
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

export function fullCounters(stored: Record<string, number>): Counters {
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
    `SELECT ${MARKET_COLUMNS.join(', ')} FROM tokens WHERE NOT is_quote ORDER BY id`,
  );
  const stored = rows.map(toMarket);
  return {
    markets: stored.map(({ rules, state, haltedUntilMs, openedAtMs }) => ({
      rules,
      state,
      haltedUntilMs,
      openedAtMs,
    })),
    lastPrices: stored.flatMap(({ rules: { tokenId }, lastPriceAtoms: priceAtoms }) =>
      priceAtoms === null ? [] : [{ tokenId, priceAtoms }],
    ),
  };
}

/**
 * The longest window of a circuit breaker and the minute that it ends in, back from the last trade: no
 * later command looks further back, whatever the clocks of this machine and the database say.
 */
export async function loadPriceRanges(connection: RowReader): Promise<PriceRange[]> {
  const rows = await connection.rows(
    `SELECT trades.token_id, floor(date_part('epoch', trades.created_at) / 60), min(price),
       max(price)
     FROM trades JOIN tokens ON tokens.id = trades.token_id
     WHERE trades.created_at >=
         (SELECT created_at FROM trades ORDER BY id DESC LIMIT 1) - interval '61 minutes'
       AND trades.created_at > tokens.opened_at
     GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return rows.map((row) => ({
    tokenId: row[0] as number,
    minute: row[1] as number,
    lowAtoms: parseStored(row[2] as string),
    highAtoms: parseStored(row[3] as string),
  }));
}

const OPEN_ORDERS = `SELECT ${ORDER_COLUMNS.join(', ')} FROM orders
  WHERE status IN ${OPEN_STATUSES} ORDER BY priority_sequence`;

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

async function loadOpenTransactions(connection: EngineConnection): Promise<TransactionState[]> {
  const rows = await connection.rows(
    `SELECT ${TRANSACTION_COLUMNS.join(', ')} FROM transactions
     WHERE ${OPEN_TRANSACTION} ORDER BY id`,
  );
  return rows.map(toTransaction);
}

async function loadOpenWallets(connection: EngineConnection): Promise<WalletState[]> {
  const rows = await connection.rows(
    `SELECT ${WALLET_COLUMNS.join(', ')} FROM wallets
     WHERE is_system OR user_id IN (${REACHABLE_USERS})`,
  );
  return rows.map(toWallet);
}

async function loadOpenUserFees(connection: EngineConnection): Promise<UserFeesState[]> {
  const rows = await connection.rows(
    `SELECT ${USER_FEES_COLUMNS.join(', ')} FROM user_fees
     WHERE user_id IN (${REACHABLE_USERS})`,
  );
  return rows.map(toUserFees);
}

async function loadCancelTimers(
  connection: EngineConnection,
): Promise<EngineSnapshot['cancelTimers']> {
  const rows = await connection.rows(
    `SELECT ${CANCEL_TIMER_COLUMNS.join(', ')} FROM cancel_timers ORDER BY due_at, user_id`,
  );
  return rows.map(toCancelTimer);
}
