import type {
  LedgerEntryState,
  MarketSnapshot,
  OrderState,
  TradeState,
  TransactionState,
  UserFeesState,
  WalletState,
} from '../../engine/state.ts';
import { parseStored } from '../../lib/decimal.ts';

/*
 * How the tables' rows are read: for each kind of row the expressions to select, in order, and the
 * function that makes a state of the values. Amounts are text, so they survive JSON too.
 */

/** The words of the partial index. */
export const OPEN_STATUSES = `('pending', 'open', 'partially_filled')`;

export const OPEN_TRANSACTION = `((type = 'withdrawal' AND status = 'held')
  OR (type = 'deposit' AND status = 'pending'))`;

/** The rules, what changes by itself, and the last price. */
export const MARKET_COLUMNS = [
  'id',
  ...['tick_size', 'lot_size', 'min_quantity', 'max_quantity', 'min_notional'].map(asText),
  ...['maker_fee_ppm', 'taker_fee_ppm', 'price_band_bps', 'max_open_orders', 'max_triggers'],
  ...['breaker_move_bps', 'breaker_window_minutes', 'breaker_pause_minutes', 'state'],
  ...['halted_until', 'opened_at'].map(asSeconds),
  asText('current_price'),
];

export function toMarket(row: unknown[]): MarketSnapshot & { lastPriceAtoms: bigint | null } {
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
    haltedUntilMs: time(row[15]),
    openedAtMs: toMilliseconds(row[16]),
    lastPriceAtoms: amount(row[17]),
  };
}

/**
 * What most open orders have in common travels as NULL: with a million of them, reading the columns
 * is most of the time until the exchange trades again.
 */
export const ORDER_COLUMNS = [
  ...['id', 'user_id', 'token_id', 'client_order_id', `nullif(order_type, 'limit')`, 'side'],
  ...['price', 'quantity', 'quote_quantity'].map(asText),
  ...['filled_quantity', 'quote_filled', 'fee', 'fee_accrued'].map((name) =>
    asText(`nullif(${name}, 0)`),
  ),
  ...[asText('reserved'), `nullif(status, 'open')`, 'reason', `nullif(time_in_force, 'GTC')`],
  ...['nullif(post_only, FALSE)', `nullif(self_trade_prevention, 'expire_taker')`],
  ...['max_slippage_bps', 'nullif(priority_sequence, id)'],
  ...['created_at', 'nullif(updated_at, created_at)'].map(asSeconds),
  ...['stop_price', 'trailing_delta'].map(asText),
  'trailing_delta_bps',
  ...['display_quantity', 'visible_quantity'].map(asText),
  ...[asSeconds('expires_at'), 'linked_order_id', asSeconds('triggered_at')],
];

/** @param userIds so that the orders of a user share one string. */
export function toOrder(row: unknown[], userIds: Map<string, string>): OrderState {
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

export const TRADE_COLUMNS = [
  ...['id', 'token_id'],
  ...['price', 'quantity', 'quote_amount'].map(asText),
  ...['buy_order_id', 'sell_order_id', 'buyer_id', 'seller_id', 'taker_side'],
  ...['buyer_fee', 'seller_fee'].map(asText),
  ...['buyer_fee_ppm', 'seller_fee_ppm', asSeconds('created_at')],
];

export function toTrade(row: unknown[]): TradeState {
  return {
    id: row[0] as number,
    tokenId: row[1] as number,
    priceAtoms: parseStored(row[2] as string),
    quantityAtoms: parseStored(row[3] as string),
    quoteAtoms: parseStored(row[4] as string),
    buyOrderId: row[5] as number,
    sellOrderId: row[6] as number,
    buyerId: row[7] as string,
    sellerId: row[8] as string,
    takerSide: row[9] as TradeState['takerSide'],
    buyerFeeAtoms: parseStored(row[10] as string),
    sellerFeeAtoms: parseStored(row[11] as string),
    buyerFeePpm: row[12] as number,
    sellerFeePpm: row[13] as number,
    timeMs: toMilliseconds(row[14]),
  };
}

export const LEDGER_COLUMNS = [
  ...['id', 'journal_id', 'journal_type', 'kind', 'reference_id', 'user_id', 'token_id'],
  ...['amount', 'balance_after'].map(asText),
  asSeconds('created_at'),
];

export function toLedgerEntry(row: unknown[]): LedgerEntryState {
  return {
    id: row[0] as number,
    journalId: row[1] as number,
    journalType: row[2] as LedgerEntryState['journalType'],
    kind: row[3] as LedgerEntryState['kind'],
    referenceId: row[4] as number,
    userId: row[5] as string,
    tokenId: row[6] as number,
    amountAtoms: parseStored(row[7] as string),
    balanceAfterAtoms: parseStored(row[8] as string),
    timeMs: toMilliseconds(row[9]),
  };
}

export const TRANSACTION_COLUMNS = [
  ...['id', 'user_id', 'token_id', 'type', asText('amount'), 'status', 'address', 'decided_by'],
  ...['reason', asSeconds('created_at'), asSeconds('updated_at')],
];

export function toTransaction(row: unknown[]): TransactionState {
  return {
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
  };
}

export const WALLET_COLUMNS = [
  ...['user_id', 'token_id', asText('balance'), asText('locked_balance'), 'version'],
];

export function toWallet(row: unknown[]): WalletState {
  return {
    userId: row[0] as string,
    tokenId: row[1] as number,
    balanceAtoms: parseStored(row[2] as string),
    lockedAtoms: parseStored(row[3] as string),
    version: row[4] as number,
  };
}

export const USER_FEES_COLUMNS = ['user_id', 'kind', 'maker_fee_ppm', 'taker_fee_ppm'];

export function toUserFees(row: unknown[]): UserFeesState {
  return {
    userId: row[0] as string,
    fees: {
      kind: row[1] as 'tier' | 'override',
      makerFeePpm: row[2] as number,
      takerFeePpm: row[3] as number,
    },
  };
}

export const CANCEL_TIMER_COLUMNS = ['user_id', asSeconds('due_at')];

export function toCancelTimer(row: unknown[]): { userId: string; dueAtMs: number } {
  return { userId: row[0] as string, dueAtMs: toMilliseconds(row[1]) };
}

/** From seconds with a fraction; times are stored with milliseconds. */
function toMilliseconds(seconds: unknown): number {
  return Math.round((seconds as number) * 1000);
}

function time(seconds: unknown): number | null {
  return seconds === null ? null : toMilliseconds(seconds);
}

function amount(text: unknown): bigint | null {
  return text === null ? null : parseStored(text as string);
}

function shared(strings: Map<string, string>, text: string): string {
  const known = strings.get(text);
  if (known !== undefined) return known;
  strings.set(text, text);
  return text;
}

function asText(expression: string): string {
  return `(${expression})::text`;
}

function asSeconds(expression: string): string {
  return `date_part('epoch', ${expression})`;
}
