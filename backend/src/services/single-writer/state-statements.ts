import type { QueryConfig } from 'pg';
import type { Changes, TradeState } from '../../engine/state.ts';
import { foldCandles } from '../candle-fold.ts';
import { amountArray, plainArray, textArray, timeArray } from './array-literal.ts';

export function walletStatements({ wallets }: Changes): QueryConfig[] {
  const opened = wallets.filter(({ version }) => version === 1);
  const moved = wallets.filter(({ version }) => version > 1);
  const columns = (rows: typeof wallets) => [
    plainArray(rows.map((wallet) => wallet.userId)),
    plainArray(rows.map((wallet) => wallet.tokenId)),
    amountArray(rows.map((wallet) => wallet.balanceAtoms)),
    amountArray(rows.map((wallet) => wallet.lockedAtoms)),
    plainArray(rows.map((wallet) => wallet.version)),
  ];
  const statements: QueryConfig[] = [];
  if (opened.length > 0) {
    statements.push({
      name: 'batch-insert-wallets',
      text: `INSERT INTO wallets (user_id, token_id, balance, locked_balance, version, is_system)
        SELECT v.*, users.is_system
        FROM unnest($1::uuid[], $2::int[], $3::numeric[], $4::numeric[], $5::bigint[])
          AS v (user_id, token_id, balance, locked_balance, version)
        JOIN users ON users.id = v.user_id`,
      values: columns(opened),
    });
  }
  if (moved.length > 0) {
    statements.push({
      name: 'batch-update-wallets',
      text: `WITH moved AS (
          UPDATE wallets SET balance = v.balance, locked_balance = v.locked_balance,
            version = v.version, updated_at = now()
          FROM unnest($1::uuid[], $2::int[], $3::numeric[], $4::numeric[], $5::bigint[])
            AS v (user_id, token_id, balance, locked_balance, version)
          WHERE wallets.user_id = v.user_id AND wallets.token_id = v.token_id
            AND wallets.version = v.version - 1 RETURNING 1
        ) SELECT expect_rows((SELECT count(*) FROM moved), $6)`,
      values: [...columns(moved), moved.length],
    });
  }
  return statements;
}

export function tradeStatements(trades: TradeState[]): QueryConfig[] {
  if (trades.length === 0) return [];
  return [insertTrades(trades), updatePrices(trades)];
}

/** They follow from the trades alone. */
export function candleStatements(trades: TradeState[]): QueryConfig[] {
  return trades.length === 0 ? [] : [upsertCandles(trades)];
}

function insertTrades(trades: TradeState[]): QueryConfig {
  return {
    name: 'batch-insert-trades',
    text: `INSERT INTO trades (id, token_id, price, quantity, quote_amount, buy_order_id,
        sell_order_id, buyer_id, seller_id, taker_side, buyer_fee, seller_fee, buyer_fee_ppm,
        seller_fee_ppm, created_at)
      SELECT * FROM unnest($1::bigint[], $2::int[], $3::numeric[], $4::numeric[], $5::numeric[],
        $6::bigint[], $7::bigint[], $8::uuid[], $9::uuid[], $10::text[], $11::numeric[],
        $12::numeric[], $13::int[], $14::int[], $15::timestamptz[])`,
    values: [
      plainArray(trades.map((trade) => trade.id)),
      plainArray(trades.map((trade) => trade.tokenId)),
      amountArray(trades.map((trade) => trade.priceAtoms)),
      amountArray(trades.map((trade) => trade.quantityAtoms)),
      amountArray(trades.map((trade) => trade.quoteAtoms)),
      plainArray(trades.map((trade) => trade.buyOrderId)),
      plainArray(trades.map((trade) => trade.sellOrderId)),
      plainArray(trades.map((trade) => trade.buyerId)),
      plainArray(trades.map((trade) => trade.sellerId)),
      plainArray(trades.map((trade) => trade.takerSide)),
      amountArray(trades.map((trade) => trade.buyerFeeAtoms)),
      amountArray(trades.map((trade) => trade.sellerFeeAtoms)),
      plainArray(trades.map((trade) => trade.buyerFeePpm)),
      plainArray(trades.map((trade) => trade.sellerFeePpm)),
      timeArray(trades.map((trade) => trade.timeMs)),
    ],
  };
}

function updatePrices(trades: TradeState[]): QueryConfig {
  const lastPrices = new Map(trades.map((trade) => [trade.tokenId, trade.priceAtoms]));
  return {
    name: 'batch-update-prices',
    text: `UPDATE tokens SET current_price = v.price
      FROM unnest($1::int[], $2::numeric[]) AS v (id, price) WHERE tokens.id = v.id`,
    values: [plainArray([...lastPrices.keys()]), amountArray([...lastPrices.values()])],
  };
}

