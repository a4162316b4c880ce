import type { MarketRules } from '../../engine/commands.ts';
import type {
  Counters,
  EngineSnapshot,
  OrderState,
  TransactionState,
  WalletState,
} from '../../engine/state.ts';
import { assert } from '../../lib/assert.ts';
import { parseStored } from '../../lib/decimal.ts';
import type { EngineConnection } from './engine-connection.ts';

/** Rows fetched at once: large enough to hide the round trip, small enough to keep memory flat. */
const FETCH_ROWS = 20_000;

const OPEN_STATUSES = `('open', 'partially_filled')`;

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
      orders: await loadOpenOrders(connection),
      transactions: await loadOpenTransactions(connection),
      wallets: await loadOpenWallets(connection),
    };
  } finally {
    await connection.query({ text: 'COMMIT' });
  }
}

/** The wallets of users whom the engine does not have in memory. */
export async function loadWallets(
  connection: EngineConnection,
  userIds: string[],
): Promise<Map<string, WalletState[]>> {
  const byUser = new Map<string, WalletState[]>(userIds.map((userId) => [userId, []]));
  const rows = await connection.rows(
    `SELECT user_id, token_id, balance, locked_balance, version FROM wallets
     WHERE user_id = ANY($1)`,
    [userIds],
  );
  for (const wallet of rows.map(toWallet)) byUser.get(wallet.userId)?.push(wallet);
  return byUser;
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
    `SELECT id, state, tick_size, lot_size, min_quantity, max_quantity, min_notional,
       maker_fee_ppm, taker_fee_ppm, current_price
     FROM tokens WHERE NOT is_quote ORDER BY id`,
  );
  const markets = rows.map((row) => ({
    tokenId: row[0] as number,
    state: row[1] as MarketRules['state'],
    tickAtoms: parseStored(row[2] as string),
    lotAtoms: parseStored(row[3] as string),
    minQuantityAtoms: parseStored(row[4] as string),
    maxQuantityAtoms: parseStored(row[5] as string),
    minNotionalAtoms: parseStored(row[6] as string),
    makerFeePpm: row[7] as number,
    takerFeePpm: row[8] as number,
  }));
  const lastPrices = rows.flatMap((row) =>
    row[9] === null
      ? []
      : [{ tokenId: row[0] as number, priceAtoms: parseStored(row[9] as string) }],
  );
  return { markets, lastPrices };
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
    date_part('epoch', created_at), date_part('epoch', nullif(updated_at, created_at))
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
    quantityAtoms: amount(row[7]),
    quoteQuantityAtoms: amount(row[8]),
    filledQuantityAtoms: amount(row[9]) ?? 0n,
    quoteFilledAtoms: amount(row[10]) ?? 0n,
    feeAtoms: amount(row[11]) ?? 0n,
    feeAccruedPpmAtoms: row[12] === null ? 0n : BigInt(row[12] as string),
    reservedAtoms: parseStored(row[13] as string),
    status: (row[14] as OrderState['status'] | null) ?? 'open',
    reason: row[15] as OrderState['reason'],
    timeInForce: (row[16] as OrderState['timeInForce'] | null) ?? 'GTC',
    postOnly: row[17] !== null,
    selfTradePrevention: (row[18] as OrderState['selfTradePrevention'] | null) ?? 'expire_taker',
    maxSlippageBps: row[19] as number,
    prioritySequence: (row[20] as number | null) ?? id,
    createdAtMs,
    updatedAtMs: row[22] === null ? createdAtMs : toMilliseconds(row[22]),
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

/** Wallets that a command of somebody else can reach: owners of open orders and transactions, the house. */
async function loadOpenWallets(connection: EngineConnection): Promise<WalletState[]> {
  const rows = await connection.rows(
    `SELECT user_id, token_id, balance, locked_balance, version FROM wallets
     WHERE is_system
       OR user_id IN (SELECT DISTINCT user_id FROM orders WHERE status IN ${OPEN_STATUSES})
       OR user_id IN (SELECT user_id FROM transactions
         WHERE (type = 'withdrawal' AND status = 'held')
           OR (type = 'deposit' AND status = 'pending'))`,
  );
  return rows.map(toWallet);
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