function upsertCandles(trades: TradeState[]): QueryConfig {
  const rows = foldCandles(trades);
  return {
    name: 'batch-upsert-candles',
    text: `INSERT INTO candles (token_id, width, open_time, open, high, low, close, volume,
        quote_volume, trade_count)
      SELECT * FROM unnest($1::int[], $2::text[], $3::timestamptz[], $4::numeric[], $5::numeric[],
        $6::numeric[], $7::numeric[], $8::numeric[], $9::numeric[], $10::int[])
      ON CONFLICT (token_id, width, open_time) DO UPDATE SET
        high = greatest(candles.high, excluded.high), low = least(candles.low, excluded.low),
        close = excluded.close, volume = candles.volume + excluded.volume,
        quote_volume = candles.quote_volume + excluded.quote_volume,
        trade_count = candles.trade_count + excluded.trade_count`,
    values: [
      plainArray(rows.map((row) => row.tokenId)),
      plainArray(rows.map((row) => row.width)),
      timeArray(rows.map((row) => row.openTimeMs)),
      amountArray(rows.map((row) => row.openAtoms)),
      amountArray(rows.map((row) => row.highAtoms)),
      amountArray(rows.map((row) => row.lowAtoms)),
      amountArray(rows.map((row) => row.closeAtoms)),
      amountArray(rows.map((row) => row.volumeAtoms)),
      amountArray(rows.map((row) => row.quoteVolumeAtoms)),
      plainArray(rows.map((row) => row.tradeCount)),
    ],
  };
}

export function ledgerStatements({ ledgerEntries }: Changes): QueryConfig[] {
  if (ledgerEntries.length === 0) return [];
  return [
    {
      name: 'batch-insert-ledger-entries',
      text: `INSERT INTO ledger_entries (id, journal_id, journal_type, kind, reference_id, user_id,
          token_id, amount, balance_after, created_at)
        SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::bigint[],
          $6::uuid[], $7::int[], $8::numeric[], $9::numeric[], $10::timestamptz[])`,
      values: [
        plainArray(ledgerEntries.map((entry) => entry.id)),
        plainArray(ledgerEntries.map((entry) => entry.journalId)),
        plainArray(ledgerEntries.map((entry) => entry.journalType)),
        plainArray(ledgerEntries.map((entry) => entry.kind)),
        plainArray(ledgerEntries.map((entry) => entry.referenceId)),
        plainArray(ledgerEntries.map((entry) => entry.userId)),
        plainArray(ledgerEntries.map((entry) => entry.tokenId)),
        amountArray(ledgerEntries.map((entry) => entry.amountAtoms)),
        amountArray(ledgerEntries.map((entry) => entry.balanceAfterAtoms)),
        timeArray(ledgerEntries.map((entry) => entry.timeMs)),
      ],
    },
  ];
}

/** Inserted or moved on: an upsert, because a transaction may be both within one batch. */
export function transactionStatements({ transactions }: Changes): QueryConfig[] {
  if (transactions.length === 0) return [];
  const rows = transactions.map(({ transaction }) => transaction);
  return [
    {
      name: 'batch-upsert-transactions',
      text: `INSERT INTO transactions (id, user_id, token_id, type, amount, status, address,
          decided_by, reason, created_at, updated_at)
        SELECT * FROM unnest($1::bigint[], $2::uuid[], $3::int[], $4::text[], $5::numeric[],
          $6::text[], $7::text[], $8::uuid[], $9::text[], $10::timestamptz[], $11::timestamptz[])
        ON CONFLICT (id) DO UPDATE SET status = excluded.status,
          decided_by = excluded.decided_by, reason = excluded.reason,
          updated_at = excluded.updated_at`,
      values: [
        plainArray(rows.map((row) => row.id)),
        plainArray(rows.map((row) => row.userId)),
        plainArray(rows.map((row) => row.tokenId)),
        plainArray(rows.map((row) => row.type)),
        amountArray(rows.map((row) => row.amountAtoms)),
        plainArray(rows.map((row) => row.status)),
        textArray(rows.map((row) => row.address)),
        plainArray(rows.map((row) => row.decidedBy)),
        textArray(rows.map((row) => row.reason)),
        timeArray(rows.map((row) => row.createdAtMs)),
        timeArray(rows.map((row) => row.updatedAtMs)),
      ],
    },
  ];
}
